// SPDX-License-Identifier: Apache-2.0
//
// TreeModel in tables, templates, selects and framesets.
#include "html/tree_model.h"

namespace crawlguard::html {
namespace {

constexpr TagSet kTableParts = {GUMBO_TAG_CAPTION, GUMBO_TAG_COL,   GUMBO_TAG_COLGROUP,
                                GUMBO_TAG_TBODY,   GUMBO_TAG_TD,    GUMBO_TAG_TFOOT,
                                GUMBO_TAG_TH,      GUMBO_TAG_THEAD, GUMBO_TAG_TR};
// End tags that a select in a table leaves to the table, as start tags.
constexpr TagSet kSelectInTable = {GUMBO_TAG_CAPTION, GUMBO_TAG_TABLE, GUMBO_TAG_TBODY,
                                   GUMBO_TAG_TFOOT,   GUMBO_TAG_THEAD, GUMBO_TAG_TR,
                                   GUMBO_TAG_TD,      GUMBO_TAG_TH};
constexpr TagSet kTableEnds = {GUMBO_TAG_TABLE, GUMBO_TAG_TBODY, GUMBO_TAG_TFOOT, GUMBO_TAG_THEAD,
                               GUMBO_TAG_TR};
constexpr TagSet kIgnoredEnds = {GUMBO_TAG_BODY, GUMBO_TAG_CAPTION, GUMBO_TAG_COL,
                                 GUMBO_TAG_COLGROUP, GUMBO_TAG_HTML};
constexpr TagSet kHeadInTemplate = {
    GUMBO_TAG_BASE,     GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND, GUMBO_TAG_LINK,     GUMBO_TAG_META,
    GUMBO_TAG_NOFRAMES, GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,   GUMBO_TAG_TEMPLATE, GUMBO_TAG_TITLE};

}  // namespace

bool TreeModel::InTableScope(GumboTag tag) {
  for (std::size_t i = open_.size(); i-- > 0;) {
    const OpenElement& element = open_[i];
    const bool match = element.Is(tag);
    const bool barrier = element.Is(GUMBO_TAG_TABLE) || element.Is(GUMBO_TAG_TEMPLATE);
    if ((match || barrier) && !element.sure) tangled_ = true;
    if (match) return true;
    if (barrier) return false;
  }
  return false;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intable and the modes after it
TreeModel::Outcome TreeModel::StartInTable(const StartToken& token, Mode mode) {
  if (mode == Mode::kColumns || mode == Mode::kTemplateColumns) {
    if (token.tag == GUMBO_TAG_COL || token.tag == GUMBO_TAG_HTML) return Content::kMarkup;
    if (token.tag == GUMBO_TAG_TEMPLATE) return StartInHead(token);
    if (mode == Mode::kTemplateColumns) return Content::kMarkup;  // ignored
    CloseContext();
    return std::nullopt;
  }
  if (mode == Mode::kCell || mode == Mode::kCaption) {
    if (!kTableParts.Has(token.tag)) return StartInBody(token);
    CloseContext(true);
    return std::nullopt;
  }
  if (kTableParts.Has(token.tag)) return StartTablePart(token, mode);
  switch (token.tag) {
    case GUMBO_TAG_TABLE:
      if (!InTableScope(GUMBO_TAG_TABLE)) return Content::kMarkup;
      while (!Context().Is(GUMBO_TAG_TABLE)) CloseContext();
      CloseContext();
      return std::nullopt;
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_TEMPLATE:
      return StartInHead(token);
    case GUMBO_TAG_FORM:
      StartForm(true);
      return Content::kMarkup;
    default:
      return StartInBody(token);  // and what it opens is put before the table
  }
}

TreeModel::Outcome TreeModel::StartTablePart(const StartToken& token, Mode mode) {
  const bool cell = kCells.Has(token.tag);
  if (mode == Mode::kRow && cell) {
    ClearToContext();
    Push(token.tag);
    return Content::kMarkup;
  }
  if (mode == Mode::kTableBody && (cell || token.tag == GUMBO_TAG_TR)) {
    ClearToContext();
    Push(GUMBO_TAG_TR);
    if (cell) Push(token.tag);
    return Content::kMarkup;
  }
  if (mode != Mode::kTable) {
    // Ends the row or the body that it stands in, and is ignored if that is a template.
    if (Context().Is(GUMBO_TAG_TEMPLATE)) return Content::kMarkup;
    CloseContext();
    return std::nullopt;
  }
  ClearToContext();
  switch (token.tag) {
    case GUMBO_TAG_COL:
    case GUMBO_TAG_COLGROUP:
      Push(GUMBO_TAG_COLGROUP, false);  // text ends it
      break;
    case GUMBO_TAG_TR:
      Push(GUMBO_TAG_TBODY);
      Push(GUMBO_TAG_TR);
      break;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      Push(GUMBO_TAG_TBODY);
      Push(GUMBO_TAG_TR);
      Push(token.tag);
      break;
    default:
      Push(token.tag);
      break;
  }
  return Content::kMarkup;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intemplate
TreeModel::Outcome TreeModel::StartInTemplate(const StartToken& token) {
  if (kHeadInTemplate.Has(token.tag)) return StartInHead(token);
  TemplateMode mode = TemplateMode::kBody;
  if (token.tag == GUMBO_TAG_COL) {
    mode = TemplateMode::kColumns;
  } else if (token.tag == GUMBO_TAG_TR) {
    mode = TemplateMode::kTableBody;
  } else if (kCells.Has(token.tag)) {
    mode = TemplateMode::kRow;
  } else if (kTableParts.Has(token.tag)) {
    mode = TemplateMode::kTable;
  }
  open_[context() - 1].mode = mode;
  return std::nullopt;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inselect
TreeModel::Outcome TreeModel::StartInSelect(const StartToken& token) {
  switch (token.tag) {
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_OPTGROUP:
      if (open_.top().Is(GUMBO_TAG_OPTION)) open_.Truncate(open_.size() - 1);
      if (token.tag == GUMBO_TAG_OPTGROUP && open_.top().Is(GUMBO_TAG_OPTGROUP)) {
        open_.Truncate(open_.size() - 1);
      }
      Push(token.tag);
      return Content::kMarkup;
    case GUMBO_TAG_SELECT:
      CloseContext();
      return Content::kMarkup;
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_KEYGEN:
    case GUMBO_TAG_TEXTAREA:
      CloseContext();
      return std::nullopt;
    case GUMBO_TAG_TEMPLATE:
      tangled_ = true;  // House: what mode its end leads back to is not modelled
      return Content::kMarkup;
    case GUMBO_TAG_SCRIPT:
      return Content::kScript;
    default:
      break;
  }
  if (!Context().select_in_table || !kSelectInTable.Has(token.tag)) return Content::kMarkup;
  CloseContext();
  return std::nullopt;
}

TreeModel::Content TreeModel::StartInFrameset(const StartToken& token) {
  if (token.tag == GUMBO_TAG_FRAMESET && !open_.empty()) Push(token.tag);
  return token.tag == GUMBO_TAG_NOFRAMES ? Content::kRawText : Content::kMarkup;
}

bool TreeModel::EndInTable(GumboTag tag, Mode mode) {
  switch (mode) {
    case Mode::kCell:
      return EndInCell(tag);
    case Mode::kColumns:
      if (tag == GUMBO_TAG_COL) return true;
      CloseContext();
      return tag == GUMBO_TAG_COLGROUP;
    case Mode::kCaption:
      if (tag == GUMBO_TAG_CAPTION || tag == GUMBO_TAG_TABLE) {
        CloseContext(true);
        return tag == GUMBO_TAG_CAPTION;
      }
      break;
    case Mode::kRow:
      if (!kTableEnds.Has(tag)) break;
      if (Context().Is(GUMBO_TAG_TEMPLATE)) return true;
      if (kTableBodies.Has(tag) && !InTableScope(tag)) return true;
      CloseContext();
      return tag == GUMBO_TAG_TR;
    case Mode::kTableBody:
      if (tag == GUMBO_TAG_TABLE && !Context().Is(GUMBO_TAG_TEMPLATE)) {
        CloseContext();
        return false;
      }
      if (kTableBodies.Has(tag) && Context().Is(tag)) CloseContext();
      break;
    default:
      if (tag == GUMBO_TAG_TABLE && Context().Is(GUMBO_TAG_TABLE)) CloseContext();
      break;
  }
  if (!kTableParts.Has(tag) && tag != GUMBO_TAG_TABLE && !kIgnoredEnds.Has(tag)) EndInBody(tag);
  return true;
}

bool TreeModel::EndInCell(GumboTag tag) {
  if (kCells.Has(tag)) {
    if (Context().Is(tag)) CloseContext(true);
  } else if (kTableEnds.Has(tag)) {
    if (!InTableScope(tag)) return true;
    CloseContext(true);
    return false;
  } else if (!kIgnoredEnds.Has(tag)) {
    EndInBody(tag);
  }
  return true;
}

bool TreeModel::EndInSelect(GumboTag tag) {
  if (tag == GUMBO_TAG_SELECT) {
    CloseContext();
  } else if (tag == GUMBO_TAG_OPTION) {
    if (open_.top().Is(tag)) open_.Truncate(open_.size() - 1);
  } else if (tag == GUMBO_TAG_OPTGROUP) {
    const bool option_in_group =
        open_.top().Is(GUMBO_TAG_OPTION) && open_.size() >= 2 && open_[open_.size() - 2].Is(tag);
    if (option_in_group) open_.Truncate(open_.size() - 1);
    if (open_.top().Is(tag)) open_.Truncate(open_.size() - 1);
  } else if (Context().select_in_table && kSelectInTable.Has(tag) && InTableScope(tag)) {
    CloseContext();
    return false;
  }
  return true;
}

}  // namespace crawlguard::html
