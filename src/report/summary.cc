// SPDX-License-Identifier: Apache-2.0
#include "report/summary.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "report/escape.h"
#include "report/style.h"

namespace crawlguard::report {
namespace {

constexpr std::size_t kMaxTargetColumns = 64;

// Both ends of a long target tell more than its start alone.
std::string Shorten(std::string text) {
  if (Width(text) <= kMaxTargetColumns) return text;
  constexpr std::size_t kTail = 24;
  constexpr std::string_view kGap = "...";
  const std::size_t head_columns = kMaxTargetColumns - kTail - kGap.size();
  const std::size_t tail_start = Width(text) - kTail;
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++column) {
    const std::size_t length = utf8::DecodeAt(text, i).length;
    if (column == head_columns) out += kGap;
    if (column < head_columns || column >= tail_start) out.append(text, i, length);
    i += length;
  }
  return out;
}

}  // namespace

std::string SummaryTable(std::span<const SummaryRow> rows, PurposeSet purposes, bool colour) {
  const Style style(colour);
  constexpr std::size_t kColumn = 8;                       // "ai-input", "ai-train"
  std::size_t width = std::string_view("allowed").size();  // the longest word of the first column
  for (const SummaryRow& row : rows) {
    width = std::max(width, Width(Shorten(EscapeForTerminal(row.target))));
  }
  std::string head = Pad("target", width);
  for (Purpose p : kAllPurposes) head += "  " + Pad(PurposeName(p), kColumn);
  head.erase(head.find_last_not_of(' ') + 1);
  std::string out = style.Paint(Ink::kDim, head) + '\n';

  std::array<std::size_t, kPurposeCount> denials{};
  std::size_t denied = 0;
  std::size_t errors = 0;
  for (const SummaryRow& row : rows) {
    out += Pad(Shorten(EscapeForTerminal(row.target)), width);
    if (!row.denied) {
      ++errors;
      out += "  " + style.Paint(Ink::kBad, "error") + '\n';
      continue;
    }
    denied += !(*row.denied & purposes).empty();
    for (Purpose p : kAllPurposes) {
      const bool deny = row.denied->Contains(p);
      denials[static_cast<std::size_t>(p)] += deny;
      const std::string_view word = deny ? "deny" : "allow";
      out += "  " + style.Paint(deny ? Ink::kBad : Ink::kGood, word);
      if (p != kAllPurposes.back()) out.append(kColumn - word.size(), ' ');
    }
    out += '\n';
  }

  const std::size_t decided = rows.size() - errors;
  for (const bool deny : {false, true}) {
    std::string line = Pad(deny ? "denied" : "allowed", width);
    for (std::size_t count : denials) {
      line += "  " + Pad(std::to_string(deny ? count : decided - count), kColumn);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += style.Paint(Ink::kDim, line) + '\n';
  }
  out += std::to_string(rows.size()) + (rows.size() == 1 ? " target: " : " targets: ") +
         std::to_string(decided - denied) + " allowed, " + std::to_string(denied) + " denied, " +
         std::to_string(errors) + (errors == 1 ? " error" : " errors");
  if (purposes != PurposeSet::All()) out += "  (for " + ToString(purposes) + ')';
  return out + '\n';
}

}  // namespace crawlguard::report
