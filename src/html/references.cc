// SPDX-License-Identifier: Apache-2.0
#include "html/references.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace crawlguard::html {
namespace {

struct Legacy {
  std::string_view name;
  char32_t code;
};

// The names that the HTML standard also lists without a semicolon, in order of name. No longer name
// begins with one of these and stands for the same character.
// https://html.spec.whatwg.org/multipage/named-characters.html
constexpr Legacy kLegacy[] = {
    {"AElig", 0xC6},  {"AMP", 0x26},    {"Aacute", 0xC1}, {"Acirc", 0xC2},  {"Agrave", 0xC0},
    {"Aring", 0xC5},  {"Atilde", 0xC3}, {"Auml", 0xC4},   {"COPY", 0xA9},   {"Ccedil", 0xC7},
    {"ETH", 0xD0},    {"Eacute", 0xC9}, {"Ecirc", 0xCA},  {"Egrave", 0xC8}, {"Euml", 0xCB},
    {"GT", 0x3E},     {"Iacute", 0xCD}, {"Icirc", 0xCE},  {"Igrave", 0xCC}, {"Iuml", 0xCF},
    {"LT", 0x3C},     {"Ntilde", 0xD1}, {"Oacute", 0xD3}, {"Ocirc", 0xD4},  {"Ograve", 0xD2},
    {"Oslash", 0xD8}, {"Otilde", 0xD5}, {"Ouml", 0xD6},   {"QUOT", 0x22},   {"REG", 0xAE},
    {"THORN", 0xDE},  {"Uacute", 0xDA}, {"Ucirc", 0xDB},  {"Ugrave", 0xD9}, {"Uuml", 0xDC},
    {"Yacute", 0xDD}, {"aacute", 0xE1}, {"acirc", 0xE2},  {"acute", 0xB4},  {"aelig", 0xE6},
    {"agrave", 0xE0}, {"amp", 0x26},    {"aring", 0xE5},  {"atilde", 0xE3}, {"auml", 0xE4},
    {"brvbar", 0xA6}, {"ccedil", 0xE7}, {"cedil", 0xB8},  {"cent", 0xA2},   {"copy", 0xA9},
    {"curren", 0xA4}, {"deg", 0xB0},    {"divide", 0xF7}, {"eacute", 0xE9}, {"ecirc", 0xEA},
    {"egrave", 0xE8}, {"eth", 0xF0},    {"euml", 0xEB},   {"frac12", 0xBD}, {"frac14", 0xBC},
    {"frac34", 0xBE}, {"gt", 0x3E},     {"iacute", 0xED}, {"icirc", 0xEE},  {"iexcl", 0xA1},
    {"igrave", 0xEC}, {"iquest", 0xBF}, {"iuml", 0xEF},   {"laquo", 0xAB},  {"lt", 0x3C},
    {"macr", 0xAF},   {"micro", 0xB5},  {"middot", 0xB7}, {"nbsp", 0xA0},   {"not", 0xAC},
    {"ntilde", 0xF1}, {"oacute", 0xF3}, {"ocirc", 0xF4},  {"ograve", 0xF2}, {"ordf", 0xAA},
    {"ordm", 0xBA},   {"oslash", 0xF8}, {"otilde", 0xF5}, {"ouml", 0xF6},   {"para", 0xB6},
    {"plusmn", 0xB1}, {"pound", 0xA3},  {"quot", 0x22},   {"raquo", 0xBB},  {"reg", 0xAE},
    {"sect", 0xA7},   {"shy", 0xAD},    {"sup1", 0xB9},   {"sup2", 0xB2},   {"sup3", 0xB3},
    {"szlig", 0xDF},  {"thorn", 0xFE},  {"times", 0xD7},  {"uacute", 0xFA}, {"ucirc", 0xFB},
    {"ugrave", 0xF9}, {"uml", 0xA8},    {"uuml", 0xFC},   {"yacute", 0xFD}, {"yen", 0xA5},
    {"yuml", 0xFF},
};
constexpr std::size_t kLongestLegacy = 6;

// Length of the legacy name at the start of `name` that stands for `code`; 0: none.
std::size_t LegacyLength(std::string_view name, char32_t code) {
  for (std::size_t length = std::min(name.size(), kLongestLegacy); length >= 2; --length) {
    const std::string_view prefix = name.substr(0, length);
    const auto* const entry =
        std::lower_bound(std::begin(kLegacy), std::end(kLegacy), prefix,
                         [](const Legacy& l, std::string_view n) { return l.name < n; });
    if (entry != std::end(kLegacy) && entry->name == prefix && entry->code == code) return length;
  }
  return 0;
}

std::size_t NumericLength(std::string_view text) {
  std::size_t i = 2;
  const bool hex = i < text.size() && (text[i] == 'x' || text[i] == 'X');
  if (hex) ++i;
  const std::size_t digits = i;
  while (i < text.size() && (hex ? ascii::HexValue(text[i]) >= 0 : ascii::IsDigit(text[i]))) ++i;
  if (i == digits) return 0;
  return i < text.size() && text[i] == ';' ? i + 1 : i;
}

}  // namespace

std::size_t ReferenceLength(std::string_view text, std::string_view decoded, bool in_attribute) {
  if (text.size() < 2 || decoded.empty()) return 0;
  if (text[1] == '#') return NumericLength(text);
  std::size_t end = 1;
  while (end < text.size() && ascii::IsAlnum(text[end])) ++end;
  const bool semicolon = end < text.size() && text[end] == ';';
  const std::string_view name = text.substr(1, end - 1);
  const std::size_t legacy = LegacyLength(name, utf8::DecodeAt(decoded, 0).code);
  if (legacy > 0) {
    if (legacy == name.size() && semicolon) return legacy + 2;
    const bool before_word = legacy < name.size() || (end < text.size() && text[end] == '=');
    return in_attribute && before_word ? 0 : legacy + 1;
  }
  // Any other name stands for something else than '&' and needs its semicolon.
  return semicolon && decoded[0] != '&' ? end + 1 : 0;
}

}  // namespace crawlguard::html
