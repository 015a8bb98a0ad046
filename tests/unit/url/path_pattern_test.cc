// SPDX-License-Identifier: Apache-2.0
#include "url/path_pattern.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace crawlguard {
namespace {

TEST(PathPattern, Rfc9309_2_2_3_WildcardsAndAnchors) {
  struct Case {
    std::string pattern, path;
    bool matches;
  };
  const Case cases[] = {
      {"", "/", true},
      {"/", "/", true},
      {"/fish", "/fish/salmon", true},
      {"/fish", "/Fish", false},
      {"/fish/", "/fish", false},
      {"/x", "/", false},
      {"*", "/", true},
      {"*$", "/x", true},
      {"/fish*", "/fish", true},
      {"/*.php", "/a/b.php?c", true},
      {"/*.php$", "/a/b.php", true},
      {"/*.php$", "/a/b.php?c", false},
      {"/*.php$", "/a.php.php", true},
      {"/a*b*c$", "/abcbc", true},
      {"/a*b*c$", "/acb", false},
      {"/a**b", "/aXb", true},
      {"/ab*b$", "/ab", false},
      {"/$", "/", true},
      {"/$", "/x", false},
      {"$", "/", false},
      {"/a$b", "/a$bc", true},
      {"/a$b", "/a", false},
      {"/a$$", "/a$", true},
      {"/a$*", "/a$x", true},
      {"/a$*", "/ax", false},
      {"/a*?", "/ab?c", true},
      {"private", "/private", false},
      {"*private", "/x/private", true},
      {"/a%2Ab", "/a*b", true},
      {"/a%2Ab", "/axb", false},
      {"/a%24", "/a$", true},
      {"/a%24", "/a", false},
      {"/a%24$", "/a$b", false},
      {"/a%2A*c", "/a*bc", true},
      {"/a%2", "/a%2F", true},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.pattern + " on " + c.path);
    EXPECT_EQ(PathPattern(c.pattern).Matches(c.path), c.matches);
    EXPECT_EQ(PathPattern(c.pattern).specificity(), c.pattern.size());
    EXPECT_EQ(PathPattern(c.pattern).text(), c.pattern);
  }
}

TEST(PathPattern, VerbatimLeavesEscapedSpecialsAlone) {
  const PathPattern verbatim("/a%2Ab", PathPattern::Specials::kVerbatim);
  EXPECT_TRUE(verbatim.Matches("/a%2Abc"));
  EXPECT_FALSE(verbatim.Matches("/a*b"));
}

// The definition, read aloud. Exponential; fine for short patterns.
bool SlowMatch(std::string_view pattern, std::string_view path) {
  if (pattern.empty()) return true;
  if (pattern == "$") return path.empty();
  if (pattern.front() == '*') {
    return SlowMatch(pattern.substr(1), path) ||
           (!path.empty() && SlowMatch(pattern, path.substr(1)));
  }
  return !path.empty() && pattern.front() == path.front() &&
         SlowMatch(pattern.substr(1), path.substr(1));
}

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : state_(seed) {}
  std::string Text(std::string_view alphabet, std::size_t max_length) {
    std::string text(Next() % (max_length + 1), ' ');
    for (char& c : text) c = alphabet[Next() % alphabet.size()];
    return text;
  }

 private:
  std::uint32_t Next() {
    state_ = state_ * 1664525U + 1013904223U;
    return state_ >> 16U;
  }
  std::uint32_t state_;
};

TEST(PathPattern, AgreesWithTheSlowDefinition) {
  Generator generate(20240229);
  int matches = 0;
  for (int i = 0; i < 100000; ++i) {
    const std::string pattern = generate.Text("/ab*$", 7);
    const std::string path = "/" + generate.Text("/ab$", 8);
    const bool expected = SlowMatch(pattern, path);
    matches += expected ? 1 : 0;
    ASSERT_EQ(PathPattern(pattern).Matches(path), expected) << pattern << " on " << path;
  }
  // Neither answer is rare, so the comparison says something.
  EXPECT_GT(matches, 10000);
  EXPECT_LT(matches, 90000);
}

TEST(PathPattern, ManyStarsAreNotExponential) {
  std::string pattern;
  for (int i = 0; i < 3000; ++i) pattern += "*a";
  pattern += "b$";
  const std::string path = "/" + std::string(60000, 'a');
  EXPECT_FALSE(PathPattern(pattern).Matches(path));
  EXPECT_TRUE(PathPattern(pattern).Matches(path + "b"));
  EXPECT_FALSE(PathPattern(std::string(16000, '*') + "b").Matches(path));
}

}  // namespace
}  // namespace crawlguard
