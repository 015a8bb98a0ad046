// SPDX-License-Identifier: Apache-2.0
//
// Readers for the three spellings of robots rules: the content of a robots meta tag, a line of
// X-Robots-Tag, and a line of the draft's Robots-Tag. They hand out one rule at a time, so that a
// hostile value costs no memory. Views point into the text. Linear.
#ifndef CRAWLGUARD_SIGNALS_ROBOTS_TAG_RULE_READER_H_
#define CRAWLGUARD_SIGNALS_ROBOTS_TAG_RULE_READER_H_

#include <cstddef>
#include <string_view>

namespace crawlguard {

struct RobotsRule {
  std::string_view agent;  // as written, empty: nobody was named
  std::string_view name;   // as written; compare ignoring case
  std::string_view value;  // after the colon, empty if there is none
  std::size_t begin = 0;   // span in the text, from the name's first byte to past the value
  std::size_t end = 0;

  std::string_view Text() const { return {name.data(), end - begin}; }
};

// `[bot:] rule[, rule]...`. Rules are separated by commas; House: also by blanks and semicolons, as
// such a word can only restrict.
class RuleReader {
 public:
  enum class Prefix {
    kNone,     // a meta tag: nobody can be named
    kAllowed,  // X-Robots-Tag: a bot's name covers what follows, up to the next name or the end
  };
  RuleReader(std::string_view text, Prefix prefix) : text_(text), prefix_(prefix) {}

  // False at the end.
  bool Next(RobotsRule* rule);

 private:
  bool TakeValue(std::string_view name, std::size_t begin, RobotsRule* rule);
  bool IsBotPrefix(std::string_view word, std::size_t after_colon) const;

  std::string_view text_;
  Prefix prefix_;
  std::size_t pos_ = 0;
  std::string_view agent_;
};

// draft-illyes-repext: a Structured List (RFC 9651) of product tokens, whose parameters are the
// rules: `*;nosnippet, FooBot;noindex;max-snippet=0`. House: a member that breaks the grammar costs
// its own words, not the whole field, and a rule in the token's place binds everyone.
class TagListReader {
 public:
  explicit TagListReader(std::string_view text) : text_(text) {}

  // False at the end.
  bool Next(RobotsRule* rule);

 private:
  std::size_t SkipBlanks(std::size_t pos) const;
  std::string_view TakeItem();
  std::size_t Offset(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - text_.data());
  }

  std::string_view text_;
  std::size_t pos_ = 0;
  std::string_view agent_;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_SIGNALS_ROBOTS_TAG_RULE_READER_H_
