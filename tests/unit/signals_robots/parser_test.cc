// SPDX-License-Identifier: Apache-2.0
#include "signals/robots/parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"

namespace crawlguard::robots {
namespace {

using ::testing::ElementsAre;

constexpr auto kEmpty = LineKind::kEmpty;
constexpr auto kUserAgent = LineKind::kUserAgent;
constexpr auto kAllow = LineKind::kAllow;
constexpr auto kDisallow = LineKind::kDisallow;
constexpr auto kSitemap = LineKind::kSitemap;
constexpr auto kCrawlDelay = LineKind::kCrawlDelay;
constexpr auto kOther = LineKind::kOther;
constexpr auto kNoField = LineKind::kNoField;

// The views in the lines are into `body`.
std::vector<Line> Read(std::string_view body, ParseInfo* info = nullptr, bool goes_on = false) {
  std::vector<Line> lines;
  const ParseInfo read =
      ParseLines(body, goes_on, [&](const Line& line) { lines.push_back(line); });
  EXPECT_EQ(read.lines, static_cast<int>(lines.size()));
  if (info != nullptr) *info = read;
  return lines;
}

std::vector<LineKind> Kinds(std::string_view body) {
  std::vector<LineKind> kinds;
  for (const Line& line : Read(body)) kinds.push_back(line.kind);
  return kinds;
}

TEST(RobotsParser, Rfc9309_2_2_OneLine) {
  struct Case {
    std::string text;
    LineKind kind;
    std::string key, value;
    bool missing_colon, typo;
  };
  const Case cases[] = {
      {"User-agent: FooBot", kUserAgent, "User-agent", "FooBot", false, false},
      {"USER-AGENT:*", kUserAgent, "USER-AGENT", "*", false, false},
      {"useragent: x", kUserAgent, "useragent", "x", false, true},
      {"User Agent: x", kUserAgent, "User Agent", "x", false, true},
      {"user-agent x", kUserAgent, "user-agent", "x", true, false},
      {"  Disallow\t:\t/a b  ", kDisallow, "Disallow", "/a b", false, false},
      {"Disallow:", kDisallow, "Disallow", "", false, false},
      {"disallow /", kDisallow, "disallow", "/", true, false},
      {"disallow /a b", kNoField, "", "", false, false},
      {"Dissallow: /", kDisallow, "Dissallow", "/", false, true},
      {"dissalow: /", kDisallow, "dissalow", "/", false, true},
      {"disalow: /", kDisallow, "disalow", "/", false, true},
      {"diasllow: /", kDisallow, "diasllow", "/", false, true},
      {"disallaw: /", kDisallow, "disallaw", "/", false, true},
      {"disallow: /a:b", kDisallow, "disallow", "/a:b", false, false},
      {"Allow: /", kAllow, "Allow", "/", false, false},
      {"alow: /", kOther, "alow", "/", false, false},
      {"Sitemap: http://h/s.xml", kSitemap, "Sitemap", "http://h/s.xml", false, false},
      {"site-map: http://h/s.xml", kSitemap, "site-map", "http://h/s.xml", false, true},
      {"Crawl-delay: 1.5", kCrawlDelay, "Crawl-delay", "1.5", false, false},
      {"Content-Signal: ai-train=no", kOther, "Content-Signal", "ai-train=no", false, false},
      // House: whole names only.
      {"DisallowAITraining: /", kOther, "DisallowAITraining", "/", false, false},
      {"Allowed: /", kOther, "Allowed", "/", false, false},
      {"User-agents: x", kOther, "User-agents", "x", false, false},
      {"", kEmpty, "", "", false, false},
      {" \t\v\f ", kEmpty, "", "", false, false},
      {"# only", kEmpty, "", "", false, false},
      {"word", kNoField, "", "", false, false},
      {"three words here", kNoField, "", "", false, false},
      {": /", kNoField, "", "", false, false},
      {"\xEF\xBB\xBF"
       "Disallow: /",
       kOther,
       "\xEF\xBB\xBF"
       "Disallow",
       "/", false, false},
      {std::string("\0Disallow: /\0", 13), kDisallow, "Disallow", "/", false, false},
      {std::string("Dis\0allow: /", 12), kNoField, "", "", false, false},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    // Not the first line, where a byte order mark would be skipped.
    const std::string body = "\n" + c.text + "\n";
    const std::vector<Line> lines = Read(body);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[1].kind, c.kind);
    if (c.kind != kNoField) {
      EXPECT_EQ(lines[1].key, c.key);
      EXPECT_EQ(lines[1].value, c.value);
    }
    EXPECT_EQ(lines[1].missing_colon, c.missing_colon);
    EXPECT_EQ(lines[1].typo, c.typo);
    EXPECT_EQ(lines[1].number, 2);
    EXPECT_EQ(lines[1].begin, 1U);
    EXPECT_EQ(lines[1].end, 1 + c.text.size());
    EXPECT_EQ(lines[1].has_nul, c.text.find('\0') != std::string::npos);
  }
}

TEST(RobotsParser, Rfc9309_2_2_CommentsBeginAnywhere) {
  const std::vector<Line> lines = Read("Disallow: /a#b # c\n#\n# d");
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].value, "/a");
  EXPECT_EQ(lines[0].comment, "b # c");
  EXPECT_TRUE(lines[1].has_comment);
  EXPECT_EQ(lines[1].comment, "");
  EXPECT_EQ(lines[2].comment, " d");
  EXPECT_FALSE(Read("Allow: /")[0].has_comment);
}

TEST(RobotsParser, LineEndsOfEveryKind) {
  const std::string body = "User-agent: a\r\nAllow: /\r\rDisallow: /\n\nSitemap: x";
  std::vector<int> numbers;
  for (const Line& line : Read(body)) {
    if (line.kind != kEmpty) numbers.push_back(line.number);
    EXPECT_EQ(body.substr(line.begin, line.end - line.begin).find_first_of("\r\n"),
              std::string::npos);
  }
  EXPECT_THAT(numbers, ElementsAre(1, 2, 4, 6));
  EXPECT_TRUE(Read("").empty());
  EXPECT_EQ(Read("\n").size(), 1U);
  EXPECT_EQ(Read("\r\n\r\n").size(), 2U);
  EXPECT_EQ(Read("\n\r").size(), 2U);
}

TEST(RobotsParser, ByteOrderMarkAtTheStartIsSkipped) {
  for (const std::string bom : {"", "\xEF", "\xEF\xBB", "\xEF\xBB\xBF"}) {
    const std::string body = bom + "User-agent: foo";
    ParseInfo info;
    const std::vector<Line> lines = Read(body, &info);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].kind, kUserAgent);
    EXPECT_EQ(lines[0].begin, bom.size());
    EXPECT_EQ(info.bom_bytes, bom.size());
  }
  EXPECT_THAT(Kinds("\xEF\x11\xBFUser-agent: foo"), ElementsAre(kOther));
  EXPECT_THAT(Kinds("\xEF\xBB\xBF\xEF\xBB\xBFUser-agent: foo"), ElementsAre(kOther));
}

TEST(RobotsParser, Rfc9309_2_2_1_GroupsEndAtRulesOnly) {
  const std::string body =
      "Content-Signal: ai-train=no\n"  // 0
      "Allow: /\n"                     // 0, and ends nothing
      "User-agent: a\n"                // 1
      "Content-Signal: ai-train=no\n"  // 1, in the run
      "\n"
      "Crawl-delay: 1\n"
      "nonsense\n"
      "User-agent: b\n"  // 1
      "Disallow:\n"      // 1, ends the run
      "Sitemap: http://h/s\n"
      "Unknown: x\n"     // 1, after the run
      "User-agent: c\n"  // 2
      "User-agent: d";   // 2
  std::vector<std::size_t> groups;
  std::vector<bool> in_run;
  for (const Line& line : Read(body)) {
    groups.push_back(line.group);
    in_run.push_back(line.in_run);
  }
  EXPECT_THAT(groups, ElementsAre(0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2));
  EXPECT_THAT(in_run, ElementsAre(false, false, true, true, true, true, true, true, true, false,
                                  false, true, true));
}

TEST(RobotsParser, LineLimitHolds) {
  const std::string key = "Disallow: /";
  const auto of_length = [&](std::size_t n) { return key + std::string(n - key.size(), 'x'); };
  const std::string whole = of_length(limits::kMaxRobotsLineBytes);
  EXPECT_FALSE(Read(whole)[0].too_long);
  EXPECT_FALSE(Read(whole)[0].cut);
  EXPECT_EQ(Read(whole)[0].value.size(), whole.size() - key.size() + 1);
  const std::string longer = of_length(limits::kMaxRobotsLineBytes + 1) + "\nAllow: /";
  const std::vector<Line> lines = Read(longer);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_TRUE(lines[0].too_long);
  EXPECT_TRUE(lines[0].cut);
  // As google/robotstxt, which keeps 8 * 2083 - 1 octets.
  EXPECT_EQ(lines[0].value.size(), limits::kMaxRobotsLineBytes - key.size());
  EXPECT_EQ(lines[0].end, limits::kMaxRobotsLineBytes + 1);
  EXPECT_EQ(lines[1].value, "/");
  // A long comment cuts nothing, and is whole.
  const std::string comment = "Allow: /a #" + std::string(limits::kMaxRobotsLineBytes, 'c');
  EXPECT_TRUE(Read(comment)[0].too_long);
  EXPECT_FALSE(Read(comment)[0].cut);
  EXPECT_EQ(Read(comment)[0].value, "/a");
  EXPECT_EQ(Read(comment)[0].comment.size(), limits::kMaxRobotsLineBytes);
}

TEST(RobotsParser, Rfc9309_2_5_BodyLimitHolds) {
  const std::string line = "Disallow: /x\n";
  const std::string body =
      std::string(limits::kMaxRobotsBytes - line.size() - 1, '#') + "\n" + line;
  ParseInfo info;
  EXPECT_EQ(Read(body, &info).back().kind, kDisallow);
  EXPECT_FALSE(info.truncated);
  // One octet more: the last line is whole only if its end is within.
  EXPECT_EQ(Read(body + "y", &info).back().value, "/x");
  EXPECT_TRUE(info.truncated);
  EXPECT_EQ(Read("\n" + body, &info).back().value, "/x");
  EXPECT_TRUE(info.truncated);
  EXPECT_EQ(Read("\n\n" + body, &info).back().kind, kEmpty);
  EXPECT_TRUE(info.truncated);
  // A body handed in up to the limit, of which more is known to follow.
  EXPECT_EQ(Read(body, &info, true).back().value, "/x");
  EXPECT_TRUE(info.truncated);
  const std::string open_end = body.substr(0, body.size() - 1) + "y";
  EXPECT_EQ(Read(open_end, &info, true).back().kind, kEmpty);
  EXPECT_TRUE(info.truncated);
  EXPECT_TRUE(Read(std::string(limits::kMaxRobotsBytes + 1, 'x')).empty());
}

TEST(RobotsParser, House_ProductTokenIsCutAtBlankOrSlashOnly) {
  EXPECT_EQ(ProductToken("FooBot/2.1"), "FooBot");
  EXPECT_EQ(ProductToken("Foo Bar"), "Foo");
  EXPECT_EQ(ProductToken("Foo\tBar"), "Foo");
  EXPECT_EQ(ProductToken("AI2Bot"), "AI2Bot");
  EXPECT_EQ(ProductToken("Foo,Bar"), "Foo,Bar");
  EXPECT_EQ(ProductToken("* x"), "*");
  EXPECT_EQ(ProductToken("/x"), "");
  EXPECT_EQ(ProductToken(""), "");
}

}  // namespace
}  // namespace crawlguard::robots
