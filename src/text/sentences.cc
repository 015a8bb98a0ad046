// SPDX-License-Identifier: Apache-2.0
#include "text/sentences.h"

#include <utf8proc.h>

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "text/abbreviations.h"

namespace crawlguard::text {
namespace {

constexpr std::size_t kLongestWord = 32;  // of interest before or after a full stop

int CategoryAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return UTF8PROC_CATEGORY_CN;
  return utf8proc_category(static_cast<utf8proc_int32_t>(utf8::DecodeAt(text, at).code));
}
bool IsLowerAt(std::string_view text, std::size_t at) {
  return CategoryAt(text, at) == UTF8PROC_CATEGORY_LL;
}
bool IsUpperAt(std::string_view text, std::size_t at) {
  const int category = CategoryAt(text, at);
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}
bool IsDigitAt(std::string_view text, std::size_t at) {
  return at < text.size() && ascii::IsDigit(text[at]);
}

// Length of the white space character at `at`, or 0.
std::size_t SpaceAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (ascii::IsSpace(text[at]) || text[at] == '\v') return 1;
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte != 0xC2 && byte != 0xE2 && byte != 0xE3) return 0;
  const utf8::Decoded d = utf8::DecodeAt(text, at);
  const int category = utf8proc_category(static_cast<utf8proc_int32_t>(d.code));
  const bool space = category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
                     category == UTF8PROC_CATEGORY_ZP;
  return space ? d.length : 0;
}

std::size_t SkipSpace(std::string_view text, std::size_t at) {
  while (const std::size_t length = SpaceAt(text, at)) at += length;
  return at;
}

std::size_t Previous(std::string_view text, std::size_t at) {
  do {
    --at;
  } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return at;
}

bool IsClosing(std::string_view text, std::size_t at) {
  const int category = CategoryAt(text, at);
  return category == UTF8PROC_CATEGORY_PE || category == UTF8PROC_CATEGORY_PF || text[at] == '"' ||
         text[at] == '\'';
}
// Also the marks that some languages close with and others open with.
bool IsOpening(std::string_view text, std::size_t at) {
  const int category = CategoryAt(text, at);
  return category == UTF8PROC_CATEGORY_PS || category == UTF8PROC_CATEGORY_PI ||
         category == UTF8PROC_CATEGORY_PF || text[at] == '"' || text[at] == '\'';
}

// Full stops that need no blank after them.
bool IsIdeographicStop(char32_t code) {
  return code == 0x3002 || code == 0xFF01 || code == 0xFF1F || code == 0xFF61;
}
bool IsStop(char32_t code) {
  return code == '.' || code == '!' || code == '?' || code == 0x2026 || code == 0x061F ||
         code == 0x06D4 || code == 0x0964 || code == 0x0965;
}

class Splitter {
 public:
  Splitter(std::string_view text, std::vector<Range>* out) : text_(text), out_(*out) {}

  void Run() {
    begin_ = SkipSpace(text_, 0);
    std::size_t at = begin_;
    while (at < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte < 0x80 && byte != '.' && byte != '!' && byte != '?') {
        ++at;
        continue;
      }
      const utf8::Decoded d = utf8::DecodeAt(text_, at);
      if (!IsStop(d.code) && !IsIdeographicStop(d.code)) {
        at += d.length;
        continue;
      }
      at = Stop(at);
    }
    End(text_.size());
  }

 private:
  // Looks at the run of stops at `at`; where to go on.
  std::size_t Stop(std::size_t at) {
    std::size_t after = at;
    bool ideographic = false;
    while (after < text_.size()) {
      const utf8::Decoded d = utf8::DecodeAt(text_, after);
      if (!IsStop(d.code) && !IsIdeographicStop(d.code)) break;
      ideographic |= IsIdeographicStop(d.code);
      after += d.length;
    }
    const bool single_dot = after == at + 1 && text_[at] == '.';
    std::size_t closed = after;
    while (closed < text_.size() && IsClosing(text_, closed)) {
      closed += utf8::DecodeAt(text_, closed).length;
    }
    const std::size_t next = SkipSpace(text_, closed);
    if (ideographic || next == text_.size()) {
      End(closed);
    } else if (next > closed) {
      if (StartsSentence(next) && !IsOmission(at) && !(single_dot && IsPartOfWord(at, next))) {
        End(closed);
      }
    } else if (single_dot && LacksBlank(at)) {
      End(after);
    }
    return std::max(after, begin_);
  }

  void End(std::size_t end) {
    while (end > begin_ && SpaceAt(text_, Previous(text_, end)) > 0) end = Previous(text_, end);
    std::size_t begin = begin_;
    while (end - begin > limits::kMaxSentenceBytes) begin = Cut(begin);
    if (end > begin) out_.push_back({begin, end});
    begin_ = SkipSpace(text_, end);
  }

  // Adds the first part of a sentence that is too long; where the next part begins.
  std::size_t Cut(std::size_t begin) {
    const std::size_t most = begin + limits::kMaxSentenceBytes;
    const std::size_t end = BlankBefore(most, most - limits::kSentenceOverlapBytes);
    out_.push_back({begin, end});
    const std::size_t overlap = end - limits::kSentenceOverlapBytes;
    return SkipSpace(text_, BlankBefore(overlap, overlap - limits::kSentenceOverlapBytes));
  }

  // The last blank in [least, most], or the last border of a character.
  std::size_t BlankBefore(std::size_t most, std::size_t least) const {
    for (std::size_t at = most; at > least; --at) {
      if (ascii::IsSpace(text_[at])) return at;
    }
    while ((static_cast<unsigned char>(text_[most]) & 0xC0U) == 0x80U && most > least) --most;
    return most;
  }

  bool StartsSentence(std::size_t at) const {
    while (at < text_.size() && IsOpening(text_, at)) at += utf8::DecodeAt(text_, at).length;
    return !IsLowerAt(text_, at) || IsBracketMark(at);
  }

  // "a)", "(iv)": a list mark starts a sentence although it is in small letters.
  bool IsBracketMark(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && end - at < 4 && ascii::IsAlpha(text_[end])) ++end;
    return end > at && text_.substr(end).starts_with(") ");
  }

  // "[...]"
  bool IsOmission(std::size_t at) const {
    return at > begin_ && (text_[at - 1] == '[' || text_[at - 1] == '(');
  }

  // Where the word before `at` begins.
  std::size_t WordBegin(std::size_t at) const {
    const std::size_t least = at - std::min(at - begin_, kLongestWord);
    std::size_t begin = at;
    while (begin > least) {
      const std::size_t before = Previous(text_, begin);
      const char c = text_[before];
      const bool word = ascii::IsAlnum(c) || c == '.' || c == '-' ||
                        (static_cast<unsigned char>(c) >= 0x80 && SpaceAt(text_, before) == 0 &&
                         !IsOpening(text_, before));
      if (!word) break;
      begin = before;
    }
    return begin;
  }

  // Whether the full stop at `at` belongs to an abbreviation, an initial, an ordinal or a list
  // mark.
  bool IsPartOfWord(std::size_t at, std::size_t next) const {
    const std::size_t begin = WordBegin(at);
    const std::string_view word = text_.substr(begin, at - begin);
    if (word.empty()) return false;
    switch (AbbreviationKind(word)) {
      case Abbreviation::kInside:
        return true;
      case Abbreviation::kBeforeNumber:
        return IsNumeralAt(next);
      case Abbreviation::kAtEnd:
        return !IsUpperAt(text_, next) && !IsOpening(text_, next);
      case Abbreviation::kNone:
        break;
    }
    const bool one_letter =
        utf8::DecodeAt(word, 0).length == word.size() && (IsUpperAt(word, 0) || IsLowerAt(word, 0));
    if (one_letter) return true;
    if (begin == begin_ && IsListMark(word)) return true;
    // A short number: in German and Polish an ordinal ("am 3. Oktober", "w 2. wydaniu").
    const bool ordinal = word.size() <= 2 && std::all_of(word.begin(), word.end(), ascii::IsDigit);
    return ordinal && FollowsArticle(begin);
  }

  bool IsNumeralAt(std::size_t at) const {
    if (IsDigitAt(text_, at) || text_[at] == '(' || text_.substr(at).starts_with("\xC2\xA7")) {
      return true;
    }
    std::size_t end = at;
    while (end < text_.size() &&
           std::string_view("IVXLC").find(text_[end]) != std::string_view::npos) {
      ++end;
    }
    return end > at && (end == text_.size() || !ascii::IsAlnum(text_[end]));
  }

  // "1", "2.1", "IV" at the start of a sentence.
  static bool IsListMark(std::string_view word) {
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return ascii::IsDigit(c) || c == '.'; }) ||
           (word.size() <= 5 && word.find_first_not_of("IVXLC") == std::string_view::npos);
  }

  bool FollowsArticle(std::size_t begin) const {
    constexpr std::string_view kArticles[] = {"am",  "vom", "bis", "zum", "der", "dem",  "den",
                                              "des", "die", "das", "im",  "ab",  "seit", "und"};
    if (begin == begin_ || SpaceAt(text_, Previous(text_, begin)) == 0) return false;
    const std::size_t end = Previous(text_, begin);
    const std::size_t begin_of_word = WordBegin(end);
    const std::string word = ascii::Lower(text_.substr(begin_of_word, end - begin_of_word));
    return std::find(std::begin(kArticles), std::end(kArticles), word) != std::end(kArticles);
  }

  // Short words that start sentences; other short ones may end a host or a file name.
  static bool IsCommonStarter(std::string_view word) {
    constexpr std::string_view kStarters[] = {"The", "You", "All", "Any", "Our", "For",
                                              "Use", "We",  "It",  "No",  "If",  "Die",
                                              "Der", "Das", "Les", "Nie", "Dla"};
    return std::find(std::begin(kStarters), std::end(kStarters), word) != std::end(kStarters);
  }

  // House: "law.Detailed information": a full stop between a word in small letters (or a closing
  // bracket) and a capitalised word is the end of a sentence whose blank was lost with the markup.
  // Not in "example.Com", "Node.JS", "java.util.List", "v1.Next".
  bool LacksBlank(std::size_t at) const {
    if (!IsUpperAt(text_, at + 1) || at == begin_) return false;
    std::size_t end = at + 1;
    std::size_t letters = 0;
    for (; end < text_.size() && letters <= kLongestWord; ++letters) {
      if (letters == 0 ? !IsUpperAt(text_, end) : !IsLowerAt(text_, end)) break;
      end += utf8::DecodeAt(text_, end).length;
    }
    const bool word_ends = end == text_.size() || SpaceAt(text_, end) > 0 || text_[end] == ',';
    if (!word_ends) return false;
    if (text_[at - 1] == ')') return true;
    if (letters < 4 && !IsCommonStarter(text_.substr(at + 1, end - at - 1))) return false;
    const std::size_t begin = WordBegin(at);
    for (std::size_t i = begin; i < at; i += utf8::DecodeAt(text_, i).length) {
      if (!IsLowerAt(text_, i)) return false;
    }
    return at - begin >= 2 && (begin == begin_ || SpaceAt(text_, Previous(text_, begin)) > 0 ||
                               IsOpening(text_, Previous(text_, begin)));
  }

  std::string_view text_;
  std::vector<Range>& out_;
  std::size_t begin_ = 0;  // of the sentence
};

}  // namespace

void SplitSentences(std::string_view block, std::vector<Range>* out) {
  out->clear();
  Splitter(block, out).Run();
}

}  // namespace crawlguard::text
