// SPDX-License-Identifier: Apache-2.0
//
// Choosing and cleaning the words that are shown as evidence.
#ifndef CRAWLGUARD_RULES_EXCERPT_H_
#define CRAWLGUARD_RULES_EXCERPT_H_

#include <re2/re2.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/sentences.h"

namespace crawlguard::rules {

// Without white space and separators at both ends.
text::Range TrimRange(std::string_view text, text::Range range);

// The spans of the pattern's first group, or of all of it where it has none; the first one only, or
// every one from left to right without overlap.
std::vector<text::Range> FindAll(const re2::RE2& pattern, std::string_view text, bool every);

// The stretch of `sentence` to be quoted: the sentence if it fits into kMaxExcerptBytes, else the
// window that holds most of `spans` (the deciding words), begun and ended at a blank.
text::Range ExcerptWindow(std::string_view text, text::Range sentence,
                          const std::vector<text::Range>& spans);

// For display: repaired UTF-8, runs of white space as one blank, soft hyphens and zero-width
// characters dropped, cut at max_bytes.
std::string CleanText(std::string_view text, std::size_t max_bytes);

// Begins with a capital letter (of any script that has them) or a digit.
bool LooksLikeName(std::string_view text);

}  // namespace crawlguard::rules

#endif  // CRAWLGUARD_RULES_EXCERPT_H_
