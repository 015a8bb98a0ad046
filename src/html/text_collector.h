// SPDX-License-Identifier: Apache-2.0
//
// TextCollector: joins pieces of text into blocks. Knows flows and borders, not elements.
#ifndef CRAWLGUARD_HTML_TEXT_COLLECTOR_H_
#define CRAWLGUARD_HTML_TEXT_COLLECTOR_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/block.h"
#include "html/source_map.h"
#include "html/span.h"
#include "html/zones.h"

namespace crawlguard::html {

// What is known of a piece of text from the elements around it.
struct TextContext {
  Zone zone = Zone::kMain;
  bool visible = true;
  bool quoted = false;
  bool heading = false;
  bool list_item = false;
  std::int32_t lead = -1;
};

// A flow is text that a reader reads in one go. What interrupts it without being a part of it (a
// hidden element or a comment within a sentence) is a flow of its own, or an aside.
//
// A block takes its zone and its list from its first visible character; it is quoted if all of it
// is.
class TextCollector {
 public:
  TextCollector() { flows_.emplace_back(); }

  // Opens a flow within the current one, which goes on after CloseFlow().
  void OpenFlow() { flows_.emplace_back(); }
  void CloseFlow();

  // Appends to the current block of the current flow.
  void Append(std::string_view text, Span source, SourceKind kind, const TextContext& context);

  // Ends the current block of the current flow. A block of white space is dropped.
  void EndBlock();

  // A block of its own outside of all flows. `text` must live until the current block ends.
  void AddAside(std::string_view text, Span source, SourceKind kind, const TextContext& context);

  // A position in the text to come, to be asked for by its number after Finish().
  std::size_t Mark();
  std::size_t MarkPosition(std::size_t mark) const { return marks_[mark]; }

  // Ends everything.
  void Finish();

  // Index of the last block of the current flow, or -1.
  std::int32_t last_block() const { return flows_.back().last_block; }
  std::size_t block_count() const { return blocks_.size(); }
  // Blocks were dropped because there are more than kMaxBlocks.
  bool overflowed() const { return overflowed_; }

  // The results, to be moved away after Finish().
  std::string& text() { return text_; }
  std::vector<Block>& blocks() { return blocks_; }
  const std::vector<Block>& blocks() const { return blocks_; }
  std::vector<Segment>& segments() { return segments_; }

 private:
  struct Aside {
    std::string_view text;
    Span source;
    SourceKind kind;
    TextContext context;
  };
  struct PendingMark {
    std::size_t mark;
    std::size_t offset;
  };
  struct Flow {
    std::string text;
    std::vector<Segment> segments;
    std::vector<PendingMark> marks;
    std::vector<Aside> asides;
    TextContext context;
    bool has_words = false;
    std::int32_t last_block = -1;
  };

  bool AddBlock(std::string_view text, const TextContext& context);
  void EmitAsides(Flow* flow);

  std::string text_;
  std::vector<Block> blocks_;
  std::vector<Segment> segments_;
  std::vector<std::size_t> marks_;
  std::vector<Flow> flows_;
  bool overflowed_ = false;
};

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_TEXT_COLLECTOR_H_
