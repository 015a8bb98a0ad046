// SPDX-License-Identifier: Apache-2.0
//
// Decisions for URLs: robots.txt first, the page only if it may be fetched, each redirect decided.
#ifndef CRAWLGUARD_CLI_URL_DECIDER_H_
#define CRAWLGUARD_CLI_URL_DECIDER_H_

#include <memory>

#include "cli/decider.h"
#include "cli/options.h"
#include "cli/output.h"
#include "crawlguard/checker.h"
#include "crawlguard/result.h"

namespace crawlguard::cli {

// `checker`, `request` and `output` must outlive it. Site files are fetched once per origin.
Result<std::unique_ptr<Decider>> MakeUrlDecider(const Checker& checker, const CheckRequest& request,
                                                Output* output);

}  // namespace crawlguard::cli

#endif  // CRAWLGUARD_CLI_URL_DECIDER_H_
