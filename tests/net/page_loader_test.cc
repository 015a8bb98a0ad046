// SPDX-License-Identifier: Apache-2.0
//
// From a URL to a decision over the network: hops, faults, and what is not fetched.
#include "site/page_loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/limits.h"
#include "site/fetched_site.h"
#include "site/site_loader.h"
#include "support/checking.h"
#include "support/fault_server.h"
#include "support/fetching.h"
#include "support/gzip.h"
#include "support/temp_dir.h"
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
using test::Send;
using test::SharedChecker;
using test::Stall;
using test::Summary;
using ::testing::HasSubstr;

constexpr char kText[] = "Content-Type: text/plain\r\n";

class Loading {
 public:
  explicit Loading(FetchOptions options = LoopbackOptions())
      : fetcher_(MakeFetcher(std::move(options))) {}

  Result<Decision> Load(const std::string& url) { return loader_.Load(url); }

 private:
  Fetcher fetcher_;
  FetchedSite source_{&fetcher_};
  SiteLoader sites_{&SharedChecker(), &source_};
  PageLoader loader_{&SharedChecker(), &sites_, &fetcher_};
};

std::string To(const std::string& url) { return "Location: " + url + "\r\n"; }

TEST(PageLoader, APageThatSaysNothing) {
  FaultServer server;
  server.On("/page?x", Answer(200, kText, "hello"));
  const Result<Decision> decision = Loading().Load(server.Url("/page?x#y"));
  ASSERT_TRUE(decision);
  EXPECT_EQ(Summary(*decision), "allow/unstated");
  EXPECT_EQ(decision->url, server.Url("/page?x"));
  EXPECT_EQ(decision->final_url, server.Url("/page?x"));
}

TEST(PageLoader, ABadUrlIsAnError) {
  for (const char* url : {"", "page", "ftp://e.com/", "http://", "http://e.com:0x/"}) {
    const Result<Decision> decision = Loading().Load(url);
    ASSERT_FALSE(decision) << url;
    EXPECT_EQ(decision.error().code, ErrorCode::kInvalidArgument) << url;
  }
}

TEST(PageLoader, SiteFilesAreGotOnceForManyPages) {
  FaultServer server;
  Loading loading;
  for (const char* path : {"/a", "/b", "/c"}) {
    server.On(path, Answer(200, kText, "hello"));
    EXPECT_EQ(Summary(loading.Load(server.Url(path))), "allow/unstated");
  }
  EXPECT_EQ(server.Count("/robots.txt"), 1U);
  EXPECT_EQ(server.Count("/.well-known/tdmrep.json"), 1U);
}

TEST(PageLoader, WhatRobotsTxtForbidsIsNotFetched) {
  FaultServer server;
  server.On("/robots.txt", Answer(200, "", "User-agent: *\nDisallow: /page\n"));
  const Result<Decision> decision = Loading().Load(server.Url("/page"));
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->DeniedPurposes(), PurposeSet::All());
  EXPECT_EQ(decision->For(Purpose::kFetch).reason, Reason::kExplicit);
  EXPECT_EQ(server.Count("/page"), 0U);
}

TEST(PageLoader, RedirectsAreFollowedHopByHop) {
  FaultServer server;
  server.On("/a", Answer(301, To("/b")));
  server.On("/b", Answer(302, To("c")));
  server.On("/c", Answer(200, kText, "hello"));
  const Result<Decision> decision = Loading().Load(server.Url("/a"));
  ASSERT_TRUE(decision);
  EXPECT_EQ(Summary(*decision), "allow/unstated");
  EXPECT_EQ(decision->url, server.Url("/a"));
  EXPECT_EQ(decision->final_url, server.Url("/c"));
}

TEST(PageLoader, RestrictionsInTheHeadersOfAHopCount) {
  FaultServer server;
  server.On("/a", Answer(301, To("/b") + "X-Robots-Tag: noai\r\n"));
  server.On("/b", Answer(200, kText, "hello"));
  const Result<Decision> decision = Loading().Load(server.Url("/a"));
  ASSERT_TRUE(decision);
  EXPECT_TRUE(decision->Denied(Purpose::kAiTrain)) << Summary(*decision);
  EXPECT_FALSE(decision->Denied(Purpose::kFetch));
  EXPECT_EQ(decision->final_url, server.Url("/b"));
}

TEST(PageLoader, AHopThatRobotsTxtForbidsIsNotFetched) {
  FaultServer server;
  server.On("/robots.txt", Answer(200, "", "User-agent: *\nDisallow: /private\n"));
  server.On("/a", Answer(302, To("/private")));
  const Result<Decision> decision = Loading().Load(server.Url("/a"));
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->DeniedPurposes(), PurposeSet::All());
  EXPECT_EQ(decision->url, server.Url("/a"));
  EXPECT_EQ(decision->final_url, server.Url("/private"));
  EXPECT_TRUE(Mentions(*decision, "Disallow: /private"));
  EXPECT_EQ(server.Count("/a"), 1U);
  EXPECT_EQ(server.Count("/private"), 0U);
}

TEST(PageLoader, EachHopHasASiteOfItsOwn) {
  FaultServer here, there;
  here.On("/a", Answer(302, To(there.Url("/b"))));
  there.On("/robots.txt", Answer(200, "", "User-agent: TestBot\nDisallow: /\n"));
  const Result<Decision> decision = Loading().Load(here.Url("/a"));
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->DeniedPurposes(), PurposeSet::All());
  EXPECT_EQ(there.Count("/robots.txt"), 1U);
  EXPECT_EQ(there.Count("/b"), 0U);
  // And one whose robots.txt cannot be read.
  FaultServer broken;
  here.On("/c", Answer(302, To(broken.Url("/d"))));
  broken.On("/robots.txt", Answer(500));
  const Result<Decision> unreadable = Loading().Load(here.Url("/c"));
  ASSERT_TRUE(unreadable);
  EXPECT_EQ(unreadable->For(Purpose::kFetch).reason, Reason::kUnreadable);
  EXPECT_EQ(broken.Count("/d"), 0U);
}

TEST(PageLoader, AHopToAPrivateAddressIsRefused) {
  // The first host cannot be public in a test, so the guard is shut by the first answer's progress.
  FaultServer server, tripwire;
  server.On("/a", Answer(302, To(tripwire.Url("/b"))));
  Fetcher* handle = nullptr;
  FetchOptions options = LoopbackOptions();
  options.progress = [&](std::string_view line) {
    if (line.find(":" + std::to_string(tripwire.port())) != std::string_view::npos) {
      handle->set_allow_private(false);
    }
  };
  Fetcher fetcher = MakeFetcher(options);
  handle = &fetcher;
  FetchedSite source(&fetcher);
  SiteLoader sites(&SharedChecker(), &source);
  const Result<Decision> decision =
      PageLoader(&SharedChecker(), &sites, &fetcher).Load(server.Url("/a"));
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->DeniedPurposes(), PurposeSet::All());
  EXPECT_TRUE(Mentions(*decision, "is not public (loopback)"));
  EXPECT_EQ(tripwire.Connections(), 0U);
}

struct FaultCase {
  const char* what;
  test::Script script;  // of /page
  const char* words;    // of Page.fault
};

TEST(PageLoader, AFaultOfThePageIsVisibleAndDenies) {
  const std::string gzip = test::Compress("hello, this is a page");
  const FaultCase kCases[] = {
      {"timeout", {Stall()}, "timeout after 0.3 s"},
      {"stalled body", {Send(Head(200, kText) + "hello"), Stall()}, "timeout after 0.3 s"},
      {"truncated",
       {Send(Head(200, std::string(kText) + "Content-Length: 99\r\n") + "hello"), Close()},
       "remaining"},
      {"broken gzip",
       {Send(Answer(200, std::string(kText) + "Content-Encoding: gzip\r\n", gzip.substr(0, 25)))},
       "content coding gzip is cut off"},
      {"bomb",
       {Send(Answer(200, std::string(kText) + "Content-Encoding: gzip\r\n",
                    test::Compress(std::string(1U << 20, 'a'), 31, 16)))},
       "more than 200 times"},
      {"two lengths",
       {Send(Head(200, "Content-Length: 5\r\nContent-Length: 6\r\n") + "hello"), Close()},
       "conflicting Content-Length: 5 and 6"},
      {"redirect loop", {Send(Answer(302, To("/page")))}, "redirect loop at "},
      {"redirect to a file",
       {Send(Answer(302, To("file:///etc/passwd")))},
       "redirect cannot be followed"},
      {"two targets", {Send(Answer(302, To("/x") + To("/y")))}, "two different targets"},
      {"closed", {Close()}, "Empty reply"},
  };
  for (const FaultCase& c : kCases) {
    FaultServer server;
    server.On("/page", c.script);
    Loading loading(Stalls(c.script) ? HastyOptions() : LoopbackOptions());
    const Result<Decision> decision = loading.Load(server.Url("/page"));
    ASSERT_TRUE(decision) << c.what << decision.error().ToString();
    for (const Purpose purpose : kAllPurposes) {
      if (purpose == Purpose::kFetch) continue;
      EXPECT_TRUE(decision->Denied(purpose)) << c.what << Summary(*decision);
    }
    EXPECT_TRUE(Mentions(*decision, c.words)) << c.what;
  }
}

TEST(PageLoader, ALongLoopIsFound) {
  FaultServer server;
  server.On("/a", Answer(302, To("/b")));
  server.On("/b", Answer(302, To("/c")));
  server.On("/c", Answer(302, To("/a#again")));
  const Result<Decision> decision = Loading().Load(server.Url("/a"));
  ASSERT_TRUE(decision);
  EXPECT_TRUE(Mentions(*decision, "redirect loop at " + server.Url("/a")));
  EXPECT_TRUE(decision->Denied(Purpose::kAiTrain));
  for (const char* path : {"/a", "/b", "/c"}) EXPECT_EQ(server.Count(path), 1U) << path;
}

TEST(PageLoader, RedirectLimit) {
  FaultServer server;
  for (int i = 0; i < limits::kMaxPageRedirects; ++i) {
    server.On("/" + std::to_string(i), Answer(302, To("/" + std::to_string(i + 1))));
  }
  server.On("/" + std::to_string(limits::kMaxPageRedirects), Answer(200, kText, "hello"));
  server.On("/start", Answer(302, To("/0")));
  EXPECT_EQ(Summary(Loading().Load(server.Url("/0"))), "allow/unstated");
  const Result<Decision> decision = Loading().Load(server.Url("/start"));
  ASSERT_TRUE(decision);
  EXPECT_TRUE(Mentions(*decision, "more than 10 redirects"));
  EXPECT_TRUE(decision->Denied(Purpose::kSearch));
  EXPECT_EQ(server.Count("/10"), 1U);
}

TEST(PageLoader, ADowngradeIsNoted) {
  FaultServer plain;
  plain.On("/b", Answer(200, kText, "hello"));
  // One answer for robots.txt, tdmrep.json and the page: robots.txt is redirected as well.
  plain.On("/robots.txt", Answer(404));
  test::TlsOptions options;
  options.answer = Answer(302, To(plain.Url("/b")));
  const test::TlsServer secure(options);
  const test::TempDir dir;
  FetchOptions fetching = LoopbackOptions();
  fetching.ca_bundle = dir.Write("ca.pem", secure.certificate_pem());
  const Result<Decision> decision = Loading(fetching).Load(secure.Url("/a"));
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->final_url, plain.Url("/b")) << Summary(*decision);
  EXPECT_TRUE(Mentions(*decision, "redirect from https to " + plain.Url("/b")));
}

}  // namespace
}  // namespace crawlguard
