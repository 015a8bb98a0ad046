// SPDX-License-Identifier: Apache-2.0
//
// Telling prose from identifiers by the number of its words.
#ifndef CRAWLGUARD_HTML_WORDS_H_
#define CRAWLGUARD_HTML_WORDS_H_

#include <cstddef>
#include <string_view>

namespace crawlguard::html {

// Whether `text` (UTF-8) has at least `count` words: runs without ASCII white space that hold a
// letter, digit or non-ASCII byte. House: scripts that are written without blanks (from U+2E80 on,
// and Thai to Khmer) count two characters as a word. Stops at the count.
bool HasWords(std::string_view text, std::size_t count);

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_WORDS_H_
