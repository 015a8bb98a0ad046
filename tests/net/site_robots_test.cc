// SPDX-License-Identifier: Apache-2.0
//
// robots.txt in every state in which the network can leave it, up to the decision: what cannot be
// read denies everything, what is not there denies nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "site/fetched_site.h"
#include "site/page_loader.h"
#include "site/site_loader.h"
#include "support/checking.h"
#include "support/fault_server.h"
#include "support/fetching.h"
#include "support/gzip.h"
#include "support/tls_server.h"

namespace crawlguard {
namespace {

using test::Answer;
using test::Close;
using test::FaultServer;
using test::HastyOptions;
using test::Head;
using test::LoopbackOptions;
using test::MakeFetcher;
using test::Mentions;
using test::Reset;
using test::Script;
using test::Send;
using test::SharedChecker;
using test::Stall;
using test::Summary;

// One run of the whole path for one URL.
Result<Decision> Check(const std::string& url, FetchOptions options) {
  Fetcher fetcher = MakeFetcher(std::move(options));
  FetchedSite source(&fetcher);
  SiteLoader sites(&SharedChecker(), &source);
  return PageLoader(&SharedChecker(), &sites, &fetcher).Load(url);
}

struct Case {
  const char* what;
  Script script;
  const char* words;  // what the decision must say of it
};

const Script kAllowAll = {Send(Answer(200, "", "User-agent: *\nAllow: /\n"))};

TEST(RobotsTxt, Rfc9309_UnreachableDeniesEverything) {
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  const std::string body = "User-agent: *\nAllow: /\n";
  const std::string gzip = test::Compress(body);
  const std::string coded = "Content-Encoding: gzip\r\n";
  const std::vector<Case> kCases = {
      {"timeout", {Stall()}, "timeout after 0.3 s"},
      {"timeout in the body", {Send(Head(200) + body), Stall()}, "timeout after 0.3 s"},
      {"closed", {Close()}, "Empty reply"},
      {"reset", {Reset()}, "reset"},
      {"500", {Send(Answer(500, "", body))}, "500"},
      {"502", {Send(Answer(502))}, "502"},
      {"503", {Send(Answer(503, "Retry-After: 10\r\n"))}, "503"},
      {"429", {Send(Answer(429))}, "429"},
      {"402", {Send(Answer(402))}, "402"},
      {"truncated", {Send(Head(200, "Content-Length: 99\r\n") + body), Close()}, "remaining"},
      {"truncated 404", {Send(Head(404, "Content-Length: 99\r\n") + body), Close()}, "remaining"},
      {"truncated chunks", {Send(Head(200, chunked) + "17\r\n" + body), Close()}, ""},
      {"two lengths",
       {Send(Head(200, "Content-Length: 23\r\nContent-Length: 24\r\n") + body), Close()},
       "conflicting Content-Length"},
      {"length and chunks",
       {Send(Head(200, chunked + "Content-Length: 23\r\n") + "17\r\n" + body + "\r\n0\r\n\r\n")},
       "Content-Length together with Transfer-Encoding"},
      {"gzip cut off", {Send(Answer(200, coded, gzip.substr(0, gzip.size() - 8)))}, "cut off"},
      {"no gzip", {Send(Answer(200, coded, body))}, "gzip is broken"},
      {"brotli", {Send(Answer(200, "Content-Encoding: br\r\n", body))}, "br is not supported"},
      {"HTTP/0.9", {Send(body), Close()}, "HTTP/0.9"},
      {"header without a colon", {Send(Head(200, "nonsense\r\n") + body), Close()}, "colon"},
      {"redirect to nowhere", {Send(Answer(302))}, "302"},
      {"redirect to another scheme",
       {Send(Answer(302, "Location: ftp://127.0.0.1/robots.txt\r\n"))},
       "redirect cannot be followed"},
  };
  for (const Case& c : kCases) {
    FaultServer server;
    server.On("/robots.txt", c.script);
    server.On("/page", Answer(200, "", "hello"));
    const Result<Decision> decision =
        Check(server.Url("/page"), Stalls(c.script) ? HastyOptions() : LoopbackOptions());
    ASSERT_TRUE(decision) << c.what << decision.error().ToString();
    EXPECT_EQ(decision->For(Purpose::kFetch).reason, Reason::kUnreadable) << c.what;
    EXPECT_EQ(decision->DeniedPurposes(), PurposeSet::All()) << c.what << Summary(*decision);
    EXPECT_TRUE(Mentions(*decision, c.words)) << c.what;
    EXPECT_EQ(server.Count("/page"), 0U) << c.what;
    EXPECT_EQ(server.Count("/.well-known/tdmrep.json"), 0U) << c.what;
  }
}

TEST(RobotsTxt, Rfc9309_NoServerDeniesEverything) {
  std::string gone;
  {
    FaultServer server;
    gone = server.Url("/page");
  }
  test::TlsOptions tls_options;
  tls_options.answer = Answer(200, "", "User-agent: *\nAllow: /\n");
  const test::TlsServer tls(tls_options);
  struct Host {
    std::string url;
    const char* words;
  };
  for (const Host& host : {Host{gone, "Connection refused"},
                           Host{"http://crawlguard-test.invalid/page", "the name has no address"},
                           Host{tls.Url("/page"), "self-signed certificate"}}) {
    const Result<Decision> decision = Check(host.url, LoopbackOptions());
    ASSERT_TRUE(decision) << host.url;
    EXPECT_EQ(decision->For(Purpose::kFetch).reason, Reason::kUnreadable) << host.url;
    EXPECT_EQ(decision->DeniedPurposes(), PurposeSet::All()) << host.url;
    EXPECT_TRUE(Mentions(*decision, host.words)) << host.url;
  }
}

TEST(RobotsTxt, APrivateAddressDeniesEverything) {
  FaultServer server;
  FetchOptions options = LoopbackOptions();
  options.allow_private = false;
  const Result<Decision> decision = Check(server.Url("/page"), options);
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->DeniedPurposes(), PurposeSet::All());
  EXPECT_TRUE(Mentions(*decision, "address 127.0.0.1 is not public (loopback)"));
  EXPECT_EQ(server.Connections(), 0U);
}

TEST(RobotsTxt, Rfc9309_UnavailableAllows) {
  const std::vector<Case> kCases = {
      {"404", {Send(Answer(404))}, ""},
      {"410", {Send(Answer(410))}, ""},
      {"400", {Send(Answer(400))}, ""},
      {"401", {Send(Answer(401))}, "401"},
      {"403", {Send(Answer(403))}, "403"},
      {"empty", {Send(Answer(200))}, ""},
      {"allow", kAllowAll, ""},
      {"404 with a long page", {Send(Answer(404, "", std::string(600'000, 'x')))}, ""},
  };
  for (const Case& c : kCases) {
    FaultServer server;
    server.On("/robots.txt", c.script);
    server.On("/page", Answer(200, "Content-Type: text/plain\r\n", "hello"));
    const Result<Decision> decision = Check(server.Url("/page"), LoopbackOptions());
    ASSERT_TRUE(decision) << c.what << decision.error().ToString();
    EXPECT_EQ(decision->DeniedPurposes(), PurposeSet()) << c.what << Summary(*decision);
    EXPECT_TRUE(Mentions(*decision, c.words) || *c.words == '\0') << c.what;
    EXPECT_EQ(server.Count("/page"), 1U) << c.what;
    EXPECT_EQ(server.Count("/.well-known/tdmrep.json"), 1U) << c.what;
  }
}

TEST(RobotsTxt, AnswersThatCount) {
  const std::string rules = "User-agent: testbot\nDisallow: /page\n";
  const std::vector<Case> kCases = {
      {"plain", {Send(Answer(200, "", rules))}, "Disallow: /page"},
      {"gzip",
       {Send(Answer(200, "Content-Encoding: gzip\r\n", test::Compress(rules)))},
       "Disallow: /page"},
      {"two members",
       {Send(Answer(200, "Content-Encoding: gzip\r\n",
                    test::Compress(rules.substr(0, 20)) + test::Compress(rules.substr(20))))},
       "Disallow: /page"},
      // RFC 9309 2.5: what stands in the first 500 KiB is followed.
      {"long", {Send(Answer(200, "", rules + std::string(600'000, '#')))}, "Disallow: /page"},
  };
  for (const Case& c : kCases) {
    FaultServer server;
    server.On("/robots.txt", c.script);
    const Result<Decision> decision = Check(server.Url("/page"), LoopbackOptions());
    ASSERT_TRUE(decision) << c.what;
    EXPECT_EQ(decision->For(Purpose::kFetch).reason, Reason::kExplicit) << c.what;
    EXPECT_TRUE(Mentions(*decision, c.words)) << c.what << Summary(*decision);
    EXPECT_EQ(server.Count("/page"), 0U) << c.what;
  }
}

// /robots.txt -> /r1 -> /r2 ... -> the last one, which has the rules.
void Redirects(FaultServer* server, int count, const std::string& rules) {
  for (int i = 0; i < count; ++i) {
    const std::string from = i == 0 ? "/robots.txt" : "/r" + std::to_string(i);
    server->On(from, Answer(301, "Location: /r" + std::to_string(i + 1) + "\r\n"));
  }
  server->On("/r" + std::to_string(count), Answer(200, "", rules));
}

TEST(RobotsTxt, Rfc9309_FiveRedirectsAreFollowed) {
  FaultServer server;
  Redirects(&server, 5, "User-agent: *\nDisallow: /page\n");
  const Result<Decision> decision = Check(server.Url("/page"), LoopbackOptions());
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->For(Purpose::kFetch).reason, Reason::kExplicit) << Summary(*decision);
  EXPECT_EQ(server.Count("/r5"), 1U);
  server.On("/other", Answer(200));
  const Result<Decision> other = Check(server.Url("/other"), LoopbackOptions());
  ASSERT_TRUE(other);
  EXPECT_FALSE(other->Denied(Purpose::kFetch)) << Summary(*other);
}

TEST(RobotsTxt, House_ASixthRedirectIsUnreadable) {
  FaultServer server;
  Redirects(&server, 6, "User-agent: *\nAllow: /\n");
  const Result<Decision> decision = Check(server.Url("/page"), LoopbackOptions());
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->For(Purpose::kFetch).reason, Reason::kUnreadable);
  EXPECT_EQ(decision->DeniedPurposes(), PurposeSet::All());
  EXPECT_TRUE(Mentions(*decision, "more than 5 redirects"));
  EXPECT_EQ(server.Count("/r5"), 1U);
  EXPECT_EQ(server.Count("/r6"), 0U);
}

TEST(RobotsTxt, Rfc9309_RedirectedRulesBindTheInitialAuthority) {
  FaultServer here, there;
  here.On("/robots.txt", Answer(302, "Location: " + there.Url("/robots.txt") + "\r\n"));
  there.On("/robots.txt", Answer(200, "", "User-agent: *\nDisallow: /page\n"));
  const Result<Decision> decision = Check(here.Url("/page"), LoopbackOptions());
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->For(Purpose::kFetch).reason, Reason::kExplicit);
  EXPECT_EQ(here.Count("/page"), 0U);
}

TEST(SiteFiles, ARedirectAsksTheRobotsTxtOverThere) {
  for (const bool open : {true, false}) {
    FaultServer here, there;
    here.On("/.well-known/tdmrep.json", Answer(302, "Location: " + there.Url("/t.json") + "\r\n"));
    here.On("/page", Answer(200, "Content-Type: text/plain\r\n", "hello"));
    there.On("/t.json", Answer(200, "", R"([{"location": "/", "tdm-reservation": 1}])"));
    there.On("/robots.txt",
             Answer(200, "", open ? "User-agent: *\nAllow: /\n" : "User-agent: *\nDisallow: /\n"));
    const Result<Decision> decision = Check(here.Url("/page"), LoopbackOptions());
    ASSERT_TRUE(decision);
    EXPECT_EQ(there.Count("/robots.txt"), 1U);
    EXPECT_EQ(there.Count("/t.json"), open ? 1U : 0U);
    EXPECT_TRUE(!open || decision->Denied(Purpose::kTdm)) << Summary(*decision);
  }
}

TEST(SiteFiles, AFaultOfTdmrepDeniesWhatItCouldHaveClosed) {
  FaultServer server;
  server.On("/.well-known/tdmrep.json",
            {Send(Head(200, "Content-Length: 99\r\n") + "[]"), Close()});
  server.On("/page", Answer(200, "Content-Type: text/plain\r\n", "hello"));
  const Result<Decision> decision = Check(server.Url("/page"), LoopbackOptions());
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->DeniedPurposes(),
            (PurposeSet{Purpose::kTdm, Purpose::kAiTrain, Purpose::kAiInput}))
      << Summary(*decision);
  EXPECT_EQ(decision->For(Purpose::kTdm).reason, Reason::kUnreadable);
}

}  // namespace
}  // namespace crawlguard
