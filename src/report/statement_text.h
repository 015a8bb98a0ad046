// SPDX-License-Identifier: Apache-2.0
//
// One statement and one diagnostic, as the text report prints them.
#ifndef CRAWLGUARD_REPORT_STATEMENT_TEXT_H_
#define CRAWLGUARD_REPORT_STATEMENT_TEXT_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "crawlguard/evidence.h"
#include "report/style.h"

namespace crawlguard::report {

// Who says it and where: "notice, body:12", "robots.txt:3", "http, status". Escaped.
std::string Speaker(const Statement& statement);

// The block "[number] speaker ... words ... fields", with line ends. `resource` is the address that
// the reader knows already; a statement that stands elsewhere says where.
std::string StatementText(const Statement& statement, std::size_t number, std::string_view resource,
                          const Style& style);

// Conditions, one a line.
std::string ConditionLines(std::span<const Condition> conditions, std::string_view indent,
                           const Style& style);

// "  warning  where:line: message [code]", with a line end.
std::string DiagnosticLine(const Diagnostic& diagnostic, const Style& style);

}  // namespace crawlguard::report

#endif  // CRAWLGUARD_REPORT_STATEMENT_TEXT_H_
