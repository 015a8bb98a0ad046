// SPDX-License-Identifier: Apache-2.0
//
// Header and metadata: policies, evidence, limits, redirects.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "tdm_fixture.h"

namespace crawlguard {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

TdmAnswer AskHeaders(const Headers& headers) {
  TdmQuestion question;
  question.headers = headers;
  return Ask(question);
}

TdmAnswer AskHtml(std::string_view html) {
  TdmQuestion question;
  question.html = html;
  return Ask(question);
}

TEST(TdmRepHeader, InvalidValuesAreUnsetAndReported) {
  for (const std::string_view value : {"", "2", "true", "yes", "0, x", "\x01"}) {
    const TdmAnswer answer = AskHeaders({{"tdm-reservation", value}});
    EXPECT_THAT(answer.findings.statements, IsEmpty()) << value;
    ASSERT_THAT(answer.findings.diagnostics, SizeIs(1)) << value;
    EXPECT_EQ(answer.findings.diagnostics[0].code, "tdmrep-value");
  }
  EXPECT_THAT(AskHeaders({{"tdm-reservation", "1"}}).findings.diagnostics, IsEmpty());
  EXPECT_THAT(AskHeaders({{"tdm-reservation", "1, 0"}}).findings.diagnostics, SizeIs(1));
}

TEST(TdmRepHeader, EvidenceIsTheValue) {
  const TdmAnswer answer = AskHeaders({{"TDM-Reservation", "0,  1 "}});
  ASSERT_THAT(answer.findings.statements, SizeIs(1));
  const Statement& s = answer.findings.statements[0];
  EXPECT_EQ(s.scope, Scope::kPage);
  EXPECT_EQ(s.evidence.url, "https://example.com/a");
  EXPECT_EQ(s.evidence.part, "header:tdm-reservation");
  EXPECT_EQ(s.evidence.rule, "tdmrep.tdm-header");
  EXPECT_EQ(s.evidence.excerpt, "1");
  EXPECT_EQ(s.evidence.begin, 4U);
  EXPECT_EQ(s.evidence.end, 5U);
}

TEST(TdmRepHeader, Policies) {
  struct Case {
    Headers headers;
    std::string_view verdict, policy;
    std::size_t diagnostics;
  };
  const Case cases[] = {
      {{{"tdm-reservation", "1"}, {"TDM-Policy", " https://p.example/x "}},
       "condition",
       "https://p.example/x",
       0},
      {{{"tdm-reservation", "1"}, {"tdm-policy", "../p"}}, "condition", "https://example.com/p", 0},
      {{{"tdm-reservation", "1"}, {"tdm-policy", "mailto:a@b"}}, "deny", "", 1},
      {{{"tdm-reservation", "1"}, {"tdm-policy", ""}}, "deny", "", 1},
      {{{"tdm-reservation", "1"}, {"tdm-policy", "/a"}, {"tdm-policy", "/b"}},
       "condition",
       "https://example.com/a",
       0},
      {{{"tdm-policy", "/a"}}, "", "", 0},
  };
  for (const Case& c : cases) {
    const TdmAnswer answer = AskHeaders(c.headers);
    EXPECT_EQ(answer.Verdict(), c.verdict) << c.policy;
    EXPECT_THAT(answer.findings.diagnostics, SizeIs(c.diagnostics)) << c.policy;
    if (c.verdict.empty()) continue;
    EXPECT_EQ(TdmFieldOf(answer.findings.statements[0], "policy"), c.policy);
  }
}

// "The values of tdm-reservation and tdm-policy found here supersede": each by itself.
TEST(TdmRepHeader, TdmRep_APolicyIsNotResetByItsAbsence) {
  TdmQuestion question;
  question.file = Answer(
      200, R"([{"location":"/","tdm-reservation":1,"tdm-policy":"https://p.example/file"}])");
  question.headers = {{"tdm-reservation", "1"}};
  const TdmAnswer answer = Ask(question);
  EXPECT_EQ(answer.Verdict(), "condition");
  EXPECT_EQ(TdmFieldOf(answer.findings.statements[1], "policy"), "https://p.example/file");

  question.headers = {{"tdm-policy", "https://p.example/header"}};
  const TdmAnswer superseded = Ask(question);
  ASSERT_THAT(superseded.findings.statements, SizeIs(1));
  EXPECT_EQ(TdmFieldOf(superseded.findings.statements[0], "policy"), "https://p.example/header");
}

TEST(TdmRepHeader, Limit_AValueIsReadUpToTheCap) {
  const std::string exact = std::string(limits::kMaxHeaderValueBytes - 1, ' ') + "0";
  EXPECT_EQ(AskHeaders({{"tdm-reservation", exact}}).Verdict(), "allow");
  const std::string longer = "0," + exact;
  const TdmAnswer cut = AskHeaders({{"tdm-reservation", longer}});
  EXPECT_EQ(cut.Verdict(), "unreadable");
  ASSERT_THAT(cut.findings.statements, SizeIs(1));
  EXPECT_EQ(cut.findings.statements[0].evidence.rule, "house.tdmrep.header-limit");
  EXPECT_EQ(AskHeaders({{"tdm-reservation", "1," + exact}}).Verdict(), "deny");
}

TEST(TdmRepHeader, House_ARedirectReservesForGood) {
  const Headers reserves = {{"tdm-reservation", "1"}, {"tdm-policy", "/p"}};
  const Headers permits = {{"tdm-reservation", "0"}};
  const std::vector<RedirectHop> hops = {{"https://old.example/a", 301, reserves},
                                         {"https://old.example/b", 302, permits}};
  TdmQuestion question;
  question.hops = hops;
  question.headers = {{"tdm-reservation", "0"}};
  const TdmAnswer answer = Ask(question);
  EXPECT_EQ(answer.Verdict(), "condition");
  ASSERT_THAT(answer.findings.statements, SizeIs(2));
  const Statement& hop = answer.findings.statements[0];
  EXPECT_EQ(hop.evidence.url, "https://old.example/a");
  EXPECT_EQ(hop.superseded_by, "");
  EXPECT_EQ(TdmFieldOf(hop, "policy"), "https://old.example/p");

  question.hops = {hops[1]};
  question.headers = {};
  EXPECT_THAT(Ask(question).findings.statements, IsEmpty());
}

TEST(TdmRepMeta, Names) {
  struct Case {
    std::string_view html, verdict;
  };
  const Case cases[] = {
      {"<meta name=tdm-reservation content=1>", "deny"},
      {"<meta NAME=' TDM-Reservation ' CONTENT=' 1 '>", "deny"},
      {"<meta name=tdm-reservation content=0>", "allow"},
      {"<meta name=tdm-reservation content=1><meta name=tdm-policy content=/p>", "condition"},
      {"<meta name=tdm-policy content=/p><meta name=tdm-reservation content=1>", "condition"},
      {"<meta name=tdm-reservation content=1><meta name=tdm-policy content=mailto:x>", "deny"},
      {"<meta name=tdm-reservation content=0><meta name=tdm-reservation content=1>", "deny"},
      {"<meta name=tdm-reservation content=0><meta name=tdm-reservation content=x>", ""},
      {"<head><meta name=tdm-reservation content=0></head>"
       "<body><p>x<meta name=tdm-reservation content=1></p>",
       "deny"},
      {"<meta name=tdm-reservation>", ""},
      {"<meta name=tdm-reservation content=true>", ""},
      {"<meta name=TDM-a content=1>", ""},
      // House: another attribute than name restricts, but does not permit.
      {"<meta property=tdm-reservation content=1>", "deny"},
      {"<meta property=tdm-reservation content=0>", ""},
      {"<meta http-equiv=tdm-reservation content=1>", "deny"},
      {"<meta http-equiv=tdm-reservation content=0>", ""},
      {"<body><noscript><meta name=tdm-reservation content=1></noscript>", "deny"},
      {"<body><p>x<meta name=tdm-reservation content=' 0 '></p>", ""},
      {"<body><p>x<meta name=tdm-reservation content='0,0'></p>", ""},
      {"<!-- <meta name=tdm-reservation content=1> -->", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(AskHtml(c.html).Verdict(), c.verdict) << c.html;
}

TEST(TdmRepMeta, EvidenceIsTheTag) {
  const std::string_view html =
      "<!DOCTYPE html>\n<head><meta name=tdm-reservation content=0>\n"
      "<meta name=\"tdm-reservation\" content=\"1\"></head>";
  const TdmAnswer answer = AskHtml(html);
  ASSERT_THAT(answer.findings.statements, SizeIs(1));
  const Evidence& evidence = answer.findings.statements[0].evidence;
  EXPECT_EQ(evidence.part, "meta:tdm-reservation");
  EXPECT_EQ(evidence.rule, "tdmrep.tdm-html-meta");
  EXPECT_EQ(evidence.line, 3);
  EXPECT_EQ(html.substr(evidence.begin, evidence.end - evidence.begin),
            "<meta name=\"tdm-reservation\" content=\"1\">");
  EXPECT_EQ(evidence.excerpt, "1");
  EXPECT_THAT(answer.findings.diagnostics, SizeIs(1));
}

TEST(TdmRepMeta, Hostile_ManyTagsAreOneStatement) {
  std::string html;
  while (html.size() < 500'000) {
    html += "<meta name=tdm-reservation content=x><meta name=tdm-policy content=mailto:x>";
  }
  html += "<meta name=tdm-reservation content=1>";
  const TdmAnswer answer = AskHtml(html);
  EXPECT_EQ(answer.Verdict(), "deny");
  EXPECT_THAT(answer.findings.statements, SizeIs(1));
  EXPECT_THAT(answer.findings.diagnostics, SizeIs(2));
}

}  // namespace
}  // namespace crawlguard
