// SPDX-License-Identifier: Apache-2.0
#include "site/site_loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "base/limits.h"
#include "support/checking.h"

namespace crawlguard {
namespace {

using test::SharedChecker;
using test::Summary;
using ::testing::ElementsAre;

// Answers from a table and writes down what it was asked.
class TableSource : public SiteSource {
 public:
  Result<SiteAnswer> Get(const Url& url, std::size_t max_bytes,
                         const MayFetch& may_fetch) override {
    SiteAnswer answer;
    answer.url = url.href();
    const Result<bool> allowed = may_fetch(url);
    if (!allowed) return allowed.error();
    if (!*allowed) {
      forbidden.push_back(url.href());
      answer.state = FileState::kForbidden;
      return answer;
    }
    asked.push_back(url.href());
    limits[url.href()] = max_bytes;
    if (broken) return Error{ErrorCode::kIo, "cannot be read", url.href(), 0, 0};
    answer.state = FileState::kAnswered;
    answer.status = 404;
    if (const auto found = bodies.find(url.href()); found != bodies.end()) {
      answer.status = 200;
      answer.body = found->second;
    }
    return answer;
  }

  std::map<std::string, std::string> bodies;
  std::map<std::string, std::size_t> limits;
  std::vector<std::string> asked, forbidden;
  bool broken = false;
};

std::string CheckUrl(SiteLoader* loader, const std::string& url) {
  const Result<SitePolicy> site = loader->Get(*Url::Parse(url));
  if (!site) return "error: " + site.error().ToString();
  return Summary(SharedChecker().CheckUrl(*site, url));
}

TEST(SiteLoader, RobotsTxtFirstAndAloneThenTheOthers) {
  TableSource source;
  SiteLoader loader(&SharedChecker(), &source);
  EXPECT_EQ(CheckUrl(&loader, "https://e.com/x"), "allow/unstated");
  ASSERT_EQ(source.asked.size(), SitePolicy::WantedFiles().size());
  EXPECT_EQ(source.asked[0], "https://e.com/robots.txt");
  for (std::size_t i = 0; i < source.asked.size(); ++i) {
    const WantedFile& wanted = SitePolicy::WantedFiles()[i];
    EXPECT_EQ(source.asked[i], "https://e.com" + std::string(wanted.path));
    EXPECT_EQ(source.limits[source.asked[i]], wanted.max_bytes);
  }
}

TEST(SiteLoader, OncePerOrigin) {
  TableSource source;
  SiteLoader loader(&SharedChecker(), &source);
  for (const char* url : {"https://e.com/x", "https://e.com/y?z", "https://e.com:443/"}) {
    EXPECT_EQ(CheckUrl(&loader, url), "allow/unstated");
  }
  const std::size_t files = SitePolicy::WantedFiles().size();
  EXPECT_EQ(source.asked.size(), files);
  // RFC 9309 2.3: another scheme, host or port is another site.
  for (const char* url : {"http://e.com/", "https://www.e.com/", "https://e.com:8443/"}) {
    CheckUrl(&loader, url);
  }
  EXPECT_EQ(source.asked.size(), 4 * files);
}

TEST(SiteLoader, WhatRobotsTxtForbidsIsNotAskedFor) {
  TableSource source;
  source.bodies["https://e.com/robots.txt"] = "User-agent: TestBot\nDisallow: /.well-known/\n";
  source.bodies["https://e.com/.well-known/tdmrep.json"] =
      R"([{"location": "/", "tdm-reservation": 1}])";
  SiteLoader loader(&SharedChecker(), &source);
  CheckUrl(&loader, "https://e.com/x");
  EXPECT_THAT(source.forbidden, ::testing::Contains("https://e.com/.well-known/tdmrep.json"));
  EXPECT_THAT(source.asked,
              ::testing::Not(::testing::Contains("https://e.com/.well-known/tdmrep.json")));
}

TEST(SiteLoader, AGroupForAnotherAgentForbidsNothing) {
  TableSource source;
  source.bodies["https://e.com/robots.txt"] = "User-agent: OtherBot\nDisallow: /\n";
  SiteLoader loader(&SharedChecker(), &source);
  EXPECT_EQ(CheckUrl(&loader, "https://e.com/x"), "allow/unstated");
  EXPECT_TRUE(source.forbidden.empty());
}

TEST(SiteLoader, TheFilesReachThePolicy) {
  TableSource source;
  source.bodies["https://e.com/robots.txt"] = "User-agent: *\nDisallow: /private\n";
  source.bodies["https://e.com/.well-known/tdmrep.json"] =
      R"([{"location": "/", "tdm-reservation": 1}])";
  SiteLoader loader(&SharedChecker(), &source);
  const Result<SitePolicy> site = loader.Get(*Url::Parse("https://e.com/"));
  ASSERT_TRUE(site);
  EXPECT_EQ(site->origin(), "https://e.com");
  const Result<Decision> open = SharedChecker().CheckUrl(*site, "https://e.com/x");
  ASSERT_TRUE(open);
  EXPECT_FALSE(open->Denied(Purpose::kFetch));
  EXPECT_TRUE(open->Denied(Purpose::kTdm));
  const Result<Decision> closed = SharedChecker().CheckUrl(*site, "https://e.com/private/x");
  ASSERT_TRUE(closed);
  EXPECT_TRUE(closed->Denied(Purpose::kFetch));
}

TEST(SiteLoader, AFaultOfTheMachineIsAnErrorAndIsNotKept) {
  TableSource source;
  source.broken = true;
  SiteLoader loader(&SharedChecker(), &source);
  EXPECT_EQ(CheckUrl(&loader, "https://e.com/x"),
            "error: https://e.com/robots.txt: cannot be read");
  source.broken = false;
  EXPECT_EQ(CheckUrl(&loader, "https://e.com/x"), "allow/unstated");
}

TEST(SiteLoader, TheCacheIsBounded) {
  TableSource source;
  SiteLoader loader(&SharedChecker(), &source);
  const auto get = [&](std::size_t i) {
    ASSERT_TRUE(loader.Get(*Url::Parse("https://s" + std::to_string(i) + ".e.com/")));
  };
  for (std::size_t i = 0; i < limits::kMaxCachedOrigins; ++i) get(i);
  const std::size_t asked = source.asked.size();
  // Full, and here the first one is still in it.
  EXPECT_EQ(asked, limits::kMaxCachedOrigins * SitePolicy::WantedFiles().size());
  get(limits::kMaxCachedOrigins);
  get(0);
  EXPECT_EQ(source.asked.size(), asked + 2 * SitePolicy::WantedFiles().size());
}

}  // namespace
}  // namespace crawlguard
