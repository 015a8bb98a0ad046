// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "base/limits.h"
#include "signals/robots/robots.h"

namespace crawlguard {
namespace {

using robots::Outcome;

SiteFile Answer(int status, std::string_view body = "", std::string_view fault = "") {
  SiteFile file;
  file.path = "/robots.txt";
  file.state = FileState::kAnswered;
  file.status = status;
  file.body = body;
  file.fault = fault;
  return file;
}

std::unique_ptr<const SiteState> ParseSite(const SiteFile& file) {
  const SiteFile files[] = {file};
  return RobotsSignal().ParseSite(*Url::Parse("https://example.com"), files);
}

Outcome OutcomeOf(const SiteFile& file) {
  return dynamic_cast<const RobotsSite&>(*ParseSite(file)).fetch.outcome;
}

bool Says(const SiteFile& file, std::string_view code) {
  const auto site = ParseSite(file);
  for (const Diagnostic& d : site->diagnostics) {
    if (d.code == code) return true;
  }
  return false;
}

std::vector<Statement> Evaluate(const SiteFile& file, const std::string& url) {
  const auto site = ParseSite(file);
  const Url parsed = *Url::Parse(url);
  Findings findings;
  RobotsSignal().Evaluate(site.get(), {parsed, "FooBot"}, nullptr, &findings);
  return findings.statements;
}

const std::string kDenyAll = "User-agent: *\nDisallow: /\n";

TEST(RobotsFetch, Rfc9309_2_3_1_EveryStatus) {
  struct Case {
    int status;
    Outcome outcome;
  };
  const Case cases[] = {
      {200, Outcome::kParse},      {203, Outcome::kParse},      {204, Outcome::kParse},
      {206, Outcome::kUnreadable}, {299, Outcome::kParse},      {300, Outcome::kUnreadable},
      {301, Outcome::kUnreadable}, {304, Outcome::kUnreadable}, {400, Outcome::kAllowAll},
      {401, Outcome::kAllowAll},   {402, Outcome::kUnreadable}, {403, Outcome::kAllowAll},
      {404, Outcome::kAllowAll},   {410, Outcome::kAllowAll},   {428, Outcome::kAllowAll},
      {429, Outcome::kUnreadable}, {430, Outcome::kAllowAll},   {451, Outcome::kAllowAll},
      {499, Outcome::kAllowAll},   {500, Outcome::kUnreadable}, {502, Outcome::kUnreadable},
      {503, Outcome::kUnreadable}, {599, Outcome::kUnreadable}, {600, Outcome::kUnreadable},
      {100, Outcome::kUnreadable}, {0, Outcome::kUnreadable},   {-1, Outcome::kUnreadable},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.status);
    const SiteFile file = Answer(c.status, kDenyAll);
    EXPECT_EQ(OutcomeOf(file), c.outcome);
    EXPECT_EQ(Says(file, "robots-unreadable"), c.outcome == Outcome::kUnreadable);
    EXPECT_EQ(Says(file, "robots-forbidden"), c.status == 401 || c.status == 403);
    const std::vector<Statement> said = Evaluate(file, "https://example.com/x");
    EXPECT_EQ(said.empty(), c.outcome == Outcome::kAllowAll);
  }
}

TEST(RobotsFetch, Rfc9309_2_3_1_2_FiveRedirectsAreFollowed) {
  SiteFile file = Answer(200, kDenyAll);
  file.redirects = limits::kMaxRobotsRedirects;
  file.url = "https://other.example/r.txt";
  EXPECT_EQ(OutcomeOf(file), Outcome::kParse);
  // The rules hold for the first authority; the words stand at the last.
  const std::vector<Statement> said = Evaluate(file, "https://example.com/x");
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0].evidence.url, "https://other.example/r.txt");
  file.redirects = limits::kMaxRobotsRedirects + 1;
  EXPECT_EQ(OutcomeOf(file), Outcome::kUnreadable);
  file.status = 404;
  EXPECT_EQ(OutcomeOf(file), Outcome::kUnreadable);
}

TEST(RobotsFetch, House_FourStatesStayApart) {
  SiteFile file;
  file.state = FileState::kNotAsked;
  EXPECT_EQ(OutcomeOf(file), Outcome::kNotAsked);
  EXPECT_TRUE(Says(file, "robots-not-asked"));
  EXPECT_TRUE(Evaluate(file, "https://example.com/x").empty());
  file.state = FileState::kUnreachable;
  file.fault = "connection refused";
  EXPECT_EQ(OutcomeOf(file), Outcome::kUnreadable);
  file.state = FileState::kForbidden;
  EXPECT_EQ(OutcomeOf(file), Outcome::kUnreadable);
  const auto nothing = RobotsSignal().ParseSite(*Url::Parse("https://example.com"), {});
  EXPECT_EQ(dynamic_cast<const RobotsSite&>(*nothing).fetch.outcome, Outcome::kNotAsked);
}

TEST(RobotsFetch, Rfc9309_2_3_1_4_UnreadableDeniesAllPurposes) {
  SiteFile file;
  file.state = FileState::kUnreachable;
  file.fault = "timeout after 30 s";
  std::vector<Statement> said = Evaluate(file, "https://example.com/x");
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0].signal, "robots.txt");
  EXPECT_EQ(said[0].effect, Effect::kDeny);
  EXPECT_EQ(said[0].kind, StatementClass::kFault);
  EXPECT_EQ(said[0].scope, Scope::kSite);
  EXPECT_EQ(said[0].purposes, PurposeSet::All());
  EXPECT_EQ(said[0].evidence.url, "https://example.com/robots.txt");
  EXPECT_EQ(said[0].evidence.part, "robots.txt");
  EXPECT_EQ(said[0].evidence.excerpt, "timeout after 30 s");
  EXPECT_EQ(said[0].evidence.rule, "rfc9309.2.3.1.4");
  // robots.txt itself may be fetched, and no more.
  said = Evaluate(file, "https://example.com/robots.txt");
  ASSERT_EQ(said.size(), 2U);
  EXPECT_EQ(said[0].effect, Effect::kAllow);
  EXPECT_EQ(said[0].purposes, PurposeSet{Purpose::kFetch});
  EXPECT_EQ(said[1].purposes, PurposeSet::All() - PurposeSet{Purpose::kFetch});
}

TEST(RobotsFetch, House_BrokenBodyIsUnreadableUnlessTheFaultLiesBehindTheLimit) {
  EXPECT_EQ(OutcomeOf(Answer(200, kDenyAll, "body of 27 bytes, Content-Length 99")),
            Outcome::kUnreadable);
  EXPECT_EQ(OutcomeOf(Answer(404, "", "broken gzip")), Outcome::kUnreadable);
  std::string body = kDenyAll;
  body.append(limits::kMaxRobotsBytes - 1 - body.size(), '#');
  EXPECT_EQ(OutcomeOf(Answer(200, body, "body cut")), Outcome::kUnreadable);
  EXPECT_EQ(OutcomeOf(Answer(404, body, "body cut")), Outcome::kUnreadable);
  body += '#';
  EXPECT_EQ(OutcomeOf(Answer(200, body, "body cut")), Outcome::kParse);
  EXPECT_TRUE(Says(Answer(200, body, "body cut"), "robots-truncated"));
  EXPECT_FALSE(Says(Answer(200, body), "robots-truncated"));
  EXPECT_EQ(OutcomeOf(Answer(404, body, "body cut")), Outcome::kAllowAll);
}

TEST(RobotsFetch, House_WhatIsNoTextIsUnreadable) {
  const std::string bodies[] = {std::string("\xFF\xFEU\0s\0", 6), std::string("\xFE\xFF\0U\0s", 6),
                                std::string("U\0s\0", 4), std::string("\0U\0s", 4),
                                "\x1F\x8B\x08 and so on"};
  for (const std::string& body : bodies) {
    EXPECT_EQ(OutcomeOf(Answer(200, body)), Outcome::kUnreadable);
  }
  EXPECT_EQ(OutcomeOf(Answer(200, "")), Outcome::kParse);
  EXPECT_EQ(OutcomeOf(Answer(200, "\xFF")), Outcome::kParse);
}

TEST(RobotsFetch, House_ChallengePagesAreUnreadable) {
  const HeaderField challenges[] = {{"CF-Mitigated", "challenge"},
                                    {"x-vercel-mitigated", " Challenge"},
                                    {"x-amzn-waf-action", "challenge"}};
  for (const HeaderField& field : challenges) {
    SiteFile file = Answer(200, "<html>prove that you are human");
    file.headers = {&field, 1};
    EXPECT_EQ(OutcomeOf(file), Outcome::kUnreadable) << field.name;
  }
  const HeaderField other = {"cf-mitigated", "none"};
  SiteFile file = Answer(200, kDenyAll);
  file.headers = {&other, 1};
  EXPECT_EQ(OutcomeOf(file), Outcome::kParse);
}

TEST(RobotsFetch, House_Soft404AllowsWithAWarning) {
  const std::string page = "\n<!DOCTYPE html><title>Not found</title>\n<a href=\"#\">x</a>: y\n";
  EXPECT_EQ(OutcomeOf(Answer(200, page)), Outcome::kParse);
  EXPECT_TRUE(Says(Answer(200, page), "robots-soft-404"));
  EXPECT_FALSE(Says(Answer(200, page), "robots-no-field"));
  EXPECT_TRUE(Evaluate(Answer(200, page), "https://example.com/x").empty());
  // RFC 9309 2.3.1.1: what can be parsed counts.
  const std::string wrapped = "<pre>\n" + kDenyAll + "</pre>";
  EXPECT_EQ(Evaluate(Answer(200, wrapped), "https://example.com/x").size(), 1U);
}

}  // namespace
}  // namespace crawlguard
