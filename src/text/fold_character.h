// SPDX-License-Identifier: Apache-2.0
//
// Folding of single characters and of the clusters that they form.
#ifndef CRAWLGUARD_TEXT_FOLD_CHARACTER_H_
#define CRAWLGUARD_TEXT_FOLD_CHARACTER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace crawlguard::text {

enum class CharacterClass : std::uint8_t {
  kStarter,  // starts a cluster
  kJoins,    // may combine with what stands before it
  kSpace,    // white space or a separator
  kDropped,  // leaves nothing
};

CharacterClass ClassOf(char32_t code);

// Appends the folded form of `cluster`: one character, or a character and those that join it.
// Spaces within it (some compatibility characters hold one) stay.
void AppendFoldedCluster(std::string_view cluster, std::string* out);

// The folded forms of the starters in U+0080 to U+07FF (Latin, Greek, Cyrillic, Armenian, Hebrew,
// Arabic) and of general punctuation, for speed.
class CharacterTable {
 public:
  // The one and only table, made at its first use.
  static const CharacterTable& Get();

  // Empty for what is not in the table and has to go the long way.
  std::string_view Find(char32_t code) const {
    if (code >= kLettersBegin && code < kLettersEnd) return Form(code - kLettersBegin);
    if (code < kPunctuationBegin || code >= kPunctuationEnd) return {};
    return Form(code - kPunctuationBegin + kLetters);
  }

 private:
  static constexpr char32_t kLettersBegin = 0x80;
  static constexpr char32_t kLettersEnd = 0x800;
  static constexpr char32_t kPunctuationBegin = 0x2010;
  static constexpr char32_t kPunctuationEnd = 0x2060;
  static constexpr std::size_t kLetters = kLettersEnd - kLettersBegin;

  struct Entry {
    std::array<char, 7> bytes{};
    std::uint8_t length = 0;
  };
  CharacterTable();
  void Add(char32_t code, Entry* entry) const;
  std::string_view Form(std::size_t index) const {
    return {entries_[index].bytes.data(), entries_[index].length};
  }

  std::array<Entry, kLetters + kPunctuationEnd - kPunctuationBegin> entries_;
};

}  // namespace crawlguard::text

#endif  // CRAWLGUARD_TEXT_FOLD_CHARACTER_H_
