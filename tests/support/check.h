// SPDX-License-Identifier: Apache-2.0
//
// One call to check a page, for tests.
#ifndef CRAWLGUARD_TESTS_SUPPORT_CHECK_H_
#define CRAWLGUARD_TESTS_SUPPORT_CHECK_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/checker.h"

namespace crawlguard {

inline std::shared_ptr<const RuleSet> BuiltinRules() {
  static const std::shared_ptr<const RuleSet> kRules = *RuleSet::Builtin();
  return kRules;
}

// What a test hands to CheckPage; everything has a default.
struct TestPage {
  std::string body;
  std::string robots_txt;  // empty: none was asked for
  std::vector<HeaderField> headers = {{"Content-Type", "text/html; charset=utf-8"}};
  std::string url = "https://example.com/article";
  std::string agent = "FooBot";
  std::string profile = "respect";
  std::string fault;
  int status = 200;
  std::vector<RedirectHop> hops;
};

inline Decision Check(const TestPage& t) {
  CheckOptions options;
  options.agent = t.agent;
  options.profile = t.profile;
  options.rules = BuiltinRules();
  const auto checker = Checker::Create(options);
  EXPECT_TRUE(checker) << (checker ? "" : checker.error().ToString());
  std::vector<SiteFile> files;
  if (!t.robots_txt.empty()) {
    SiteFile file;
    file.path = "/robots.txt";
    file.state = FileState::kAnswered;
    file.status = 200;
    file.body = t.robots_txt;
    files.push_back(file);
  }
  const auto site = SitePolicy::Parse(t.url, files, *options.rules);
  EXPECT_TRUE(site) << (site ? "" : site.error().ToString());
  Page page;
  page.url = t.url;
  page.status = t.status;
  page.headers = t.headers;
  page.body = t.body;
  page.fault = t.fault;
  page.hops = t.hops;
  const auto decision = checker->CheckPage(*site, page);
  EXPECT_TRUE(decision) << (decision ? "" : decision.error().ToString());
  return decision ? *decision : Decision{};
}

inline std::string Show(const Decision& d, Purpose p) {
  return std::string(VerdictName(d.For(p).verdict)) + "/" +
         std::string(ReasonName(d.For(p).reason));
}

inline std::string Denied(const Decision& d) { return ToString(d.DeniedPurposes()); }

}  // namespace crawlguard

#endif  // CRAWLGUARD_TESTS_SUPPORT_CHECK_H_
