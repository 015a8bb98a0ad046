// SPDX-License-Identifier: Apache-2.0
//
// What the attempt to get robots.txt comes to, before a line of it is read (RFC 9309 2.3.1).
#ifndef CRAWLGUARD_SIGNALS_ROBOTS_OUTCOME_H_
#define CRAWLGUARD_SIGNALS_ROBOTS_OUTCOME_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/evidence.h"
#include "crawlguard/page.h"

namespace crawlguard::robots {

enum class Outcome : std::uint8_t {
  kNotAsked,    // says nothing; a diagnostic
  kParse,       // 2xx: the body counts (RFC 9309 2.3.1.1)
  kAllowAll,    // 4xx but 402 and 429: there is no robots.txt (2.3.1.3)
  kUnreadable,  // anything else: everything is denied (2.3.1.4)
};

struct FetchOutcome {
  Outcome outcome = Outcome::kNotAsked;
  std::string why;   // for kUnreadable: "HTTP 503", "timeout after 30 s"
  std::string rule;  // for kUnreadable: the clause
};

// `where` is the address for diagnostics, which are appended.
FetchOutcome JudgeFetch(const SiteFile& file, std::string_view where,
                        std::vector<Diagnostic>* diagnostics);

}  // namespace crawlguard::robots

#endif  // CRAWLGUARD_SIGNALS_ROBOTS_OUTCOME_H_
