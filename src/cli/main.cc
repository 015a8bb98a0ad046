// SPDX-License-Identifier: Apache-2.0
//
// The crawlguard command: flags in, one command run, its exit status out.
#include <csignal>
#include <exception>
#include <new>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace {

using namespace crawlguard::cli;  // NOLINT: this file is the command

ExitStatus Run(const Options& options, Output* output) {
  switch (options.command) {
    case Command::kCheck:
    case Command::kExplain:
      return RunCheck(options.check, output);
    case Command::kRobots:
      return RunRobots(options.robots, output);
    case Command::kRulesList:
      return RunRulesList(options.rules, output);
    case Command::kRulesShow:
      return RunRulesShow(options.rules, output);
    case Command::kRulesLint:
      return RunRulesLint(options.rules, output);
    case Command::kRulesTest:
      return RunRulesTest(options.rules, output);
    case Command::kNone:
      break;
  }
  return options.status;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is EPIPE, which is quiet
  Output output;
  try {
    ExitStatus status = Run(ParseCommandLine(argc, argv, &output), &output);
    output.Flush();
    // An answer that could not be written is no answer; a reader who wants no more is no fault.
    if (output.closed() && !output.reader_gone()) status = kSomeError;
    return status;
  } catch (const std::bad_alloc&) {
    output.Complain("out of memory");
  } catch (const std::exception& error) {
    output.Complain(error.what());
  }
  return kSomeError;
}
