// SPDX-License-Identifier: Apache-2.0
//
// The rules of a robots.txt by group (RFC 9309 2.2.1).
#ifndef CRAWLGUARD_SIGNALS_ROBOTS_GROUPS_H_
#define CRAWLGUARD_SIGNALS_ROBOTS_GROUPS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "signals/robots/parser.h"
#include "url/path_pattern.h"

namespace crawlguard::robots {

// Where a line stands, and its words for evidence. Owns them.
struct Place {
  int line = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string excerpt;
};

// One Allow or Disallow with a pattern.
struct Rule {
  bool allow = false;
  PathPattern pattern;                     // in the normal form of RFC 9309 2.2.2
  std::optional<PathPattern> escape_only;  // in google/robotstxt's form, where it differs
  Place place;
};

// A run of user-agent lines and its rules, as it stands in the file.
struct Group {
  std::vector<Rule> rules;
  std::optional<double> crawl_delay;  // seconds; the longest, at most kMaxCrawlDelaySeconds
};

// The groups that bind one agent, merged. Views into the Groups that were asked.
struct Selection {
  std::string_view token;  // by which they were found: the agent's in lower case, or "*"
  std::span<const std::size_t> groups;  // indexes into Groups::groups(), in file order

  bool Contains(std::size_t group) const;
};

// Fed with the lines of a file, then asked. Asking costs no more for a file with many other groups.
class Groups {
 public:
  // `body` is what line's span points into.
  void Add(const Line& line, std::string_view body);

  // RFC 9309 2.2.1: the groups with the agent's token, whole and ignoring letter case; if there are
  // none, those of "*". A named group replaces "*" completely.
  Selection Select(std::string_view agent) const;

  // Indexed by Line::group; groups()[0] stays empty.
  const std::vector<Group>& groups() const { return groups_; }

 private:
  void AddRule(const Line& line, std::string_view body);

  std::vector<Group> groups_ = std::vector<Group>(1);
  std::unordered_map<std::string, std::vector<std::size_t>> by_token_;  // lower case
};

// Seconds in a Crawl-delay value: a non-negative decimal number, else nothing. Not capped.
std::optional<double> ReadCrawlDelay(std::string_view value);

Place PlaceOf(const Line& line, std::string_view body);

}  // namespace crawlguard::robots

#endif  // CRAWLGUARD_SIGNALS_ROBOTS_GROUPS_H_
