// SPDX-License-Identifier: Apache-2.0
#include "signals/robots/robots_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/limits.h"
#include "url/url.h"

namespace crawlguard::robots {
namespace {

using ::testing::ElementsAre;

bool Allowed(const RobotsFile& file, const std::string& path) {
  return file.Ask("FooBot", *Url::Parse("https://h" + path)).answer.allowed;
}

TEST(RobotsFile, RB22_Rfc9309_2_5_RulesBeyondTheLimitAreNotReadAndReported) {
  std::string body;
  while (body.size() < 600 * 1024) body += "# a comment\n";
  body += "User-agent: *\nDisallow: /";
  const RobotsFile file = RobotsFile::Parse(body, "robots.txt");
  EXPECT_TRUE(Allowed(file, "/x"));
  ASSERT_EQ(file.diagnostics().size(), 1U);
  EXPECT_EQ(file.diagnostics()[0].code, "robots-truncated");
}

TEST(RobotsFile, House_HalfALineAtTheLimitIsDropped) {
  const std::string head = "User-agent: *\nDisallow: /\n";
  const std::string allow = "Allow: /only/this";
  const auto padded = [&](std::size_t kept_of_allow) {
    const std::size_t fill = limits::kMaxRobotsBytes - head.size() - kept_of_allow;
    return head + std::string(fill - 1, '#') + "\n" + allow;
  };
  EXPECT_TRUE(Allowed(RobotsFile::Parse(padded(allow.size()), ""), "/only/this"));
  EXPECT_FALSE(Allowed(RobotsFile::Parse(padded(allow.size() - 1), ""), "/only/that"));
  EXPECT_FALSE(Allowed(RobotsFile::Parse(padded(8), ""), "/x"));
}

TEST(RobotsFile, SitemapsAreGlobalAndAbsolute) {
  const RobotsFile file = RobotsFile::Parse(
      "Sitemap: https://h/1.xml\nUser-agent: x\nsite-map: HTTP://H/2.xml # two\nDisallow: /\n"
      "Sitemap: /3.xml\nSitemap: ftp://h/4.xml\nSitemap:\nSitemap: https://h/1.xml\n",
      "robots.txt");
  EXPECT_THAT(file.sitemaps(), ElementsAre("https://h/1.xml", "HTTP://H/2.xml", "https://h/1.xml"));
}

TEST(RobotsFile, OtherLinesKeepTheirGroup) {
  const RobotsFile file = RobotsFile::Parse(
      "Content-Usage: train-ai=n\n"
      "User-agent: a\nContent-Signal: ai-train=no # why\nUser-agent: b\nDisallow: /\n"
      "CONTENT-SIGNAL: search=yes\n",
      "robots.txt");
  ASSERT_EQ(file.other_lines().size(), 3U);
  const OtherLine& before = file.other_lines()[0];
  const OtherLine& in_run = file.other_lines()[1];
  const OtherLine& after = file.other_lines()[2];
  EXPECT_EQ(before.key, "content-usage");
  EXPECT_EQ(before.group, 0U);
  EXPECT_EQ(in_run.value, "ai-train=no");
  EXPECT_EQ(in_run.place.excerpt, "Content-Signal: ai-train=no # why");
  EXPECT_TRUE(in_run.in_run);
  EXPECT_EQ(after.key, "content-signal");
  EXPECT_FALSE(after.in_run);
  const Selection b = file.groups().Select("b");
  const Selection c = file.groups().Select("c");
  EXPECT_TRUE(RobotsFile::Binds(before.group, b));
  EXPECT_TRUE(RobotsFile::Binds(before.group, c));
  EXPECT_TRUE(RobotsFile::Binds(in_run.group, b));
  EXPECT_FALSE(RobotsFile::Binds(in_run.group, c));
}

TEST(RobotsFile, AsksWithTheGroupAndRuleThatDecide) {
  const RobotsFile file =
      RobotsFile::Parse("User-agent: *\nDisallow: /a\nAllow: /a/b\n", "robots.txt");
  const RobotsFile::Verdict v = file.Ask("FooBot", *Url::Parse("https://h/a/b/c"));
  EXPECT_EQ(v.selection.token, "*");
  EXPECT_TRUE(v.answer.allowed);
  ASSERT_NE(v.answer.decides, nullptr);
  EXPECT_EQ(v.answer.decides->place.excerpt, "Allow: /a/b");
  ASSERT_NE(v.answer.loses, nullptr);
  EXPECT_EQ(v.answer.loses->place.line, 2);
  const RobotsFile::Verdict none = file.Ask("FooBot", *Url::Parse("https://h/z"));
  EXPECT_TRUE(none.answer.allowed);
  EXPECT_EQ(none.answer.decides, nullptr);
}

TEST(RobotsFile, OfEqualPatternsTheFirstIsNamed) {
  const RobotsFile file =
      RobotsFile::Parse("User-agent: *\nDisallow: /a\nDisallow: /*\nDisallow: /a\n", "robots.txt");
  EXPECT_EQ(file.Ask("x", *Url::Parse("https://h/a")).answer.decides->place.line, 2);
}

TEST(RobotsFile, House_MatchWorkLimitHolds) {
  constexpr std::size_t kRules = 2000;
  std::string body = "User-agent: FooBot\n";
  for (std::size_t i = 0; i < kRules; ++i) body += "Disallow: /b\n";
  const RobotsFile file = RobotsFile::Parse(body, "robots.txt");
  const std::string path = "/" + std::string(limits::kMaxRobotsMatchWork / kRules - 1, 'a');
  EXPECT_TRUE(Allowed(file, path));
  EXPECT_FALSE(Allowed(file, path + "a"));
  EXPECT_TRUE(file.Ask("FooBot", *Url::Parse("http://h" + path + "a")).answer.too_costly);
  EXPECT_TRUE(file.Ask("other", *Url::Parse("http://h" + path + "a")).answer.allowed);
}

TEST(RobotsFile, HostilePatternsTakeBoundedTime) {
  std::string body = "User-agent: *\n";
  while (body.size() < limits::kMaxRobotsBytes - 100) body += "Disallow: /*a*a*a*a*a*a*a*ab$\n";
  EXPECT_TRUE(Allowed(RobotsFile::Parse(body, "robots.txt"), "/" + std::string(5000, 'a')));
}

}  // namespace
}  // namespace crawlguard::robots
