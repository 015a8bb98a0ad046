// SPDX-License-Identifier: Apache-2.0
//
// What a RuleSet holds.
#ifndef CRAWLGUARD_RULES_IMPL_H_
#define CRAWLGUARD_RULES_IMPL_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/rule_set.h"
#include "rules/compile.h"
#include "rules/profile.h"

namespace crawlguard {

class RuleSet::Impl {
 public:
  std::unique_ptr<const rules::CompiledSet> compiled;
  std::vector<rules::Profile> profiles;
  std::string revision;

  // Null if there is no profile of that name.
  const rules::Profile* FindProfile(std::string_view name) const {
    for (const rules::Profile& profile : profiles) {
      if (profile.name == name) return &profile;
    }
    return nullptr;
  }
};

namespace rules {

// "sha256:" and the hex digest over names and texts in order of name.
std::string Revision(std::span<const RuleSource> sources);

}  // namespace rules
}  // namespace crawlguard

#endif  // CRAWLGUARD_RULES_IMPL_H_
