// SPDX-License-Identifier: Apache-2.0
//
// Checker: the library's heart. Site policy and page in, decision out.
#ifndef CRAWLGUARD_CHECKER_H_
#define CRAWLGUARD_CHECKER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "crawlguard/decision.h"
#include "crawlguard/export.h"
#include "crawlguard/page.h"
#include "crawlguard/result.h"
#include "crawlguard/rule_set.h"
#include "crawlguard/site_policy.h"

namespace crawlguard {

// Who will use the content; settles "non-commercial only".
enum class OperatorKind : std::uint8_t { kCommercial, kNonCommercial };

struct CheckOptions {
  // Product token as in RFC 9309 2.2.1 ("ExampleBot"), compared whole and case-insensitively.
  std::string agent = "crawlguard";
  // Null: the embedded rules are compiled by Create().
  std::shared_ptr<const RuleSet> rules;
  // Name of a profile in `rules` ("respect", "strict", "machine-readable", "research").
  std::string profile = "respect";
  OperatorKind operator_kind = OperatorKind::kCommercial;
  // Seconds since 1970-01-01 UTC, for dates such as unavailable_after. The library reads no clock;
  // 0 = unknown, then every such date counts as past.
  std::int64_t now = 0;
};

// Immutable; const methods may be called from any number of threads on one Checker.
class Checker {
 public:
  // Errors: kInvalidArgument for an agent that is no product token or an unknown profile.
  CRAWLGUARD_EXPORT static Result<Checker> Create(CheckOptions options);

  // May this URL be fetched, and what do the site files say about its use? For use before a fetch.
  // Errors: kInvalidArgument if the URL is no http(s) URL or not of the policy's origin, or if
  // `site` was parsed with other rules.
  CRAWLGUARD_EXPORT Result<Decision> CheckUrl(const SitePolicy& site, std::string_view url) const;

  // Everything: site files, headers, and the body. Errors as CheckUrl. Content never is an error.
  CRAWLGUARD_EXPORT Result<Decision> CheckPage(const SitePolicy& site, const Page& page) const;

  CRAWLGUARD_EXPORT const CheckOptions& options() const;

 private:
  class Impl;
  explicit Checker(std::shared_ptr<const Impl> impl);
  std::shared_ptr<const Impl> impl_;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_CHECKER_H_
