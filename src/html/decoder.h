// SPDX-License-Identifier: Apache-2.0
//
// Decoding of bytes to UTF-8, with a way to stop at an offset of the result.
#ifndef CRAWLGUARD_HTML_DECODER_H_
#define CRAWLGUARD_HTML_DECODER_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace crawlguard::html {

// Stops before the character that would make `text` longer than this.
inline constexpr std::size_t kNoLimit = static_cast<std::size_t>(-1);

struct DecodeResult {
  std::string text;
  std::size_t consumed = 0;  // bytes of the input that gave `text`
  bool malformed = false;
  bool supported = true;
};

// `charset` is a WHATWG name. Each malformed sequence becomes U+FFFD.
DecodeResult DecodeUpTo(std::string_view raw, std::string_view charset, std::size_t limit);

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_DECODER_H_
