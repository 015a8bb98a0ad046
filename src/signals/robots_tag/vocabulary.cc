// SPDX-License-Identifier: Apache-2.0
#include "signals/robots_tag/vocabulary.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"

namespace crawlguard {
namespace {

using enum Purpose;

constexpr std::string_view kDateRules[] = {"unavailable_after", "unavailable-after"};
constexpr std::string_view kOtherValueRules[] = {"max-snippet", "max-image-preview",
                                                 "max-video-preview"};

// Known, and without effect on a purpose: presentation, or a permission, which this protocol does
// not have (all, index and follow are the default, not a grant).
constexpr std::string_view kSilentRules[] = {
    "all",         "index",           "follow", "archive", "snippet",
    "notranslate", "indexifembedded", "noodp",  "noydir",  "nositelinkssearchbox",
};

// Confidence: 100 where the large operators agree, 80 where one of them documents it, 60 for what
// is our own reading. NOARCHIVE and NOCACHE together: Bing reads that as NOCACHE, the weaker one;
// House: the union, so that training stays denied.
constexpr RuleEffect kEffects[] = {
    {"noindex", Effect::kDeny, {kSearch, kAiInput}, 100, "robots-meta.noindex", ""},
    {"none", Effect::kDeny, {kSearch, kAiInput}, 100, "robots-meta.none", ""},
    {kExpired, Effect::kDeny, {kSearch, kAiInput}, 100, "robots-meta.unavailable_after", ""},
    {kExpires, Effect::kNote, {kSearch, kAiInput}, 100, "robots-meta.unavailable_after", ""},
    {"nosnippet", Effect::kDeny, {kAiInput}, 80, "robots-meta.nosnippet", ""},
    {"nosnippet", Effect::kNote, {kSearch}, 100, "robots-meta.nosnippet", "link only, no snippet"},
    {kSnippetLimit, Effect::kNote, {kSearch, kAiInput}, 80, "robots-meta.max-snippet", ""},
    {"noarchive", Effect::kDeny, {kArchive, kAiInput, kAiTrain}, 80, "robots-meta.noarchive", ""},
    {"nocache", Effect::kDeny, {kArchive}, 80, "robots-meta.nocache", ""},
    {"nocache",
     Effect::kNote,
     {kAiInput, kAiTrain},
     80,
     "robots-meta.nocache",
     "URL, title and snippet only"},
    {"noai", Effect::kDeny, {kAiTrain}, 80, "robots-meta.noai", ""},
    {"noai", Effect::kDeny, {kAiInput}, 60, "house.noai", ""},
    {"noml", Effect::kDeny, {kAiTrain}, 60, "robots-meta.noml", ""},
    {"noml", Effect::kDeny, {kAiInput}, 60, "house.noml", ""},
    // House: about the images of a page, hence no more than a note about the page itself.
    {"noimageai", Effect::kNote, {kAiInput, kAiTrain}, 60, "house.noimageai", ""},
    {kImageItself, Effect::kDeny, {kAiInput, kAiTrain}, 60, "house.noimageai", ""},
    {"noimageindex", Effect::kNote, {kSearch}, 80, "robots-meta.noimageindex", ""},
    {"nofollow", Effect::kNote, {kFetch}, 100, "robots-meta.nofollow", ""},
};
static_assert(std::size(kEffects) <= kMaxRuleEffects);

template <class Range>
bool Contains(const Range& words, std::string_view word) {
  return std::any_of(std::begin(words), std::end(words),
                     [word](std::string_view w) { return ascii::EqualsIgnoreCase(w, word); });
}

}  // namespace

bool IsDateRule(std::string_view word) { return Contains(kDateRules, word); }

bool IsValueRule(std::string_view word) {
  return IsDateRule(word) || Contains(kOtherValueRules, word);
}

bool IsKnownRule(std::string_view word) {
  return IsValueRule(word) || Contains(kSilentRules, word) ||
         std::any_of(std::begin(kEffects), std::end(kEffects),
                     [word](const RuleEffect& e) { return ascii::EqualsIgnoreCase(e.key, word); });
}

std::span<const RuleEffect> RuleEffects() { return kEffects; }

}  // namespace crawlguard
