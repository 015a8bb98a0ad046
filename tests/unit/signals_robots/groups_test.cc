// SPDX-License-Identifier: Apache-2.0
#include "signals/robots/groups.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "signals/robots/robots_file.h"

namespace crawlguard::robots {
namespace {

using ::testing::ElementsAre;

Groups Read(const std::string& body) {
  Groups groups;
  ParseLines(body, false, [&](const Line& line) { groups.Add(line, body); });
  return groups;
}

std::vector<std::string> PatternsFor(const Groups& groups, std::string_view agent) {
  std::vector<std::string> patterns;
  for (const std::size_t i : groups.Select(agent).groups) {
    for (const Rule& rule : groups.groups()[i].rules) {
      patterns.push_back((rule.allow ? "+" : "-") + rule.pattern.text());
    }
  }
  return patterns;
}

TEST(RobotsGroups, Rfc9309_2_2_1_MergedInFileOrder) {
  const Groups groups = Read(
      "User-agent: foo\nUser-agent: FOO\nDisallow: /1\n"
      "User-agent: *\nDisallow: /2\n"
      "User-agent: bar\nUser-agent: Foo/1.0\nAllow: /3\n"
      "User-agent: *\nAllow: /4\n"
      "User-agent: empty");
  EXPECT_THAT(PatternsFor(groups, "fOO"), ElementsAre("-/1", "+/3"));
  EXPECT_THAT(PatternsFor(groups, "bar"), ElementsAre("+/3"));
  EXPECT_THAT(PatternsFor(groups, "other"), ElementsAre("-/2", "+/4"));
  EXPECT_THAT(PatternsFor(groups, ""), ElementsAre("-/2", "+/4"));
  EXPECT_THAT(PatternsFor(groups, "empty"), ElementsAre());
  EXPECT_EQ(groups.Select("FOO").token, "foo");
  EXPECT_EQ(groups.Select("other").token, "*");
  EXPECT_EQ(groups.Select("empty").token, "empty");
  EXPECT_EQ(groups.Select("foo").groups.size(), 2U);
  EXPECT_TRUE(groups.Select("foo").Contains(3));
  EXPECT_FALSE(groups.Select("foo").Contains(2));
}

TEST(RobotsGroups, NoGroupsNoRules) {
  EXPECT_EQ(Groups().Select("x").token, "");
  EXPECT_EQ(Read("Disallow: /\n").Select("x").groups.size(), 0U);
  EXPECT_EQ(Read("User-agent: y\nDisallow: /\n").Select("x").groups.size(), 0U);
}

TEST(RobotsGroups, RulesCarryTheirPlaceInTheRawFile) {
  const std::string body = "\xEF\xBB\xBFUser-agent: *\r\n  Disallow: /\xC3\xBC # why  \r\n";
  const Groups groups = Read(body);
  const Rule& rule = groups.groups()[1].rules.at(0);
  EXPECT_EQ(rule.pattern.text(), "/%C3%BC");
  EXPECT_FALSE(rule.escape_only.has_value());
  EXPECT_EQ(rule.place.line, 2);
  EXPECT_EQ(body.substr(rule.place.begin, rule.place.end - rule.place.begin),
            "  Disallow: /\xC3\xBC # why  ");
  EXPECT_EQ(rule.place.excerpt, "Disallow: /\xC3\xBC # why");
}

TEST(RobotsGroups, House_CutAllowGrantsNothing) {
  const std::string tail(limits::kMaxRobotsLineBytes, 'x');
  const Groups groups = Read("User-agent: *\nAllow: /a" + tail + "\nDisallow: /b" + tail);
  ASSERT_EQ(groups.groups()[1].rules.size(), 1U);
  EXPECT_FALSE(groups.groups()[1].rules[0].allow);
  EXPECT_TRUE(groups.groups()[1].rules[0].pattern.Matches("/b" + tail + "y"));
}

TEST(RobotsGroups, CrawlDelayValues) {
  struct Case {
    std::string value;
    std::optional<double> seconds;
  };
  const Case cases[] = {
      {"0", 0.0},
      {"10", 10.0},
      {"1.5", 1.5},
      {".5", 0.5},
      {"007", 7.0},
      {"61", 61.0},
      {"", std::nullopt},
      {"-1", std::nullopt},
      {"+1", std::nullopt},
      {"1e3", {}},
      {"0x10", {}},
      {"inf", {}},
      {"nan", {}},
      {"10s", {}},
      {"1,5", {}},
      {"1.2.3", {}},
      {".", {}},
      {"1 2", {}},
      {std::string(400, '9'), limits::kMaxCrawlDelaySeconds},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.value);
    EXPECT_EQ(ReadCrawlDelay(c.value), c.seconds);
  }
}

TEST(RobotsGroups, CrawlDelayIsOfTheAgentsOwnGroupAndCapped) {
  const RobotsFile file = RobotsFile::Parse(
      "Crawl-delay: 3\n"
      "User-agent: a\nCrawl-delay: 60\nUser-agent: b\nCrawl-delay: bad\nCrawl-delay: 2\nAllow: /\n"
      "User-agent: *\nCrawl-delay: 61\nDisallow: /\n"
      "User-agent: c\nDisallow: /\n"
      "User-agent: d\nCrawl-delay: 1\nDisallow: /\nUser-agent: d\nCrawl-delay: 4\nDisallow: /\n",
      "robots.txt");
  EXPECT_EQ(file.CrawlDelay("a"), 60.0);
  EXPECT_EQ(file.CrawlDelay("b"), 60.0) << "a Crawl-delay does not end a user-agent run";
  EXPECT_EQ(file.CrawlDelay("other"), limits::kMaxCrawlDelaySeconds);
  EXPECT_EQ(file.CrawlDelay("c"), std::nullopt) << "a named group inherits nothing";
  EXPECT_EQ(file.CrawlDelay("d"), 4.0);
  EXPECT_EQ(RobotsFile::Parse("Crawl-delay: 3", "").CrawlDelay("a"), std::nullopt);
}

TEST(RobotsGroups, ManyAgentsTimesManyRulesStayLinear) {
  std::string body;
  for (int i = 0; i < 12000; ++i) body += "User-agent: b" + std::to_string(i) + "\n";
  for (int i = 0; i < 12000; ++i) body += "Disallow: /" + std::to_string(i) + "\n";
  ASSERT_LT(body.size(), limits::kMaxRobotsBytes);
  const Groups groups = Read(body);
  EXPECT_EQ(PatternsFor(groups, "b11999").size(), 12000U);
  EXPECT_EQ(groups.Select("b0").groups.data()[0], groups.Select("b7").groups.data()[0]);
}

}  // namespace
}  // namespace crawlguard::robots
