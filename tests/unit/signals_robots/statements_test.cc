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

using ::testing::HasSubstr;

Findings Evaluate(const std::string& body, const std::string& path,
                  const std::string& agent = "FooBot") {
  SiteFile file;
  file.path = "/robots.txt";
  file.state = FileState::kAnswered;
  file.status = 200;
  file.body = body;
  const SiteFile files[] = {file};
  const RobotsSignal signal;
  const std::unique_ptr<const SiteState> site =
      signal.ParseSite(*Url::Parse("https://example.com/ignored"), files);
  const Url url = *Url::Parse("https://example.com" + path);
  Findings findings;
  signal.Evaluate(site.get(), {url, agent}, nullptr, &findings);
  return findings;
}

TEST(RobotsSignal, NamesItsFile) {
  const RobotsSignal signal;
  EXPECT_EQ(signal.name(), "robots.txt");
  ASSERT_EQ(signal.wanted_files().size(), 1U);
  EXPECT_EQ(signal.wanted_files()[0].path, "/robots.txt");
  EXPECT_EQ(signal.wanted_files()[0].max_bytes, limits::kMaxRobotsBytes);
}

TEST(RobotsSignal, Rfc9309_2_2_2_TheDecidingRuleAndTheLosingOne) {
  const std::string body =
      "User-agent: FooBot/2\r\nAllow: /\r\n Disallow: /private/ # keep out\r\n";
  const Findings findings = Evaluate(body, "/private/x");
  ASSERT_EQ(findings.statements.size(), 2U);
  const Statement& deny = findings.statements[0];
  EXPECT_EQ(deny.signal, "robots.txt");
  EXPECT_EQ(deny.effect, Effect::kDeny);
  EXPECT_EQ(deny.purposes, PurposeSet{Purpose::kFetch});
  EXPECT_EQ(deny.scope, Scope::kPath);
  EXPECT_EQ(deny.kind, StatementClass::kProtocol);
  EXPECT_EQ(deny.superseded_by, "");
  EXPECT_EQ(deny.evidence.url, "https://example.com/robots.txt");
  EXPECT_EQ(deny.evidence.part, "robots.txt");
  EXPECT_EQ(deny.evidence.line, 3);
  EXPECT_EQ(body.substr(deny.evidence.begin, deny.evidence.end - deny.evidence.begin),
            " Disallow: /private/ # keep out");
  EXPECT_EQ(deny.evidence.excerpt, "Disallow: /private/ # keep out");
  EXPECT_EQ(deny.evidence.rule, "rfc9309.2.2.2");
  EXPECT_EQ(deny.evidence.confidence, 100);
  ASSERT_EQ(deny.evidence.fields.size(), 1U);
  EXPECT_EQ(deny.evidence.fields[0].name, "group");
  EXPECT_EQ(deny.evidence.fields[0].value, "foobot");
  const Statement& allow = findings.statements[1];
  EXPECT_EQ(allow.effect, Effect::kAllow);
  EXPECT_EQ(allow.evidence.line, 2);
  EXPECT_EQ(allow.superseded_by, "rfc9309.2.2.2: longer match (9 octets against 1)");
}

TEST(RobotsSignal, Rfc9309_2_2_2_EquallyLongMatchesAllow) {
  const Findings findings = Evaluate("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a");
  ASSERT_EQ(findings.statements.size(), 2U);
  EXPECT_EQ(findings.statements[0].effect, Effect::kAllow);
  EXPECT_EQ(findings.statements[0].purposes, PurposeSet{Purpose::kFetch});
  EXPECT_EQ(findings.statements[1].effect, Effect::kDeny);
  EXPECT_THAT(findings.statements[1].superseded_by, HasSubstr("allow wins"));
}

TEST(RobotsSignal, NothingMatchesNothingSaid) {
  EXPECT_TRUE(Evaluate("User-agent: *\nDisallow: /a\n", "/b").statements.empty());
  EXPECT_TRUE(Evaluate("User-agent: *\nDisallow:\n", "/b").statements.empty());
  EXPECT_TRUE(Evaluate("", "/b").statements.empty());
}

TEST(RobotsSignal, Rfc9309_2_2_2_RobotsTxtItselfIsAllowed) {
  const Findings findings = Evaluate("User-agent: *\nDisallow: /\n", "/robots.txt");
  ASSERT_EQ(findings.statements.size(), 1U);
  EXPECT_EQ(findings.statements[0].effect, Effect::kAllow);
  EXPECT_EQ(findings.statements[0].evidence.line, 0);
}

TEST(RobotsSignal, House_RB15_TheReadingThatDeniesIsNamed) {
  const std::string body = "User-agent: *\nDisallow: /\nAllow: /foo/bar/%62%61%7A\n";
  const Findings findings = Evaluate(body, "/foo/bar/baz");
  ASSERT_EQ(findings.statements.size(), 2U);
  EXPECT_EQ(findings.statements[0].effect, Effect::kDeny);
  EXPECT_EQ(findings.statements[0].evidence.rule, "house.robots.percent");
  EXPECT_EQ(findings.statements[0].evidence.confidence, 60);
  EXPECT_EQ(findings.statements[1].effect, Effect::kAllow);
  EXPECT_THAT(findings.statements[1].superseded_by, HasSubstr("house.robots.percent"));
  ASSERT_EQ(findings.diagnostics.size(), 1U);
  EXPECT_EQ(findings.diagnostics[0].code, "robots-percent-encoding");
  EXPECT_EQ(findings.diagnostics[0].line, 2);
  // The other way round RFC 9309 is the restrictive one.
  const Findings mirror = Evaluate("User-agent: *\nDisallow: /%62\n", "/b");
  ASSERT_EQ(mirror.statements.size(), 1U);
  EXPECT_EQ(mirror.statements[0].evidence.rule, "rfc9309.2.2.2");
  EXPECT_EQ(mirror.statements[0].evidence.confidence, 100);
  ASSERT_EQ(mirror.diagnostics.size(), 1U);
}

TEST(RobotsSignal, House_WhatIsTooCostlyToMatchIsUnreadable) {
  std::string body = "User-agent: *\n";
  for (int i = 0; i < 2000; ++i) body += "Disallow: /b\n";
  const Findings findings =
      Evaluate(body, "/" + std::string(limits::kMaxRobotsMatchWork / 2000, 'a'));
  ASSERT_EQ(findings.statements.size(), 1U);
  EXPECT_EQ(findings.statements[0].kind, StatementClass::kFault);
  EXPECT_EQ(findings.statements[0].effect, Effect::kDeny);
  EXPECT_EQ(findings.statements[0].purposes, PurposeSet::All());
  EXPECT_EQ(findings.statements[0].evidence.rule, "house.robots.limit");
}

TEST(RobotsSignal, House_RB26_ALineAgainstAiTraining) {
  const Findings findings = Evaluate("User-agent: FooBot\nDisallowAITraining: /x\n", "/x");
  ASSERT_EQ(findings.statements.size(), 1U);
  const Statement& deny = findings.statements[0];
  EXPECT_EQ(deny.effect, Effect::kDeny);
  EXPECT_EQ(deny.purposes, PurposeSet{Purpose::kAiTrain});
  EXPECT_EQ(deny.scope, Scope::kPath);
  EXPECT_EQ(deny.kind, StatementClass::kProtocol);
  EXPECT_EQ(deny.evidence.confidence, 50);
  EXPECT_EQ(deny.evidence.line, 2);
  EXPECT_EQ(deny.evidence.rule, "house.robots.ai-line");
  EXPECT_TRUE(Evaluate("User-agent: FooBot\nDisallowAITraining: /x\n", "/y").statements.empty());
  const Findings global = Evaluate("AI-Training: no\n", "/y");
  ASSERT_EQ(global.statements.size(), 1U);
  EXPECT_EQ(global.statements[0].scope, Scope::kSite);
  EXPECT_EQ(global.statements[0].evidence.fields.at(0).value, "none");
}

TEST(RobotsSignal, ReplacedStarGroupIsNotedForItsAgent) {
  const std::string body = "User-agent: *\nDisallow: /\nUser-agent: FooBot\n";
  ASSERT_EQ(Evaluate(body, "/x").diagnostics.size(), 1U);
  EXPECT_EQ(Evaluate(body, "/x").diagnostics[0].code, "robots-group-replaces");
  EXPECT_TRUE(Evaluate(body, "/x", "other").diagnostics.empty());
}

TEST(RobotsSignal, SiteGivesDelaySitemapsAndProse) {
  SiteFile file;
  file.state = FileState::kAnswered;
  file.status = 200;
  file.body = "# No text and data mining.\nUser-agent: *\nCrawl-delay: 2\nSitemap: https://h/s\n";
  const SiteFile files[] = {file};
  const auto state = RobotsSignal().ParseSite(*Url::Parse("https://example.com"), files);
  const auto& site = dynamic_cast<const RobotsSite&>(*state);
  EXPECT_EQ(site.CrawlDelay("x"), 2.0);
  ASSERT_EQ(site.Sitemaps().size(), 1U);
  EXPECT_EQ(site.Sitemaps()[0], "https://h/s");
  ASSERT_EQ(site.prose.size(), 1U);
  EXPECT_EQ(site.prose[0].url, "https://example.com/robots.txt");
  EXPECT_THAT(site.prose[0].text, HasSubstr("No text and data mining."));
}

}  // namespace
}  // namespace crawlguard
