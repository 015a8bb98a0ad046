// SPDX-License-Identifier: Apache-2.0
//
// The commands: each takes its request, prints, and returns its exit status.
#ifndef CRAWLGUARD_CLI_COMMANDS_H_
#define CRAWLGUARD_CLI_COMMANDS_H_

#include "cli/options.h"
#include "cli/output.h"

namespace crawlguard::cli {

ExitStatus RunCheck(const CheckRequest& request, Output* output);
ExitStatus RunRobots(const RobotsRequest& request, Output* output);
ExitStatus RunRulesList(const RulesRequest& request, Output* output);
ExitStatus RunRulesShow(const RulesRequest& request, Output* output);
ExitStatus RunRulesLint(const RulesRequest& request, Output* output);
ExitStatus RunRulesTest(const RulesRequest& request, Output* output);

}  // namespace crawlguard::cli

#endif  // CRAWLGUARD_CLI_COMMANDS_H_
