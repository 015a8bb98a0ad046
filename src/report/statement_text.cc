// SPDX-License-Identifier: Apache-2.0
#include "report/statement_text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "report/escape.h"
#include "report/quote.h"

namespace crawlguard::report {
namespace {

constexpr std::string_view kIndent = "      ";
// The fields whose values are the words that decide, found again in the excerpt.
constexpr std::array<std::string_view, 3> kDecidingFields = {"acts", "means", "condition"};

std::pair<std::string_view, Ink> Verb(Effect effect) {
  switch (effect) {
    case Effect::kDeny:
    case Effect::kCondition:
      return {"denies", Ink::kBad};
    case Effect::kAllow:
      return {"allows", Ink::kGood};
    case Effect::kNote:
      break;
  }
  return {"notes on", Ink::kWarn};
}

// "rights_holder" -> "rights holder"
std::string Label(std::string_view name) {
  std::string out = EscapeForTerminal(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

std::string Purposes(PurposeSet purposes) {
  std::string out;
  for (Purpose p : kAllPurposes) {
    if (!purposes.Contains(p)) continue;
    if (!out.empty()) out += ", ";
    out += PurposeName(p);
  }
  return out.empty() ? "nothing" : out;
}

// Fields of one name share a line, in the order in which the names first come.
std::string FieldLines(const std::vector<Field>& fields) {
  std::vector<std::pair<std::string, std::string>> lines;
  std::size_t width = 0;
  for (const Field& field : fields) {
    const std::string label = Label(field.name);
    const auto same = std::find_if(lines.begin(), lines.end(),
                                   [&](const auto& line) { return line.first == label; });
    if (same == lines.end()) {
      lines.emplace_back(label, EscapeForTerminal(field.value));
    } else {
      same->second += "; " + EscapeForTerminal(field.value);
    }
    width = std::max(width, Width(label));
  }
  std::string out;
  for (const auto& [label, value] : lines) {
    out += std::string(kIndent) + Pad(label, width) + "  " + value + '\n';
  }
  return out;
}

// A field may list several things: "downloading; storage".
std::vector<std::string> DecidingWords(const std::vector<Field>& fields) {
  std::vector<std::string> words;
  for (const Field& field : fields) {
    if (std::find(kDecidingFields.begin(), kDecidingFields.end(), field.name) ==
        kDecidingFields.end()) {
      continue;
    }
    for (std::size_t begin = 0; begin <= field.value.size();) {
      const std::size_t end = std::min(field.value.find("; ", begin), field.value.size());
      words.push_back(field.value.substr(begin, end - begin));
      begin = end + 2;
    }
  }
  return words;
}

}  // namespace

std::string Speaker(const Statement& statement) {
  const Evidence& e = statement.evidence;
  std::string out = EscapeForTerminal(statement.signal);
  const std::string part = EscapeForTerminal(e.part);
  if (!part.empty() && part != out) out += ", " + part;
  if (e.line > 0) out += ':' + std::to_string(e.line);
  return out;
}

std::string StatementText(const Statement& statement, std::size_t number, std::string_view resource,
                          const Style& style) {
  const Evidence& e = statement.evidence;
  const auto [verb, ink] = Verb(statement.effect);
  std::string out =
      "  [" + std::to_string(number) + "] " + style.Paint(Ink::kBold, Speaker(statement));
  std::string small;
  if (e.begin < e.end) {
    small += " bytes " + std::to_string(e.begin) + '-' + std::to_string(e.end);
  }
  if (!e.rule.empty()) small += "  rule " + EscapeForTerminal(e.rule);
  out += style.Paint(Ink::kDim, small) + '\n';
  if (!e.url.empty() && e.url != resource) {
    out += std::string(kIndent) + "in " + EscapeForTerminal(e.url) + '\n';
  }
  out += std::string(kIndent) + style.Paint(ink, verb) + ' ' + Purposes(statement.purposes) +
         " for the " + std::string(ScopeName(statement.scope)) +
         (statement.effect == Effect::kCondition ? ", until its condition is met\n" : "\n");
  if (!e.excerpt.empty()) out += Quote(e.excerpt, DecidingWords(e.fields), kIndent, style);
  out += ConditionLines(statement.conditions, kIndent, style);
  out += FieldLines(e.fields);
  if (!statement.superseded_by.empty()) {
    out +=
        std::string(kIndent) + "superseded: " + EscapeForTerminal(statement.superseded_by) + '\n';
  }
  return out;
}

std::string ConditionLines(std::span<const Condition> conditions, std::string_view indent,
                           const Style& style) {
  std::string out;
  for (const Condition& c : conditions) {
    out += indent;
    out += style.Paint(Ink::kWarn, c.prerequisite ? "condition:" : "obligation:");
    out += ' ' + EscapeForTerminal(c.text) + '\n';
  }
  return out;
}

std::string DiagnosticLine(const Diagnostic& diagnostic, const Style& style) {
  const Ink ink = diagnostic.severity == Severity::kError     ? Ink::kBad
                  : diagnostic.severity == Severity::kWarning ? Ink::kWarn
                                                              : Ink::kDim;
  return "  " + style.Paint(ink, Pad(SeverityName(diagnostic.severity), 7)) + "  " +
         EscapeForTerminal(diagnostic.ToString()) + '\n';
}

}  // namespace crawlguard::report
