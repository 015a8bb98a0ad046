// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "url/url.h"

namespace crawlguard {
namespace {

// RFC 3986 2.3.
constexpr bool IsUnreserved(char c) {
  return ascii::IsAlnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

// RFC 3986 2.2: gen-delims and sub-delims.
constexpr bool IsReserved(char c) {
  return std::string_view(":/?#[]@!$&'()*+,;=").find(c) != std::string_view::npos;
}

void AppendEscape(char c, std::string* out) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out->push_back('%');
  out->push_back(kDigits[byte >> 4U]);
  out->push_back(kDigits[byte & 0xFU]);
}

// The octet of the escape at `pos`, or -1 if none starts there.
int EscapeAt(std::string_view text, std::size_t pos) {
  if (text[pos] != '%' || pos + 2 >= text.size()) return -1;
  const int high = ascii::HexValue(text[pos + 1]);
  const int low = ascii::HexValue(text[pos + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

}  // namespace

std::string PercentNormalize(std::string_view path) {
  std::string out;
  out.reserve(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    const int octet = EscapeAt(path, i);
    const char c = octet < 0 ? path[i] : static_cast<char>(octet);
    if (IsUnreserved(c) || (octet < 0 && IsReserved(c))) {
      out.push_back(c);
    } else {
      AppendEscape(c, &out);
    }
    if (octet >= 0) i += 2;
  }
  return out;
}

std::string PercentEscapeOnly(std::string_view path) {
  std::string out;
  out.reserve(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    const int octet = EscapeAt(path, i);
    if (octet >= 0) {
      AppendEscape(static_cast<char>(octet), &out);
      i += 2;
    } else if (static_cast<unsigned char>(path[i]) >= 0x80) {
      AppendEscape(path[i], &out);
    } else {
      out.push_back(path[i]);
    }
  }
  return out;
}

}  // namespace crawlguard
