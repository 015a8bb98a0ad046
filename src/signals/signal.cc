// SPDX-License-Identifier: Apache-2.0
#include "signals/signal.h"

#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace crawlguard {

bool EqualsHeaderName(std::string_view a, std::string_view b) {
  return ascii::EqualsIgnoreCase(a, b);
}

std::string Excerpt(std::string_view text) {
  const std::string repaired = utf8::Repair(ascii::TrimSpace(text));
  return std::string(utf8::Truncate(repaired, limits::kMaxExcerptBytes));
}

void AddDiagnostic(std::vector<Diagnostic>* diagnostics, Severity severity, std::string where,
                   int line, std::string code, std::string message) {
  if (diagnostics->size() < limits::kMaxDiagnostics) {
    diagnostics->push_back({severity, std::move(where), line, std::move(code), std::move(message)});
  } else if (diagnostics->size() == limits::kMaxDiagnostics) {
    diagnostics->push_back(
        {Severity::kWarning, "", 0, "diagnostics-limit", "further diagnostics are not listed"});
  }
}

}  // namespace crawlguard
