// SPDX-License-Identifier: Apache-2.0
//
// How the attempt to get tdmrep.json ended: four states that are not the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>

#include "base/limits.h"
#include "tdm_fixture.h"

namespace crawlguard {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kOpen = R"([{"location":"/","tdm-reservation":0}])";
constexpr std::string_view kReserved = R"([{"location":"/","tdm-reservation":1}])";

TdmAnswer AskOf(const SiteFile& file) {
  TdmQuestion question;
  question.file = file;
  return Ask(question);
}

TEST(TdmRepFile, IsWanted) {
  const std::span<const WantedFile> wanted = TdmRepSignal().wanted_files();
  ASSERT_EQ(wanted.size(), 1U);
  EXPECT_EQ(wanted[0].path, "/.well-known/tdmrep.json");
  EXPECT_EQ(wanted[0].max_bytes, limits::kMaxSiteFileBytes);
}

TEST(TdmRepFile, StatusOfTheAnswer) {
  struct Case {
    int status;
    std::string_view verdict, diagnostic;
  };
  const Case cases[] = {
      {200, "allow", ""},
      {201, "allow", ""},
      {404, "", ""},
      {410, "", ""},
      {400, "", "tdmrep-refused"},
      {401, "", "tdmrep-refused"},
      {403, "", "tdmrep-refused"},
      {451, "", "tdmrep-refused"},
      {402, "unreadable", "tdmrep-unreadable"},
      {429, "unreadable", "tdmrep-unreadable"},
      {500, "unreadable", "tdmrep-unreadable"},
      {503, "unreadable", "tdmrep-unreadable"},
      {599, "unreadable", "tdmrep-unreadable"},
      {206, "unreadable", "tdmrep-unreadable"},
      {301, "unreadable", "tdmrep-unreadable"},
      {304, "unreadable", "tdmrep-unreadable"},
      {100, "unreadable", "tdmrep-unreadable"},
      {600, "unreadable", "tdmrep-unreadable"},
      {0, "unreadable", "tdmrep-unreadable"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.status);
    const TdmAnswer answer = AskOf(Answer(c.status, kOpen));
    EXPECT_EQ(answer.Verdict(), c.verdict);
    ASSERT_EQ(answer.site_diagnostics.size(), c.diagnostic.empty() ? 0U : 1U);
    for (const Diagnostic& d : answer.site_diagnostics) EXPECT_EQ(d.code, c.diagnostic);
  }
}

TEST(TdmRepFile, AFaultInTheAnswerIsUnreadableWhateverArrived) {
  for (const int status : {200, 404, 500}) {
    SiteFile file = Answer(status, kOpen);
    file.fault = "body shorter than its Content-Length";
    const TdmAnswer answer = AskOf(file);
    EXPECT_EQ(answer.Verdict(), "unreadable") << status;
    EXPECT_EQ(answer.findings.statements[0].evidence.excerpt, file.fault);
    EXPECT_EQ(answer.findings.statements[0].evidence.rule, "house.tdmrep.unreadable");
    EXPECT_EQ(answer.findings.statements[0].scope, Scope::kSite);
  }
}

TEST(TdmRepFile, Limit_ALongNotFoundPageIsNotFound) {
  const std::string body(limits::kMaxSiteFileBytes, 'x');
  SiteFile file = Answer(404, body);
  file.fault = "body cut";
  EXPECT_EQ(AskOf(file).Verdict(), "");
  file.body = std::string_view(body).substr(1);
  EXPECT_EQ(AskOf(file).Verdict(), "unreadable");
}

TEST(TdmRepFile, UnreachableForbiddenAndNotAskedAreThreeThings) {
  SiteFile file = Answer(0);
  file.state = FileState::kUnreachable;
  file.fault = "connection refused";
  const TdmAnswer unreachable = AskOf(file);
  EXPECT_EQ(unreachable.Verdict(), "unreadable");
  ASSERT_THAT(unreachable.site_diagnostics, SizeIs(1));
  EXPECT_EQ(unreachable.site_diagnostics[0].code, "tdmrep-unreadable");

  for (const auto& [state, code] : {std::pair{FileState::kForbidden, "tdmrep-forbidden"},
                                    std::pair{FileState::kNotAsked, "tdmrep-not-asked"}}) {
    file.state = state;
    const TdmAnswer answer = AskOf(file);
    EXPECT_THAT(answer.findings.statements, IsEmpty()) << code;
    ASSERT_THAT(answer.site_diagnostics, SizeIs(1)) << code;
    EXPECT_EQ(answer.site_diagnostics[0].code, code);
    EXPECT_EQ(answer.site_diagnostics[0].where, "https://example.com/.well-known/tdmrep.json");
  }
}

TEST(TdmRepFile, NoFileAtAllIsNotAsked) {
  const Result<Url> url = Url::Parse("https://example.com/");
  ASSERT_TRUE(url.has_value());
  const std::unique_ptr<const SiteState> site = TdmRepSignal().ParseSite(*url, {});
  ASSERT_THAT(site->diagnostics, SizeIs(1));
  EXPECT_EQ(site->diagnostics[0].code, "tdmrep-not-asked");
}

TEST(TdmRepFile, MalformedIsUnsetAndANoteForTheStrictProfile) {
  for (const std::string_view body : {"", "{}", "<!DOCTYPE html><p>Not found", "[1", "null"}) {
    const TdmAnswer answer = AskFile(body);
    EXPECT_EQ(answer.Verdict(), "") << body;
    ASSERT_THAT(answer.findings.statements, SizeIs(1)) << body;
    const Statement& note = answer.findings.statements[0];
    EXPECT_EQ(note.kind, StatementClass::kFault);
    EXPECT_EQ(note.effect, Effect::kNote);
    EXPECT_EQ(note.evidence.rule, "house.tdmrep.malformed");
    EXPECT_EQ(ToString(note.purposes), "ai-input,ai-train,tdm");
    ASSERT_THAT(answer.site_diagnostics, SizeIs(1)) << body;
    EXPECT_EQ(answer.site_diagnostics[0].code, "tdmrep-malformed");
  }
  EXPECT_EQ(AskFile("[\n\n{]").site_diagnostics[0].line, 3);
}

TEST(TdmRepFile, Limit_Bytes) {
  std::string body(kOpen);
  body.insert(1, limits::kMaxSiteFileBytes - body.size(), ' ');
  EXPECT_EQ(AskFile(body).Verdict(), "allow");
  body.insert(1, 1, ' ');
  EXPECT_EQ(AskFile(body).Verdict(), "unreadable");
}

TEST(TdmRepFile, Limit_DepthIsUnreadable) {
  const auto with_depth = [](std::size_t depth) {
    return "[{\"location\":\"/\",\"tdm-reservation\":0,\"x\":" + std::string(depth - 2, '[') +
           std::string(depth - 2, ']') + "}]";
  };
  EXPECT_EQ(AskFile(with_depth(limits::kMaxJsonDepth)).Verdict(), "allow");
  EXPECT_EQ(AskFile(with_depth(limits::kMaxJsonDepth + 1)).Verdict(), "unreadable");
}

TEST(TdmRepFile, Hostile_NoPrefixOfAReservationAllows) {
  for (std::size_t n = 0; n < kReserved.size(); ++n) {
    SiteFile file = Answer(200, kReserved.substr(0, n));
    EXPECT_EQ(AskOf(file).Verdict(), "") << n;  // complete, but malformed
    file.fault = "cut";
    EXPECT_EQ(AskOf(file).Verdict(), "unreadable") << n;
  }
  EXPECT_EQ(AskFile(kReserved).Verdict(), "deny");
}

TEST(TdmRepFile, AnUnreadableFileYieldsToAHigherChannel) {
  TdmQuestion question;
  question.file = Answer(503);
  question.headers = {{"tdm-reservation", "0"}};
  const TdmAnswer answer = Ask(question);
  EXPECT_EQ(answer.Verdict(), "allow");
  EXPECT_NE(answer.findings.statements[0].superseded_by, "");
  question.headers = {{"tdm-reservation", "no"}};
  EXPECT_EQ(Ask(question).Verdict(), "unreadable");
}

TEST(TdmRepFile, SpeaksBeforeTheFetch) {
  TdmQuestion question;
  question.file = Answer(200, kReserved);
  question.fetched = false;
  EXPECT_EQ(Ask(question).Verdict(), "deny");
}

}  // namespace
}  // namespace crawlguard
