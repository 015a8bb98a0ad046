// SPDX-License-Identifier: Apache-2.0
//
// TreeModel: what tree construction opens and closes, tag by tag, never less than Gumbo has open.
#ifndef CRAWLGUARD_HTML_TREE_MODEL_H_
#define CRAWLGUARD_HTML_TREE_MODEL_H_

#include <gumbo.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "html/open_elements.h"
#include "html/tag_scanner.h"

namespace crawlguard::html {

// https://html.spec.whatwg.org/multipage/parsing.html#tree-construction, as Gumbo 0.10.1 does it.
// Where it is not modelled to the last, the elements concerned are doubted (OpenElement::sure):
// they count until something around them is closed.
class TreeModel {
 public:
  // How the content of an element is to be read.
  enum class Content { kMarkup, kRawText, kScript, kRest };

  // Text before the next tag: white space or more.
  void Text(bool blank);
  Content StartTag(std::string_view html, const Tag& tag,
                   const std::vector<TagAttribute>& attributes);
  void EndTag(const Tag& tag);

  // Whether CDATA sections are such here.
  bool InForeignContent();

  // It is not known any more how Gumbo would read what follows.
  bool tangled() const { return tangled_; }

  // Elements that Gumbo may have open at most after the next text.
  std::size_t depth() const { return open_.size() + open_.pending().size(); }
  const OpenElements& open() const { return open_; }

 private:
  // What the last context element makes of the tags in it.
  enum class Mode {
    kBody,
    kTable,
    kTableBody,
    kRow,
    kCell,
    kCaption,
    kColumns,
    kSelect,
    kTemplate,
    kTemplateColumns,
    kFrameset,
  };
  struct StartToken {
    GumboTag tag = GUMBO_TAG_UNKNOWN;
    std::string_view name;
    std::string_view attributes;
    std::size_t attribute_count = 0;
    bool self_closing = false;
    bool styled_font = false;  // has an attribute that makes <font> leave foreign content
  };
  // The content, or nothing: the tag is to be looked at again.
  using Outcome = std::optional<Content>;

  void SeeBody();
  Mode CurrentMode();
  std::size_t context() const { return open_.empty() ? 0 : open_.top().context; }  // 1 + index
  const OpenElement& Context() const { return open_.elements()[context() - 1]; }
  void ClearToContext() { open_.Truncate(context()); }
  void CloseContext(bool clears = false) {
    open_.Truncate(context() - 1, clears ? context() - 1 : OpenElements::kNone);
  }
  bool InTableScope(GumboTag tag);
  void Push(GumboTag tag, bool sure = true);

  // tree_model.cc: foreign content, and what all modes share.
  Outcome Start(const StartToken& token);
  Outcome StartInForeign(const StartToken& token);
  bool StartsHtml(const StartToken& token) const;
  bool End(GumboTag tag);  // false: look at it again
  Content StartInHead(const StartToken& token);

  // tree_model_tables.cc: tables, templates, selects, framesets.
  Outcome StartInTable(const StartToken& token, Mode mode);
  Outcome StartTablePart(const StartToken& token, Mode mode);
  Outcome StartInSelect(const StartToken& token);
  Outcome StartInTemplate(const StartToken& token);
  Content StartInFrameset(const StartToken& token);
  bool EndInTable(GumboTag tag, Mode mode);
  bool EndInCell(GumboTag tag);
  bool EndInSelect(GumboTag tag);

  // tree_model_body.cc: everything else.
  Content StartInBody(const StartToken& token);
  Content StartFlow(const StartToken& token);
  Content StartPhrasing(const StartToken& token);
  void StartForm(bool in_table);
  void StartRubyPart(GumboTag tag);
  void EndInBody(GumboTag tag);
  void EndForm();
  void CloseParagraph();
  void DoubtParagraph();
  void CloseCurrent(const TagSet& tags);
  void CloseImplied(GumboTag exception, bool sure);
  bool HasTemplate();

  OpenElements open_;
  bool body_seen_ = false;
  bool head_closed_ = false;
  bool after_pre_ = false;  // a line end here is dropped
  bool frameset_ = false;
  bool form_open_ = false;  // Gumbo's form element pointer is set
  bool tangled_ = false;
};

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_TREE_MODEL_H_
