// SPDX-License-Identifier: Apache-2.0
#include "signals/robots/matcher.h"

#include <string>
#include <string_view>

#include "base/limits.h"

namespace crawlguard::robots {
namespace {

const PathPattern& PatternOf(const Rule& rule, Reading reading) {
  return reading == Reading::kEscapeOnly && rule.escape_only ? *rule.escape_only : rule.pattern;
}

// House: a file full of wildcards and a URL as long as they come would take seconds. What is not
// decided is not allowed.
bool TooCostly(const Groups& groups, const Selection& selection, std::string_view path) {
  std::size_t rules = 0;
  for (const std::size_t i : selection.groups) rules += groups.groups()[i].rules.size();
  return rules > limits::kMaxRobotsMatchWork / path.size();
}

bool HasTwoReadings(const Groups& groups, const Selection& selection) {
  for (const std::size_t i : selection.groups) {
    for (const Rule& rule : groups.groups()[i].rules) {
      if (rule.escape_only) return true;
    }
  }
  return false;
}

Answer DecideAs(Reading reading, const Groups& groups, const Selection& selection,
                std::string_view path) {
  const Rule* best[2] = {nullptr, nullptr};  // disallow, allow
  for (const std::size_t i : selection.groups) {
    for (const Rule& rule : groups.groups()[i].rules) {
      const Rule*& so_far = best[rule.allow ? 1 : 0];
      const PathPattern& pattern = PatternOf(rule, reading);
      const bool could_win =
          so_far == nullptr || pattern.specificity() > Specificity(*so_far, reading);
      if (could_win && pattern.Matches(path)) so_far = &rule;
    }
  }
  const Rule* disallow = best[0];
  const Rule* allow = best[1];
  Answer answer;
  answer.reading = reading;
  answer.allowed = disallow == nullptr || (allow != nullptr && Specificity(*allow, reading) >=
                                                                   Specificity(*disallow, reading));
  answer.decides = answer.allowed ? allow : disallow;
  answer.loses = answer.allowed ? disallow : allow;
  return answer;
}

}  // namespace

std::size_t Specificity(const Rule& rule, Reading reading) {
  return PatternOf(rule, reading).specificity();
}

Answer Decide(const Groups& groups, const Selection& selection, const Url& url) {
  // RFC 9309 2.2.2: "The /robots.txt URI is implicitly allowed."
  if (url.path_and_query() == "/robots.txt") return {};
  if (TooCostly(groups, selection, url.path_and_query())) {
    Answer answer;
    answer.allowed = false;
    answer.too_costly = true;
    return answer;
  }
  Answer rfc = DecideAs(Reading::kRfc9309, groups, selection, url.path_and_query());
  const std::string escaped =
      PercentEscapeOnly(std::string_view(url.href()).substr(url.origin().size()));
  if (escaped == url.path_and_query() && !HasTwoReadings(groups, selection)) return rfc;
  Answer other = DecideAs(Reading::kEscapeOnly, groups, selection, escaped);
  rfc.readings_differ = other.readings_differ = rfc.allowed != other.allowed;
  if (!rfc.allowed || other.allowed) return rfc;
  if (rfc.decides != nullptr) {
    other.loses = rfc.decides;
    other.lost_to_reading = true;
  }
  return other;
}

}  // namespace crawlguard::robots
