// SPDX-License-Identifier: Apache-2.0
#include "rules/literals.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace crawlguard::rules {
namespace {

TEST(LiteralMatcher, EqualLiteralsShareAnId) {
  LiteralMatcher matcher;
  EXPECT_EQ(matcher.Add("robot"), 0);
  EXPECT_EQ(matcher.Add("bot"), 1);
  EXPECT_EQ(matcher.Add("robot"), 0);
  EXPECT_EQ(matcher.count(), 2);
}

TEST(LiteralMatcher, FindsALiteralInsideAndAtTheEndOfAnother) {
  LiteralMatcher matcher;
  const int robot = matcher.Add("robot");
  const int bot = matcher.Add("bot");
  const int obo = matcher.Add("obo");
  const int robots = matcher.Add("robots");
  matcher.Compile();
  std::vector<bool> found;
  matcher.Find("a robot.", &found);
  EXPECT_TRUE(found[static_cast<std::size_t>(robot)]);
  EXPECT_TRUE(found[static_cast<std::size_t>(bot)]);
  EXPECT_TRUE(found[static_cast<std::size_t>(obo)]);
  EXPECT_FALSE(found[static_cast<std::size_t>(robots)]);
}

TEST(LiteralMatcher, WithoutLiteralsFindsNothing) {
  LiteralMatcher matcher;
  matcher.Compile();
  std::vector<bool> found;
  matcher.Find("text", &found);
  EXPECT_TRUE(found.empty());
}

// The slow obvious implementation: std::string::find, literal by literal.
TEST(LiteralMatcher, AgreesWithFindOnGeneratedTexts) {
  std::mt19937 random(7);
  const auto word = [&](std::size_t longest) {
    std::string out;
    const std::size_t size = 1 + random() % longest;
    for (std::size_t i = 0; i < size; ++i) out += static_cast<char>('a' + random() % 3);
    return out;
  };
  for (int round = 0; round < 300; ++round) {
    LiteralMatcher matcher;
    std::vector<std::string> literals;
    for (int i = 0; i < 12; ++i) {
      const std::string literal = word(5);
      if (matcher.Add(literal) == static_cast<int>(literals.size())) literals.push_back(literal);
    }
    matcher.Compile();
    const std::string text = word(40);
    std::vector<bool> found;
    matcher.Find(text, &found);
    for (std::size_t i = 0; i < literals.size(); ++i) {
      EXPECT_EQ(found[i], text.find(literals[i]) != std::string::npos)
          << literals[i] << " in " << text;
    }
  }
}

}  // namespace
}  // namespace crawlguard::rules
