// SPDX-License-Identifier: Apache-2.0
//
// The vectors of the protocol, asked as FooBot.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tag_fixture.h"

namespace crawlguard {
namespace {

TEST(RobotsTagVectors, Headers) {
  struct Case {
    std::string_view id;
    Headers headers;
    std::string_view denied;
  };
  const Case cases[] = {
      {"XR01", {{"X-Robots-Tag", "noai, noimageai"}}, "ai-input,ai-train"},
      {"XR02", {{"X-Robots-Tag", "googlebot: noindex"}}, ""},
      {"XR03", {{"X-Robots-Tag", "foobot: noarchive, noai"}}, "ai-input,ai-train,archive"},
      {"XR04",
       {{"X-Robots-Tag", "unavailable_after: 25 Jun 2010 15:00:00 PST"}},
       "search,ai-input"},
      {"XR05",
       {{"X-Robots-Tag", "unavailable_after: Friday, 25-Jun-10 15:00:00 EST, noai"}},
       "search,ai-input,ai-train"},
      {"XR06", {{"X-Robots-Tag", "max-snippet:0"}}, "ai-input"},
      {"XR10", {{"Robots-Tag", "*;nosnippet, FooBot;noindex"}}, "search,ai-input"},
      {"XR12",
       {{"X-Robots-Tag", "noindex"}, {"X-Robots-Tag", "otherbot: noai"}},
       "search,ai-input"},
      // Defects that other tools have.
      {"first colon", {{"X-Robots-Tag", "noai, googlebot: noindex"}}, "ai-input,ai-train"},
      {"date then rule",
       {{"X-Robots-Tag", "unavailable_after: 25 Jun 2026 15:00:00 GMT, noai"}},
       "ai-input,ai-train"},
      {"second item of a bot", {{"X-Robots-Tag", "bot: noindex, noai"}}, ""},
      {"letter case", {{"x-ROBOTS-tag", "NoAI"}}, "ai-input,ai-train"},
      {"all lines",
       {{"X-Robots-Tag", "noai"}, {"X-Robots-Tag", "noindex"}},
       "search,ai-input,ai-train"},
      {"scope ends with the line",
       {{"X-Robots-Tag", "googlebot: noindex"}, {"X-Robots-Tag", "noai"}},
       "ai-input,ai-train"},
      {"whole token", {{"X-Robots-Tag", "foo: noai"}, {"X-Robots-Tag", "foobot2: noai"}}, ""},
      {"version", {{"X-Robots-Tag", "FooBot/2.1: noai"}}, "ai-input,ai-train"},
  };
  for (const Case& c : cases) EXPECT_EQ(DeniedBy(EvaluateHeaders(c.headers)), c.denied) << c.id;
}

TEST(RobotsTagVectors, MetaTags) {
  struct Case {
    std::string_view id, html, denied;
  };
  const Case cases[] = {
      {"XR07", "<meta NAME=\"ROBOTS\" CONTENT=\"NOINDEX,NOAI\">", "search,ai-input,ai-train"},
      {"XR08", "<meta name=\"robots\" content=\"nocache, noarchive\">",
       "ai-input,ai-train,archive"},
      {"XR09", "<p data-nosnippet>x</p>", ""},
      {"XR11", "<meta name=\"robots\" content=\"index, follow\">", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(DeniedBy(EvaluateHtml(c.html)), c.denied) << c.id;
}

TEST(RobotsTagVectors, XR01_ImagesOfThePageAreANote) {
  const Findings findings = EvaluateHeaders({{"X-Robots-Tag", "noimageai"}});
  ASSERT_EQ(findings.statements.size(), 1U);
  EXPECT_EQ(findings.statements[0].effect, Effect::kNote);
  EXPECT_EQ(findings.statements[0].evidence.rule, "house.noimageai");
}

TEST(RobotsTagVectors, XR06_AsNosnippet) {
  const Findings findings = EvaluateHeaders({{"X-Robots-Tag", "max-snippet:0"}});
  EXPECT_EQ(PurposesOf(findings, Effect::kNote), PurposeSet{Purpose::kSearch});
  for (const Statement& s : findings.statements) {
    EXPECT_EQ(s.evidence.rule, "robots-meta.nosnippet");
    EXPECT_EQ(s.evidence.excerpt, "max-snippet:0");
    EXPECT_EQ(TagFieldOf(s, "agent"), "");
  }
}

TEST(RobotsTagVectors, XR09_DataNosnippetIsRecorded) {
  const std::string_view html = "<p>a</p>\n<p data-nosnippet>b</p><span data-nosnippet>c</span>";
  const Findings findings = EvaluateHtml(html);
  ASSERT_EQ(findings.statements.size(), 1U);
  const Statement& s = findings.statements[0];
  EXPECT_EQ(s.effect, Effect::kNote);
  EXPECT_EQ(s.scope, Scope::kElement);
  EXPECT_EQ(s.evidence.line, 2);
  EXPECT_EQ(html.substr(s.evidence.begin, s.evidence.end - s.evidence.begin), "<p data-nosnippet>");
  EXPECT_EQ(TagFieldOf(s, "elements"), "2");
}

TEST(RobotsTagVectors, XR11_NothingIsEverAGrant) {
  for (const std::string_view words :
       {"all", "index, follow", "archive, snippet", "max-snippet:-1", "max-image-preview:large",
        "indexifembedded", "notranslate", ""}) {
    const std::string html = "<meta name=robots content=\"" + std::string(words) + "\">";
    EXPECT_TRUE(EvaluateHtml(html).statements.empty()) << words;
    EXPECT_TRUE(EvaluateHeaders({{"X-Robots-Tag", words}}).statements.empty()) << words;
  }
}

}  // namespace
}  // namespace crawlguard
