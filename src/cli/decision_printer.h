// SPDX-License-Identifier: Apache-2.0
//
// DecisionPrinter: decisions to stdout in the format asked for, one as soon as it is there.
#ifndef CRAWLGUARD_CLI_DECISION_PRINTER_H_
#define CRAWLGUARD_CLI_DECISION_PRINTER_H_

#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/output.h"
#include "crawlguard/decision.h"
#include "report/summary.h"

namespace crawlguard::cli {

// Not thread-safe. `request` and `output` must outlive it.
class DecisionPrinter {
 public:
  // many: the answer is a list, which makes `json` an array.
  DecisionPrinter(const CheckRequest& request, bool many, Output* output)
      : request_(request), many_(many), output_(output) {}

  void Print(const std::string& target, const Decision& decision);
  // A target without a decision: it stands in the table.
  void NoteError(const std::string& target);
  void Finish();

 private:
  bool colour() const { return output_->colour() && !request_.no_color; }
  bool table() const { return request_.format == Format::kText && (request_.summary || many_); }

  const CheckRequest& request_;
  bool many_;
  Output* output_;
  bool any_ = false;                      // a decision has been printed
  std::vector<report::SummaryRow> rows_;  // only if a table will be printed
};

}  // namespace crawlguard::cli

#endif  // CRAWLGUARD_CLI_DECISION_PRINTER_H_
