// SPDX-License-Identifier: Apache-2.0
//
// Decider: how one kind of target becomes a decision.
#ifndef CRAWLGUARD_CLI_DECIDER_H_
#define CRAWLGUARD_CLI_DECIDER_H_

#include <string>

#include "crawlguard/decision.h"
#include "crawlguard/result.h"

namespace crawlguard::cli {

// Not thread-safe.
class Decider {
 public:
  virtual ~Decider() = default;
  // Errors: the target is no URL, no file, or not to be had under the options.
  virtual Result<Decision> Decide(const std::string& target) = 0;
};

}  // namespace crawlguard::cli

#endif  // CRAWLGUARD_CLI_DECIDER_H_
