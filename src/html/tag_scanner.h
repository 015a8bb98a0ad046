// SPDX-License-Identifier: Apache-2.0
//
// TagScanner: the tags of a page one after the other, as WHATWG's tokenizer finds them, without
// building anything.
#ifndef CRAWLGUARD_HTML_TAG_SCANNER_H_
#define CRAWLGUARD_HTML_TAG_SCANNER_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "html/span.h"

namespace crawlguard::html {

struct TagAttribute {
  Span name;               // in the page
  bool has_value = false;  // a '=' follows
};

struct Tag {
  std::string_view name;  // as written, only ASCII letters are sure to be in it
  bool is_end = false;
  bool self_closing = false;
  Span span;                   // '<' to '>' in the page
  std::size_t attributes = 0;  // all of them, repeated ones too
};

// https://html.spec.whatwg.org/multipage/parsing.html#tokenization. Linear; memory is bounded by
// the limit on attributes.
class TagScanner {
 public:
  explicit TagScanner(std::string_view html) : html_(html) {}

  // Moves to the next tag; false at the end of the page. Comments, doctypes and, in foreign
  // content, CDATA sections are passed over. A tag that the page's end cuts off is none.
  bool Next(bool in_foreign_content, Tag* tag);

  // What stood between the last tag and the one before it: characters that are not white space,
  // and white space. NUL is neither.
  bool saw_text() const { return saw_text_; }
  bool saw_space() const { return saw_space_; }

  // The first attributes of the last tag: one more than the limit at most.
  const std::vector<TagAttribute>& attributes() const { return attributes_; }

  // To be called after a start tag whose content is raw text: moves to the end tag that closes it,
  // which Next() then finds, or to the end of the page.
  void SkipRawText(std::string_view name);
  void SkipScript();
  void SkipRest() { at_ = html_.size(); }

 private:
  bool IsEndTagAt(std::size_t at, std::string_view name) const;
  std::size_t NameEnd(std::size_t at) const;
  void SkipComment();
  bool ScanTag(Tag* tag);
  bool ScanAttributes(Tag* tag);
  std::size_t ScanAttribute(std::size_t at, Tag* tag);
  std::size_t SkipValue(std::size_t at) const;
  std::size_t SkipSpace(std::size_t at) const;

  std::string_view html_;
  std::size_t at_ = 0;
  bool saw_text_ = false;
  bool saw_space_ = false;
  std::vector<TagAttribute> attributes_;
};

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_TAG_SCANNER_H_
