// SPDX-License-Identifier: Apache-2.0
#include "html/zones.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"

namespace crawlguard::html {
namespace {

struct Landmark {
  std::string_view tag;
  std::string_view role;  // https://www.w3.org/TR/wai-aria-1.2/#landmark_roles
  Zone zone;
};

constexpr std::array kLandmarks = {
    Landmark{"footer", "contentinfo", Zone::kFooter},
    Landmark{"nav", "navigation", Zone::kNav},
    Landmark{"aside", "complementary", Zone::kAside},
    Landmark{"article", "article", Zone::kArticle},
    Landmark{"main", "main", Zone::kMain},
};

// House: words of an id or class that tell where publishers put their notices.
constexpr std::array<std::string_view, 8> kFooterWords = {
    "footer", "copyright", "legal", "imprint", "impressum", "disclaimer", "colophon", "stopka"};

// Whether one of the words that `names` is made of, as in "site-footer main_legal pageFooter", is
// a footer word.
bool HasFooterWord(std::string_view names) {
  std::size_t begin = 0;
  while (begin < names.size()) {
    std::size_t end = begin;
    while (end < names.size() && ascii::IsAlpha(names[end])) {
      const bool hump = end > begin && names[end] <= 'Z' && names[end - 1] >= 'a';
      if (hump) break;
      ++end;
    }
    const std::string_view word = names.substr(begin, end - begin);
    for (const std::string_view footer_word : kFooterWords) {
      if (ascii::EqualsIgnoreCase(word, footer_word)) return true;
    }
    begin = end > begin ? end : begin + 1;
  }
  return false;
}

// These wrap whole pages, and their class says what else is on the page ("has-footer").
bool IsPageWrapper(std::string_view tag) {
  return tag == "html" || tag == "body" || tag == "main" || tag == "article" || tag == "form";
}

}  // namespace

std::string_view ZoneName(Zone zone) {
  constexpr std::array<std::string_view, 10> kNames = {
      "main",   "article",   "footer",  "nav",      "aside",
      "hidden", "attribute", "comment", "noscript", "json"};
  return kNames[static_cast<std::size_t>(zone)];
}

Zone ZoneOf(const ZoneHints& hints, Zone parent) {
  for (const Landmark& landmark : kLandmarks) {
    if (hints.tag == landmark.tag || ascii::EqualsIgnoreCase(hints.role, landmark.role)) {
      const bool leaves_footer = landmark.zone == Zone::kArticle || landmark.zone == Zone::kMain;
      return parent == Zone::kFooter && !leaves_footer ? parent : landmark.zone;
    }
  }
  if (parent == Zone::kFooter || IsPageWrapper(hints.tag)) return parent;
  return HasFooterWord(hints.id) || HasFooterWord(hints.classes) ? Zone::kFooter : parent;
}

}  // namespace crawlguard::html
