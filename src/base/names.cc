// SPDX-License-Identifier: Apache-2.0
//
// The names of the public enums, and what follows from them.
#include <array>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "crawlguard/decision.h"
#include "crawlguard/evidence.h"
#include "crawlguard/purpose.h"

namespace crawlguard {
namespace {

template <std::size_t N, class E>
std::string_view Name(const std::array<std::string_view, N>& names, E value) {
  const auto i = static_cast<std::size_t>(value);
  return i < N ? names[i] : std::string_view("?");
}

}  // namespace

std::string_view PurposeName(Purpose purpose) noexcept {
  static constexpr std::array<std::string_view, kPurposeCount> kNames = {
      "fetch", "search", "ai-input", "ai-train", "tdm", "archive"};
  return Name(kNames, purpose);
}

std::string_view EffectName(Effect effect) noexcept {
  static constexpr std::array<std::string_view, 4> kNames = {"deny", "condition", "allow", "note"};
  return Name(kNames, effect);
}

std::string_view ScopeName(Scope scope) noexcept {
  static constexpr std::array<std::string_view, 4> kNames = {"site", "path", "page", "element"};
  return Name(kNames, scope);
}

std::string_view StatementClassName(StatementClass c) noexcept {
  static constexpr std::array<std::string_view, 6> kNames = {"protocol", "reservation", "reuse",
                                                             "clue",     "grant",       "fault"};
  return Name(kNames, c);
}

std::string_view SeverityName(Severity severity) noexcept {
  static constexpr std::array<std::string_view, 3> kNames = {"note", "warning", "error"};
  return Name(kNames, severity);
}

std::string_view VerdictName(Verdict verdict) noexcept {
  return verdict == Verdict::kAllow ? "allow" : "deny";
}

std::string_view ReasonName(Reason reason) noexcept {
  static constexpr std::array<std::string_view, 5> kNames = {"explicit", "condition", "inherited",
                                                             "unstated", "unreadable"};
  return Name(kNames, reason);
}

std::string_view RoleName(Role role) noexcept {
  static constexpr std::array<std::string_view, 4> kNames = {"decides", "agrees", "overridden",
                                                             "noted"};
  return Name(kNames, role);
}

std::string ToString(PurposeSet purposes) {
  std::string out;
  for (Purpose p : kAllPurposes) {
    if (!purposes.Contains(p)) continue;
    if (!out.empty()) out += ',';
    out += PurposeName(p);
  }
  return out;
}

Result<PurposeSet> ParsePurposes(std::string_view list) {
  PurposeSet set;
  while (true) {
    const std::size_t comma = list.find(',');
    const std::string_view word = ascii::TrimSpace(list.substr(0, comma));
    bool known = false;
    for (Purpose p : kAllPurposes) {
      if (ascii::EqualsIgnoreCase(word, PurposeName(p))) {
        set.Insert(p);
        known = true;
      }
    }
    if (!known) {
      return Error{ErrorCode::kInvalidArgument,
                   "unknown purpose \"" + std::string(word) + "\"; purposes are " +
                       ToString(PurposeSet::All()),
                   "", 0, 0};
    }
    if (comma == std::string_view::npos) return set;
    list.remove_prefix(comma + 1);
  }
}

std::string Diagnostic::ToString() const {
  std::string out = where;
  if (line > 0) out += (out.empty() ? "line " : ":") + std::to_string(line);
  if (!out.empty()) out += ": ";
  out += message;
  if (!code.empty()) out += " [" + code + "]";
  return out;
}

PurposeSet Decision::DeniedPurposes() const {
  PurposeSet set;
  for (Purpose p : kAllPurposes) {
    if (Denied(p)) set.Insert(p);
  }
  return set;
}

}  // namespace crawlguard
