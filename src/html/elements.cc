// SPDX-License-Identifier: Apache-2.0
#include "html/elements.h"

#include <array>
#include <cstddef>

namespace crawlguard::html {
namespace {

// https://html.spec.whatwg.org/multipage/rendering.html: display: inline, or no rule at all.
constexpr GumboTag kInline[] = {
    GUMBO_TAG_A,      GUMBO_TAG_ABBR,     GUMBO_TAG_ACRONYM,  GUMBO_TAG_B,       GUMBO_TAG_BASEFONT,
    GUMBO_TAG_BDI,    GUMBO_TAG_BDO,      GUMBO_TAG_BIG,      GUMBO_TAG_BLINK,   GUMBO_TAG_BR,
    GUMBO_TAG_CITE,   GUMBO_TAG_CODE,     GUMBO_TAG_DATA,     GUMBO_TAG_DEL,     GUMBO_TAG_DFN,
    GUMBO_TAG_EM,     GUMBO_TAG_EMBED,    GUMBO_TAG_FONT,     GUMBO_TAG_I,       GUMBO_TAG_IMAGE,
    GUMBO_TAG_IMG,    GUMBO_TAG_INS,      GUMBO_TAG_KBD,      GUMBO_TAG_LABEL,   GUMBO_TAG_MAP,
    GUMBO_TAG_MARK,   GUMBO_TAG_METER,    GUMBO_TAG_NOBR,     GUMBO_TAG_OUTPUT,  GUMBO_TAG_PROGRESS,
    GUMBO_TAG_Q,      GUMBO_TAG_RB,       GUMBO_TAG_RP,       GUMBO_TAG_RT,      GUMBO_TAG_RTC,
    GUMBO_TAG_RUBY,   GUMBO_TAG_S,        GUMBO_TAG_SAMP,     GUMBO_TAG_SCRIPT,  GUMBO_TAG_SMALL,
    GUMBO_TAG_SPACER, GUMBO_TAG_SPAN,     GUMBO_TAG_STRIKE,   GUMBO_TAG_STRONG,  GUMBO_TAG_STYLE,
    GUMBO_TAG_SUB,    GUMBO_TAG_SUP,      GUMBO_TAG_TIME,     GUMBO_TAG_TT,      GUMBO_TAG_U,
    GUMBO_TAG_VAR,    GUMBO_TAG_WBR,      GUMBO_TAG_INPUT,    GUMBO_TAG_LINK,    GUMBO_TAG_META,
    GUMBO_TAG_BASE,   GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_UNKNOWN,
};
// Not <pre> and <textarea>: terms of use are often shown in them.
constexpr GumboTag kQuoting[] = {
    GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_Q,    GUMBO_TAG_CITE,
    GUMBO_TAG_CODE,       GUMBO_TAG_SAMP, GUMBO_TAG_KBD,
};
constexpr GumboTag kHeading[] = {
    GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6,
};
// Fallback content of what a browser can show, and what only a script makes appear.
constexpr GumboTag kHidden[] = {
    GUMBO_TAG_TEMPLATE, GUMBO_TAG_DATALIST, GUMBO_TAG_CANVAS, GUMBO_TAG_VIDEO,
    GUMBO_TAG_AUDIO,    GUMBO_TAG_OBJECT,   GUMBO_TAG_APPLET,
};
constexpr GumboTag kList[] = {GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_MENU, GUMBO_TAG_DIR};
constexpr GumboTag kRawMarkup[] = {GUMBO_TAG_IFRAME, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES};
constexpr GumboTag kNoText[] = {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE};

using Table = std::array<ElementTraits, static_cast<std::size_t>(GUMBO_TAG_LAST) + 1>;

template <std::size_t n>
constexpr void Mark(Table* table, const GumboTag (&tags)[n], bool ElementTraits::*trait) {
  for (const GumboTag tag : tags) (*table)[static_cast<std::size_t>(tag)].*trait = true;
}

constexpr Table MakeTable() {
  Table table{};
  Mark(&table, kInline, &ElementTraits::is_inline);
  Mark(&table, kQuoting, &ElementTraits::quotes);
  Mark(&table, kHeading, &ElementTraits::heading);
  Mark(&table, kHidden, &ElementTraits::hidden);
  Mark(&table, kList, &ElementTraits::list);
  Mark(&table, kRawMarkup, &ElementTraits::raw_markup);
  Mark(&table, kNoText, &ElementTraits::no_text);
  return table;
}

constexpr Table kTable = MakeTable();

}  // namespace

const ElementTraits& TraitsOf(GumboTag tag) { return kTable[static_cast<std::size_t>(tag)]; }

}  // namespace crawlguard::html
