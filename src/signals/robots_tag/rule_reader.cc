// SPDX-License-Identifier: Apache-2.0
#include "signals/robots_tag/rule_reader.h"

#include <algorithm>

#include "base/ascii.h"
#include "signals/robots_tag/date.h"
#include "signals/robots_tag/vocabulary.h"

namespace crawlguard {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\"'";
constexpr std::string_view kSeparators = " \t\r\n\f\"',;";
constexpr std::string_view kWordEnds = " \t\r\n\f\"',;:=";

// Position of the first byte that is none (or one) of `set`, the end if there is none.
std::size_t SkipAny(std::string_view text, std::size_t pos, std::string_view set) {
  return std::min(text.find_first_not_of(set, pos), text.size());
}
std::size_t FindAny(std::string_view text, std::size_t pos, std::string_view set) {
  return std::min(text.find_first_of(set, pos), text.size());
}

bool IsProductToken(std::string_view word) {
  if (word == "*") return true;
  if (word.empty() || !ascii::IsAlpha(word.front())) return false;
  return std::all_of(word.begin(), word.end(), [](char c) {
    return ascii::IsAlnum(c) || c == '-' || c == '_' || c == '.' || c == '/';
  });
}

}  // namespace

bool RuleReader::Next(RobotsRule* rule) {
  while ((pos_ = SkipAny(text_, pos_, kSeparators)) < text_.size()) {
    const std::size_t begin = pos_;
    const std::size_t end = FindAny(text_, begin, kWordEnds);
    if (end == begin) {  // a stray ':' or '='
      ++pos_;
      continue;
    }
    const std::string_view word = text_.substr(begin, end - begin);
    const std::size_t mark = SkipAny(text_, end, kBlanks);
    const char c = mark < text_.size() ? text_[mark] : '\0';
    if (IsValueRule(word) && (c == ':' || c == '=')) {
      pos_ = mark + 1;
      return TakeValue(word, begin, rule);
    }
    if (c == ':' && prefix_ == Prefix::kAllowed && IsBotPrefix(word, mark + 1)) {
      agent_ = word;
      pos_ = mark + 1;
      continue;
    }
    pos_ = end;
    *rule = {agent_, word, {}, begin, end};
    return true;
  }
  return false;
}

bool RuleReader::TakeValue(std::string_view name, std::size_t begin, RobotsRule* rule) {
  const std::size_t start = SkipAny(text_, pos_, kBlanks);
  std::size_t length = 0;
  // A date has commas and colons of its own.
  if (IsDateRule(name)) length = ReadDate(text_.substr(start)).length;
  if (length == 0) length = FindAny(text_, start, kSeparators) - start;
  pos_ = start + length;
  *rule = {agent_, name, text_.substr(start, length), begin, pos_};
  return true;
}

// signals.md 8.1: a word before ':' is a bot's name unless it is a rule that carries a value.
// House: nor is it one if it is any rule that we know, looks like a rule of that kind that we do
// not know
// ("max-..."), or if what follows cannot be a rule (a number, a URL): taking such a word for a name
// would hide the restrictions after it.
bool RuleReader::IsBotPrefix(std::string_view word, std::size_t after_colon) const {
  if (!IsProductToken(word) || IsKnownRule(word)) return false;
  if (ascii::StartsWithIgnoreCase(word, "max-")) return false;
  const std::size_t begin = SkipAny(text_, after_colon, kSeparators);
  if (begin == text_.size() || !(ascii::IsAlpha(text_[begin]) || text_[begin] == '*')) return false;
  return !text_.substr(FindAny(text_, begin, kWordEnds)).starts_with("://");
}

std::size_t TagListReader::SkipBlanks(std::size_t pos) const {
  return SkipAny(text_, pos, " \t\r\n");
}

// RFC 9651 bare item: a string without its quotes, or everything up to a delimiter.
std::string_view TagListReader::TakeItem() {
  if (pos_ < text_.size() && text_[pos_] == '"') {
    const std::size_t begin = ++pos_;
    while (pos_ < text_.size() && text_[pos_] != '"') pos_ += text_[pos_] == '\\' ? 2 : 1;
    const std::size_t end = std::min(pos_, text_.size());
    pos_ = std::min(end + 1, text_.size());
    return text_.substr(begin, end - begin);
  }
  const std::size_t begin = pos_;
  pos_ = FindAny(text_, begin, " \t\r\n;,=");
  return text_.substr(begin, pos_ - begin);
}

bool TagListReader::Next(RobotsRule* rule) {
  while ((pos_ = SkipBlanks(pos_)) < text_.size()) {
    if (text_[pos_] == ',' || text_[pos_] == '=') {
      agent_ = {};
      ++pos_;
      continue;
    }
    if (text_[pos_] != ';') {
      const std::string_view item = TakeItem();
      const std::size_t next = SkipBlanks(pos_);
      if (next < text_.size() && text_[next] == ';') {
        agent_ = item;
        continue;
      }
      *rule = {{}, item, {}, Offset(item), pos_};
      if (!item.empty()) return true;
      continue;
    }
    pos_ = SkipBlanks(pos_ + 1);
    const std::string_view name = TakeItem();
    std::string_view value;
    if (pos_ < text_.size() && text_[pos_] == '=') {
      ++pos_;
      value = TakeItem();
    }
    // RFC 9651 3.1.2: `;noindex=?0` says that there is no such rule.
    if (name.empty() || value == "?0") continue;
    *rule = {agent_, name, value, Offset(name), pos_};
    return true;
  }
  return false;
}

}  // namespace crawlguard
