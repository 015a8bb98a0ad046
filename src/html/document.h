// SPDX-License-Identifier: Apache-2.0
//
// Document: what the signals and the rules need of a page. The only interface to Gumbo.
#ifndef CRAWLGUARD_HTML_DOCUMENT_H_
#define CRAWLGUARD_HTML_DOCUMENT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "html/arena.h"
#include "html/block.h"
#include "html/source_map.h"
#include "html/span.h"
#include "html/zones.h"

namespace crawlguard::html {

// The views in Meta, Link and Script live as long as the Document (a move does not end them), or,
// where they are views of the input, as long as that.

struct Meta {
  std::string_view name;  // as written; compare ignoring case
  std::string_view property;
  std::string_view http_equiv;
  std::string_view content;
  Span span;  // the tag
  bool in_head = true;
};

struct Link {
  std::string_view element;  // "link", "a", "area"
  std::string_view rel;
  std::string_view href;
  std::string_view type;
  Span span;  // the start tag
  Span text;  // of an <a>: its text in Document::text()
  bool visible = true;
};

struct Script {
  std::string_view type;
  std::string_view body;  // of the input, as written
  Span span;              // of the body
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
  const std::vector<Link>& links() const { return links_; }  // with a rel or a href
  const std::vector<Script>& scripts() const { return scripts_; }
  const std::vector<Span>& nosnippets() const { return nosnippets_; }  // tags with data-nosnippet

  // All blocks' text, one after the other. Inside a block white space is kept as it stands; <br>
  // is a line end; the border of an inline element adds nothing. A view of it ends when the
  // Document is moved.
  const std::string& text() const { return text_; }

  // In the order in which they end on the page: what interrupts a paragraph (a comment, an
  // attribute, a hidden element) follows it. Comments and attributes that hold markup come last.
  const std::vector<Block>& blocks() const { return blocks_; }
  std::string_view TextOf(const Block& block) const {
    return std::string_view(text_).substr(block.text.begin, block.text.size());
  }

  // Where a span of text() stands in the decoded input: from the first byte of the source of its
  // first character to past the last byte of the source of its last, character references and
  // markup in between included. O(log n) and linear in the text node.
  Span SourceSpan(Span text) const { return SourceMap(input_, text_, segments_).Source(text); }

 private:
  friend class DocumentBuilder;
  explicit Document(std::string_view input);

  std::string_view input_;
  Arena pool_;  // attribute values; a chunk's address outlives a move
  std::vector<std::string> faults_;
  std::string_view lang_;
  std::string_view base_href_;
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
