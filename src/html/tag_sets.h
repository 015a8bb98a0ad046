// SPDX-License-Identifier: Apache-2.0
//
// Sets of tags, and the ones that HTML's tree construction names.
#ifndef CRAWLGUARD_HTML_TAG_SETS_H_
#define CRAWLGUARD_HTML_TAG_SETS_H_

#include <gumbo.h>

#include <array>
#include <cstddef>
#include <initializer_list>

namespace crawlguard::html {

class TagSet {
 public:
  constexpr TagSet(std::initializer_list<GumboTag> tags) {
    for (const GumboTag tag : tags) has_[static_cast<std::size_t>(tag)] = true;
  }
  constexpr bool Has(GumboTag tag) const { return has_[static_cast<std::size_t>(tag)]; }

 private:
  std::array<bool, static_cast<std::size_t>(GUMBO_TAG_LAST) + 1> has_{};
};

// https://html.spec.whatwg.org/multipage/parsing.html#has-an-element-in-scope, in the three
// namespaces; without html, which is below everything.
inline constexpr TagSet kScopeHtml = {GUMBO_TAG_APPLET, GUMBO_TAG_CAPTION, GUMBO_TAG_TABLE,
                                      GUMBO_TAG_TD,     GUMBO_TAG_TH,      GUMBO_TAG_MARQUEE,
                                      GUMBO_TAG_OBJECT, GUMBO_TAG_TEMPLATE};
inline constexpr TagSet kScopeMathml = {GUMBO_TAG_MI, GUMBO_TAG_MO,    GUMBO_TAG_MN,
                                        GUMBO_TAG_MS, GUMBO_TAG_MTEXT, GUMBO_TAG_ANNOTATION_XML};
inline constexpr TagSet kScopeSvg = {GUMBO_TAG_FOREIGNOBJECT, GUMBO_TAG_DESC, GUMBO_TAG_TITLE};

// https://html.spec.whatwg.org/multipage/parsing.html#special, as Gumbo has it
inline constexpr TagSet kSpecialHtml = {
    GUMBO_TAG_ADDRESS,    GUMBO_TAG_APPLET,     GUMBO_TAG_AREA,     GUMBO_TAG_ARTICLE,
    GUMBO_TAG_ASIDE,      GUMBO_TAG_BASE,       GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND,
    GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,       GUMBO_TAG_BR,       GUMBO_TAG_BUTTON,
    GUMBO_TAG_CAPTION,    GUMBO_TAG_CENTER,     GUMBO_TAG_COL,      GUMBO_TAG_COLGROUP,
    GUMBO_TAG_MENUITEM,   GUMBO_TAG_DD,         GUMBO_TAG_DETAILS,  GUMBO_TAG_DIR,
    GUMBO_TAG_DIV,        GUMBO_TAG_DL,         GUMBO_TAG_DT,       GUMBO_TAG_EMBED,
    GUMBO_TAG_FIELDSET,   GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,   GUMBO_TAG_FOOTER,
    GUMBO_TAG_FORM,       GUMBO_TAG_FRAME,      GUMBO_TAG_FRAMESET, GUMBO_TAG_H1,
    GUMBO_TAG_H2,         GUMBO_TAG_H3,         GUMBO_TAG_H4,       GUMBO_TAG_H5,
    GUMBO_TAG_H6,         GUMBO_TAG_HEAD,       GUMBO_TAG_HEADER,   GUMBO_TAG_HGROUP,
    GUMBO_TAG_HR,         GUMBO_TAG_HTML,       GUMBO_TAG_IFRAME,   GUMBO_TAG_IMG,
    GUMBO_TAG_INPUT,      GUMBO_TAG_ISINDEX,    GUMBO_TAG_LI,       GUMBO_TAG_LINK,
    GUMBO_TAG_LISTING,    GUMBO_TAG_MARQUEE,    GUMBO_TAG_MENU,     GUMBO_TAG_META,
    GUMBO_TAG_NAV,        GUMBO_TAG_NOEMBED,    GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOSCRIPT,
    GUMBO_TAG_OBJECT,     GUMBO_TAG_OL,         GUMBO_TAG_P,        GUMBO_TAG_PARAM,
    GUMBO_TAG_PLAINTEXT,  GUMBO_TAG_PRE,        GUMBO_TAG_SCRIPT,   GUMBO_TAG_SECTION,
    GUMBO_TAG_SELECT,     GUMBO_TAG_STYLE,      GUMBO_TAG_SUMMARY,  GUMBO_TAG_TABLE,
    GUMBO_TAG_TBODY,      GUMBO_TAG_TD,         GUMBO_TAG_TEMPLATE, GUMBO_TAG_TEXTAREA,
    GUMBO_TAG_TFOOT,      GUMBO_TAG_TH,         GUMBO_TAG_THEAD,    GUMBO_TAG_TITLE,
    GUMBO_TAG_TR,         GUMBO_TAG_UL,         GUMBO_TAG_WBR,      GUMBO_TAG_XMP};
inline constexpr TagSet kSpecialSvg = {GUMBO_TAG_FOREIGNOBJECT, GUMBO_TAG_DESC};

// https://html.spec.whatwg.org/multipage/parsing.html#generate-implied-end-tags
inline constexpr TagSet kImpliedEnd = {
    GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_LI, GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP,
    GUMBO_TAG_P,  GUMBO_TAG_RP, GUMBO_TAG_RB, GUMBO_TAG_RT,     GUMBO_TAG_RTC};

inline constexpr TagSet kHeadings = {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3,
                                     GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6};
inline constexpr TagSet kTableBodies = {GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT};
inline constexpr TagSet kCells = {GUMBO_TAG_TD, GUMBO_TAG_TH};

// Elements that decide how the tags in them are read ("insertion mode").
inline constexpr TagSet kContexts = {GUMBO_TAG_TABLE,  GUMBO_TAG_TBODY,   GUMBO_TAG_THEAD,
                                     GUMBO_TAG_TFOOT,  GUMBO_TAG_TR,      GUMBO_TAG_TD,
                                     GUMBO_TAG_TH,     GUMBO_TAG_CAPTION, GUMBO_TAG_COLGROUP,
                                     GUMBO_TAG_SELECT, GUMBO_TAG_TEMPLATE};

// Elements that set a marker in the list of active formatting elements.
inline constexpr TagSet kMarkers = {GUMBO_TAG_TD,      GUMBO_TAG_TH,     GUMBO_TAG_CAPTION,
                                    GUMBO_TAG_APPLET,  GUMBO_TAG_OBJECT, GUMBO_TAG_MARQUEE,
                                    GUMBO_TAG_TEMPLATE};

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_TAG_SETS_H_
