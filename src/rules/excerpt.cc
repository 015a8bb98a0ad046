// SPDX-License-Identifier: Apache-2.0
#include "rules/excerpt.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "text/fold.h"

namespace crawlguard::rules {
namespace {

using re2::StringPiece;

bool IsEdge(char c) {
  return ascii::IsSpace(c) || std::string_view("\"'(),.;:-").find(c) != std::string_view::npos;
}

// Space in any script, or a character that shows nothing.
bool IsInvisible(std::string_view character) { return text::Folded(character).empty(); }

// Folding drops soft hyphens and lone spaces alike; only the latter separate words.
bool SeparatesWords(std::string_view character) {
  std::string between = "a";
  between += character;
  between += 'b';
  return text::Folded(between) == "a b";
}

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

text::Range TrimRange(std::string_view text, text::Range range) {
  while (range.begin < range.end && IsEdge(text[range.begin])) ++range.begin;
  while (range.end > range.begin && IsEdge(text[range.end - 1])) --range.end;
  return range;
}

std::vector<text::Range> FindAll(const re2::RE2& pattern, std::string_view text, bool every) {
  std::vector<text::Range> out;
  const StringPiece input(text.data(), text.size());
  const int group = pattern.NumberOfCapturingGroups() > 0 ? 1 : 0;
  StringPiece hit[2];
  for (std::size_t at = 0; at <= text.size();) {
    if (!pattern.Match(input, at, text.size(), re2::RE2::UNANCHORED, hit, group + 1)) break;
    const auto end = static_cast<std::size_t>(hit[0].data() - text.data()) + hit[0].size();
    if (hit[group].data() != nullptr) {
      const auto begin = static_cast<std::size_t>(hit[group].data() - text.data());
      const text::Range range = TrimRange(text, {begin, begin + hit[group].size()});
      if (range.end > range.begin) out.push_back(range);
    }
    if (!every && !out.empty()) break;
    // The border that {e} took may be the border that {b} needs next.
    at = std::max(hit[0].empty() ? end + 1 : end - 1, at + 1);
    while (at < text.size() && IsContinuation(text[at])) ++at;
  }
  return out;
}

text::Range ExcerptWindow(std::string_view text, text::Range sentence,
                          const std::vector<text::Range>& spans) {
  while (sentence.end > sentence.begin && ascii::IsSpace(text[sentence.end - 1])) --sentence.end;
  while (sentence.begin < sentence.end && ascii::IsSpace(text[sentence.begin])) ++sentence.begin;
  const std::size_t cap = limits::kMaxExcerptBytes;
  if (sentence.end - sentence.begin <= cap) return sentence;
  // Candidates begin at a span; the one that holds most spans wins; of equals the last, as bans
  // tend to end with what they forbid.
  std::size_t best = sentence.begin;
  std::size_t best_count = 0;
  for (const text::Range& start : spans) {
    const auto count = static_cast<std::size_t>(
        std::count_if(spans.begin(), spans.end(), [&](const text::Range& s) {
          return s.begin >= start.begin && s.end <= start.begin + cap;
        }));
    if (count > best_count || (count == best_count && start.begin > best)) {
      best = start.begin;
      best_count = count;
    }
  }
  text::Range window{std::max(best, sentence.begin), std::min(best + cap, sentence.end)};
  if (window.end < sentence.end) {
    const std::size_t blank = text.substr(0, window.end).rfind(' ');
    if (blank != std::string_view::npos && blank > window.begin) window.end = blank;
    while (window.end > window.begin && IsContinuation(text[window.end])) --window.end;
  }
  return window;
}

std::string CleanText(std::string_view text, std::size_t max_bytes) {
  std::string out;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded d = utf8::DecodeAt(text, i);
    const std::string_view one = text.substr(i, d.length);
    i += d.length;
    if (d.valid && IsInvisible(one)) {
      space = space || SeparatesWords(one);
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    if (d.valid) {
      out.append(one);
    } else {
      utf8::Append(utf8::kReplacement, &out);
    }
    if (out.size() > max_bytes + 4) break;
  }
  return std::string(utf8::Truncate(out, max_bytes));
}

bool LooksLikeName(std::string_view text) {
  if (text.empty()) return false;
  if (ascii::IsDigit(text.front())) return true;
  const utf8::Decoded d = utf8::DecodeAt(text, 0);
  const std::string_view first = text.substr(0, d.length);
  return text::Folded(first) != first;
}

}  // namespace crawlguard::rules
