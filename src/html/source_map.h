// SPDX-License-Identifier: Apache-2.0
//
// The way back from a document's text to the input that it was parsed from.
#ifndef CRAWLGUARD_HTML_SOURCE_MAP_H_
#define CRAWLGUARD_HTML_SOURCE_MAP_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "html/span.h"

namespace crawlguard::html {

// How the source of a piece of text became that text.
enum class SourceKind : std::uint8_t {
  kVerbatim,   // byte for byte
  kData,       // text: references decoded, line ends normalised, ignored tags skipped
  kRcdata,     // title, textarea: as text, but what looks like a tag is text
  kRawText,    // xmp, plaintext: line ends normalised
  kAttribute,  // attribute value: references decoded by the attribute rule
  kJson,       // inside of a JSON string literal
  kWhole,      // no finer map is known than the whole source span
};

// A piece of text that came from one place in the source.
struct Segment {
  std::size_t text = 0;  // where it starts in the text; it ends where the next one starts
  Span source;
  SourceKind kind = SourceKind::kVerbatim;
};

// Maps spans of `text` to `input`. `segments` are in order of `text` and cover it. A view: costs
// nothing to make.
class SourceMap {
 public:
  SourceMap(std::string_view input, std::string_view text, const std::vector<Segment>& segments)
      : input_(input), text_(text), segments_(segments) {}

  // The smallest span of the input known to hold the source of every character of `span`, from the
  // first byte of the first to past the last byte of the last. An empty span maps to an empty one.
  // O(log n), and linear in the segments that the span touches.
  Span Source(Span span) const;

 private:
  Span SegmentText(std::size_t index) const;
  // Source of the character at `offset` of the text, which is in segment `index`.
  Span CharacterSource(std::size_t index, std::size_t offset) const;

  std::string_view input_;
  std::string_view text_;
  const std::vector<Segment>& segments_;
};

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_SOURCE_MAP_H_
