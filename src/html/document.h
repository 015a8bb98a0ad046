// SPDX-License-Identifier: Apache-2.0
//
// Document: what the signals and the rules need of a page. The only interface to Gumbo.
#ifndef CRAWLGUARD_HTML_DOCUMENT_H_
#define CRAWLGUARD_HTML_DOCUMENT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crawlguard::html {

// Byte span in the decoded text that was parsed.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Meta {
  std::string_view name;        // as written; compare ignoring case
  std::string_view property;
  std::string_view http_equiv;
  std::string_view content;
  Span span;                    // the tag
  bool in_head = true;
};

struct Link {
  std::string_view element;     // "link", "a", "area"
  std::string_view rel;
  std::string_view href;
  std::string_view type;
  Span span;
  Span text;                    // of an <a>: its text in Document::text()
  bool visible = true;
};

struct Script {
  std::string_view type;
  std::string_view body;
  Span span;                    // of the body
};

// Where a block of text stands.
enum class Zone : std::uint8_t {
  kMain, kArticle, kFooter, kNav, kAside, kHidden, kAttribute, kComment, kNoscript, kJson,
};
std::string_view ZoneName(Zone zone);

// A run of text that a reader takes as one paragraph, or one attribute, comment or JSON string.
struct Block {
  Zone zone = Zone::kMain;
  bool visible = true;     // permissions count only where visible
  bool quoted = false;     // inside blockquote, q, cite, code, pre, samp
  bool heading = false;
  bool list_item = false;
  std::int32_t lead = -1;  // for a list item: index of the block that introduces the list, or -1
  Span text;               // in Document::text()
};

// Facts about a parsed page. Owns everything it hands out views of, but the input text, which must
// outlive it. Immutable after Parse; const use is thread-safe.
class Document {
 public:
  // `decoded` is UTF-8 (html::Decode). Never fails; limits give a partial document. Linear in the
  // input for inputs within the guard's limits.
  static Document Parse(std::string_view decoded);

  Document(Document&&) noexcept = default;
  Document& operator=(Document&&) noexcept = default;

  // Limits that were hit, in words ("more than 512 open elements at byte 5632"). Not empty: the
  // document is partial, and no clean allow may rest on it.
  const std::vector<std::string>& faults() const { return faults_; }

  std::string_view lang() const { return lang_; }            // <html lang>
  std::string_view base_href() const { return base_href_; }  // first <base href>
  const std::vector<Meta>& metas() const { return metas_; }  // head and body, in order
  const std::vector<Link>& links() const { return links_; }  // with a rel, and every <a href>
  const std::vector<Script>& scripts() const { return scripts_; }
  const std::vector<Span>& nosnippets() const { return nosnippets_; }  // tags with data-nosnippet

  // All blocks' text, one after the other; inside a block white space is kept as it stands but for
  // an element border between blocks of inline text, which adds nothing.
  const std::string& text() const { return text_; }
  const std::vector<Block>& blocks() const { return blocks_; }
  std::string_view TextOf(const Block& block) const {
    return std::string_view(text_).substr(block.text.begin, block.text.end - block.text.begin);
  }

  // Where a span of text() stands in the decoded input: from the first byte of the source of its
  // first character to past the last byte of the source of its last, character references and
  // markup in between included. O(log n) and linear in the text node.
  Span SourceSpan(Span text) const;

 private:
  friend class DocumentBuilder;
  Document() = default;

  // A piece of text() that came from one place in the source.
  struct Segment {
    std::size_t text;     // start in text_
    Span source;          // in the decoded input
    bool verbatim;        // bytes are equal; else character references or line ends differ
  };

  std::string_view input_;
  std::string pool_;  // bytes of attribute values that differ from the input
  std::vector<std::string> faults_;
  std::string lang_, base_href_;
  std::vector<Meta> metas_;
  std::vector<Link> links_;
  std::vector<Script> scripts_;
  std::vector<Span> nosnippets_;
  std::string text_;
  std::vector<Block> blocks_;
  std::vector<Segment> segments_;
};

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_DOCUMENT_H_
