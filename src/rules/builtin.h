// SPDX-License-Identifier: Apache-2.0
//
// The files below rules/, embedded at build time by cmake/embed_rules.cmake.
#ifndef CRAWLGUARD_RULES_BUILTIN_H_
#define CRAWLGUARD_RULES_BUILTIN_H_

#include <vector>

#include "crawlguard/rule_set.h"

namespace crawlguard::rules {

std::vector<RuleSource> EmbeddedSources();

}  // namespace crawlguard::rules

#endif  // CRAWLGUARD_RULES_BUILTIN_H_
