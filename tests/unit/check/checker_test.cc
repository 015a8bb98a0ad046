// SPDX-License-Identifier: Apache-2.0
#include "crawlguard/checker.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "support/check.h"

namespace crawlguard {
namespace {

using P = Purpose;

TEST(Checker, CreateRefusesWhatIsNoProductToken) {
  for (const char* agent : {"", "Foo Bot", "Foo/1.0", "Foo*", "Fo\xC3\xB6", "a:b"}) {
    CheckOptions options;
    options.agent = agent;
    options.rules = BuiltinRules();
    const auto checker = Checker::Create(options);
    ASSERT_FALSE(checker) << agent;
    EXPECT_EQ(checker.error().code, ErrorCode::kInvalidArgument);
  }
}

TEST(Checker, CreateRefusesAnUnknownProfileAndListsThem) {
  CheckOptions options;
  options.profile = "lenient";
  options.rules = BuiltinRules();
  const auto checker = Checker::Create(options);
  ASSERT_FALSE(checker);
  EXPECT_NE(checker.error().message.find("machine-readable, research, respect, strict"),
            std::string::npos);
}

TEST(Checker, WithoutRulesTakesTheBuiltinOnes) {
  const auto checker = Checker::Create({});
  ASSERT_TRUE(checker);
  EXPECT_EQ(checker->options().rules->revision(), BuiltinRules()->revision());
}

TEST(Checker, AUrlOfAnotherOriginIsTheCallersFault) {
  const auto checker = Checker::Create({.rules = BuiltinRules()});
  const auto site = SitePolicy::Parse("https://example.com", {}, *BuiltinRules());
  ASSERT_TRUE(checker && site);
  for (const char* url : {"https://example.org/", "http://example.com/", "https://example.com:444/",
                          "ftp://example.com/", "/path", ""}) {
    const auto decision = checker->CheckUrl(*site, url);
    ASSERT_FALSE(decision) << url;
    EXPECT_EQ(decision.error().code, ErrorCode::kInvalidArgument);
  }
}

TEST(Checker, ASiteParsedWithOtherRulesIsTheCallersFault) {
  const std::vector<RuleSource> sources = {{"xx/a.toml", "format = 1\nlang = \"xx\"\n"}};
  const auto other = RuleSet::Parse(sources);
  const auto checker = Checker::Create({.rules = BuiltinRules()});
  const auto site = SitePolicy::Parse("https://example.com", {}, **other);
  ASSERT_TRUE(checker && site);
  EXPECT_FALSE(checker->CheckUrl(*site, "https://example.com/"));
}

TEST(Checker, CheckUrlAnswersBeforeTheFetch) {
  const auto checker = Checker::Create({.agent = "FooBot", .rules = BuiltinRules()});
  SiteFile robots;
  robots.path = "/robots.txt";
  robots.state = FileState::kAnswered;
  robots.status = 200;
  robots.body = "User-agent: FooBot\nDisallow: /private/\n";
  const SiteFile files[] = {robots};
  const auto site = SitePolicy::Parse("https://example.com", files, *BuiltinRules());
  ASSERT_TRUE(checker && site);
  const auto open = checker->CheckUrl(*site, "https://example.com/open");
  const auto closed = checker->CheckUrl(*site, "HTTPS://EXAMPLE.com/a/../private/x#y");
  ASSERT_TRUE(open && closed);
  EXPECT_EQ(Denied(*open), "");
  EXPECT_EQ(closed->url, "https://example.com/private/x");
  EXPECT_EQ(Show(*closed, P::kFetch), "deny/explicit");
  EXPECT_EQ(Show(*closed, P::kSearch), "deny/inherited");
}

TEST(Checker, ADecisionCarriesWhatItRestsOn) {
  const Decision d = Check({.body = "<p>x</p>", .agent = "FooBot", .profile = "strict"});
  EXPECT_EQ(d.agent, "FooBot");
  EXPECT_EQ(d.profile, "strict");
  EXPECT_EQ(d.rules, BuiltinRules()->revision());
  EXPECT_EQ(d.url, "https://example.com/article");
  EXPECT_EQ(d.final_url, d.url);
}

TEST(Checker, SameBytesSameDecision) {
  const TestPage page = {.body = "<p>Scraping this site is prohibited.</p>",
                         .robots_txt = "User-agent: *\nDisallow: /x\n"};
  const Decision a = Check(page);
  const Decision b = Check(page);
  ASSERT_EQ(a.statements.size(), b.statements.size());
  EXPECT_EQ(Denied(a), Denied(b));
}

TEST(Checker, OneCheckerServesManyThreads) {
  const auto checker = Checker::Create({.rules = BuiltinRules()});
  const auto site = SitePolicy::Parse("https://example.com", {}, *BuiltinRules());
  ASSERT_TRUE(checker && site);
  Page page;
  page.url = "https://example.com/";
  page.body = "<p>Scraping this site is prohibited.</p>";
  std::atomic<int> right{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 25; ++i) {
        const auto decision = checker->CheckPage(*site, page);
        if (decision && decision->Denied(P::kTdm) && !decision->Denied(P::kSearch)) ++right;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 100);
}

TEST(Checker, RestrictionsInARedirectsHeadersCount) {
  const std::vector<HeaderField> hop_headers = {{"X-Robots-Tag", "noai"}};
  RedirectHop hop;
  hop.url = "https://example.com/old";
  hop.status = 301;
  hop.headers = hop_headers;
  const Decision d = Check({.body = "<p>x</p>", .hops = {hop}});
  EXPECT_TRUE(d.Denied(P::kAiTrain));
}

}  // namespace
}  // namespace crawlguard
