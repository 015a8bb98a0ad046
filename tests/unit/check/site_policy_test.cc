// SPDX-License-Identifier: Apache-2.0
#include "crawlguard/site_policy.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "check/signal_registry.h"
#include "support/check.h"

namespace crawlguard {
namespace {

TEST(SitePolicy, RobotsTxtIsTheFirstWantedFile) {
  ASSERT_FALSE(SitePolicy::WantedFiles().empty());
  EXPECT_EQ(SitePolicy::WantedFiles()[0].path, "/robots.txt");
  EXPECT_EQ(SitePolicy::WantedFiles()[0].max_bytes, 512'000U);
}

TEST(SitePolicy, OriginIsNormalised) {
  const auto site = SitePolicy::Parse("HTTPS://Example.COM:443/a/b?c", {}, *BuiltinRules());
  ASSERT_TRUE(site);
  EXPECT_EQ(site->origin(), "https://example.com");
}

TEST(SitePolicy, ABadOriginIsAnError) {
  EXPECT_FALSE(SitePolicy::Parse("example.com", {}, *BuiltinRules()));
  EXPECT_FALSE(SitePolicy::Parse("ftp://example.com", {}, *BuiltinRules()));
}

TEST(SitePolicy, NotAskedIsSaidAndDecidesNothing) {
  const auto site = SitePolicy::Parse("https://example.com", {}, *BuiltinRules());
  ASSERT_TRUE(site);
  EXPECT_FALSE(site->diagnostics().empty());
  EXPECT_EQ(Denied(Check({.body = "<p>x</p>"})), "");
}

TEST(SitePolicy, CrawlDelayAndSitemaps) {
  SiteFile robots;
  robots.path = "/robots.txt";
  robots.state = FileState::kAnswered;
  robots.status = 200;
  robots.body = "User-agent: *\nCrawl-delay: 2.5\nSitemap: https://example.com/s.xml\n";
  const SiteFile files[] = {robots};
  const auto site = SitePolicy::Parse("https://example.com", files, *BuiltinRules());
  ASSERT_TRUE(site);
  EXPECT_EQ(site->CrawlDelay("AnyBot"), 2.5);
  ASSERT_EQ(site->Sitemaps().size(), 1U);
  EXPECT_EQ(site->Sitemaps()[0], "https://example.com/s.xml");
}

TEST(SignalRegistry, NamesAreUnique) {
  std::vector<std::string_view> names;
  for (const Signal* signal : Signals()) {
    for (std::string_view name : names) EXPECT_NE(name, signal->name());
    names.push_back(signal->name());
  }
}

}  // namespace
}  // namespace crawlguard
