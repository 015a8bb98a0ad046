// SPDX-License-Identifier: Apache-2.0
#include "report/escape.h"

#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "base/utf8.h"

namespace crawlguard::report {
namespace {

struct CodeRange {
  char32_t first;
  char32_t last;
};

constexpr std::array kHazards = std::to_array<CodeRange>({
    {0x00, 0x1F},        // C0 controls
    {0x7F, 0x9F},        // DEL, C1 controls (U+009B starts an ANSI sequence too)
    {0x61C, 0x61C},      // Arabic letter mark
    {0x200E, 0x200F},    // left-to-right, right-to-left mark
    {0x2028, 0x202E},    // separators, bidi embeddings and overrides
    {0x2066, 0x206F},    // bidi isolates, deprecated format characters
    {0xFEFF, 0xFEFF},    // byte order mark
    {0xFFF9, 0xFFFB},    // interlinear annotation
    {0xE0000, 0xE007F},  // tag characters
});

void AppendHex(std::uint32_t value, int digits, std::string* out) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
    out->push_back(kDigits[(value >> static_cast<unsigned>(shift)) & 0xFU]);
  }
}

void AppendVisible(char32_t code, std::string* out) {
  if (code < 0x80) {
    *out += "\\x";
    AppendHex(code, 2, out);
  } else if (code < 0x10000) {
    *out += "\\u";
    AppendHex(code, 4, out);
  } else {
    *out += "\\u{";
    AppendHex(code, 5, out);
    *out += '}';
  }
}

bool IsLineEnd(char32_t code) { return code == 0x2028 || code == 0x2029 || code == 0x85; }

}  // namespace

bool IsHazard(char32_t code) {
  for (const CodeRange& range : kHazards) {
    if (code >= range.first && code <= range.last) return true;
  }
  return false;
}

std::string EscapeForTerminal(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded d = utf8::DecodeAt(text, i);
    if (d.valid && ((d.code < 0x80 && ascii::IsSpace(text[i])) || IsLineEnd(d.code))) {
      if (!blank) out += ' ';
      blank = true;
      i += d.length;
      continue;
    }
    blank = false;
    if (!d.valid) {
      for (std::size_t k = 0; k < d.length; ++k) {
        out += "\\x";
        AppendHex(static_cast<unsigned char>(text[i + k]), 2, &out);
      }
    } else if (IsHazard(d.code)) {
      AppendVisible(d.code, &out);
    } else {
      out.append(text.substr(i, d.length));
    }
    i += d.length;
  }
  return out;
}

std::string EscapeJsonText(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t i = 0; i < json.size();) {
    const utf8::Decoded d = utf8::DecodeAt(json, i);
    // Line ends outside strings are JSON's own white space; inside they are escaped already.
    if (!IsHazard(d.code) || json[i] == '\n') {
      out.append(json.substr(i, d.length));
    } else if (d.code < 0x10000) {
      out += "\\u";
      AppendHex(d.code, 4, &out);
    } else {
      const char32_t offset = d.code - 0x10000;
      out += "\\u";
      AppendHex(0xD800U + (offset >> 10U), 4, &out);
      out += "\\u";
      AppendHex(0xDC00U + (offset & 0x3FFU), 4, &out);
    }
    i += d.length;
  }
  return out;
}

std::size_t Width(std::string_view utf8) {
  std::size_t width = 0;
  for (char c : utf8) width += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return width;
}

std::string Pad(std::string_view utf8, std::size_t width) {
  std::string out(utf8);
  const std::size_t have = Width(utf8);
  if (have < width) out.append(width - have, ' ');
  return out;
}

}  // namespace crawlguard::report
