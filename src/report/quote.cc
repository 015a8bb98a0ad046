// SPDX-License-Identifier: Apache-2.0
#include "report/quote.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/utf8.h"
#include "report/escape.h"

namespace crawlguard::report {
namespace {

constexpr std::size_t kColumns = 88;

struct Range {
  std::size_t begin;
  std::size_t end;
};

// Lines of at most kColumns characters, broken at blanks where there are any.
std::vector<Range> Wrap(std::string_view text) {
  std::vector<Range> lines;
  std::size_t begin = 0;
  std::size_t blank = 0;  // the last blank of this line, or `begin`
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (columns == kColumns && text[i] != ' ') {
      const std::size_t end = blank > begin ? blank : i;
      lines.push_back({begin, end});
      begin = end == blank ? blank + 1 : i;
      columns = Width(text.substr(begin, i - begin));
      blank = begin;
    }
    if (text[i] == ' ') {
      if (columns >= kColumns) {
        lines.push_back({begin, i});
        begin = blank = ++i;
        columns = 0;
        continue;
      }
      blank = i;
    }
    i += utf8::DecodeAt(text, i).length;
    ++columns;
  }
  if (begin < text.size()) lines.push_back({begin, text.size()});
  return lines;
}

// Where the deciding words stand, in order, without overlap.
std::vector<Range> Marks(std::string_view text, std::span<const std::string> deciding) {
  std::vector<Range> marks;
  for (const std::string& words : deciding) {
    const std::string escaped = EscapeForTerminal(words);
    const std::size_t at = escaped.empty() ? std::string_view::npos : text.find(escaped);
    if (at != std::string_view::npos) marks.push_back({at, at + escaped.size()});
  }
  std::sort(marks.begin(), marks.end(),
            [](const Range& a, const Range& b) { return a.begin < b.begin; });
  std::vector<Range> merged;
  for (const Range& mark : marks) {
    if (merged.empty() || mark.begin > merged.back().end) {
      merged.push_back(mark);
    } else {
      merged.back().end = std::max(merged.back().end, mark.end);
    }
  }
  return merged;
}

}  // namespace

std::string Quote(std::string_view words, std::span<const std::string> deciding,
                  std::string_view indent, const Style& style) {
  const std::string text = EscapeForTerminal(words);
  std::vector<Range> marks = Marks(text, deciding);
  const bool carets = !style.colour() && !marks.empty();
  if (marks.empty()) marks.push_back({0, text.size()});
  std::string out;
  for (const Range& line : Wrap(text)) {
    const auto part = [&](std::size_t from, std::size_t to) {
      from = std::clamp(from, line.begin, line.end);
      to = std::clamp(to, line.begin, line.end);
      return std::string_view(text).substr(from, to - from);
    };
    std::string quoted;
    std::string under;
    std::size_t at = line.begin;
    for (const Range& mark : marks) {
      const std::string_view before = part(at, mark.begin);
      const std::string_view marked = part(mark.begin, mark.end);
      quoted += before;
      quoted += style.Paint(Ink::kMark, marked);
      if (!marked.empty()) under += std::string(Width(before), ' ');
      if (!marked.empty()) under += std::string(Width(marked), '^');
      at = std::max(at, mark.end);
    }
    quoted += part(at, line.end);
    out.append(indent).append("| ").append(quoted) += '\n';
    if (carets && !under.empty()) out.append(indent).append("| ").append(under) += '\n';
  }
  return out;
}

}  // namespace crawlguard::report
