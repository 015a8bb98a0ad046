// SPDX-License-Identifier: Apache-2.0
//
// A checker, a site and a page to ask about, as a C program would make them.
#ifndef CRAWLGUARD_TESTS_UNIT_CAPI_HANDLES_FOR_TEST_H_
#define CRAWLGUARD_TESTS_UNIT_CAPI_HANDLES_FOR_TEST_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "crawlguard/c.h"

namespace crawlguard::capi {

template <auto Free>
struct Freer {
  template <class Handle>
  void operator()(Handle* handle) const {
    Free(handle);
  }
};
using RulesHandle = std::unique_ptr<cg_rules, Freer<cg_rules_free>>;
using CheckerHandle = std::unique_ptr<cg_checker, Freer<cg_checker_free>>;
using SiteHandle = std::unique_ptr<cg_site, Freer<cg_site_free>>;
using ResultHandle = std::unique_ptr<cg_result, Freer<cg_result_free>>;
using ErrorHandle = std::unique_ptr<cg_error, Freer<cg_error_free>>;

inline std::string Text(cg_str text) {
  return text.data == nullptr ? std::string() : std::string(text.data, text.len);
}
inline std::string Message(const cg_error* error) { return Text(cg_error_message(error)); }

// A rule file without rules: compiled at once, where the built-in ones take most of a second.
inline constexpr char kRuleFileName[] = "xx/none.toml";
inline constexpr char kRuleFile[] = "format = 1\nlang = \"xx\"\n";

// ... and one with a rule, for tests that want the matchers at work.
inline constexpr char kMiningRule[] = R"(format = 1
lang = "xx"
[[rule]]
id = "xx.test.mining"
title = "Mining needs consent"
kind = "notice"
effect = "deny"
purposes = ["tdm", "ai-train", "ai-input"]
keywords = ["mining"]
pattern = 'text and data mining{..40}prohibited'
confidence = 90
[[rule.yes]]
text = "Text and data mining is prohibited."
[[rule.yes]]
text = "Text and data mining of these pages is prohibited."
[[rule.no]]
text = "Text and data mining is welcome."
why = "a permission"
[[rule.no]]
text = "Mining is prohibited."
why = "no text, no data"
)";

inline RulesHandle NewRules(const char* text = kRuleFile) {
  const cg_rule_source source = {cg_text(kRuleFileName), cg_text(text)};
  cg_rules* rules = nullptr;
  cg_error* error = nullptr;
  EXPECT_EQ(cg_rules_parse(&source, 1, &rules, &error), CG_OK) << Message(error);
  cg_error_free(error);
  return RulesHandle(rules);
}

inline CheckerHandle NewChecker(const RulesHandle& rules = NewRules()) {
  cg_options options = CG_OPTIONS_INIT;
  options.agent = cg_text("ExampleBot");
  options.rules = rules.get();
  cg_checker* checker = nullptr;
  cg_error* error = nullptr;
  EXPECT_EQ(cg_checker_new(&options, &checker, &error), CG_OK) << Message(error);
  cg_error_free(error);
  return CheckerHandle(checker);
}

inline constexpr char kRobots[] =
    "User-agent: *\nDisallow: /private/\nCrawl-delay: 2\nSitemap: https://example.com/map.xml\n";

inline SiteHandle NewSite(const cg_checker* checker, const char* origin = "https://example.com") {
  cg_site_file file = CG_SITE_FILE_INIT;
  file.path = cg_text("/robots.txt");
  file.state = CG_FILE_ANSWERED;
  file.status = 200;
  file.body = cg_text(kRobots);
  cg_site* site = nullptr;
  cg_error* error = nullptr;
  EXPECT_EQ(cg_site_new(checker, cg_text(origin), &file, 1, &site, &error), CG_OK)
      << Message(error);
  cg_error_free(error);
  return SiteHandle(site);
}

// Reserves text and data mining; says nothing else.
inline constexpr char kReservedBody[] =
    "<!DOCTYPE html><html><head><title>x</title><meta name=\"tdm-reservation\" content=\"1\">"
    "</head><body><p>Work on the harbour begins in April.</p></body></html>";
inline constexpr char kPlainBody[] =
    "<!DOCTYPE html><html><head><title>x</title></head>"
    "<body><p>Work on the harbour begins in April.</p></body></html>";

inline cg_page NewPage(const char* url, const char* body) {
  static const cg_header kHeaders[] = {{cg_text("Content-Type"), cg_text("text/html")}};
  cg_page page = CG_PAGE_INIT;
  page.url = cg_text(url);
  page.headers = kHeaders;
  page.header_count = 1;
  page.body = cg_text(body);
  return page;
}

inline constexpr char kPageUrl[] = "https://example.com/harbour";

}  // namespace crawlguard::capi

#endif  // CRAWLGUARD_TESTS_UNIT_CAPI_HANDLES_FOR_TEST_H_
