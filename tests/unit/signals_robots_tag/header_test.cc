// SPDX-License-Identifier: Apache-2.0
//
// X-Robots-Tag and Robots-Tag: effects, evidence, limits, redirects.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "tag_fixture.h"

namespace crawlguard {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(RobotsTagHeader, EachRule) {
  struct Case {
    std::string_view words, denied, noted;
  };
  const Case cases[] = {
      {"noindex", "search,ai-input", ""},
      {"none", "search,ai-input", ""},
      {"nofollow", "", "fetch"},
      {"nosnippet", "ai-input", "search"},
      {"max-snippet:0", "ai-input", "search"},
      {"max-snippet:1", "", "search,ai-input"},
      {"max-snippet:50, nosnippet", "ai-input", "search,ai-input"},
      {"noarchive", "ai-input,ai-train,archive", ""},
      {"nocache", "archive", "ai-input,ai-train"},
      {"nocache, noarchive", "ai-input,ai-train,archive", "ai-input,ai-train"},
      {"noai", "ai-input,ai-train", ""},
      {"noml", "ai-input,ai-train", ""},
      {"noimageai", "", "ai-input,ai-train"},
      {"noimageindex", "", "search"},
      {"unavailable_after: 2025-12-31", "search,ai-input", ""},
      {"unavailable_after: 2026-01-01", "search,ai-input", ""},
      {"unavailable_after: 2026-01-02", "", "search,ai-input"},
      {"unavailable-after: 2025-12-31", "search,ai-input", ""},
      {"*: noai", "ai-input,ai-train", ""},
      {"robots: noai", "ai-input,ai-train", ""},
  };
  for (const Case& c : cases) {
    const Findings findings = EvaluateHeaders({{"X-Robots-Tag", c.words}});
    EXPECT_EQ(DeniedBy(findings), c.denied) << c.words;
    EXPECT_EQ(ToString(PurposesOf(findings, Effect::kNote)), c.noted) << c.words;
    EXPECT_EQ(PurposesOf(findings, Effect::kAllow), PurposeSet()) << c.words;
    EXPECT_THAT(findings.diagnostics, IsEmpty()) << c.words;
  }
}

TEST(RobotsTagHeader, House_NoClockMeansThatEveryDateIsPast) {
  EXPECT_EQ(DeniedBy(EvaluateHeaders({{"X-Robots-Tag", "unavailable_after: 2999-01-01"}}, 0)),
            "search,ai-input");
}

TEST(RobotsTagHeader, IgnoredRulesAreReported) {
  for (const std::string_view words :
       {"noindexing", "unavailable_after: some day", "unavailable_after: 31 Feb 2020",
        "unavailable_after", "max-snippet:x", "max-snippet:", "max-snippet:-2", "max-snippet:1px",
        "max-snippet:0.5", "max-snippet:99999999999999999999"}) {
    const Findings findings = EvaluateHeaders({{"X-Robots-Tag", words}});
    EXPECT_THAT(findings.statements, IsEmpty()) << words;
    ASSERT_FALSE(findings.diagnostics.empty()) << words;
    EXPECT_EQ(findings.diagnostics[0].code, "robots-tag-ignored-rule") << words;
    EXPECT_THAT(findings.diagnostics[0].message, HasSubstr("header:x-robots-tag"));
  }
}

TEST(RobotsTagHeader, Obligations) {
  const Findings limit = EvaluateHeaders({{"X-Robots-Tag", "max-snippet: 50"}});
  ASSERT_THAT(limit.statements, SizeIs(1));
  ASSERT_THAT(limit.statements[0].conditions, SizeIs(1));
  EXPECT_FALSE(limit.statements[0].conditions[0].prerequisite);
  EXPECT_EQ(limit.statements[0].conditions[0].text, "a snippet of at most 50 characters");

  const Findings none = EvaluateHeaders({{"X-Robots-Tag", "nosnippet"}});
  ASSERT_THAT(none.statements, SizeIs(2));
  EXPECT_THAT(none.statements[0].conditions, IsEmpty());
  ASSERT_THAT(none.statements[1].conditions, SizeIs(1));
  EXPECT_FALSE(none.statements[1].conditions[0].prerequisite);
}

TEST(RobotsTagHeader, EvidenceIsTheWords) {
  const std::string value = "foobot: nofollow, unavailable_after: 25 Jun 2010 15:00:00 PST, noai";
  const Findings findings = EvaluateHeaders({{"X-Robots-Tag", value}});
  ASSERT_THAT(findings.statements, SizeIs(4));
  const Statement& date = findings.statements[1];
  EXPECT_EQ(date.signal, "robots-tag");
  EXPECT_EQ(date.scope, Scope::kPage);
  EXPECT_EQ(date.evidence.url, "https://example.com/a");
  EXPECT_EQ(date.evidence.part, "header:x-robots-tag");
  EXPECT_EQ(date.evidence.excerpt, "unavailable_after: 25 Jun 2010 15:00:00 PST");
  EXPECT_EQ(value.substr(date.evidence.begin, date.evidence.end - date.evidence.begin),
            date.evidence.excerpt);
  EXPECT_EQ(date.evidence.rule, "robots-meta.unavailable_after");
  EXPECT_EQ(TagFieldOf(date, "agent"), "foobot");
  EXPECT_EQ(findings.statements[2].evidence.rule, "robots-meta.noai");
  EXPECT_EQ(findings.statements[2].evidence.confidence, 80);
  EXPECT_EQ(findings.statements[3].evidence.rule, "house.noai");
  EXPECT_EQ(findings.statements[3].evidence.confidence, 60);

  const Findings draft = EvaluateHeaders({{"Robots-Tag", "*;noindex"}});
  ASSERT_THAT(draft.statements, SizeIs(1));
  EXPECT_EQ(draft.statements[0].evidence.part, "header:robots-tag");
}

TEST(RobotsTagHeader, OtherBotsAreNoted) {
  const Findings findings = EvaluateHeaders({{"X-Robots-Tag", "bingbot: noarchive, gibberish"}});
  ASSERT_THAT(findings.statements, SizeIs(1));
  EXPECT_EQ(findings.statements[0].effect, Effect::kNote);
  EXPECT_EQ(TagFieldOf(findings.statements[0], "agent"), "bingbot");
  EXPECT_EQ(ToString(findings.statements[0].purposes), "ai-input,ai-train,archive");
  EXPECT_THAT(findings.diagnostics, IsEmpty());
}

TEST(RobotsTagHeader, Limit_NotesForOtherBots) {
  for (const std::size_t extra : {0U, 1U, 2U}) {
    std::string value;
    for (std::size_t i = 0; i < limits::kMaxOtherAgentNotes + extra; ++i) {
      value += "bot" + std::to_string(i) + ": noindex, ";
    }
    const Findings findings = EvaluateHeaders({{"X-Robots-Tag", value + "foobot: noai"}});
    EXPECT_THAT(findings.statements, SizeIs(limits::kMaxOtherAgentNotes + 2));
    EXPECT_THAT(findings.diagnostics, SizeIs(extra == 0 ? 0 : 1));
    EXPECT_EQ(DeniedBy(findings), "ai-input,ai-train");
  }
}

TEST(RobotsTagHeader, NoimageaiOfAnImageDenies) {
  for (const std::string_view type : {"image/png", " Image/JPEG; x=y", "image/svg+xml"}) {
    EXPECT_EQ(DeniedBy(EvaluateHeaders({{"X-Robots-Tag", "noimageai"}, {"Content-Type", type}})),
              "ai-input,ai-train");
  }
  EXPECT_EQ(
      DeniedBy(EvaluateHeaders({{"X-Robots-Tag", "noimageai"}, {"Content-Type", "text/html"}})),
      "");
}

TEST(RobotsTagHeader, Limit_AValueIsReadUpToTheCapAndTheRestIsAFault) {
  for (const std::string_view name : {"X-Robots-Tag", "Robots-Tag"}) {
    const std::string exact = std::string(limits::kMaxHeaderValueBytes - 7, ' ') + "noindex";
    const Findings fits = EvaluateHeaders({{name, exact}});
    ASSERT_THAT(fits.statements, SizeIs(1)) << name;
    EXPECT_EQ(fits.statements[0].kind, StatementClass::kProtocol);

    const std::string longer = exact + ",";
    const Findings cut = EvaluateHeaders({{name, longer}, {name, longer}});
    ASSERT_THAT(cut.statements, SizeIs(2)) << name;  // said once, however many lines
    const Statement& fault = cut.statements[1];
    EXPECT_EQ(fault.kind, StatementClass::kFault);
    EXPECT_EQ(fault.effect, Effect::kDeny);
    EXPECT_EQ(ToString(fault.purposes), "search,ai-input,ai-train,tdm,archive");
  }
}

TEST(RobotsTagHeader, RedirectsOnlyRestrict) {
  const Headers first = {{"X-Robots-Tag", "nofollow, nosnippet, googlebot: noindex, *: bogus"}};
  const std::string oversize(limits::kMaxHeaderValueBytes + 1, ' ');
  const Headers second = {{"X-Robots-Tag", oversize}};
  const std::vector<RedirectHop> hops = {{"https://example.com/1", 301, first},
                                         {"https://example.com/2", 301, second}};
  Page page;
  page.url = "https://example.com/a";
  page.hops = hops;
  const Findings findings = EvaluateTags(page);
  ASSERT_THAT(findings.statements, SizeIs(2));
  EXPECT_EQ(findings.statements[0].evidence.url, "https://example.com/1");
  EXPECT_EQ(ToString(findings.statements[0].purposes), "ai-input");
  EXPECT_EQ(findings.statements[1].evidence.url, "https://example.com/2");
  EXPECT_EQ(findings.statements[1].kind, StatementClass::kFault);
}

TEST(RobotsTagHeader, NothingIsSaidBeforeTheFetch) {
  const Result<Url> url = Url::Parse("https://example.com/a");
  ASSERT_TRUE(url.has_value());
  Findings findings;
  RobotsTagSignal().Evaluate(nullptr, Subject{*url, "FooBot", kToday}, nullptr, &findings);
  EXPECT_THAT(findings.statements, IsEmpty());
}

TEST(RobotsTagHeader, Hostile_StatementsAreFewWhateverTheInput) {
  std::string value;
  while (value.size() < limits::kMaxHeaderValueBytes)
    value += "noai,none,nosnippet,x,max-snippet:3,";
  const Headers headers(500, HeaderField{"X-Robots-Tag", value});
  const Findings findings = EvaluateHeaders(headers);
  EXPECT_LE(findings.statements.size(), 10U);
  EXPECT_LE(findings.diagnostics.size(), limits::kMaxDiagnostics + 1);
}

TEST(RobotsTagHeader, Hostile_BytesAreRepairedInTheExcerpt) {
  const std::string agent = "x\x1b[31m\xff";
  const Findings findings = EvaluateHeaders({{"X-Robots-Tag", agent}});
  ASSERT_THAT(findings.diagnostics, SizeIs(1));
  EXPECT_THAT(findings.diagnostics[0].message, HasSubstr("\xef\xbf\xbd"));
}

}  // namespace
}  // namespace crawlguard
