// SPDX-License-Identifier: Apache-2.0
//
// Abbreviations whose full stop does not end a sentence.
#ifndef CRAWLGUARD_TEXT_ABBREVIATIONS_H_
#define CRAWLGUARD_TEXT_ABBREVIATIONS_H_

#include <cstdint>
#include <string_view>

namespace crawlguard::text {

enum class Abbreviation : std::uint8_t {
  kNone,
  kInside,        // never ends a sentence: "e.g.", "np.", "Inc."
  kBeforeNumber,  // does not before a number or numeral: "art. 4", "No. 7"
  kAtEnd,         // does before a capital letter: "etc.", "itd."
};

// Kind of the word before a full stop, without that stop ("e.g", "Art"). Letter case is ignored for
// ASCII. Also words that are no entry of the table but look like "s.p.a" or "U.S".
Abbreviation AbbreviationKind(std::string_view word);

}  // namespace crawlguard::text

#endif  // CRAWLGUARD_TEXT_ABBREVIATIONS_H_
