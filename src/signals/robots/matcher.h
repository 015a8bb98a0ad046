// SPDX-License-Identifier: Apache-2.0
//
// Which rule decides about a URL (RFC 9309 2.2.2).
#ifndef CRAWLGUARD_SIGNALS_ROBOTS_MATCHER_H_
#define CRAWLGUARD_SIGNALS_ROBOTS_MATCHER_H_

#include <cstdint>

#include "signals/robots/groups.h"
#include "url/url.h"

namespace crawlguard::robots {

// How percent-encoding was read.
enum class Reading : std::uint8_t {
  kRfc9309,     // both sides in the normal form of RFC 9309 2.2.2
  kEscapeOnly,  // as google/robotstxt: nothing is decoded
};

// Pointers are into the Groups that were asked.
struct Answer {
  bool allowed = true;
  const Rule* decides = nullptr;        // null: no rule matches, or the URL is /robots.txt
  const Rule* loses = nullptr;          // the best matching rule of the other kind, if there is one
  Reading reading = Reading::kRfc9309;  // the one that decided
  bool readings_differ = false;         // then the other reading allows
  bool lost_to_reading = false;         // `loses` is the rule by which the other reading allows
  // Not decided, as rules times octets of the URL are over kMaxRobotsMatchWork: not allowed.
  bool too_costly = false;
};

// The longest matching pattern wins, by octets; of two equally long ones, allow. House: where the
// two readings disagree the more restrictive counts. /robots.txt itself is always allowed.
Answer Decide(const Groups& groups, const Selection& selection, const Url& url);

// Octets of the rule's pattern in a reading: what makes it win.
std::size_t Specificity(const Rule& rule, Reading reading);

}  // namespace crawlguard::robots

#endif  // CRAWLGUARD_SIGNALS_ROBOTS_MATCHER_H_
