// SPDX-License-Identifier: Apache-2.0
//
// The vectors of the protocol.
#include <gtest/gtest.h>

#include "tdm_fixture.h"

namespace crawlguard {
namespace {

constexpr std::string_view kAll1 = R"([{"location":"/","tdm-reservation":1}])";

TEST(TdmRepVectors, File) {
  constexpr std::string_view kRootFirst =
      R"([{"location":"/","tdm-reservation":1},{"location":"/open/","tdm-reservation":0}])";
  constexpr std::string_view kOpenFirst =
      R"([{"location":"/open/","tdm-reservation":0},{"location":"/","tdm-reservation":1}])";
  constexpr std::string_view kPdf = R"([{"location":"/*.pdf$","tdm-reservation":1}])";
  struct Case {
    std::string_view id, json, path, verdict;
    std::size_t warnings;
  };
  const Case cases[] = {
      {"TD01", kAll1, "/", "deny", 0},
      {"TD01", kAll1, "/a/b?c", "deny", 0},
      {"TD02", kRootFirst, "/open/x", "deny", 0},
      {"TD03", kOpenFirst, "/open/x", "allow", 0},
      {"TD03", kOpenFirst, "/x", "deny", 0},
      {"TD06", R"({"location":"/","tdm-reservation":1})", "/", "", 1},
      {"TD07", R"([{"location":"/","tdm-reservation":"1"}])", "/", "deny", 1},
      {"TD07", R"([{"location":"/","tdm-reservation":"0"}])", "/", "", 1},
      {"TD08", kPdf, "/a.pdf", "deny", 0},
      {"TD08", kPdf, "/a.pdf?x", "", 0},
      {"TD10", R"([{"location":"/","tdm-reservation":0,"tdm-policy":"https://p.example/"}])", "/",
       "allow", 0},
      {"TD13", R"([{"location":"/","tdm-reservation":1,"tdm-policy":"https://p.example/"}])", "/",
       "condition", 0},
  };
  for (const Case& c : cases) {
    const TdmAnswer answer = AskFile(c.json, c.path);
    EXPECT_EQ(answer.Verdict(), c.verdict) << c.id << " " << c.path;
    EXPECT_EQ(answer.site_diagnostics.size(), c.warnings) << c.id;
  }
}

TEST(TdmRepVectors, HeaderAndMeta) {
  constexpr std::string_view kMeta1 = "<head><meta name=tdm-reservation content=1></head>";
  constexpr std::string_view kMeta0 = "<head><meta name=tdm-reservation content=0></head>";
  struct Case {
    std::string_view id, json;
    Headers headers;
    std::string_view html, verdict;
  };
  const Case cases[] = {
      {"TD04", kAll1, {{"tdm-reservation", "0"}}, "", "allow"},
      {"TD04", kAll1, {{"tdm-reservation", "0"}}, "<p>x", "allow"},
      {"TD05",
       "",
       {{"tdm-reservation", "1"}},
       "<head><meta name=tdm-reservation content=true></head>",
       "deny"},
      {"TD09", "", {{"tdm-reservation", "1, 0"}}, "", "deny"},
      {"TD09", "", {{"tdm-reservation", "0"}, {"tdm-reservation", "1"}}, "", "deny"},
      {"TD10", "", {{"tdm-reservation", "0"}, {"tdm-policy", "https://p.example/"}}, "", "allow"},
      {"TD11", "", {{"TDM-Reservation", "1"}}, "", "deny"},
      {"TD12", "", {}, "<body><p>x<meta name=tdm-reservation content=1></p>", "deny"},
      {"TD12", "", {}, "<body><p>x<meta name=tdm-reservation content=0></p>", ""},
      {"TD13", "", {{"tdm-reservation", "1"}, {"tdm-policy", "/p.json"}}, "", "condition"},
      // The peers' trap: metadata above header above file, absence resets nothing.
      {"meta over header", "", {{"tdm-reservation", "1"}}, kMeta0, "allow"},
      {"meta over file", kAll1, {}, kMeta0, "allow"},
      {"meta over both", kAll1, {{"tdm-reservation", "0"}}, kMeta1, "deny"},
      {"absent meta", kAll1, {}, "<p>x", "deny"},
      {"invalid header", kAll1, {{"tdm-reservation", "2"}}, "", "deny"},
      {"a body's 0 does not supersede",
       kAll1,
       {},
       "<body><p>x<meta name=tdm-reservation content=0></p>",
       "deny"},
  };
  for (const Case& c : cases) {
    TdmQuestion question;
    if (!c.json.empty()) question.file = Answer(200, c.json);
    question.headers = c.headers;
    question.html = c.html;
    EXPECT_EQ(Ask(question).Verdict(), c.verdict) << c.id;
  }
}

TEST(TdmRepVectors, TD04_TheLoserIsKept) {
  TdmQuestion question;
  question.file = Answer(200, kAll1);
  question.headers = {{"tdm-reservation", "0"}};
  const TdmAnswer answer = Ask(question);
  ASSERT_EQ(answer.findings.statements.size(), 2U);
  const Statement& file = answer.findings.statements[0];
  EXPECT_EQ(file.effect, Effect::kDeny);
  EXPECT_TRUE(file.superseded_by.starts_with("tdmrep.processing-priority: ")) << file.superseded_by;
  EXPECT_EQ(answer.findings.statements[1].superseded_by, "");
}

TEST(TdmRepVectors, TD13_ThePolicyIsAPrerequisite) {
  const TdmAnswer answer =
      AskFile(R"([{"location":"/","tdm-reservation":1,"tdm-policy":"/licence?a=b"}])");
  ASSERT_EQ(answer.findings.statements.size(), 1U);
  const Statement& s = answer.findings.statements[0];
  EXPECT_EQ(s.effect, Effect::kCondition);
  ASSERT_EQ(s.conditions.size(), 1U);
  EXPECT_TRUE(s.conditions[0].prerequisite);
  EXPECT_EQ(s.conditions[0].text, "a licence under https://example.com/licence?a=b");
  EXPECT_EQ(TdmFieldOf(s, "policy"), "https://example.com/licence?a=b");
}

}  // namespace
}  // namespace crawlguard
