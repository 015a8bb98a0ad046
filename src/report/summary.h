// SPDX-License-Identifier: Apache-2.0
//
// Many decisions in one table: a line a target, then the counts.
#ifndef CRAWLGUARD_REPORT_SUMMARY_H_
#define CRAWLGUARD_REPORT_SUMMARY_H_

#include <optional>
#include <span>
#include <string>

#include "crawlguard/decision.h"

namespace crawlguard::report {

// What the table needs of a decision, so that a long run keeps no decisions.
struct SummaryRow {
  std::string target;                // as the user wrote it
  std::optional<PurposeSet> denied;  // nothing: no decision, an error
};

// Columns: target, the six purposes as allow or deny. A target counts as denied if one of
// `purposes` is. All text from outside is escaped for terminals.
std::string SummaryTable(std::span<const SummaryRow> rows, PurposeSet purposes, bool colour);

}  // namespace crawlguard::report

#endif  // CRAWLGUARD_REPORT_SUMMARY_H_
