// SPDX-License-Identifier: Apache-2.0
//
// TreeModel in the body: https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody
#include <algorithm>

#include "html/tree_model.h"

namespace crawlguard::html {
namespace {

constexpr TagSet kIgnored = {GUMBO_TAG_HTML, GUMBO_TAG_HEAD,     GUMBO_TAG_BODY,  GUMBO_TAG_CAPTION,
                             GUMBO_TAG_COL,  GUMBO_TAG_COLGROUP, GUMBO_TAG_FRAME, GUMBO_TAG_TBODY,
                             GUMBO_TAG_TD,   GUMBO_TAG_TFOOT,    GUMBO_TAG_TH,    GUMBO_TAG_THEAD,
                             GUMBO_TAG_TR};
constexpr TagSet kInHead = {GUMBO_TAG_BASE,     GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND,
                            GUMBO_TAG_MENUITEM, GUMBO_TAG_LINK,     GUMBO_TAG_META,
                            GUMBO_TAG_NOFRAMES, GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,
                            GUMBO_TAG_TEMPLATE, GUMBO_TAG_TITLE};
constexpr TagSet kVoid = {GUMBO_TAG_AREA,  GUMBO_TAG_BR,     GUMBO_TAG_EMBED, GUMBO_TAG_IMG,
                          GUMBO_TAG_IMAGE, GUMBO_TAG_KEYGEN, GUMBO_TAG_WBR,   GUMBO_TAG_INPUT,
                          GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK};
constexpr TagSet kReconstructingVoid = {GUMBO_TAG_AREA, GUMBO_TAG_BR,    GUMBO_TAG_EMBED,
                                        GUMBO_TAG_IMG,  GUMBO_TAG_IMAGE, GUMBO_TAG_KEYGEN,
                                        GUMBO_TAG_WBR,  GUMBO_TAG_INPUT};
constexpr TagSet kBlocks = {
    GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,  GUMBO_TAG_ASIDE,      GUMBO_TAG_BLOCKQUOTE,
    GUMBO_TAG_CENTER,  GUMBO_TAG_DETAILS,  GUMBO_TAG_DIR,        GUMBO_TAG_DIV,
    GUMBO_TAG_DL,      GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,
    GUMBO_TAG_FOOTER,  GUMBO_TAG_HEADER,   GUMBO_TAG_HGROUP,     GUMBO_TAG_MENU,
    GUMBO_TAG_MAIN,    GUMBO_TAG_NAV,      GUMBO_TAG_OL,         GUMBO_TAG_P,
    GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY,  GUMBO_TAG_UL,         GUMBO_TAG_PRE,
    GUMBO_TAG_LISTING};
constexpr TagSet kFormatting = {GUMBO_TAG_A,  GUMBO_TAG_B,     GUMBO_TAG_BIG,    GUMBO_TAG_CODE,
                                GUMBO_TAG_EM, GUMBO_TAG_FONT,  GUMBO_TAG_I,      GUMBO_TAG_NOBR,
                                GUMBO_TAG_S,  GUMBO_TAG_SMALL, GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG,
                                GUMBO_TAG_TT, GUMBO_TAG_U};
constexpr TagSet kObjects = {GUMBO_TAG_APPLET, GUMBO_TAG_MARQUEE, GUMBO_TAG_OBJECT};
constexpr TagSet kOptions = {GUMBO_TAG_OPTION};

bool BoundsScope(const OpenElement& e) { return e.BoundsScope(); }
bool BoundsButtonScope(const OpenElement& e) { return e.BoundsScope() || e.Is(GUMBO_TAG_BUTTON); }
bool BoundsListScope(const OpenElement& e) {
  return e.BoundsScope() || e.Is(GUMBO_TAG_OL) || e.Is(GUMBO_TAG_UL);
}
bool BoundsTableScope(const OpenElement& e) {
  return e.Is(GUMBO_TAG_TABLE) || e.Is(GUMBO_TAG_TEMPLATE);
}
bool IsSpecial(const OpenElement& e) { return e.IsSpecial(); }
bool BoundsItem(const OpenElement& e) {
  return e.IsSpecial() && !e.Is(GUMBO_TAG_ADDRESS) && !e.Is(GUMBO_TAG_DIV) && !e.Is(GUMBO_TAG_P);
}
auto HasTag(GumboTag tag) {
  return [tag](const OpenElement& e) { return e.Is(tag); };
}
bool IsHeading(const OpenElement& e) { return e.IsIn(kHeadings); }
bool IsDefinition(const OpenElement& e) { return e.Is(GUMBO_TAG_DD) || e.Is(GUMBO_TAG_DT); }

}  // namespace

void TreeModel::CloseParagraph() { open_.Close(GUMBO_TAG_P, BoundsButtonScope); }

// Closes one or not, as the page's doctype says, which is not looked at.
void TreeModel::DoubtParagraph() {
  if (!open_.MayHave(GUMBO_TAG_P)) return;
  for (std::size_t i = open_.size(); i-- > 0;) {
    if (open_[i].Is(GUMBO_TAG_P)) {
      const bool sure = open_[i].sure;
      open_.Doubt(i);
      if (sure) return;
    } else if (BoundsButtonScope(open_[i]) && open_[i].sure) {
      return;
    }
  }
}

// Closes the current node if it is one of these. With formatting elements pending, the current node
// may be one of those.
void TreeModel::CloseCurrent(const TagSet& tags) {
  for (std::size_t i = open_.size(); i-- > 0;) {
    const bool sure = open_[i].sure;
    const bool closed = open_[i].IsIn(tags);
    if (closed) open_[i].sure = false;
    if (closed && i + 1 == open_.size() && !open_.AnyReopened()) open_.Truncate(i);
    if (sure) return;
  }
}

// https://html.spec.whatwg.org/multipage/parsing.html#generate-implied-end-tags. `sure`: Gumbo does
// so now; otherwise it may.
void TreeModel::CloseImplied(GumboTag exception, bool sure) {
  const auto closes = [&](const OpenElement& e) { return e.IsIn(kImpliedEnd) && !e.Is(exception); };
  std::size_t keep = open_.size();
  while (keep > 0 && closes(open_[keep - 1])) --keep;
  open_.Doubt(keep);
  if (sure && !open_.AnyReopened()) open_.Truncate(keep);
  // What is doubted may not be there, and then what is below it is closed too.
  for (std::size_t i = keep; i-- > 0 && (closes(open_[i]) || !open_[i].sure);)
    open_[i].sure = false;
}

bool TreeModel::HasTemplate() {
  bool doubtful = false;
  if (!open_.MayHave(GUMBO_TAG_TEMPLATE)) return false;
  for (const OpenElement& e : open_.elements()) {
    if (!e.Is(GUMBO_TAG_TEMPLATE)) continue;
    if (e.sure) return true;
    doubtful = true;
  }
  if (doubtful) tangled_ = true;
  return false;
}

TreeModel::Content TreeModel::StartInBody(const StartToken& token) {
  if (kIgnored.Has(token.tag)) return Content::kMarkup;
  if (kInHead.Has(token.tag)) return StartInHead(token);
  if (kVoid.Has(token.tag)) {
    if (kReconstructingVoid.Has(token.tag)) open_.Reconstruct(true);
    return Content::kMarkup;
  }
  if (token.tag == GUMBO_TAG_FRAMESET) {
    // Gumbo takes it as long as there was no content, or throws the body away for it.
    if (body_seen_ || !open_.empty()) {
      tangled_ = true;
    } else {
      frameset_ = true;
      Push(token.tag);
    }
    return Content::kMarkup;
  }
  return kBlocks.Has(token.tag) ? StartFlow(token) : StartPhrasing(token);
}

TreeModel::Content TreeModel::StartFlow(const StartToken& token) {
  CloseParagraph();
  Push(token.tag);
  return Content::kMarkup;
}

TreeModel::Content TreeModel::StartPhrasing(const StartToken& token) {
  OpenElement element;
  element.tag = token.tag;
  switch (token.tag) {
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      CloseParagraph();
      CloseCurrent(kHeadings);
      break;
    case GUMBO_TAG_FORM:
      StartForm(false);
      return Content::kMarkup;
    case GUMBO_TAG_LI:
      open_.Close(HasTag(GUMBO_TAG_LI), BoundsItem);
      CloseParagraph();
      break;
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DT:
      open_.Close(IsDefinition, BoundsItem);
      CloseParagraph();
      break;
    case GUMBO_TAG_PLAINTEXT:
      CloseParagraph();
      Push(token.tag);
      return Content::kRest;
    case GUMBO_TAG_BUTTON:
      open_.Close(GUMBO_TAG_BUTTON, BoundsScope);
      open_.Reconstruct(true);
      break;
    case GUMBO_TAG_TABLE:
      DoubtParagraph();
      break;
    case GUMBO_TAG_HR:
      CloseParagraph();
      return Content::kMarkup;
    case GUMBO_TAG_ISINDEX:
      if (!form_open_ || HasTemplate()) CloseParagraph();
      return Content::kMarkup;
    case GUMBO_TAG_XMP:
      CloseParagraph();
      open_.Reconstruct(true);
      return Content::kRawText;
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
      return Content::kRawText;
    case GUMBO_TAG_SELECT: {
      open_.Reconstruct(true);
      const Mode mode = CurrentMode();
      element.select_in_table = mode == Mode::kTable || mode == Mode::kCaption ||
                                mode == Mode::kTableBody || mode == Mode::kRow ||
                                mode == Mode::kCell;
      break;
    }
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_OPTGROUP:
      CloseCurrent(kOptions);
      open_.Reconstruct(true);
      break;
    case GUMBO_TAG_RB:
    case GUMBO_TAG_RP:
    case GUMBO_TAG_RT:
    case GUMBO_TAG_RTC:
      StartRubyPart(token.tag);
      break;
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_SVG:
      open_.Reconstruct(true);
      if (token.self_closing) return Content::kMarkup;
      element.space = token.tag == GUMBO_TAG_SVG ? GUMBO_NAMESPACE_SVG : GUMBO_NAMESPACE_MATHML;
      element.name = token.name;
      break;
    case GUMBO_TAG_NOSCRIPT:
      open_.Reconstruct(body_seen_ || head_closed_);
      element.sure = body_seen_ || head_closed_;  // in a head, what does not belong there ends it
      break;
    case GUMBO_TAG_NOBR:
      open_.Reconstruct(true);
      open_.CloseFormatting(token.tag);
      open_.Reconstruct(true);
      break;
    case GUMBO_TAG_A:
      open_.CloseFormatting(token.tag);
      open_.Reconstruct(true);
      break;
    default:
      open_.Reconstruct(true);
      break;
  }
  if (kFormatting.Has(token.tag)) {
    element.attributes = token.attributes;
    element.attribute_count = token.attribute_count;
    open_.PushFormatting(element);
  } else {
    open_.Push(element);
  }
  return Content::kMarkup;
}

void TreeModel::StartForm(bool in_table) {
  const bool in_template = HasTemplate();
  if (form_open_ && !in_template) return;  // ignored
  if (in_table) {
    // It sets the pointer, and is closed at once.
    if (!in_template) form_open_ = true;
    return;
  }
  CloseParagraph();
  OpenElement element;
  element.tag = GUMBO_TAG_FORM;
  element.form_pointer = !in_template;
  form_open_ |= !in_template;
  open_.Push(element);
}

void TreeModel::EndForm() {
  const bool in_template = HasTemplate();
  const auto is_form = [&](const OpenElement& e) {
    return in_template ? e.Is(GUMBO_TAG_FORM) : e.form_pointer;
  };
  const std::optional<bool> in_scope = open_.InScope(is_form, BoundsScope);
  if (in_scope != false) CloseImplied(GUMBO_TAG_LAST, in_scope == true);
  std::size_t form = open_.size();
  while (form > 0 && !is_form(open_[form - 1])) --form;
  if (!in_template) {
    form_open_ = false;
    for (std::size_t i = 0; i < open_.size(); ++i) open_[i].form_pointer = false;
  }
  if (in_scope == false) return;
  --form;
  if (!in_template) {
    // Only the form itself is taken off the stack.
    if (in_scope == true && open_[form].sure) {
      open_.Remove(form);
    } else {
      open_[form].sure = false;
    }
    return;
  }
  // Closed if it is the current node by now; otherwise nothing is.
  open_[form].sure = false;
  if (form + 1 == open_.size() && !open_.AnyReopened()) open_.Truncate(form);
}

void TreeModel::StartRubyPart(GumboTag tag) {
  const GumboTag exception =
      tag == GUMBO_TAG_RT || tag == GUMBO_TAG_RP ? GUMBO_TAG_RTC : GUMBO_TAG_LAST;
  if (!open_.MayHave(GUMBO_TAG_RUBY)) return;
  const std::optional<bool> in_scope = open_.InScope(HasTag(GUMBO_TAG_RUBY), BoundsScope);
  if (in_scope != false) CloseImplied(exception, in_scope == true);
}

void TreeModel::EndInBody(GumboTag tag) {
  if (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML) return;
  if (tag == GUMBO_TAG_BR) {  // as a start tag
    open_.Reconstruct(true);
    return;
  }
  if (tag == GUMBO_TAG_P) {
    CloseParagraph();
  } else if (tag == GUMBO_TAG_FORM) {
    EndForm();
  } else if (kBlocks.Has(tag) || tag == GUMBO_TAG_BUTTON || tag == GUMBO_TAG_DD ||
             tag == GUMBO_TAG_DT) {
    open_.Close(tag, BoundsScope);
  } else if (tag == GUMBO_TAG_LI) {
    open_.Close(tag, BoundsListScope);
  } else if (kHeadings.Has(tag)) {
    open_.Close(IsHeading, BoundsScope);
  } else if (kFormatting.Has(tag)) {
    open_.CloseFormatting(tag);
  } else if (kObjects.Has(tag)) {
    open_.Close(tag, BoundsTableScope, true);
  } else {
    open_.Close(HasTag(tag), IsSpecial);
  }
}

}  // namespace crawlguard::html
