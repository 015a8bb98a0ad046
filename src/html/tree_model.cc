// SPDX-License-Identifier: Apache-2.0
#include "html/tree_model.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace crawlguard::html {
namespace {

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign: these leave it.
constexpr TagSet kBreakouts = {
    GUMBO_TAG_B,      GUMBO_TAG_BIG,    GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,  GUMBO_TAG_BR,
    GUMBO_TAG_CENTER, GUMBO_TAG_CODE,   GUMBO_TAG_DD,         GUMBO_TAG_DIV,   GUMBO_TAG_DL,
    GUMBO_TAG_DT,     GUMBO_TAG_EM,     GUMBO_TAG_EMBED,      GUMBO_TAG_H1,    GUMBO_TAG_H2,
    GUMBO_TAG_H3,     GUMBO_TAG_H4,     GUMBO_TAG_H5,         GUMBO_TAG_H6,    GUMBO_TAG_HEAD,
    GUMBO_TAG_HR,     GUMBO_TAG_I,      GUMBO_TAG_IMG,        GUMBO_TAG_LI,    GUMBO_TAG_LISTING,
    GUMBO_TAG_MENU,   GUMBO_TAG_META,   GUMBO_TAG_NOBR,       GUMBO_TAG_OL,    GUMBO_TAG_P,
    GUMBO_TAG_PRE,    GUMBO_TAG_RUBY,   GUMBO_TAG_S,          GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,
    GUMBO_TAG_STRONG, GUMBO_TAG_STRIKE, GUMBO_TAG_SUB,        GUMBO_TAG_SUP,   GUMBO_TAG_TABLE,
    GUMBO_TAG_TT,     GUMBO_TAG_U,      GUMBO_TAG_UL,         GUMBO_TAG_VAR};
constexpr TagSet kTextIntegration = {GUMBO_TAG_MI, GUMBO_TAG_MO, GUMBO_TAG_MN, GUMBO_TAG_MS,
                                     GUMBO_TAG_MTEXT};
constexpr TagSet kHead = {GUMBO_TAG_HTML,     GUMBO_TAG_HEAD,     GUMBO_TAG_BASE,
                          GUMBO_TAG_BASEFONT, GUMBO_TAG_LINK,     GUMBO_TAG_BGSOUND,
                          GUMBO_TAG_META,     GUMBO_TAG_TITLE,    GUMBO_TAG_STYLE,
                          GUMBO_TAG_NOSCRIPT, GUMBO_TAG_SCRIPT,   GUMBO_TAG_TEMPLATE,
                          GUMBO_TAG_NOFRAMES, GUMBO_TAG_FRAMESET, GUMBO_TAG_MENUITEM};

GumboTag LookUp(std::string_view name) {
  std::array<char, 32> lower{};
  if (name.size() > lower.size()) return GUMBO_TAG_UNKNOWN;
  std::transform(name.begin(), name.end(), lower.begin(), ascii::ToLower);
  return gumbo_tagn_enum(lower.data(), static_cast<unsigned>(name.size()));
}

// HTML can stand in it, so that Gumbo may open formatting elements anew there.
bool IsIntegrationPoint(const OpenElement& element) {
  if (element.space == GUMBO_NAMESPACE_SVG) return kScopeSvg.Has(element.tag);
  return element.space == GUMBO_NAMESPACE_MATHML && kTextIntegration.Has(element.tag);
}

// The name that Gumbo reads off a foreign tag when it looks for the element that an end tag closes.
std::string_view ForeignName(std::string_view name) { return name.substr(0, name.find('\v')); }

bool IsFontStyle(std::string_view name) {
  if (name.starts_with('\0')) name.remove_prefix(1);  // Gumbo drops it
  return ascii::EqualsIgnoreCase(name, "color") || ascii::EqualsIgnoreCase(name, "face") ||
         ascii::EqualsIgnoreCase(name, "size");
}

}  // namespace

TreeModel::Content TreeModel::StartTag(std::string_view html, const Tag& tag,
                                       const std::vector<TagAttribute>& attributes) {
  StartToken token;
  token.tag = LookUp(tag.name);
  token.name = ForeignName(tag.name);
  const auto after_name = static_cast<std::size_t>(tag.name.data() - html.data()) + tag.name.size();
  token.attributes = html.substr(after_name, tag.span.end - after_name);
  token.attribute_count = tag.attributes;
  token.self_closing = tag.self_closing;
  token.styled_font =
      std::any_of(attributes.begin(), attributes.end(), [&](const TagAttribute& attribute) {
        return IsFontStyle(html.substr(attribute.name.begin, attribute.name.size()));
      });
  Outcome content;
  after_pre_ = token.tag == GUMBO_TAG_PRE || token.tag == GUMBO_TAG_LISTING;
  while (!content && !tangled_) content = Start(token);
  return content.value_or(Content::kMarkup);
}

void TreeModel::EndTag(const Tag& tag) {
  const GumboTag known = LookUp(tag.name);
  after_pre_ = false;
  if (InForeignContent()) {
    // Up the foreign elements to the one of that name; otherwise as in HTML.
    const std::string_view name = ForeignName(tag.name);
    for (std::size_t i = open_.size(); i-- > 0 && !open_[i].IsHtml();) {
      const bool may_hold_html = IsIntegrationPoint(open_[i]) && open_.AnyReopened();
      if (!open_[i].sure || may_hold_html) tangled_ = true;
      if (ascii::EqualsIgnoreCase(open_[i].name, name)) {
        open_.Truncate(i);
        return;
      }
    }
  }
  while (!tangled_ && !End(known)) {
  }
}

bool TreeModel::InForeignContent() {
  if (open_.empty()) return false;
  // What is doubted may not be there: then the current node is one below it.
  for (std::size_t i = open_.size(); i-- > 0 && !open_.top().sure;) {
    if (!open_[i].IsHtml()) tangled_ = true;
    if (open_[i].sure) break;
  }
  const OpenElement& top = open_.top();
  if (IsIntegrationPoint(top) && open_.AnyReopened()) tangled_ = true;
  return !top.IsHtml();
}

// https://html.spec.whatwg.org/multipage/parsing.html#tree-construction-dispatcher
bool TreeModel::StartsHtml(const StartToken& token) const {
  const OpenElement& top = open_.top();
  if (top.space == GUMBO_NAMESPACE_SVG) return kScopeSvg.Has(top.tag);
  if (kTextIntegration.Has(top.tag)) {
    return token.tag != GUMBO_TAG_MGLYPH && token.tag != GUMBO_TAG_MALIGNMARK;
  }
  return top.tag == GUMBO_TAG_ANNOTATION_XML && token.tag == GUMBO_TAG_SVG;
}

TreeModel::Outcome TreeModel::StartInForeign(const StartToken& token) {
  if (kBreakouts.Has(token.tag) || (token.tag == GUMBO_TAG_FONT && token.styled_font)) {
    do {
      if (!open_.top().sure) tangled_ = true;
      open_.Truncate(open_.size() - 1);
    } while (!open_.empty() && !open_.top().IsHtml() && !IsIntegrationPoint(open_.top()));
    return std::nullopt;
  }
  // Whether HTML may stand in <annotation-xml> depends on an attribute's value.
  if (token.tag == GUMBO_TAG_ANNOTATION_XML &&
      (ascii::FindIgnoreCase(token.attributes, "html") != std::string_view::npos ||
       token.attributes.find('&') != std::string_view::npos)) {
    tangled_ = true;
  }
  // Gumbo 0.10.1 takes these for HTML's when it looks for the mode to go back to.
  if (kContexts.Has(token.tag) || token.tag == GUMBO_TAG_FRAMESET || token.tag == GUMBO_TAG_HTML) {
    tangled_ = true;
  }
  if (token.self_closing) return Content::kMarkup;
  OpenElement element;
  element.tag = token.tag;
  element.space = open_.top().space;
  element.name = token.name;
  open_.Push(element);
  return Content::kMarkup;
}

void TreeModel::Text(bool blank) {
  const bool dropped = blank && after_pre_;
  if (!blank) SeeBody();
  if (InForeignContent() && !IsIntegrationPoint(open_.top())) return;
  switch (CurrentMode()) {
    case Mode::kBody:
    case Mode::kCell:
    case Mode::kCaption:
    case Mode::kTemplate:
      open_.Reconstruct(!dropped);
      break;
    case Mode::kTable:
    case Mode::kTableBody:
    case Mode::kRow:
    case Mode::kColumns:
      // White space does not, and a reference may stand for that.
      if (!blank) open_.Reconstruct(false);
      break;
    case Mode::kSelect:
    case Mode::kTemplateColumns:
    case Mode::kFrameset:
      break;
  }
}

// Content that ends the head. What is in a template there does not.
void TreeModel::SeeBody() {
  if (!body_seen_) body_seen_ = !open_.MayHave(GUMBO_TAG_TEMPLATE);
}

void TreeModel::Push(GumboTag tag, bool sure) {
  OpenElement element;
  element.tag = tag;
  element.sure = sure;
  open_.Push(element);
}

TreeModel::Mode TreeModel::CurrentMode() {
  if (frameset_) return Mode::kFrameset;
  if (context() == 0) return Mode::kBody;
  const OpenElement& element = Context();
  if (!element.sure && element.tag != GUMBO_TAG_COLGROUP) tangled_ = true;
  switch (element.tag) {
    case GUMBO_TAG_TABLE:
      return Mode::kTable;
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
      return Mode::kTableBody;
    case GUMBO_TAG_TR:
      return Mode::kRow;
    case GUMBO_TAG_CAPTION:
      return Mode::kCaption;
    case GUMBO_TAG_COLGROUP:
      return Mode::kColumns;
    case GUMBO_TAG_SELECT:
      return Mode::kSelect;
    case GUMBO_TAG_TEMPLATE:
      break;
    default:
      return Mode::kCell;
  }
  switch (element.mode) {
    case TemplateMode::kUnset:
      return Mode::kTemplate;
    case TemplateMode::kBody:
      return Mode::kBody;
    case TemplateMode::kTable:
      return Mode::kTable;
    case TemplateMode::kTableBody:
      return Mode::kTableBody;
    case TemplateMode::kRow:
      return Mode::kRow;
    case TemplateMode::kColumns:
      break;
  }
  return Mode::kTemplateColumns;
}

TreeModel::Outcome TreeModel::Start(const StartToken& token) {
  if (InForeignContent() && !StartsHtml(token)) return StartInForeign(token);
  if (!kHead.Has(token.tag)) SeeBody();
  const Mode mode = CurrentMode();
  switch (mode) {
    case Mode::kFrameset:
      return StartInFrameset(token);
    case Mode::kSelect:
      return StartInSelect(token);
    case Mode::kTemplate:
      return StartInTemplate(token);
    case Mode::kBody:
      return StartInBody(token);
    default:
      return StartInTable(token, mode);
  }
}

bool TreeModel::End(GumboTag tag) {
  const Mode mode = CurrentMode();
  if (mode == Mode::kFrameset) {
    if (tag == GUMBO_TAG_FRAMESET && !open_.empty()) open_.Truncate(open_.size() - 1);
    return true;
  }
  if (tag == GUMBO_TAG_HEAD && open_.empty()) head_closed_ = true;
  // These end the head too, but in a <noscript> there only the last does.
  const bool ends_head =
      (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML) && !open_.MayHave(GUMBO_TAG_NOSCRIPT);
  if (ends_head || tag == GUMBO_TAG_BR) SeeBody();
  if (tag == GUMBO_TAG_TEMPLATE) {
    open_.Close(
        GUMBO_TAG_TEMPLATE, [](const OpenElement&) { return false; }, true);
    return true;
  }
  switch (mode) {
    case Mode::kSelect:
      return EndInSelect(tag);
    case Mode::kTemplate:
    case Mode::kTemplateColumns:
      return true;  // ignored
    case Mode::kBody:
      EndInBody(tag);
      return true;
    default:
      return EndInTable(tag, mode);
  }
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inhead: tags that are handled by
// its rules wherever they stand.
TreeModel::Content TreeModel::StartInHead(const StartToken& token) {
  switch (token.tag) {
    case GUMBO_TAG_SCRIPT:
      return Content::kScript;
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOFRAMES:
      return Content::kRawText;
    case GUMBO_TAG_TEMPLATE:
      Push(GUMBO_TAG_TEMPLATE);
      return Content::kMarkup;
    default:
      return Content::kMarkup;  // base, link, meta, ...: void
  }
}

}  // namespace crawlguard::html
