// SPDX-License-Identifier: Apache-2.0
//
// Rule files (TOML) to the model, with every fault and where it stands.
#ifndef CRAWLGUARD_RULES_LOAD_H_
#define CRAWLGUARD_RULES_LOAD_H_

#include <span>
#include <vector>

#include "crawlguard/evidence.h"
#include "crawlguard/rule_set.h"
#include "rules/model.h"
#include "rules/profile.h"

namespace crawlguard::rules {

struct Loaded {
  std::vector<Language> languages;  // in order of code
  std::vector<Profile> profiles;    // in order of name
  std::vector<Diagnostic> faults;   // severity kError: the set cannot be used
};

// Never throws. Sources are read in order of name; those of one folder share their lexicon.
Loaded Load(std::span<const RuleSource> sources);

}  // namespace crawlguard::rules

#endif  // CRAWLGUARD_RULES_LOAD_H_
