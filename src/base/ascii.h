// SPDX-License-Identifier: Apache-2.0
//
// Locale-free ASCII helpers. Bytes >= 0x80 are never letters, digits or blanks here.
#ifndef CRAWLGUARD_BASE_ASCII_H_
#define CRAWLGUARD_BASE_ASCII_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace crawlguard::ascii {

constexpr bool IsAlpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsAlnum(char c) { return IsAlpha(c) || IsDigit(c); }
constexpr bool IsBlank(char c) { return c == ' ' || c == '\t'; }
// HTML's ASCII whitespace: tab, LF, FF, CR, space.
constexpr bool IsSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}
constexpr char ToLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr char ToUpper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
// Value of a hex digit, or -1.
constexpr int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool EqualsIgnoreCase(std::string_view a, std::string_view b);
bool StartsWithIgnoreCase(std::string_view text, std::string_view prefix);
// Position of `needle` in `text` ignoring ASCII case, or npos.
std::size_t FindIgnoreCase(std::string_view text, std::string_view needle, std::size_t from = 0);
std::string Lower(std::string_view text);

// Without leading and trailing space / blank (SP, HTAB) bytes.
std::string_view TrimSpace(std::string_view text);
std::string_view TrimBlank(std::string_view text);

}  // namespace crawlguard::ascii

#endif  // CRAWLGUARD_BASE_ASCII_H_
