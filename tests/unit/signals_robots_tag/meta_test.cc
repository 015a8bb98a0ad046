// SPDX-License-Identifier: Apache-2.0
//
// Robots meta tags.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "tag_fixture.h"

namespace crawlguard {
namespace {

using ::testing::SizeIs;

TEST(RobotsMeta, WhereverItStands) {
  struct Case {
    std::string_view html, denied;
  };
  const Case cases[] = {
      {"<head><meta name=robots content=noai></head>", "ai-input,ai-train"},
      {"<body><p>x<meta name=robots content=noai></p>", "ai-input,ai-train"},
      {"<body><noscript><meta name=robots content=noai></noscript>", "ai-input,ai-train"},
      {"<head><noscript><meta name=robots content=noai></noscript></head>", "ai-input,ai-train"},
      {"<meta name=robots content=noindex><meta name=robots content=noai>",
       "search,ai-input,ai-train"},
      {"<meta name=foobot content=noai>", "ai-input,ai-train"},
      {"<meta name=' FooBot ' content=noai>", "ai-input,ai-train"},
      {"<meta property=robots content=noai>", "ai-input,ai-train"},
      {"<meta http-equiv=X-Robots-Tag content=noai>", "ai-input,ai-train"},
      {"<meta http-equiv=X-Robots-Tag content='otherbot: noai'>", ""},
      {"<meta name=robots content='max-snippet:0, noai'>", "ai-input,ai-train"},
      {"<meta name=robots content='unavailable_after: Friday, 25-Jun-10 15:00:00 EST, noai'>",
       "search,ai-input,ai-train"},
      // Not for us, or no robots tag.
      {"<meta name=googlebot content=noai>", ""},
      {"<meta name=foobotx content=noai>", ""},
      {"<meta name=description content='noai, noindex'>", ""},
      {"<meta name=robots>", ""},
      {"<p>noai</p>", ""},
      {"<!-- <meta name=robots content=noai> -->", ""},
      {"<script>'<meta name=robots content=noai>'</script>", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(DeniedBy(EvaluateHtml(c.html)), c.denied) << c.html;
}

TEST(RobotsMeta, EvidenceIsTheTag) {
  const std::string_view html =
      "<!DOCTYPE html>\n<head>\n<meta name=\"robots\" content=\"noindex, noml\"></head>";
  const Findings findings = EvaluateHtml(html);
  ASSERT_THAT(findings.statements, SizeIs(3));
  const Evidence& evidence = findings.statements[1].evidence;
  EXPECT_EQ(evidence.part, "meta:robots");
  EXPECT_EQ(evidence.line, 3);
  EXPECT_EQ(html.substr(evidence.begin, evidence.end - evidence.begin),
            "<meta name=\"robots\" content=\"noindex, noml\">");
  EXPECT_EQ(evidence.excerpt, "noml");
}

TEST(RobotsMeta, OtherBotsAreNoted) {
  const Findings findings = EvaluateHtml(
      "<meta name=bingbot content='noarchive, whatever'><meta name=CCBot content=nofollow>"
      "<meta name=referrer content=none>");
  ASSERT_THAT(findings.statements, SizeIs(2));
  for (const Statement& s : findings.statements) EXPECT_EQ(s.effect, Effect::kNote);
  EXPECT_EQ(TagFieldOf(findings.statements[0], "agent"), "bingbot");
  EXPECT_EQ(TagFieldOf(findings.statements[1], "agent"), "CCBot");
  EXPECT_TRUE(findings.diagnostics.empty());
}

TEST(RobotsMeta, Hostile_MillionsOfRulesAreFewStatements) {
  std::string html = "<meta name=robots content='";
  while (html.size() < 1'000'000) html += "noai,bogus,";
  html += "noindex'>";
  const Findings findings = EvaluateHtml(html);
  EXPECT_EQ(DeniedBy(findings), "search,ai-input,ai-train");
  EXPECT_THAT(findings.statements, SizeIs(3));
  EXPECT_THAT(findings.diagnostics, SizeIs(limits::kMaxDiagnostics + 1));
}

TEST(RobotsMeta, Hostile_ManyTagsAreFewStatements) {
  std::string html;
  while (html.size() < 500'000)
    html += "<meta name=robots content=noai><meta name=xbot content=none>";
  const Findings findings = EvaluateHtml(html);
  EXPECT_THAT(findings.statements, SizeIs(2 + limits::kMaxOtherAgentNotes));
}

}  // namespace
}  // namespace crawlguard
