// SPDX-License-Identifier: Apache-2.0
//
// Natural-language notices through the whole check (signals.md section 19: NL01-NL05, NL07).
#include <gtest/gtest.h>

#include <string>

#include "support/check.h"

namespace crawlguard {
namespace {

using P = Purpose;

struct NoticeCase {
  const char* id;
  const char* text;
  const char* denied;
};

void PrintTo(const NoticeCase& c, std::ostream* out) { *out << c.id; }

class Notice : public testing::TestWithParam<NoticeCase> {};

TEST_P(Notice, DeniesWhatItNames) {
  const Decision d = Check({.body = "<p>" + std::string(GetParam().text) + "</p>"});
  EXPECT_EQ(Denied(d), GetParam().denied);
}

// NL01 in all its disguises is in fixtures/sites; here a paraphrase.
constexpr const char* kReference =
    "Downloading, reproducing, storing or any other use of the content of this site requires the "
    "prior and explicit consent of Example Media, whatever the technique (manual or automated, "
    "including machine learning or artificial intelligence programs). This does not apply where it "
    "only serves to make the content findable by internet search engines.";

INSTANTIATE_TEST_SUITE_P(
    Signals19, Notice,
    testing::Values(
        NoticeCase{"NL01", kReference, "ai-input,ai-train,tdm,archive"},
        NoticeCase{"NL02", "All rights reserved.", ""},
        NoticeCase{"NL03", "We use machine learning to prohibit spam.", ""},
        NoticeCase{"NL04", "Text and data mining is permitted for non-commercial research.",
                   "ai-input,ai-train,tdm"},
        NoticeCase{"NL05",
                   "Wszelkie prawa zastrze\u017Cone. Eksploracja tekst\u00F3w i danych jest "
                   "zabroniona.",
                   "ai-input,ai-train,tdm"},
        NoticeCase{"NL07",
                   "The other paper prints this: \u201CAny automated download of our articles is "
                   "prohibited without prior consent.\u201D",
                   ""}));

TEST(Notice, NL01_SearchIsAllowedByItsExpressException) {
  const Decision d = Check({.body = "<p>" + std::string(kReference) + "</p>"});
  EXPECT_EQ(Show(d, P::kSearch), "allow/explicit");
  EXPECT_EQ(Show(d, P::kAiTrain), "deny/explicit");
  EXPECT_EQ(Show(d, P::kFetch), "allow/unstated");
}

// For a commercial operator: the default.
TEST(Notice, NL04_IsACondition) {
  const Decision d =
      Check({.body = "<p>Text and data mining is permitted for non-commercial research.</p>"});
  EXPECT_EQ(Show(d, P::kTdm), "deny/condition");
  ASSERT_EQ(d.For(P::kTdm).conditions.size(), 1U);
  EXPECT_EQ(d.For(P::kTdm).conditions[0].kind, "non-commercial");
}

TEST(Notice, NL07_AQuotedNoticeIsReportedOnly) {
  const Decision d = Check({.body = "<blockquote>Any automated download of our articles is "
                                    "prohibited without prior consent.</blockquote>"});
  EXPECT_EQ(Denied(d), "");
  ASSERT_FALSE(d.statements.empty());
  EXPECT_EQ(d.statements[0].superseded_by, "not a notice: stands in a quotation");
}

TEST(Notice, ARestrictionCountsWhereverItStands) {
  for (const char* page : {
           "<p hidden>Scraping this site is prohibited.</p>",
           "<p>x</p><!-- Scraping this site is prohibited. -->",
           "<img alt='Scraping this site is prohibited.' src=x>",
           "<pre>Scraping this site is prohibited.</pre>",
           "<textarea>Scraping this site is prohibited.</textarea>",
           "<noscript>Scraping this site is prohibited.</noscript>",
           "<script type='application/ld+json'>{\"copyrightNotice\":"
           "\"Scraping this site is prohibited.\"}</script>",
           "<meta name='dc.rights' content='Scraping this site is prohibited.'>",
       }) {
    EXPECT_EQ(Denied(Check({.body = page})), "ai-input,ai-train,tdm") << page;
  }
}

TEST(Notice, AProseCommentInRobotsTxtHoldsForTheSite) {
  const Decision d = Check({.body = "<p>Hello.</p>",
                            .robots_txt = "# Scraping this site\n# is prohibited.\n"
                                          "User-agent: *\nAllow: /\n"});
  EXPECT_EQ(Denied(d), "ai-input,ai-train,tdm");
  EXPECT_EQ(Show(d, P::kFetch), "allow/explicit");
  const auto& decider = d.statements[d.For(P::kTdm).considered[0].statement];
  EXPECT_EQ(decider.signal, "notice");
  EXPECT_EQ(decider.scope, Scope::kSite);
  EXPECT_EQ(decider.evidence.url, "https://example.com/robots.txt");
  EXPECT_EQ(decider.evidence.line, 1);
}

TEST(Notice, APermissionInACommentGrantsNothing) {
  const Decision d = Check({.body = "<p>Hello.</p>",
                            .robots_txt = "# Search engines may index this site.\n"
                                          "User-agent: *\nAllow: /\n"});
  EXPECT_EQ(Show(d, P::kSearch), "allow/unstated");
}

TEST(Notice, PlainTextIsReadToo) {
  const Decision d = Check({.body = "Title\n\nScraping this site is prohibited.\n",
                            .headers = {{"Content-Type", "text/plain"}}});
  EXPECT_EQ(Denied(d), "ai-input,ai-train,tdm");
  const auto& e = d.statements[d.For(P::kTdm).considered[0].statement].evidence;
  EXPECT_EQ(e.line, 3);
  EXPECT_EQ(e.begin, 7U);
}

TEST(Notice, BlankLinesSeparateParagraphsOfPlainTextWithCrLfToo) {
  const Decision d = Check({.body = "Title\r\n\r\nScraping this site is prohibited.\r\n",
                            .headers = {{"Content-Type", "text/plain"}}});
  const auto& e = d.statements[d.For(P::kTdm).considered[0].statement].evidence;
  EXPECT_EQ(e.excerpt, "Scraping this site is prohibited.");
  EXPECT_EQ(e.line, 3);
}

TEST(Notice, EvidenceSpansAreOfTheRawBytes) {
  const std::string body =
      "<p>\u0142\u0142</p>\n<p>Scraping <b>this</b> s&#105;te is prohibited.</p>";
  const Decision d = Check({.body = body});
  const auto& e = d.statements[d.For(P::kTdm).considered[0].statement].evidence;
  EXPECT_EQ(body.substr(e.begin, e.end - e.begin), "Scraping <b>this</b> s&#105;te is prohibited.");
  EXPECT_EQ(e.excerpt, "Scraping this site is prohibited.");
  EXPECT_EQ(e.line, 2);
}

// The span is of the raw bytes whatever the encoding does to their number.
TEST(Notice, EvidenceSpansHoldUnderEveryEncoding) {
  const std::string notice = "Scraping this site is prohibited.";
  struct Case {
    const char* content_type;
    std::string before;
  };
  for (const Case& c : {Case{"text/html; charset=utf-8", "\xEF\xBB\xBF<p>\u0142</p>"},
                        Case{"text/html; charset=utf-8", "<p>\xFF\xFE</p>"},
                        Case{"text/html; charset=iso-8859-2", "<p>\xB3\xB3\xB3</p>"},
                        Case{"text/html; charset=shift_jis", "<p>\x93\xFA\x96\x7B</p>"}}) {
    const std::string body = c.before + "\n<p>" + notice + "</p>";
    const Decision d = Check({.body = body, .headers = {{"Content-Type", c.content_type}}});
    ASSERT_EQ(Denied(d), "ai-input,ai-train,tdm") << c.content_type;
    const auto& e = d.statements[d.For(P::kTdm).considered[0].statement].evidence;
    EXPECT_EQ(body.substr(e.begin, e.end - e.begin), notice) << c.content_type;
    EXPECT_EQ(e.line, 2) << c.content_type;
  }
}

TEST(Notice, AListIsReadWithItsHeader) {
  const Decision d = Check({.body = "<p>You may not:</p><ul><li>sell our articles;</li>"
                                    "<li>scrape the site or copy its content;</li></ul>"});
  EXPECT_EQ(Denied(d), "ai-input,ai-train,tdm,archive");
}

}  // namespace
}  // namespace crawlguard
