// SPDX-License-Identifier: Apache-2.0
#include "html/text_collector.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/limits.h"

namespace crawlguard::html {
namespace {

bool IsBlankText(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return ascii::IsSpace(c); });
}

}  // namespace

void TextCollector::Append(std::string_view text, Span source, SourceKind kind,
                           const TextContext& context) {
  if (text.empty()) return;
  Flow& flow = flows_.back();
  if (flow.text.empty() && IsBlankText(text)) return;  // blanks before a block say nothing
  if (!IsBlankText(text)) {
    if (!flow.has_words) {
      flow.context = context;
      flow.has_words = true;
    }
    flow.context.quoted &= context.quoted;
    flow.context.visible &= context.visible;
  }
  flow.segments.push_back({flow.text.size(), source, kind});
  flow.text.append(text);
}

bool TextCollector::AddBlock(std::string_view text, const TextContext& context) {
  if (blocks_.size() >= limits::kMaxBlocks) {
    overflowed_ = true;
    return false;
  }
  blocks_.push_back({context.zone,
                     context.visible,
                     context.quoted,
                     context.heading,
                     context.list_item,
                     context.lead,
                     {text_.size(), text_.size() + text.size()}});
  text_.append(text);
  return true;
}

void TextCollector::EndBlock() {
  Flow& flow = flows_.back();
  const std::size_t start = text_.size();
  const bool added = flow.has_words && AddBlock(flow.text, flow.context);
  if (added) {
    flow.last_block = static_cast<std::int32_t>(blocks_.size()) - 1;
    for (Segment& segment : flow.segments) {
      segment.text += start;
      segments_.push_back(segment);
    }
  }
  for (const PendingMark& mark : flow.marks) marks_[mark.mark] = start + (added ? mark.offset : 0);
  flow.text.clear();
  flow.segments.clear();
  flow.marks.clear();
  flow.has_words = false;
  EmitAsides(&flow);
}

void TextCollector::EmitAsides(Flow* flow) {
  for (const Aside& aside : flow->asides) {
    const std::size_t start = text_.size();
    if (AddBlock(aside.text, aside.context)) segments_.push_back({start, aside.source, aside.kind});
  }
  flow->asides.clear();
}

void TextCollector::CloseFlow() {
  EndBlock();
  flows_.pop_back();
}

void TextCollector::AddAside(std::string_view text, Span source, SourceKind kind,
                             const TextContext& context) {
  if (IsBlankText(text)) return;
  flows_.back().asides.push_back({text, source, kind, context});
}

std::size_t TextCollector::Mark() {
  marks_.push_back(0);
  flows_.back().marks.push_back({marks_.size() - 1, flows_.back().text.size()});
  return marks_.size() - 1;
}

void TextCollector::Finish() {
  while (flows_.size() > 1) CloseFlow();
  EndBlock();
}

}  // namespace crawlguard::html
