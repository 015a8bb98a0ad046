// SPDX-License-Identifier: Apache-2.0
//
// What a SitePolicy holds.
#ifndef CRAWLGUARD_CHECK_SITE_POLICY_IMPL_H_
#define CRAWLGUARD_CHECK_SITE_POLICY_IMPL_H_

#include <memory>
#include <string>
#include <vector>

#include "crawlguard/site_policy.h"
#include "signals/signal.h"
#include "url/url.h"

namespace crawlguard {

class SitePolicy::Impl {
 public:
  explicit Impl(Url u) : url(std::move(u)) {}

  Url url;
  std::string rules_revision;
  std::vector<std::unique_ptr<const SiteState>> states;  // parallel to Signals()
  std::vector<Statement> notices;                        // prose in site files
  std::vector<Diagnostic> diagnostics;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_CHECK_SITE_POLICY_IMPL_H_
