// SPDX-License-Identifier: Apache-2.0
//
// Character encoding of a page: WHATWG's order, iconv's tables.
#ifndef CRAWLGUARD_HTML_CHARSET_H_
#define CRAWLGUARD_HTML_CHARSET_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crawlguard::html {

enum class CharsetSource { kBom, kHeader, kMeta, kDefault };

struct Charset {
  std::string name;  // WHATWG name in lower case: "utf-8", "iso-8859-2", "windows-1252"
  CharsetSource source = CharsetSource::kDefault;
};

// The encodings under which the page has to be read. The first is WHATWG's choice: BOM, then the
// charset parameter of Content-Type, then <meta> within the first 1024 bytes, then windows-1252
// (utf-8 if the bytes are valid UTF-8 and not all ASCII: House, such a page read as windows-1252
// would hide its letters). When header (or BOM) and meta name different encodings, the meta's
// follows as a second reading: restrictions of both count (reliability.md C2).
// Labels are WHATWG's (https://encoding.spec.whatwg.org/#names-and-labels); unknown ones are
// ignored. `utf-16` in a meta means utf-8, `x-user-defined` means windows-1252.
std::vector<Charset> DetectCharsets(std::string_view raw, std::string_view content_type);

// WHATWG name for a label ("Latin1" -> "windows-1252"), or empty.
std::string_view CharsetForLabel(std::string_view label);

struct DecodedText {
  std::string text;        // valid UTF-8, BOM removed
  bool malformed = false;  // some bytes could not be decoded and became U+FFFD
  bool supported = true;   // false: iconv lacks the encoding; decoded as windows-1252 instead
};

// Never fails: malformed bytes become U+FFFD. Linear.
DecodedText Decode(std::string_view raw, std::string_view charset);

// Offset in `raw` of the byte that produced offset `decoded` of Decode(raw, charset).text. Linear
// in `decoded`: for the few spans that become evidence, instead of a map for every byte.
std::size_t RawOffset(std::string_view raw, std::string_view charset, std::size_t decoded);

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_CHARSET_H_
