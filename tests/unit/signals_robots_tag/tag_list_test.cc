// SPDX-License-Identifier: Apache-2.0
//
// The draft's Robots-Tag: a Structured List.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "signals/robots_tag/rule_reader.h"

namespace crawlguard {
namespace {

std::string Read(std::string_view text) {
  std::string out;
  TagListReader reader(text);
  for (RobotsRule rule; reader.Next(&rule);) {
    if (!out.empty()) out += ' ';
    out += std::string(rule.agent) + "|" + std::string(rule.name);
    if (!rule.value.empty()) out += "=" + std::string(rule.value);
    EXPECT_LE(rule.begin, rule.end);
    EXPECT_LE(rule.end, text.size());
    EXPECT_EQ(rule.Text().data(), text.data() + rule.begin);
  }
  return out;
}

TEST(TagList, MembersAndParameters) {
  struct Case {
    std::string_view text, expected;
  };
  const Case cases[] = {
      {"", ""},
      {"*;nosnippet, FooBot;noindex", "*|nosnippet FooBot|noindex"},
      {"*;nosnippet;noai,FooBot;noindex", "*|nosnippet *|noai FooBot|noindex"},
      {"*; nosnippet ; noai , FooBot ;noindex", "*|nosnippet *|noai FooBot|noindex"},
      {"*;max-snippet=0", "*|max-snippet=0"},
      {"\"Foo Bot\";noindex", "Foo Bot|noindex"},
      {"*;unavailable_after=@1277467200", "*|unavailable_after=@1277467200"},
      {"*;unavailable_after=\"25 Jun 2010 15:00:00 PST\";noai",
       "*|unavailable_after=25 Jun 2010 15:00:00 PST *|noai"},
      {"*;x=\"a, b;noindex \\\" c\";noai", "*|x=a, b;noindex \\\" c *|noai"},
      // RFC 9651 booleans
      {"*;noindex=?1", "*|noindex=?1"},
      {"*;noindex=?0", ""},
      // House: what breaks the grammar costs its own words only.
      {"noindex, noai", "|noindex |noai"},
      {"*=noindex", "|* |noindex"},
      {";noindex", "|noindex"},
      {"*;;noindex", "*|noindex"},
      {"*;=x;noindex", "*|noindex"},
      {",,*;noindex,,", "*|noindex"},
      {"*;x=\"open", "*|x=open"},
      {"\"", ""},
      {"*;", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Read(c.text), c.expected) << c.text;
}

TEST(TagList, Hostile_EveryPrefixIsHarmless) {
  const std::string text = "*;a=\"x\\\"y\";b=?0;c, \"F\\\\\";noindex;max-snippet=0,noai";
  for (std::size_t n = 0; n <= text.size(); ++n) {
    const std::string prefix = text.substr(0, n);
    EXPECT_LE(Read(prefix).size(), 4 * n) << prefix;
  }
}

TEST(TagList, Hostile_LongInputIsLinear) {
  for (const std::string_view piece : {";", "=", "*;", ";a=", "\"", "\\", "a "}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    TagListReader reader(text);
    std::size_t rules = 0;
    for (RobotsRule rule; reader.Next(&rule);) ++rules;
    EXPECT_LE(rules, text.size()) << piece;
  }
}

}  // namespace
}  // namespace crawlguard
