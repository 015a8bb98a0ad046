// SPDX-License-Identifier: Apache-2.0
//
// What stands behind the opaque handles of crawlguard/c.h.
#ifndef CRAWLGUARD_CAPI_HANDLES_H_
#define CRAWLGUARD_CAPI_HANDLES_H_

#include <cstdint>
#include <memory>
#include <string>

#include "crawlguard/c.h"
#include "crawlguard/checker.h"
#include "crawlguard/decision.h"
#include "crawlguard/purpose.h"
#include "crawlguard/rule_set.h"
#include "crawlguard/site_policy.h"

struct cg_error {
  cg_status status;
  std::string message;
};

struct cg_rules {
  std::shared_ptr<const crawlguard::RuleSet> rules;
};

struct cg_checker {
  crawlguard::Checker checker;
};

struct cg_site {
  crawlguard::SitePolicy policy;
};

struct cg_result {
  crawlguard::Decision decision;
  crawlguard::PurposeSet asked;
  std::string json;  // empty until asked for
};

#endif  // CRAWLGUARD_CAPI_HANDLES_H_
