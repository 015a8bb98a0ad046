// SPDX-License-Identifier: Apache-2.0
#include "cli/decision_printer.h"

#include "crawlguard/json.h"
#include "report/text.h"

namespace crawlguard::cli {

void DecisionPrinter::Print(const std::string& target, const Decision& decision) {
  if (table()) rows_.push_back({target, decision.DeniedPurposes()});
  if (request_.format == Format::kText) {
    if (request_.summary) return;
    const report::TextOptions options{request_.purposes, colour(), request_.explain};
    output_->Write((any_ ? "\n" : "") + report::ToText(decision, options));
  } else {
    const bool array = many_ && request_.format == Format::kJson;
    const JsonOptions options{request_.purposes, request_.format == Format::kJson,
                              request_.explain};
    if (array) output_->Write(any_ ? ",\n" : "[\n");
    output_->Write(ToJson(decision, options));
    if (!array) output_->Write("\n");
  }
  any_ = true;
  output_->Flush();  // a reader at the other end of a pipe sees each as it comes
}

void DecisionPrinter::NoteError(const std::string& target) {
  if (table()) rows_.push_back({target, std::nullopt});
}

void DecisionPrinter::Finish() {
  if (request_.format == Format::kJson && many_) output_->Write(any_ ? "\n]\n" : "[]\n");
  if (table()) {
    output_->Write((any_ ? "\n" : "") + report::SummaryTable(rows_, request_.purposes, colour()));
  }
  output_->Flush();
}

}  // namespace crawlguard::cli
