// SPDX-License-Identifier: Apache-2.0
#include "html/decoder.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/utf8.h"

namespace crawlguard::html {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// iconv's names of WHATWG's encodings: those whose tables come nearest to WHATWG's indexes.
struct IconvName {
  std::string_view name;
  const char* iconv;
  bool single_byte;
};
constexpr IconvName kIconvNames[] = {
    {"ibm866", "IBM866", true},
    {"iso-8859-2", "ISO-8859-2", true},
    {"iso-8859-3", "ISO-8859-3", true},
    {"iso-8859-4", "ISO-8859-4", true},
    {"iso-8859-5", "ISO-8859-5", true},
    {"iso-8859-6", "ISO-8859-6", true},
    {"iso-8859-7", "ISO-8859-7", true},
    {"iso-8859-8", "ISO-8859-8", true},
    {"iso-8859-8-i", "ISO-8859-8", true},
    {"iso-8859-10", "ISO-8859-10", true},
    {"iso-8859-13", "ISO-8859-13", true},
    {"iso-8859-14", "ISO-8859-14", true},
    {"iso-8859-15", "ISO-8859-15", true},
    {"iso-8859-16", "ISO-8859-16", true},
    {"koi8-r", "KOI8-R", true},
    {"koi8-u", "KOI8-U", true},
    {"macintosh", "MACINTOSH", true},
    {"windows-874", "CP874", true},
    {"windows-1250", "CP1250", true},
    {"windows-1251", "CP1251", true},
    {"windows-1252", "CP1252", true},
    {"windows-1253", "CP1253", true},
    {"windows-1254", "CP1254", true},
    {"windows-1255", "CP1255", true},
    {"windows-1256", "CP1256", true},
    {"windows-1257", "CP1257", true},
    {"windows-1258", "CP1258", true},
    {"x-mac-cyrillic", "MAC-CYRILLIC", true},
    {"gbk", "GB18030", false},
    {"gb18030", "GB18030", false},
    {"big5", "BIG5-HKSCS", false},
    {"euc-jp", "EUC-JP-MS", false},
    {"shift_jis", "CP932", false},
    {"iso-2022-jp", "ISO-2022-JP-3", false},
    {"euc-kr", "UHC", false},
};

// Where WHATWG's indexes and iconv's tables of single bytes differ.
struct Override {
  std::string_view name;
  unsigned char byte;
  char32_t code;
};
constexpr Override kOverrides[] = {
    {"koi8-u", 0xAE, 0x045E},    {"koi8-u", 0xBE, 0x040E},       {"macintosh", 0xC6, 0x2206},
    {"macintosh", 0xF0, 0xF8FF}, {"windows-1255", 0xCA, 0x05BA}, {"x-mac-cyrillic", 0xFF, 0x20AC},
};

class Converter {
 public:
  explicit Converter(const char* from) : handle_(iconv_open("UTF-8", from)) {}
  ~Converter() {
    if (ok()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  bool ok() const {
    return handle_ != reinterpret_cast<iconv_t>(-1);  // NOLINT(performance-no-int-to-ptr)
  }

  // As iconv(3); 0 for success, otherwise errno. `*in` is only read.
  int Convert(std::string_view* in, char** out, std::size_t* room) {
    char* data = const_cast<char*>(in->data());  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    std::size_t left = in->size();
    const std::size_t result = iconv(handle_, &data, &left, out, room);
    in->remove_prefix(in->size() - left);
    return result == static_cast<std::size_t>(-1) ? errno : 0;
  }

  // Writes what the converter still holds back.
  void Flush(char** out, std::size_t* room) { iconv(handle_, nullptr, nullptr, out, room); }
  void Reset() { iconv(handle_, nullptr, nullptr, nullptr, nullptr); }

 private:
  iconv_t handle_;
};

// The upper half of a single-byte encoding, as UTF-8.
using Table = std::array<std::string, 128>;

Table MakeTable(std::string_view name, Converter* converter) {
  Table table;
  for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
    const char c = static_cast<char>(byte);
    std::string_view in(&c, 1);
    std::array<char, 16> buffer{};
    char* out = buffer.data();
    std::size_t room = buffer.size();
    converter->Reset();
    const bool known = converter->Convert(&in, &out, &room) == 0;
    converter->Flush(&out, &room);
    std::string& entry = table[byte - 0x80];
    if (known) {
      entry.assign(buffer.data(), buffer.size() - room);
    } else if (byte < 0xA0) {
      utf8::Append(byte, &entry);  // WHATWG's indexes map what is undefined here to C1 controls
    } else {
      entry = kReplacement;
    }
  }
  for (const Override& o : kOverrides) {
    if (o.name != name) continue;
    table[o.byte - 0x80U].clear();
    utf8::Append(o.code, &table[o.byte - 0x80U]);
  }
  return table;
}

// Where the run of ASCII from `at` on ends, at most `most` bytes further.
std::size_t AsciiEnd(std::string_view raw, std::size_t at, std::size_t most) {
  const std::size_t end = at + std::min(most, raw.size() - at);
  while (at < end && static_cast<signed char>(raw[at]) >= 0) ++at;
  return at;
}

DecodeResult DecodeSingleByte(std::string_view raw, const Table& table, std::size_t limit) {
  DecodeResult result;
  result.text.reserve(std::min(limit, raw.size() + raw.size() / 8));
  std::size_t& at = result.consumed;
  while (at < raw.size()) {
    const std::size_t ascii = AsciiEnd(raw, at, limit - result.text.size());
    result.text.append(raw.substr(at, ascii - at));
    at = ascii;
    if (at == raw.size() || result.text.size() == limit) break;
    const std::string& decoded = table[static_cast<unsigned char>(raw[at]) - 0x80U];
    if (decoded.size() > limit - result.text.size()) break;
    result.malformed |= decoded == kReplacement;
    result.text += decoded;
    ++at;
  }
  return result;
}

// https://encoding.spec.whatwg.org/#utf-8-decoder
DecodeResult DecodeUtf8(std::string_view raw, std::size_t limit) {
  DecodeResult result;
  result.text.reserve(std::min(limit, raw.size()));
  std::size_t& at = result.consumed;
  while (at < raw.size()) {
    const std::size_t ascii = AsciiEnd(raw, at, limit - result.text.size());
    result.text.append(raw.substr(at, ascii - at));
    at = ascii;
    if (at == raw.size()) break;
    const utf8::Decoded d = utf8::DecodeAt(raw, at);
    const std::string_view decoded = d.valid ? raw.substr(at, d.length) : kReplacement;
    if (decoded.size() > limit - result.text.size()) break;
    result.malformed |= !d.valid;
    result.text += decoded;
    at += d.length;
  }
  return result;
}

// https://encoding.spec.whatwg.org/#shared-utf-16-decoder
DecodeResult DecodeUtf16(std::string_view raw, bool big_endian, std::size_t limit) {
  DecodeResult result;
  std::size_t& at = result.consumed;
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(raw[i]);
    const auto second = static_cast<unsigned char>(raw[i + 1]);
    return static_cast<char32_t>(big_endian ? first << 8U | second : second << 8U | first);
  };
  while (at < raw.size()) {
    char32_t code = utf8::kReplacement;
    std::size_t length = std::min<std::size_t>(2, raw.size() - at);
    bool valid = length == 2;
    if (valid) {
      code = unit(at);
      if (code >= 0xD800 && code <= 0xDBFF && at + 4 <= raw.size() && unit(at + 2) >= 0xDC00 &&
          unit(at + 2) <= 0xDFFF) {
        code = 0x10000 + ((code - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
        length = 4;
      } else if (code >= 0xD800 && code <= 0xDFFF) {
        code = utf8::kReplacement;
        valid = false;
      }
    }
    const std::size_t before = result.text.size();
    utf8::Append(code, &result.text);
    if (result.text.size() > limit) {
      result.text.resize(before);
      break;
    }
    result.malformed |= !valid;
    at += length;
  }
  return result;
}

DecodeResult DecodeMultiByte(std::string_view raw, Converter* converter, std::size_t limit) {
  DecodeResult result;
  std::string_view in = raw;
  std::array<char, 4096> buffer{};
  bool full = false;
  while (!full && !in.empty()) {
    const std::size_t left = limit - result.text.size();
    char* out = buffer.data();
    std::size_t room = std::min(left, buffer.size());
    const bool last = room == left;
    const int error = converter->Convert(&in, &out, &room);
    result.text.append(buffer.data(), static_cast<std::size_t>(out - buffer.data()));
    full = error == E2BIG && last;
    if (error != EILSEQ && error != EINVAL) continue;
    if (kReplacement.size() > limit - result.text.size()) break;
    result.malformed = true;
    result.text += kReplacement;
    in.remove_prefix(1);  // the bytes after it may be ASCII, which must not be swallowed
  }
  result.consumed = raw.size() - in.size();
  if (in.empty() && !full) {
    char* out = buffer.data();
    std::size_t room = std::min(limit - result.text.size(), buffer.size());
    converter->Flush(&out, &room);
    result.text.append(buffer.data(), static_cast<std::size_t>(out - buffer.data()));
  }
  return result;
}

// https://encoding.spec.whatwg.org/#x-user-defined-decoder
Table UserDefinedTable() {
  Table table;
  for (unsigned i = 0; i < 128; ++i) utf8::Append(0xF780 + i, &table[i]);
  return table;
}

}  // namespace

DecodeResult DecodeUpTo(std::string_view raw, std::string_view charset, std::size_t limit) {
  if (charset == "utf-8") return DecodeUtf8(raw, limit);
  if (charset == "utf-16le") return DecodeUtf16(raw, false, limit);
  if (charset == "utf-16be") return DecodeUtf16(raw, true, limit);
  if (charset == "x-user-defined") return DecodeSingleByte(raw, UserDefinedTable(), limit);
  for (const IconvName& entry : kIconvNames) {
    if (entry.name != charset) continue;
    Converter converter(entry.iconv);
    if (!converter.ok()) break;
    return entry.single_byte ? DecodeSingleByte(raw, MakeTable(charset, &converter), limit)
                             : DecodeMultiByte(raw, &converter, limit);
  }
  // House: an encoding that we cannot read, or that WHATWG forbids ("replacement"), is read as
  // windows-1252, so that what is ASCII in it is still seen.
  if (charset == "windows-1252") {
    Table latin1;
    for (unsigned i = 0; i < 128; ++i) utf8::Append(0x80 + i, &latin1[i]);
    return DecodeSingleByte(raw, latin1, limit);
  }
  DecodeResult result = DecodeUpTo(raw, "windows-1252", limit);
  result.supported = false;
  return result;
}

}  // namespace crawlguard::html
