// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

namespace crawlguard::utf8 {

// https://encoding.spec.whatwg.org/#utf-8-decoder: a malformed sequence ends before the first byte
// that cannot continue it.
Decoded DecodeAt(std::string_view text, std::size_t pos) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(pos);
  if (lead < 0x80) return {lead, 1, true};
  std::size_t needed = 0;
  char32_t code = 0;
  unsigned char lower = 0x80;
  unsigned char upper = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    needed = 1;
    code = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    needed = 2;
    code = lead & 0x0FU;
    if (lead == 0xE0) lower = 0xA0;
    if (lead == 0xED) upper = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    needed = 3;
    code = lead & 0x07U;
    if (lead == 0xF0) lower = 0x90;
    if (lead == 0xF4) upper = 0x8F;
  } else {
    return {};
  }
  for (std::size_t i = 1; i <= needed; ++i) {
    if (pos + i >= text.size() || byte(pos + i) < lower || byte(pos + i) > upper) {
      return {kReplacement, i, false};
    }
    code = (code << 6U) | (byte(pos + i) & 0x3FU);
    lower = 0x80;
    upper = 0xBF;
  }
  return {code, needed + 1, true};
}

void Append(char32_t code, std::string* out) {
  const auto put = [out](char32_t c) { out->push_back(static_cast<char>(c)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | (code >> 6U));
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3FU));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
}

bool IsValid(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = DecodeAt(text, i);
    if (!d.valid) return false;
    i += d.length;
  }
  return true;
}

std::string Repair(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = DecodeAt(text, i);
    if (d.valid) {
      out.append(text.substr(i, d.length));
    } else {
      Append(kReplacement, &out);
    }
    i += d.length;
  }
  return out;
}

std::string_view Truncate(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace crawlguard::utf8
