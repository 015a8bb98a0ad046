// SPDX-License-Identifier: Apache-2.0
#include "signals/robots_tag/rule_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace crawlguard {
namespace {

// "agent|name=value name=value": the agent is written where it changes.
std::string Read(std::string_view text, RuleReader::Prefix prefix = RuleReader::Prefix::kAllowed) {
  std::string out;
  std::string_view agent;
  RuleReader reader(text, prefix);
  for (RobotsRule rule; reader.Next(&rule);) {
    if (!out.empty()) out += ' ';
    if (rule.agent != agent) out += std::string(agent = rule.agent) + "|";
    out += rule.name;
    if (!rule.value.empty()) out += "=" + std::string(rule.value);
    EXPECT_LT(rule.begin, rule.end);
    EXPECT_LE(rule.end, text.size());
    EXPECT_EQ(rule.Text().data(), text.data() + rule.begin);
  }
  return out;
}

struct Case {
  std::string_view text, expected;
};

TEST(RuleReader, RulesAndSeparators) {
  const Case cases[] = {
      {"", ""},
      {" , ,;, ", ""},
      {"noindex", "noindex"},
      {"noindex, nofollow", "noindex nofollow"},
      {"noindex,nofollow,", "noindex nofollow"},
      {"  NOINDEX\t,\r\n NoAI ", "NOINDEX NoAI"},
      // House: blanks, semicolons and quotation marks separate too.
      {"noindex nofollow", "noindex nofollow"},
      {"noindex; noai", "noindex noai"},
      {"\"noindex\", 'noai'", "noindex noai"},
      {":noindex", "noindex"},
      {"=noindex:", "noindex"},
      {"noai=1", "noai 1"},
  };
  for (const Case& c : cases) EXPECT_EQ(Read(c.text), c.expected) << c.text;
}

TEST(RuleReader, BotPrefixes) {
  const Case cases[] = {
      {"googlebot: noindex", "googlebot|noindex"},
      {"googlebot:noindex,nofollow", "googlebot|noindex nofollow"},
      {"googlebot : noindex", "googlebot|noindex"},
      {"noai, googlebot: noindex", "noai googlebot|noindex"},
      {"noai googlebot: noindex", "noai googlebot|noindex"},
      {"googlebot: noindex, foobot: noai", "googlebot|noindex foobot|noai"},
      {"googlebot: noindex, *: noai", "googlebot|noindex *|noai"},
      {"FooBot/1.0: noai", "FooBot/1.0|noai"},
      {"googlebot-news: nosnippet", "googlebot-news|nosnippet"},
      {"googlebot: unheard-of, noai", "googlebot|unheard-of noai"},
      {"a: b: noai", "b|noai"},
  };
  for (const Case& c : cases) EXPECT_EQ(Read(c.text), c.expected) << c.text;
}

// signals.md 8.1: words with a colon that name nobody; a name would hide what follows.
TEST(RuleReader, WordsWithColonsThatAreNoPrefixes) {
  const Case cases[] = {
      {"max-snippet:0, noai", "max-snippet=0 noai"},
      {"max-snippet: -1", "max-snippet=-1"},
      {"MAX-SNIPPET : 20, noai", "MAX-SNIPPET=20 noai"},
      {"max-snippet=0", "max-snippet=0"},
      {"max-image-preview:large, noai", "max-image-preview=large noai"},
      {"max-video-preview: 5, noai", "max-video-preview=5 noai"},
      {"max-snippet:, noai", "max-snippet noai"},
      {"max-snippet, noai", "max-snippet noai"},
      {"unavailable_after: 2010-06-25, noai", "unavailable_after=2010-06-25 noai"},
      {"unavailable_after: whenever, noai", "unavailable_after=whenever noai"},
      {"unavailable_after:, noai", "unavailable_after noai"},
      {"unavailable_after:", "unavailable_after"},
      // House
      {"noai: noindex", "noai noindex"},
      {"max-audio-preview: 5, noai", "max-audio-preview 5 noai"},
      {"expires: 5, noai", "expires 5 noai"},
      {"policy: https://example.com/x, noai", "policy https //example.com/x noai"},
      {"https://example.com/x, noai", "https //example.com/x noai"},
      {"12:30, noai", "12 30 noai"},
      {"caf\xc3\xa9: noai", "caf\xc3\xa9 noai"},
      {"googlebot:", "googlebot"},
  };
  for (const Case& c : cases) EXPECT_EQ(Read(c.text), c.expected) << c.text;
}

TEST(RuleReader, TheRuleAfterADateIsRecognised) {
  for (const std::string_view date :
       {"25 Jun 2010 15:00:00 PST", "Friday, 25-Jun-10 15:00:00 EST", "Fri Jun 25 15:00:00 2010",
        "2010-06-25T15:00:00+01:00", "Fri, 25 Jun 2010 15:00:00 -0800"}) {
    const std::string text = "unavailable_after: " + std::string(date) + ", noai";
    EXPECT_EQ(Read(text), "unavailable_after=" + std::string(date) + " noai");
    const std::string other =
        "otherbot: unavailable_after: " + std::string(date) + ", foobot: noai";
    EXPECT_EQ(Read(other), "otherbot|unavailable_after=" + std::string(date) + " foobot|noai");
  }
}

TEST(RuleReader, AMetaTagNamesNobody) {
  EXPECT_EQ(Read("googlebot: noindex, noai", RuleReader::Prefix::kNone), "googlebot noindex noai");
  EXPECT_EQ(Read("max-snippet:0,noai", RuleReader::Prefix::kNone), "max-snippet=0 noai");
}

TEST(RuleReader, Hostile_EveryPrefixIsHarmless) {
  const std::string text =
      "noai, foobot: max-snippet : -1, unavailable_after: Friday, 25-Jun-10 15:00:00 EST, x:y";
  for (std::size_t n = 0; n <= text.size(); ++n) {
    const std::string prefix = text.substr(0, n);
    EXPECT_LE(Read(prefix).size(), n + 1) << prefix;
  }
}

TEST(RuleReader, Hostile_LongInputIsLinear) {
  for (const std::string_view piece : {"a:", ":", "a ", "a: ", "max-snippet:", "\"", "a:,"}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    text += ", noai";
    RuleReader reader(text, RuleReader::Prefix::kAllowed);
    RobotsRule last;
    while (reader.Next(&last)) {
    }
    EXPECT_EQ(last.name, "noai") << piece;
  }
  const std::string blanks = "a" + std::string(1'000'000, ' ') + ": noai";
  EXPECT_EQ(Read(blanks), "a|noai");
}

}  // namespace
}  // namespace crawlguard
