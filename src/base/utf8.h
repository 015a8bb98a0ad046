// SPDX-License-Identifier: Apache-2.0
//
// UTF-8: validation, cutting at character borders, repair.
#ifndef CRAWLGUARD_BASE_UTF8_H_
#define CRAWLGUARD_BASE_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace crawlguard::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t code = kReplacement;  // kReplacement for a malformed sequence
  std::size_t length = 1;        // bytes consumed; for malformed input as WHATWG's decoder
  bool valid = false;
};

// The character at `pos` (pos < text.size()).
Decoded DecodeAt(std::string_view text, std::size_t pos);

void Append(char32_t code, std::string* out);

bool IsValid(std::string_view text);

// Malformed sequences become U+FFFD, as WHATWG's "UTF-8 decode" does.
std::string Repair(std::string_view text);

// The longest prefix of at most max_bytes bytes that ends at a character border.
std::string_view Truncate(std::string_view text, std::size_t max_bytes);

}  // namespace crawlguard::utf8

#endif  // CRAWLGUARD_BASE_UTF8_H_
