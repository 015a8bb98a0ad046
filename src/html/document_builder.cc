// SPDX-License-Identifier: Apache-2.0
#include "html/document_builder.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "html/guard.h"
#include "html/gumbo_tree.h"
#include "html/mend.h"
#include "html/visibility.h"
#include "html/words.h"

namespace crawlguard::html {
namespace {

constexpr std::size_t kCommentWords = 3;

bool IsElement(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

const GumboVector& ChildrenOf(const GumboNode& node) {
  return node.type == GUMBO_NODE_DOCUMENT ? node.v.document.children : node.v.element.children;
}

// Copies that the parser makes of one tag, to mend misnesting.
bool IsCopy(const GumboNode& node) {
  constexpr unsigned kCopies =
      static_cast<unsigned>(GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT) |
      static_cast<unsigned>(GUMBO_INSERTION_ADOPTION_AGENCY_CLONED);
  return (static_cast<unsigned>(node.parse_flags) & kCopies) != 0;
}

bool IsHtml(const GumboElement& element) { return element.tag_namespace == GUMBO_NAMESPACE_HTML; }

// A <dialog> that no script has opened. Gumbo does not know the element.
bool IsClosedDialog(const GumboElement& element, const Attributes& attributes) {
  if (element.tag != GUMBO_TAG_UNKNOWN || attributes.Has(Attr::kOpen)) return false;
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return ascii::EqualsIgnoreCase({name.data, name.length}, "dialog");
}

// What of a comment's bytes is its text: without "<!--" and "-->", or the marks of a bogus one.
Span CommentInside(std::string_view comment) {
  const bool proper = comment.starts_with("<!--");
  const std::size_t begin = std::min<std::size_t>(proper ? 4 : 2, comment.size());
  std::size_t end = comment.size();
  if (proper && comment.ends_with("--!>")) {
    end -= 4;
  } else if (proper && comment.ends_with("-->")) {
    end -= 3;
  } else if (!proper && comment.ends_with(">")) {
    end -= 1;
  }
  return {begin, std::max(begin, end)};
}

bool HoldsMarkup(std::string_view text) {
  for (std::size_t i = text.find_first_of("<&"); i != std::string_view::npos && i + 1 < text.size();
       i = text.find_first_of("<&", i + 1)) {
    if (ascii::IsAlpha(text[i + 1]) || text[i + 1] == '/' || text[i + 1] == '#') return true;
  }
  return false;
}

SourceKind KindOfText(const GumboNode* parent) {
  if (parent == nullptr || !IsElement(*parent) || !IsHtml(parent->v.element))
    return SourceKind::kData;
  switch (parent->v.element.tag) {
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_TEXTAREA:
      return SourceKind::kRcdata;
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_PLAINTEXT:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
      return SourceKind::kRawText;
    default:
      return SourceKind::kData;
  }
}

}  // namespace

DocumentBuilder::DocumentBuilder(std::string_view input, Document* document)
    : input_(input), document_(document), arena_(limits::kMaxArenaBytes) {}

void DocumentBuilder::Build() {
  Part page;
  page.html = input_;
  page.source = {0, input_.size()};
  page.page = true;
  ParsePart(page);
  // Parts hold no parts, so this ends.
  for (std::size_t i = 0; i < parts_.size(); ++i) ParsePart(parts_[i]);
  text_.Finish();
  if (text_.overflowed()) {
    Fault("more than " + std::to_string(limits::kMaxBlocks) + " blocks of text");
  }
  ResolveLinks();
  document_->text_ = std::move(text_.text());
  document_->blocks_ = std::move(text_.blocks());
  document_->segments_ = std::move(text_.segments());
}

void DocumentBuilder::ParsePart(const Part& part) {
  const GuardReport report = Guard(part.html);
  if (!report.fault.empty()) Fault(report.fault);
  const std::string_view safe = part.html.substr(0, report.safe_bytes);
  const std::string mended = Mend(safe, report.repeated_attributes);
  arena_.Reset();
  part_ = part;
  parsed_ = mended.empty() ? safe : std::string_view(mended);
  const GumboNode* const tree = ParseGumboTree(parsed_, &arena_);
  if (tree == nullptr) {
    Fault("more than " + std::to_string(limits::kMaxArenaBytes >> 20) +
          " MiB of memory needed to parse");
    return;
  }
  Walk(tree);
  text_.EndBlock();  // asides point into the arena
}

void DocumentBuilder::Walk(const GumboNode* document) {
  Frame root;
  root.node = document;
  root.context = part_.context;
  frames_.push_back(root);
  while (!frames_.empty()) {
    Frame& frame = frames_.back();
    const GumboVector& children = ChildrenOf(*frame.node);
    if (frame.next_child == children.length) {
      Leave();
      continue;
    }
    const auto* const child = static_cast<const GumboNode*>(children.data[frame.next_child++]);
    switch (child->type) {
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        Enter(child);
        break;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        VisitText(*child);
        break;
      case GUMBO_NODE_COMMENT:
        VisitComment(*child);
        break;
      case GUMBO_NODE_DOCUMENT:
        break;
    }
  }
}

void DocumentBuilder::ApplyVisibility(const GumboElement& element, const Attributes& attributes,
                                      Frame* frame) const {
  const bool html = IsHtml(element);
  if (html && element.tag == GUMBO_TAG_TITLE) {
    frame->flow = true;
    frame->context.zone = Zone::kAttribute;
    frame->context.visible = false;
    frame->context.heading = true;
    return;
  }
  if (!frame->context.visible) return;
  const bool noscript = html && element.tag == GUMBO_TAG_NOSCRIPT;
  // The title and desc of a drawing are not drawn.
  const bool drawing_text =
      !html && (element.tag == GUMBO_TAG_TITLE || element.tag == GUMBO_TAG_DESC);
  const bool hidden = (html && TraitsOf(element.tag).hidden) || drawing_text ||
                      IsClosedDialog(element, attributes) || attributes.Has(Attr::kHidden) ||
                      ascii::EqualsIgnoreCase(attributes.Value(Attr::kAriaHidden), "true") ||
                      StyleHides(attributes.Value(Attr::kStyle));
  if (!noscript && !hidden) return;
  frame->flow = true;
  frame->context.visible = false;
  frame->context.zone = noscript ? Zone::kNoscript : Zone::kHidden;
}

void DocumentBuilder::ApplyContext(const GumboElement& element, const Attributes& attributes,
                                   Frame* frame) const {
  const Zone parent_zone = frame->context.zone;
  ApplyVisibility(element, attributes, frame);
  if (!IsHtml(element)) return;
  const ElementTraits& traits = TraitsOf(element.tag);
  frame->context.quoted |= traits.quotes;
  frame->context.heading |= traits.heading;
  frame->block = !traits.is_inline;
  if (frame->context.visible) {
    const ZoneHints hints = {gumbo_normalized_tagname(element.tag), attributes.Value(Attr::kRole),
                             attributes.Value(Attr::kId), attributes.Value(Attr::kClass)};
    frame->context.zone = ZoneOf(hints, parent_zone);
  }
  // A paragraph does not introduce the list of another section, table cell or form.
  frame->introduces = frame->context.zone == parent_zone && element.tag != GUMBO_TAG_SECTION &&
                      element.tag != GUMBO_TAG_TD && element.tag != GUMBO_TAG_TH &&
                      element.tag != GUMBO_TAG_FORM && element.tag != GUMBO_TAG_BODY;
  if (element.tag == GUMBO_TAG_HEAD) frame->in_head = true;
}

// The block that introduces a list which starts here: the text just before it in its parent, or in
// the parent's parent if it is the first thing in a wrapper. In a list item: the item's own text.
std::int32_t DocumentBuilder::ListLead() const {
  const std::int32_t last = text_.last_block();
  if (last < 0) return -1;
  const std::vector<Block>& blocks = text_.blocks();
  const auto index = static_cast<std::size_t>(last);
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    const bool item = IsElement(*frame->node) && frame->node->v.element.tag == GUMBO_TAG_LI;
    if (index >= frame->first_block) {
      if (blocks[index].zone != frame->context.zone) return -1;
      // Text of an earlier list next to this one does not introduce it; what introduces that does.
      return blocks[index].list_item && !item && !frame->context.list_item ? blocks[index].lead
                                                                           : last;
    }
    if (item) return frame->context.lead;
    if (!frame->introduces) return -1;
  }
  return -1;
}

void DocumentBuilder::Enter(const GumboNode* node) {
  const GumboElement& element = node->v.element;
  const Attributes attributes(element);
  Frame frame;
  frame.node = node;
  frame.context = frames_.back().context;
  frame.in_head = frames_.back().in_head;
  frame.lead = frames_.back().lead;
  const bool was_visible = frame.context.visible;
  ApplyContext(element, attributes, &frame);
  // A hidden block does not break the paragraph that a reader sees around it.
  if (frame.block && !(frame.flow && was_visible)) text_.EndBlock();
  if (IsHtml(element)) {
    if (TraitsOf(element.tag).list) frame.lead = ListLead();
    if (element.tag == GUMBO_TAG_LI) {
      frame.context.list_item = true;
      frame.context.lead = frame.lead;
    }
    if (element.tag == GUMBO_TAG_BR) {
      text_.Append("\n", SourceOf(element.original_tag), SourceKind::kWhole, frame.context);
    }
  }
  if (frame.flow) text_.OpenFlow();
  frame.first_block = text_.block_count();
  if (part_.page && !IsCopy(*node)) CollectMetadata(element, attributes, &frame);
  // Where the content is no text, or is somebody else's markup, it is not walked.
  const bool skip = element.tag == GUMBO_TAG_SCRIPT || element.tag == GUMBO_TAG_STYLE ||
                    (IsHtml(element) && TraitsOf(element.tag).raw_markup && part_.page);
  if (skip) frame.next_child = ChildrenOf(*node).length;
  frames_.push_back(frame);
}

void DocumentBuilder::Leave() {
  const Frame& frame = frames_.back();
  if (frame.link != kNone) link_marks_[frame.link].end = text_.Mark();
  if (frame.flow) {
    text_.CloseFlow();
  } else if (frame.block) {
    text_.EndBlock();
  }
  frames_.pop_back();
}

void DocumentBuilder::VisitText(const GumboNode& node) {
  const Frame& frame = frames_.back();
  const std::string_view text = node.v.text.text;
  const GumboStringPiece& original = node.v.text.original_text;
  const Span source = SourceOf(original);
  SourceKind kind = KindOfText(frame.node);
  if (!part_.exact || !IsInPart(original.data)) {
    kind = SourceKind::kWhole;
  } else if (text == std::string_view(original.data, original.length)) {
    kind = SourceKind::kVerbatim;
  }
  text_.Append(text, source, kind, frame.context);
}

void DocumentBuilder::VisitComment(const GumboNode& node) {
  if (!part_.page) return;
  const GumboStringPiece& original = node.v.text.original_text;
  if (!IsInPart(original.data)) return;
  const Span outside = SourceOf(original);
  const Span inside = CommentInside(input_.substr(outside.begin, outside.size()));
  const Span source = {outside.begin + inside.begin, outside.begin + inside.end};
  const std::string_view text = input_.substr(source.begin, source.size());
  if (!HasWords(text, kCommentWords)) return;
  if (HoldsMarkup(text)) {
    AddPart(text, source, true, Zone::kComment);
    return;
  }
  TextContext context;
  context.zone = Zone::kComment;
  context.visible = false;
  text_.AddAside(text, source, SourceKind::kVerbatim, context);
}

void DocumentBuilder::AddPart(std::string_view html, Span source, bool exact, Zone zone) {
  if (parts_.size() == limits::kMaxEmbeddedDocuments) {
    Fault("more than " + std::to_string(limits::kMaxEmbeddedDocuments) +
          " comments and attributes with markup");
    return;
  }
  Part part;
  part.html = html;
  part.source = source;
  part.exact = exact;
  part.context.zone = zone;
  part.context.visible = false;
  parts_.push_back(part);
}

std::string_view DocumentBuilder::Keep(std::string_view text) {
  const std::string_view kept = document_->pool_.Copy(text);
  if (kept.size() != text.size()) Fault("no memory for an attribute's value");
  return kept;
}

void DocumentBuilder::Fault(std::string fault) {
  std::vector<std::string>& faults = document_->faults_;
  if (std::find(faults.begin(), faults.end(), fault) == faults.end() &&
      faults.size() < limits::kMaxDiagnostics) {
    faults.push_back(std::move(fault));
  }
}

bool DocumentBuilder::IsInPart(const char* data) const {
  const std::less_equal<const char*> not_after;
  return data != nullptr && not_after(parsed_.data(), data) &&
         not_after(data, parsed_.data() + parsed_.size());
}

Span DocumentBuilder::SourceOf(const char* data, std::size_t length) const {
  if (!IsInPart(data)) return {part_.source.begin, part_.source.begin};
  if (!part_.exact) return part_.source;
  const auto offset = static_cast<std::size_t>(data - parsed_.data());
  const std::size_t end = std::min(offset + length, parsed_.size());
  return {part_.source.begin + offset, part_.source.begin + end};
}

}  // namespace crawlguard::html
