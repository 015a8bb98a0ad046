// SPDX-License-Identifier: Apache-2.0
#include "html/source_map.h"

#include <algorithm>

#include "base/utf8.h"
#include "html/aligner.h"

namespace crawlguard::html {

Span SourceMap::SegmentText(std::size_t index) const {
  const std::size_t end = index + 1 < segments_.size() ? segments_[index + 1].text : text_.size();
  return {segments_[index].text, end};
}

Span SourceMap::CharacterSource(std::size_t index, std::size_t offset) const {
  const Segment& segment = segments_[index];
  const Span text = SegmentText(index);
  const std::size_t within = offset - text.begin;
  if (segment.kind == SourceKind::kWhole) return segment.source;
  if (segment.kind == SourceKind::kVerbatim) {
    const std::size_t length = utf8::DecodeAt(text_, offset).length;
    return {segment.source.begin + within,
            std::min(segment.source.begin + within + length, segment.source.end)};
  }
  const Span found = AlignCharacter(text_.substr(text.begin, text.size()),
                                    input_.substr(segment.source.begin, segment.source.size()),
                                    segment.kind, within);
  return {segment.source.begin + found.begin, segment.source.begin + found.end};
}

Span SourceMap::Source(Span span) const {
  span.end = std::min(span.end, text_.size());
  const auto after = std::upper_bound(
      segments_.begin(), segments_.end(), span.begin,
      [](std::size_t offset, const Segment& segment) { return offset < segment.text; });
  if (after == segments_.begin()) return {};
  auto index = static_cast<std::size_t>(after - segments_.begin()) - 1;
  if (span.empty()) {
    if (span.begin >= text_.size())
      return {segments_[index].source.end, segments_[index].source.end};
    const std::size_t at = CharacterSource(index, span.begin).begin;
    return {at, at};
  }
  // Text that was moved (out of a table, by misnested formatting) stands elsewhere in the source
  // than in the text: the answer holds all of the pieces, in whatever order they come.
  Span result{input_.size(), 0};
  for (; index < segments_.size() && segments_[index].text < span.end; ++index) {
    const Span text = SegmentText(index);
    if (text.empty()) continue;
    Span piece = segments_[index].source;
    if (text.begin < span.begin) piece.begin = CharacterSource(index, span.begin).begin;
    if (text.end > span.end) {
      std::size_t last = span.end - 1;
      while (last > text.begin && (static_cast<unsigned char>(text_[last]) & 0xC0U) == 0x80U)
        --last;
      piece.end = CharacterSource(index, last).end;
    }
    result.begin = std::min(result.begin, piece.begin);
    result.end = std::max(result.end, piece.end);
  }
  return result.end < result.begin ? Span{} : result;
}

}  // namespace crawlguard::html
