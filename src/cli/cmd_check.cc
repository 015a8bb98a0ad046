// SPDX-License-Identifier: Apache-2.0
//
// crawlguard check | explain
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>
#include <utility>

#include "cli/commands.h"
#include "cli/decider.h"
#include "cli/decision_printer.h"
#include "cli/file_decider.h"
#include "cli/rule_files.h"
#include "cli/targets.h"
#include "cli/url_decider.h"
#include "crawlguard/checker.h"

namespace crawlguard::cli {
namespace {

// Both ways to a decision, the second made only if a URL is asked for.
class AnyDecider : public Decider {
 public:
  AnyDecider(const Checker& checker, const CheckRequest& request, Output* output)
      : checker_(checker), request_(request), output_(output), files_(checker, request) {}

  Result<Decision> Decide(const std::string& target) override {
    if (!IsUrl(target)) return files_.Decide(target);
    if (request_.offline) {
      return Error{ErrorCode::kInvalidArgument,
                   "--offline: not fetched; save the page and check the file with --url", target, 0,
                   0};
    }
    if (!request_.site.empty() || !request_.headers.empty() || !request_.url.empty()) {
      return Error{ErrorCode::kInvalidArgument,
                   "--site, --headers and --url belong to a file; a URL is asked for them itself",
                   target, 0, 0};
    }
    if (!urls_) {
      Result<std::unique_ptr<Decider>> made = MakeUrlDecider(checker_, request_, output_);
      if (!made) return std::move(made).error();
      urls_ = std::move(*made);
    }
    return urls_->Decide(target);
  }

 private:
  const Checker& checker_;
  const CheckRequest& request_;
  Output* output_;
  FileDecider files_;
  std::unique_ptr<Decider> urls_;
};

Result<Checker> MakeChecker(const CheckRequest& request, std::shared_ptr<const RuleSet> rules) {
  CheckOptions options;
  options.agent = request.agent;
  options.rules = std::move(rules);
  options.profile = IsProfileFile(request.profile) ? ProfileName(request.profile) : request.profile;
  options.operator_kind = request.operator_kind;
  options.now = static_cast<std::int64_t>(std::time(nullptr));
  return Checker::Create(std::move(options));
}

ExitStatus StatusOf(const Decision& decision, PurposeSet purposes) {
  return (decision.DeniedPurposes() & purposes).empty() ? kAllAllowed : kSomeDenied;
}

}  // namespace

ExitStatus RunCheck(const CheckRequest& request, Output* output) {
  RuleFiles files;
  std::shared_ptr<const RuleSet> rules = LoadRules(request.rules, request.profile, &files, output);
  if (!rules) return kSomeError;
  const Result<Checker> checker = MakeChecker(request, std::move(rules));
  if (!checker) {
    output->Complain(checker.error());
    return kSomeError;
  }
  AnyDecider decider(*checker, request, output);
  TargetList targets(request.targets, stdin);
  DecisionPrinter printer(request, targets.many(), output);
  ExitStatus status = kAllAllowed;
  std::string target;
  std::size_t count = 0;
  while (targets.Next(&target)) {
    // Nobody reads on, so the rest is left undecided; no status may say that it was allowed.
    if (output->closed()) return kSomeError;
    ++count;
    const Result<Decision> decision = decider.Decide(target);
    if (decision) {
      status = Worst(status, StatusOf(*decision, request.purposes));
      printer.Print(target, *decision);
    } else {
      status = kSomeError;
      output->Complain(decision.error());
      printer.NoteError(target);
    }
  }
  printer.Finish();
  if (targets.failed()) {
    output->Complain("the list on stdin could not be read to its end");
    status = kSomeError;
  } else if (count == 0) {
    output->Complain("the list on stdin names no target");
    status = kSomeError;
  }
  return status;
}

}  // namespace crawlguard::cli
