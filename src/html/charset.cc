// SPDX-License-Identifier: Apache-2.0
#include "html/charset.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "html/decoder.h"
#include "html/meta_prescan.h"

namespace crawlguard::html {
namespace {

struct Bom {
  std::string_view bytes;
  std::string_view charset;
};
// https://encoding.spec.whatwg.org/#bom-sniff
constexpr Bom kBoms[] = {
    {"\xEF\xBB\xBF", "utf-8"}, {"\xFE\xFF", "utf-16be"}, {"\xFF\xFE", "utf-16le"}};

std::string_view BomCharset(std::string_view raw) {
  for (const Bom& bom : kBoms) {
    if (raw.starts_with(bom.bytes)) return bom.charset;
  }
  return {};
}

// Length of the byte order mark that belongs to `charset`.
std::size_t BomLength(std::string_view raw, std::string_view charset) {
  for (const Bom& bom : kBoms) {
    if (raw.starts_with(bom.bytes) && charset == bom.charset) return bom.bytes.size();
  }
  return 0;
}

// The first charset parameter of a media type.
// https://mimesniff.spec.whatwg.org/#parsing-a-mime-type
std::string_view HeaderCharset(std::string_view content_type) {
  std::size_t at = std::min(content_type.find(';'), content_type.size());
  while (at < content_type.size()) {
    const std::size_t equals = content_type.find_first_of(";=", at + 1);
    if (equals == std::string_view::npos) break;
    const std::string_view name = ascii::TrimBlank(content_type.substr(at + 1, equals - at - 1));
    at = equals;
    if (content_type[equals] == ';') continue;
    std::string_view value;
    const std::size_t start = content_type.find_first_not_of(" \t", equals + 1);
    if (start != std::string_view::npos && content_type[start] == '"') {
      const std::size_t close = std::min(content_type.find('"', start + 1), content_type.size());
      value = content_type.substr(start + 1, close - start - 1);
      at = std::min(content_type.find(';', close), content_type.size());
    } else {
      at = std::min(content_type.find(';', equals), content_type.size());
      value = content_type.substr(equals + 1, at - equals - 1);
    }
    if (ascii::EqualsIgnoreCase(name, "charset")) return CharsetForLabel(value);
  }
  return {};
}

bool IsAscii(std::string_view raw) {
  return std::all_of(raw.begin(), raw.end(),
                     [](char c) { return static_cast<signed char>(c) >= 0; });
}

// Whether bytes below 0x80 are ASCII characters in it, whatever comes before them.
bool ReadsAsciiAsAscii(std::string_view charset) {
  return !charset.starts_with("utf-16") && charset != "iso-2022-jp";
}

}  // namespace

std::vector<Charset> DetectCharsets(std::string_view raw, std::string_view content_type) {
  std::vector<Charset> readings;
  const auto add = [&](std::string_view name, CharsetSource source) {
    if (name.empty() || (!readings.empty() && readings[0].name == name)) return;
    readings.push_back({std::string(name), source});
  };
  const std::string_view bom = BomCharset(raw);
  const std::string_view header = HeaderCharset(content_type);
  if (!bom.empty()) {
    add(bom, CharsetSource::kBom);
  } else {
    add(header, CharsetSource::kHeader);
  }
  std::string_view meta = PrescanMetaCharset(raw.substr(0, limits::kMetaPrescanBytes));
  const bool ascii = IsAscii(raw);
  // A <meta> further down makes a browser start again with its encoding.
  // https://html.spec.whatwg.org/multipage/parsing.html#changing-the-encoding-while-parsing
  if (readings.empty() && meta.empty()) {
    meta = PrescanMetaCharset(raw.substr(0, limits::kMaxLateMetaBytes));
  }
  // Two readings of plain ASCII do not differ.
  const bool same =
      ascii && !readings.empty() && ReadsAsciiAsAscii(readings[0].name) && ReadsAsciiAsAscii(meta);
  if (!same) add(meta, CharsetSource::kMeta);
  if (readings.empty()) {
    add(!ascii && utf8::IsValid(raw) ? "utf-8" : "windows-1252", CharsetSource::kDefault);
  }
  return readings;
}

DecodedText Decode(std::string_view raw, std::string_view charset) {
  DecodeResult result = DecodeUpTo(raw.substr(BomLength(raw, charset)), charset, kNoLimit);
  return {std::move(result.text), result.malformed, result.supported};
}

std::size_t RawOffset(std::string_view raw, std::string_view charset, std::size_t decoded) {
  const std::size_t bom = BomLength(raw, charset);
  return bom + DecodeUpTo(raw.substr(bom), charset, decoded).consumed;
}

}  // namespace crawlguard::html
