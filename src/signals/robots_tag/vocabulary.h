// SPDX-License-Identifier: Apache-2.0
//
// The words of robots meta tags and X-Robots-Tag, and what each of them says about the purposes.
#ifndef CRAWLGUARD_SIGNALS_ROBOTS_TAG_VOCABULARY_H_
#define CRAWLGUARD_SIGNALS_ROBOTS_TAG_VOCABULARY_H_

#include <span>
#include <string_view>

#include "crawlguard/evidence.h"
#include "crawlguard/purpose.h"

namespace crawlguard {

// Rules that carry a value after a colon: "max-snippet", "unavailable_after" ... (any letter case).
bool IsValueRule(std::string_view word);
bool IsDateRule(std::string_view word);  // "unavailable_after"

// Every rule that this build knows, those without effect for us ("index", "notranslate") included.
bool IsKnownRule(std::string_view word);

// One thing that a rule says. A rule has as many rows as it has different effects; a rule whose
// effect depends on its value or on the resource has its rows under the keys below.
struct RuleEffect {
  std::string_view key;
  Effect effect;
  PurposeSet purposes;
  int confidence;
  std::string_view id;          // of Evidence::rule
  std::string_view obligation;  // a duty that comes with the use that stays open, or empty
};
inline constexpr std::string_view kExpired = "unavailable_after:past";
inline constexpr std::string_view kExpires = "unavailable_after:future";
inline constexpr std::string_view kSnippetLimit = "max-snippet:n";
inline constexpr std::string_view kImageItself = "noimageai:image";

inline constexpr std::size_t kMaxRuleEffects = 32;
std::span<const RuleEffect> RuleEffects();

}  // namespace crawlguard

#endif  // CRAWLGUARD_SIGNALS_ROBOTS_TAG_VOCABULARY_H_
