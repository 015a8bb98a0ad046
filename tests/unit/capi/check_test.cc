// SPDX-License-Identifier: Apache-2.0
//
// The C interface gives the answers of the C++ one.
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "crawlguard/checker.h"
#include "crawlguard/json.h"
#include "crawlguard/version.h"
#include "unit/capi/handles_for_test.h"

namespace crawlguard::capi {
namespace {

TEST(CapiVersion, IsThatOfTheLibrary) {
  EXPECT_EQ(cg_abi_version(), static_cast<uint32_t>(CG_ABI_VERSION));
  EXPECT_EQ(std::string(cg_version()), Version());
  EXPECT_EQ(Version(), CRAWLGUARD_VERSION_STRING);
}

TEST(CapiPurposes, ParseReadsNames) {
  uint32_t bits = 77;
  ASSERT_EQ(cg_purposes_parse(cg_text("search, ai-train"), &bits, nullptr), CG_OK);
  EXPECT_EQ(bits, CG_PURPOSE_SEARCH | CG_PURPOSE_AI_TRAIN);

  cg_error* error = nullptr;
  EXPECT_EQ(cg_purposes_parse(cg_text("search,\xff"), &bits, &error), CG_INVALID_ARGUMENT);
  EXPECT_EQ(bits, 0U);
  EXPECT_NE(Message(error).find("ai-input"), std::string::npos);      // lists what exists
  EXPECT_NE(Message(error).find("\xEF\xBF\xBD"), std::string::npos);  // text out is UTF-8
  EXPECT_EQ(cg_error_status(error), CG_INVALID_ARGUMENT);
  cg_error_free(error);
}

TEST(CapiWantedFiles, EndAfterTheLast) {
  cg_str path = {nullptr, 0};
  size_t max_bytes = 0;
  ASSERT_EQ(cg_wanted_file(0, &path, &max_bytes), CG_OK);
  EXPECT_EQ(Text(path), "/robots.txt");
  EXPECT_GE(max_bytes, 500U * 1024U);
  size_t count = 0;
  while (cg_wanted_file(count, &path, nullptr) == CG_OK) ++count;
  EXPECT_EQ(count, SitePolicy::WantedFiles().size());
  EXPECT_EQ(cg_wanted_file(count, &path, &max_bytes), CG_NOT_FOUND);
  EXPECT_EQ(path.len, 0U);
  EXPECT_EQ(cg_wanted_file(std::numeric_limits<size_t>::max(), &path, nullptr), CG_NOT_FOUND);
}

TEST(CapiSite, TellsDelayAndSitemaps) {
  const CheckerHandle checker = NewChecker();
  const SiteHandle site = NewSite(checker.get());
  ASSERT_TRUE(site);
  EXPECT_EQ(cg_site_crawl_delay(site.get(), cg_text("ExampleBot")), 2.0);
  cg_str url = {nullptr, 0};
  ASSERT_EQ(cg_site_sitemap(site.get(), 0, &url), CG_OK);
  EXPECT_EQ(Text(url), "https://example.com/map.xml");
  EXPECT_EQ(cg_site_sitemap(site.get(), 1, &url), CG_NOT_FOUND);
  EXPECT_EQ(url.len, 0U);
}

TEST(CapiCheck, PageGivesTheDecisionOfTheCppInterface) {
  const CheckerHandle checker = NewChecker();
  const SiteHandle site = NewSite(checker.get());
  const cg_page page = NewPage(kPageUrl, kReservedBody);
  cg_result* out = nullptr;
  cg_error* error = nullptr;
  ASSERT_EQ(cg_check_page(checker.get(), site.get(), &page,
                          CG_PURPOSE_SEARCH | CG_PURPOSE_TDM | CG_PURPOSE_AI_TRAIN, &out, &error),
            CG_OK)
      << Message(error);
  EXPECT_EQ(error, nullptr);
  const ResultHandle result(out);
  EXPECT_EQ(cg_result_denied(out, CG_PURPOSE_TDM), CG_PURPOSE_TDM);
  EXPECT_EQ(cg_result_denied(out, CG_PURPOSE_FETCH | CG_PURPOSE_SEARCH), 0U);
  EXPECT_EQ(cg_result_denied(out, 0), CG_PURPOSE_TDM | CG_PURPOSE_AI_TRAIN);
  EXPECT_EQ(cg_result_denied(out, UINT32_C(1) << 20), UINT32_C(1) << 20);

  CheckOptions options;
  options.agent = "ExampleBot";
  const RuleSource file = {kRuleFileName, kRuleFile};
  auto rules = RuleSet::Parse({&file, 1});
  ASSERT_TRUE(rules);
  options.rules = *rules;
  const auto cpp = Checker::Create(options);
  ASSERT_TRUE(cpp);
  SiteFile robots;
  robots.path = "/robots.txt";
  robots.state = FileState::kAnswered;
  robots.status = 200;
  robots.body = kRobots;
  const auto policy = SitePolicy::Parse("https://example.com", {&robots, 1}, *cpp->options().rules);
  ASSERT_TRUE(policy);
  const HeaderField headers[] = {{"Content-Type", "text/html"}};
  Page same;
  same.url = kPageUrl;
  same.headers = headers;
  same.body = kReservedBody;
  const auto decision = cpp->CheckPage(*policy, same);
  ASSERT_TRUE(decision);
  JsonOptions json;
  json.purposes = {Purpose::kSearch, Purpose::kTdm, Purpose::kAiTrain};
  EXPECT_EQ(Text(cg_result_json(out)), ToJson(*decision, json));
  EXPECT_EQ(cg_result_json(out).data, cg_result_json(out).data);  // made once
  EXPECT_EQ(cg_result_json(out).data[cg_result_json(out).len], '\0');
}

TEST(CapiCheck, UrlAsksTheSiteFiles) {
  const CheckerHandle checker = NewChecker();
  const SiteHandle site = NewSite(checker.get());
  for (const auto& [url, denied] : {std::pair{"https://example.com/", UINT32_C(0)},
                                    std::pair{"https://example.com/private/1", CG_PURPOSE_ALL}}) {
    cg_result* out = nullptr;
    ASSERT_EQ(cg_check_url(checker.get(), site.get(), cg_text(url), CG_PURPOSE_ALL, &out, nullptr),
              CG_OK);
    EXPECT_EQ(cg_result_denied(out, 0), denied) << url;
    cg_result_free(out);
  }
}

// Everything that a page carries reaches the checker: each of these alone denies.
TEST(CapiCheck, EveryPartOfAPageCounts) {
  const CheckerHandle checker = NewChecker();
  const SiteHandle site = NewSite(checker.get());
  const cg_header reserved[] = {{cg_text("tdm-reservation"), cg_text("1")}};
  cg_hop hop = CG_HOP_INIT;
  hop.url = cg_text("https://example.com/old");
  hop.status = 301;
  hop.headers = reserved;
  hop.header_count = 1;

  cg_page by_header = NewPage(kPageUrl, kPlainBody);
  by_header.headers = reserved;
  cg_page by_body = NewPage(kPageUrl, kReservedBody);
  cg_page by_hop = NewPage(kPageUrl, kPlainBody);
  by_hop.asked_url = hop.url;
  by_hop.hops = &hop;
  by_hop.hop_count = 1;
  cg_page by_fault = NewPage(kPageUrl, kPlainBody);
  by_fault.fault = cg_text("connection reset after 100 bytes");
  const cg_page nothing = NewPage(kPageUrl, kPlainBody);

  struct Case {
    const char* name;
    const cg_page* page;
    bool denied;
  };
  for (const Case& c :
       {Case{"nothing", &nothing, false}, Case{"header", &by_header, true},
        Case{"body", &by_body, true}, Case{"hop", &by_hop, true}, Case{"fault", &by_fault, true}}) {
    cg_result* out = nullptr;
    cg_error* error = nullptr;
    ASSERT_EQ(cg_check_page(checker.get(), site.get(), c.page, CG_PURPOSE_TDM, &out, &error), CG_OK)
        << c.name << ": " << Message(error);
    EXPECT_EQ(cg_result_denied(out, 0) != 0, c.denied) << c.name << Text(cg_result_json(out));
    cg_result_free(out);
  }
}

// The four states of a site file stay four.
TEST(CapiSite, StatesOfRobotsTxt) {
  const CheckerHandle checker = NewChecker();
  struct Case {
    uint32_t state;
    int32_t status;
    uint32_t denied;
  };
  for (const Case& c : {Case{CG_FILE_NOT_ASKED, 0, 0}, Case{CG_FILE_ANSWERED, 404, 0},
                        Case{CG_FILE_ANSWERED, 503, CG_PURPOSE_ALL},
                        Case{CG_FILE_UNREACHABLE, 0, CG_PURPOSE_ALL}}) {
    cg_site_file file = CG_SITE_FILE_INIT;
    file.path = cg_text("/robots.txt");
    file.state = c.state;
    file.status = c.status;
    if (c.state == CG_FILE_UNREACHABLE) file.fault = cg_text("timeout after 30 s");
    cg_site* site = nullptr;
    ASSERT_EQ(cg_site_new(checker.get(), cg_text("https://example.com"), &file, 1, &site, nullptr),
              CG_OK);
    cg_result* out = nullptr;
    ASSERT_EQ(cg_check_url(checker.get(), site, cg_text(kPageUrl), CG_PURPOSE_ALL, &out, nullptr),
              CG_OK);
    EXPECT_EQ(cg_result_denied(out, 0), c.denied) << c.state << " " << c.status;
    cg_result_free(out);
    cg_site_free(site);
  }
}

// Handles hold what they need: the order of freeing does not matter.
TEST(CapiHandles, OutliveWhatTheyWereMadeFrom) {
  cg_rules* rules = nullptr;
  ASSERT_EQ(cg_rules_builtin(&rules, nullptr), CG_OK);
  const std::string revision = Text(cg_rules_revision(rules));
  EXPECT_EQ(revision.substr(0, 7), "sha256:");
  cg_options options = CG_OPTIONS_INIT;
  options.rules = rules;
  std::string profile = "strict";
  options.profile = {profile.data(), profile.size()};
  cg_checker* checker = nullptr;
  ASSERT_EQ(cg_checker_new(&options, &checker, nullptr), CG_OK);
  cg_rules_free(rules);
  profile = "------";
  cg_site* site = nullptr;
  std::string origin = "https://example.com";
  ASSERT_EQ(cg_site_new(checker, {origin.data(), origin.size()}, nullptr, 0, &site, nullptr),
            CG_OK);
  origin = "-------------------";
  cg_result* out = nullptr;
  ASSERT_EQ(cg_check_url(checker, site, cg_text(kPageUrl), CG_PURPOSE_ALL, &out, nullptr), CG_OK);
  cg_site_free(site);
  cg_checker_free(checker);
  const std::string json = Text(cg_result_json(out));
  EXPECT_NE(json.find(revision), std::string::npos);
  EXPECT_NE(json.find("\"profile\":\"strict\""), std::string::npos);
  cg_result_free(out);
}

TEST(CapiRules, ParseCompilesRulesOfOnesOwn) {
  cg_rule_source source = {cg_text("en/broken.toml"), cg_text("format = 1\n[[rule]\n")};
  cg_rules* rules = nullptr;
  cg_error* error = nullptr;
  EXPECT_EQ(cg_rules_parse(&source, 1, &rules, &error), CG_MALFORMED);
  EXPECT_EQ(rules, nullptr);
  EXPECT_EQ(Message(error).substr(0, 17), "en/broken.toml:2:");
  cg_error_free(error);

  const RuleSource same = {kRuleFileName, kRuleFile};
  const auto cpp = RuleSet::Parse({&same, 1});
  ASSERT_TRUE(cpp);
  EXPECT_EQ(Text(cg_rules_revision(NewRules().get())), (*cpp)->revision());
}

// A site that was parsed with other rules is refused, not used.
TEST(CapiRules, ASiteOfOtherRulesIsRefused) {
  const CheckerHandle checker = NewChecker();
  const CheckerHandle other = NewChecker(NewRules("format = 1\nlang = \"xx\"\n# changed\n"));
  const SiteHandle site = NewSite(checker.get());
  cg_result* out = nullptr;
  EXPECT_EQ(cg_check_url(other.get(), site.get(), cg_text(kPageUrl), CG_PURPOSE_ALL, &out, nullptr),
            CG_INVALID_ARGUMENT);
  EXPECT_EQ(out, nullptr);
  EXPECT_EQ(
      cg_check_url(checker.get(), site.get(), cg_text(kPageUrl), CG_PURPOSE_ALL, &out, nullptr),
      CG_OK);
  cg_result_free(out);
}

}  // namespace
}  // namespace crawlguard::capi
