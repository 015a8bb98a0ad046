// SPDX-License-Identifier: Apache-2.0
//
// DocumentBuilder: walks Gumbo's tree and fills a Document.
#ifndef CRAWLGUARD_HTML_DOCUMENT_BUILDER_H_
#define CRAWLGUARD_HTML_DOCUMENT_BUILDER_H_

#include <gumbo.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/arena.h"
#include "html/attributes.h"
#include "html/document.h"
#include "html/elements.h"
#include "html/text_collector.h"

namespace crawlguard::html {

class DocumentBuilder {
 public:
  DocumentBuilder(std::string_view input, Document* document);
  void Build();

 private:
  // Markup to be parsed on its own: the page, or what a comment or an attribute holds.
  struct Part {
    std::string_view html;
    Span source;        // in the input
    bool exact = true;  // html is the input's bytes at `source`
    TextContext context;
    bool page = false;  // metadata counts only in the page itself
  };

  // An open element of the walk. The stack is explicit: depth is the page's choice.
  struct Frame {
    const GumboNode* node = nullptr;
    unsigned next_child = 0;
    TextContext context;
    bool in_head = false;
    bool block = false;           // ends the paragraph at both its borders
    bool flow = false;            // has a flow of its own
    bool introduces = true;       // text before it may introduce a list in it
    std::size_t first_block = 0;  // blocks there were before it
    std::int32_t lead = -1;       // what introduces the list that it is in
    std::size_t link = kNone;     // index of its link, if it is an <a>
  };

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  void ParsePart(const Part& part);
  void Walk(const GumboNode* document);

  void Enter(const GumboNode* node);
  void Leave();
  void VisitText(const GumboNode& node);
  void VisitComment(const GumboNode& node);

  void ApplyVisibility(const GumboElement& element, const Attributes& attributes,
                       Frame* frame) const;
  void ApplyContext(const GumboElement& element, const Attributes& attributes, Frame* frame) const;
  std::int32_t ListLead() const;

  // Metadata, in document_metadata.cc.
  void CollectMetadata(const GumboElement& element, const Attributes& attributes, Frame* frame);
  void AddMeta(const GumboElement& element, const Attributes& attributes, bool in_head);
  void AddLink(const GumboElement& element, const Attributes& attributes, Frame* frame);
  void AddScript(const GumboElement& element, const Attributes& attributes);
  void AddJsonStrings(Span body);
  void AddProse(const GumboElement& element, const Attributes& attributes, bool hidden_input);
  void ResolveLinks();

  void AddPart(std::string_view html, Span source, bool exact, Zone zone);
  std::string_view Keep(std::string_view text);
  void Fault(std::string fault);

  // Where a piece of the parsed buffer stands in the input.
  Span SourceOf(const char* data, std::size_t length) const;
  Span SourceOf(const GumboStringPiece& piece) const { return SourceOf(piece.data, piece.length); }
  bool IsInPart(const char* data) const;

  std::string_view input_;
  Document* document_;
  Arena arena_;
  TextCollector text_;
  std::vector<Frame> frames_;
  std::vector<Part> parts_;       // to be parsed after the page
  std::vector<Span> link_marks_;  // of each link: the marks of its text's borders, or kNone

  // The part that is being walked.
  Part part_;
  std::string_view parsed_;  // what Gumbo saw of it
};

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_DOCUMENT_BUILDER_H_
