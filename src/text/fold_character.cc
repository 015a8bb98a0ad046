// SPDX-License-Identifier: Apache-2.0
#include "text/fold_character.h"

#include <utf8proc.h>

#include <algorithm>

#include "base/utf8.h"

namespace crawlguard::text {
namespace {

constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                                         UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
constexpr utf8proc_int32_t kIgnorable = 0x200B;

// House: what writers mean by it counts, not which glyph their word processor chose. Dashes are
// told by their category.
struct Lookalike {
  char32_t first;
  char32_t last;
  char ascii;
};
constexpr Lookalike kLookalikes[] = {
    {0x00AB, 0x00AB, '"'},  {0x00B4, 0x00B4, '\''}, {0x00BB, 0x00BB, '"'},  {0x02B9, 0x02B9, '\''},
    {0x02BB, 0x02BD, '\''}, {0x055A, 0x055A, '\''}, {0x05F3, 0x05F3, '\''}, {0x05F4, 0x05F4, '"'},
    {0x2018, 0x201B, '\''}, {0x201C, 0x201F, '"'},  {0x2032, 0x2032, '\''}, {0x2033, 0x2033, '"'},
    {0x2035, 0x2035, '\''}, {0x2036, 0x2036, '"'},  {0x2039, 0x203A, '\''}, {0x2043, 0x2043, '-'},
    {0x2212, 0x2212, '-'},  {0x301D, 0x301F, '"'},
};

char32_t Canonical(char32_t code) {
  if (code < 0x80) return code;
  const auto* const found =
      std::lower_bound(std::begin(kLookalikes), std::end(kLookalikes), code,
                       [](const Lookalike& l, char32_t c) { return l.last < c; });
  if (found != std::end(kLookalikes) && code >= found->first) {
    return static_cast<unsigned char>(found->ascii);
  }
  const int category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
  return category == UTF8PROC_CATEGORY_PD ? '-' : code;
}

bool IsSpace(char32_t code) {
  if (code < 0x80)
    return code == ' ' || (code >= '\t' && code <= '\r') || (code >= 0x1C && code <= 0x1F);
  if (code == 0x85) return true;
  const int category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

bool IsDropped(char32_t code) {
  const auto* const property = utf8proc_get_property(static_cast<utf8proc_int32_t>(code));
  return property->ignorable || property->category == UTF8PROC_CATEGORY_CF ||
         property->category == UTF8PROC_CATEGORY_CC;
}

// Whether a decomposed character can combine with one before it.
bool Joins(utf8proc_int32_t code) {
  const auto* const property = utf8proc_get_property(code);
  if (property->combining_class != 0) return true;
  if (code >= 0x1161 && code <= 0x11C2) return true;  // Hangul vowels and finals
  return property->comb_index >= 0x8000 && property->comb_index != UINT16_MAX;
}

utf8proc_int32_t MapForUtf8proc(utf8proc_int32_t code, void* /*data*/) {
  const auto unsigned_code = static_cast<char32_t>(code);
  if (IsSpace(unsigned_code)) return ' ';
  if (IsDropped(unsigned_code)) return kIgnorable;
  return static_cast<utf8proc_int32_t>(Canonical(unsigned_code));
}

}  // namespace

CharacterClass ClassOf(char32_t code) {
  if (IsSpace(code)) return CharacterClass::kSpace;
  if (IsDropped(code)) return CharacterClass::kDropped;
  std::array<utf8proc_int32_t, 32> decomposed{};
  int last_class = UTF8PROC_BOUNDCLASS_START;
  const auto length =
      utf8proc_decompose_char(MapForUtf8proc(static_cast<utf8proc_int32_t>(code), nullptr),
                              decomposed.data(), decomposed.size(), kOptions, &last_class);
  if (length <= 0) return CharacterClass::kDropped;
  return Joins(decomposed[0]) ? CharacterClass::kJoins : CharacterClass::kStarter;
}

void AppendFoldedCluster(std::string_view cluster, std::string* out) {
  // A character decomposes to at most 18.
  std::array<utf8proc_int32_t, 1024> codes{};
  auto length =
      utf8proc_decompose_custom(reinterpret_cast<const utf8proc_uint8_t*>(cluster.data()),
                                static_cast<utf8proc_ssize_t>(cluster.size()), codes.data(),
                                codes.size(), kOptions, MapForUtf8proc, nullptr);
  if (length < 0 || static_cast<std::size_t>(length) > codes.size()) {
    utf8::Append(utf8::kReplacement, out);  // cannot be: clusters are short and valid
    return;
  }
  length = utf8proc_normalize_utf32(codes.data(), length, kOptions);
  for (utf8proc_ssize_t i = 0; i < length; ++i) {
    // Decomposition may have made what is a lookalike again.
    const auto code = static_cast<char32_t>(codes[static_cast<std::size_t>(i)]);
    utf8::Append(IsSpace(code) ? U' ' : Canonical(code), out);
  }
}

CharacterTable::CharacterTable() {
  Entry* entry = entries_.data();
  for (char32_t code = kLettersBegin; code < kLettersEnd; ++code) Add(code, entry++);
  for (char32_t code = kPunctuationBegin; code < kPunctuationEnd; ++code) Add(code, entry++);
}

void CharacterTable::Add(char32_t code, Entry* entry) const {
  if (ClassOf(code) != CharacterClass::kStarter) return;
  std::string source;
  std::string folded;
  utf8::Append(code, &source);
  AppendFoldedCluster(source, &folded);
  if (folded.size() > entry->bytes.size() || folded.find(' ') != std::string::npos) return;
  std::copy(folded.begin(), folded.end(), entry->bytes.begin());
  entry->length = static_cast<std::uint8_t>(folded.size());
}

const CharacterTable& CharacterTable::Get() {
  static const CharacterTable kTable;
  return kTable;
}

}  // namespace crawlguard::text
