// SPDX-License-Identifier: Apache-2.0
#include "html/words.h"

#include "base/ascii.h"

namespace crawlguard::html {
namespace {

// Lead bytes of U+0E00..U+17FF (Thai, Lao, Myanmar, Khmer) and of U+2E80 and above.
bool IsUnspacedLead(unsigned char c, unsigned char next) {
  if (c == 0xE0) return next >= 0xB8;
  if (c == 0xE1) return next < 0xA0;
  if (c == 0xE2) return next >= 0xBA;
  return c >= 0xE3;
}

}  // namespace

bool HasWords(std::string_view text, std::size_t count) {
  if (count == 0) return true;
  std::size_t half_words = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (ascii::IsSpace(c)) {
      in_word = false;
    } else if (byte >= 0xE0 && i + 1 < text.size() &&
               IsUnspacedLead(byte, static_cast<unsigned char>(text[i + 1]))) {
      ++half_words;
      in_word = false;
    } else if (!in_word && (ascii::IsAlnum(c) || byte >= 0xC0)) {
      half_words += 2;
      in_word = true;
    }
    if (half_words >= 2 * count) return true;
  }
  return false;
}

}  // namespace crawlguard::html
