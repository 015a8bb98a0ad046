// SPDX-License-Identifier: Apache-2.0
//
// The entries of tdmrep.json: matching, faults, evidence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "tdm_fixture.h"

namespace crawlguard {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string Entry(std::string_view location, std::string_view reservation = "1") {
  return "[{\"location\":\"" + std::string(location) +
         "\",\"tdm-reservation\":" + std::string(reservation) + "}]";
}

TEST(TdmRepEntries, TdmRep_Matching) {
  struct Case {
    std::string_view location, path;
    bool matches;
  };
  const Case cases[] = {
      {"/a", "/a", true},
      {"/a", "/ab", true},
      {"/a", "/A", false},
      {"/a", "/b/a", false},
      {"/a/*/c", "/a/b/c", true},
      {"/a$", "/a", true},
      {"/a$", "/ab", false},
      {"*.jpg", "/x/y.jpg", true},
      {"/%7Ea", "/~a", true},
      {"/~a", "/%7ea", true},
      {"/\xc3\xa9", "/%C3%A9", true},
      {"/a%2fb", "/a/b", false},
      {"/a%2fb", "/a%2Fb", true},
      {"/path/foo-%24", "/path/foo-$", true},
      {"/a?b", "/a?b=c", true},
  };
  for (const Case& c : cases) {
    const TdmAnswer answer = AskFile(Entry(c.location), c.path);
    EXPECT_EQ(answer.Verdict(), c.matches ? "deny" : "") << c.location << " " << c.path;
    EXPECT_THAT(answer.site_diagnostics, IsEmpty()) << c.location;
  }
}

TEST(TdmRepEntries, TdmRep_NoMatchIsUnset) {
  EXPECT_THAT(AskFile(Entry("/b")).findings.statements, IsEmpty());
  EXPECT_THAT(AskFile("[]").findings.statements, IsEmpty());
  EXPECT_THAT(AskFile("[]").site_diagnostics, IsEmpty());
}

TEST(TdmRepEntries, FaultyEntriesAreReportedAndNeverAllow) {
  constexpr std::string_view kNext = R"({"location":"/","tdm-reservation":1}])";
  constexpr std::string_view kNext0 = R"({"location":"/","tdm-reservation":0}])";
  struct Case {
    std::string_view entry;
    std::string_view before_nothing, before_1, before_0;
  };
  const Case cases[] = {
      // Without a location: skipped.
      {R"({"tdm-reservation":1})", "", "deny", "allow"},
      {R"({"location":1,"tdm-reservation":1})", "", "deny", "allow"},
      {R"({"location":null,"tdm-reservation":1})", "", "deny", "allow"},
      {R"({"location":["/"],"tdm-reservation":1})", "", "deny", "allow"},
      {R"("x")", "", "deny", "allow"},
      {R"(null)", "", "deny", "allow"},
      {R"([{"location":"/","tdm-reservation":1}])", "", "deny", "allow"},
      {R"({})", "", "deny", "allow"},
      // House: with a location but without a valid value nothing later is a permission.
      {R"({"location":"/"})", "", "deny", ""},
      {R"({"location":"/","tdm-reservation":2})", "", "deny", ""},
      {R"({"location":"/","tdm-reservation":true})", "", "deny", ""},
      {R"({"location":"/","tdm-reservation":"0"})", "", "deny", ""},
      {R"({"location":"/","tdm-reservation":[1]})", "", "deny", ""},
      {R"({"location":"/elsewhere","tdm-reservation":2})", "", "deny", "allow"},
      // House: repeated members count where they restrict.
      {R"({"location":"/","tdm-reservation":0,"tdm-reservation":1})", "deny", "deny", "deny"},
      {R"({"location":"/","tdm-reservation":1,"tdm-reservation":0})", "deny", "deny", "deny"},
      {R"({"location":"/","tdm-reservation":0,"tdm-reservation":0})", "", "deny", ""},
      {R"({"location":"/z","location":"/a","tdm-reservation":1})", "deny", "deny", "deny"},
      {R"({"location":"/a","location":"/z","tdm-reservation":1})", "deny", "deny", "deny"},
      {R"({"location":"/","location":"/z","tdm-reservation":0})", "", "deny", ""},
      {R"({"location":2,"location":"/","tdm-reservation":1})", "deny", "deny", "deny"},
      // House: the path that the author means, if it reserves.
      {R"({"location":"https://example.com/a","tdm-reservation":1})", "deny", "deny", "deny"},
      {R"({"location":"HTTPS://EXAMPLE.COM","tdm-reservation":1})", "deny", "deny", "deny"},
      {R"({"location":"https://other.example/","tdm-reservation":1})", "", "deny", "allow"},
      {R"({"location":"a","tdm-reservation":1})", "deny", "deny", "deny"},
      {R"({"location":"","tdm-reservation":1})", "deny", "deny", "deny"},
      {R"({"location":"a","tdm-reservation":0})", "", "deny", ""},
  };
  for (const Case& c : cases) {
    const std::string head = "[" + std::string(c.entry);
    EXPECT_EQ(AskFile(head + "]").Verdict(), c.before_nothing) << c.entry;
    EXPECT_EQ(AskFile(head + "," + std::string(kNext)).Verdict(), c.before_1) << c.entry;
    EXPECT_EQ(AskFile(head + "," + std::string(kNext0)).Verdict(), c.before_0) << c.entry;
    EXPECT_FALSE(AskFile(head + "]").site_diagnostics.empty()) << c.entry;
  }
}

TEST(TdmRepEntries, ABadPolicyLeavesTheReservation) {
  for (const std::string_view policy :
       {"1", "null", "\"\"", "\"mailto:a@b.example\"", "\"about:blank\"", "\"http://\"",
        "\"/a\",\"tdm-policy\":\"/b\"", "[\"/a\"]"}) {
    const TdmAnswer answer = AskFile(
        "[{\"location\":\"/\",\"tdm-reservation\":1,\"tdm-policy\":" + std::string(policy) + "}]");
    EXPECT_EQ(answer.Verdict(), "deny") << policy;
    EXPECT_THAT(answer.site_diagnostics, SizeIs(1)) << policy;
  }
}

TEST(TdmRepEntries, DiagnosticsHaveTheLineOfTheEntry) {
  const TdmAnswer answer = AskFile(
      "[\n {\"location\":\"/\",\"tdm-reservation\":1},\n\n {\"tdm-reservation\":1},\n 7\n]");
  ASSERT_THAT(answer.site_diagnostics, SizeIs(2));
  EXPECT_EQ(answer.site_diagnostics[0].line, 4);
  EXPECT_EQ(answer.site_diagnostics[0].code, "tdmrep-entry");
  EXPECT_EQ(answer.site_diagnostics[1].line, 5);
}

TEST(TdmRepEntries, EvidenceIsTheEntry) {
  const std::string_view json =
      "[\n {\"location\":\"/b\",\"tdm-reservation\":0},\n"
      " {\"location\":\"/%7ea*\",\"tdm-reservation\":1}\n]";
  TdmQuestion question;
  question.file = Answer(200, json);
  question.file.url = "https://cdn.example/tdmrep.json";
  question.path = "/~ab";
  const TdmAnswer answer = Ask(question);
  ASSERT_THAT(answer.findings.statements, SizeIs(1));
  const Statement& s = answer.findings.statements[0];
  EXPECT_EQ(s.signal, "tdmrep");
  EXPECT_EQ(s.scope, Scope::kPath);
  EXPECT_EQ(s.kind, StatementClass::kProtocol);
  EXPECT_EQ(s.evidence.url, "https://cdn.example/tdmrep.json");
  EXPECT_EQ(s.evidence.part, "tdmrep.json");
  EXPECT_EQ(s.evidence.rule, "tdmrep.tdm-file");
  EXPECT_EQ(s.evidence.line, 3);
  EXPECT_EQ(s.evidence.confidence, 100);
  EXPECT_EQ(json.substr(s.evidence.begin, s.evidence.end - s.evidence.begin),
            "{\"location\":\"/%7ea*\",\"tdm-reservation\":1}");
  EXPECT_EQ(s.evidence.excerpt, "{\"location\":\"/%7ea*\",\"tdm-reservation\":1}");
  EXPECT_EQ(TdmFieldOf(s, "location"), "/~a*");
  EXPECT_EQ(TdmFieldOf(s, "tdm-reservation"), "1");
}

TEST(TdmRepEntries, Hostile_ManyEntries) {
  std::string json = "[";
  while (json.size() < limits::kMaxSiteFileBytes - 100) json += "0,";
  json += R"({"location":"/","tdm-reservation":1}])";
  const TdmAnswer answer = AskFile(json);
  EXPECT_EQ(answer.Verdict(), "deny");
  EXPECT_THAT(answer.site_diagnostics, SizeIs(limits::kMaxDiagnostics + 1));
}

}  // namespace
}  // namespace crawlguard
