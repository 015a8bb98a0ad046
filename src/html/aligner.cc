// SPDX-License-Identifier: Apache-2.0
#include "html/aligner.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "html/references.h"

namespace crawlguard::html {
namespace {

constexpr std::string_view kCdataOpen = "<![CDATA[";
constexpr std::string_view kCdataClose = "]]>";

// Length of the markup at the start of `source`, which starts with '<'; 0: it is text.
std::size_t MarkupLength(std::string_view source) {
  if (source.size() < 2) return 0;
  const char next = source[1];
  if (next == '!' || next == '?') return std::min(source.find('>'), source.size() - 1) + 1;
  if (!ascii::IsAlpha(next) && next != '/') return 0;
  char quote = 0;
  for (std::size_t i = 1; i < source.size(); ++i) {
    const char c = source[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      return i + 1;
    } else if ((c == '"' || c == '\'') && source[i - 1] == '=') {
      quote = c;
    }
  }
  return source.size();
}

struct Step {
  std::size_t source = 0;
  std::size_t text = 0;
};

class Aligner {
 public:
  Aligner(std::string_view text, std::string_view source, SourceKind kind)
      : text_(text), source_(source), kind_(kind) {}

  Span Find(std::size_t target) {
    while (true) {
      SkipWhatGivesNoText();
      const Step step = Next();
      if (step.source == 0 || step.text == 0) return {0, source_.size()};
      if (target < at_text_ + step.text) return {at_source_, at_source_ + step.source};
      at_text_ += step.text;
      at_source_ += step.source;
    }
  }

 private:
  std::string_view source_left() const { return source_.substr(at_source_); }
  std::string_view text_left() const { return text_.substr(at_text_); }

  // Tags that the tree builder ignored, CDATA marks, and NUL bytes.
  void SkipWhatGivesNoText() {
    if (kind_ != SourceKind::kData) return;
    while (at_source_ < source_.size() && at_text_ < text_.size()) {
      const std::string_view source = source_left();
      if (in_cdata_) {
        if (!source.starts_with(kCdataClose) || text_left().starts_with(kCdataClose)) return;
        at_source_ += kCdataClose.size();
        in_cdata_ = false;
      } else if (source.starts_with(kCdataOpen)) {
        at_source_ += kCdataOpen.size();
        in_cdata_ = true;
      } else if (source[0] == '<' && MarkupLength(source) > 0) {
        at_source_ += MarkupLength(source);
      } else if (source[0] == '\0' && !text_left().starts_with("\xEF\xBF\xBD")) {
        ++at_source_;
      } else {
        return;
      }
    }
  }

  // How much of both the next character takes; zeros when they do not fit.
  Step Next() const {
    if (at_source_ >= source_.size() || at_text_ >= text_.size()) return {};
    const std::string_view source = source_left();
    const std::string_view text = text_left();
    const std::size_t length = utf8::DecodeAt(text, 0).length;
    if (source[0] == '\r') return {source.starts_with("\r\n") ? 2U : 1U, text[0] == '\n' ? 1U : 0U};
    if (kind_ == SourceKind::kJson && source[0] == '\\') return {EscapeLength(source), length};
    const bool references = kind_ == SourceKind::kData || kind_ == SourceKind::kRcdata ||
                            kind_ == SourceKind::kAttribute;
    if (source[0] == '&' && references && !in_cdata_) {
      const std::size_t reference = ReferenceLength(source, text, kind_ == SourceKind::kAttribute);
      if (reference > 0) return {reference, TextOfReference(text, source, reference)};
    }
    if (source.substr(0, length) == text.substr(0, length)) return {length, length};
    // A character that HTML does not allow was replaced.
    const utf8::Decoded original = utf8::DecodeAt(source, 0);
    return {original.length, text.starts_with("\xEF\xBF\xBD") ? 3U : 0U};
  }

  // Length of the text that the reference at the start of `source` stands for. Some names stand
  // for two characters, of which the second is one of these.
  static std::size_t TextOfReference(std::string_view text, std::string_view source,
                                     std::size_t reference) {
    const std::size_t first = utf8::DecodeAt(text, 0).length;
    if (source.starts_with("&fjlig;")) return std::min<std::size_t>(2, text.size());
    if (first >= text.size() || source[1] == '#') return first;
    const utf8::Decoded second = utf8::DecodeAt(text, first);
    const bool combines = second.code == 0x338 || second.code == 0x333 || second.code == 0x20D2 ||
                          second.code == 0x20E5 || second.code == 0x331 || second.code == 0xFE00 ||
                          second.code == 0x200A;
    const std::string_view after = source.substr(reference);
    const bool from_next =
        after.starts_with(text.substr(first, second.length)) || after.starts_with("&");
    return combines && !from_next ? first + second.length : first;
  }

  static std::size_t EscapeLength(std::string_view source) {
    if (source.size() < 2) return source.size();
    if (source[1] != 'u') return 2;
    const auto is_surrogate = [](std::string_view s, char low, char high) {
      if (s.size() < 6 || s[0] != '\\' || s[1] != 'u') return false;
      const char c = ascii::ToLower(s[3]);
      return ascii::ToLower(s[2]) == 'd' && c >= low && c <= high;
    };
    const bool pair =
        is_surrogate(source, '8', 'b') &&
        is_surrogate(source.substr(std::min<std::size_t>(6, source.size())), 'c', 'f');
    return std::min<std::size_t>(pair ? 12 : 6, source.size());
  }

  std::string_view text_;
  std::string_view source_;
  SourceKind kind_;
  std::size_t at_text_ = 0;
  std::size_t at_source_ = 0;
  bool in_cdata_ = false;
};

}  // namespace

Span AlignCharacter(std::string_view text, std::string_view source, SourceKind kind,
                    std::size_t target) {
  return Aligner(text, source, kind).Find(target);
}

}  // namespace crawlguard::html
