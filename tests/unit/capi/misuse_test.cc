// SPDX-License-Identifier: Apache-2.0
//
// Whatever a C caller does wrong that can be seen is an error with a message, and never a crash.
#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "unit/capi/handles_for_test.h"

namespace crawlguard::capi {
namespace {

constexpr cg_str kNullText = {nullptr, 5};
const cg_str kEndlessText = {"x", std::numeric_limits<size_t>::max()};

// One wrong call, and words that its message must hold.
struct Misuse {
  std::string message;
  std::function<cg_status(cg_error**)> call;
};

void ExpectInvalid(const std::vector<Misuse>& table) {
  for (const Misuse& misuse : table) {
    cg_error* error = nullptr;
    EXPECT_EQ(misuse.call(&error), CG_INVALID_ARGUMENT) << misuse.message;
    ASSERT_NE(error, nullptr) << misuse.message;
    EXPECT_EQ(cg_error_status(error), CG_INVALID_ARGUMENT) << misuse.message;
    EXPECT_NE(Message(error).find(misuse.message), std::string::npos)
        << Message(error) << " should hold: " << misuse.message;
    cg_error_free(error);
    EXPECT_EQ(misuse.call(nullptr), CG_INVALID_ARGUMENT) << misuse.message;
  }
}

// What cannot be a valid pointer, to see that it is overwritten.
template <class Handle>
Handle* Stale() {
  return reinterpret_cast<Handle*>(std::uintptr_t{8});
}

TEST(CapiMisuse, NullHandlesAreHarmless) {
  cg_rules_free(nullptr);
  cg_checker_free(nullptr);
  cg_site_free(nullptr);
  cg_result_free(nullptr);
  cg_error_free(nullptr);
  EXPECT_EQ(cg_error_status(nullptr), CG_OK);
  EXPECT_STREQ(cg_error_message(nullptr).data, "");
  EXPECT_STREQ(cg_rules_revision(nullptr).data, "");
  EXPECT_STREQ(cg_result_json(nullptr).data, "");
  EXPECT_LT(cg_site_crawl_delay(nullptr, cg_text("x")), 0.0);
  EXPECT_EQ(cg_wanted_file(0, nullptr, nullptr), CG_INVALID_ARGUMENT);
  cg_str text = cg_text("stale");
  EXPECT_EQ(cg_site_sitemap(nullptr, 0, &text), CG_INVALID_ARGUMENT);
  EXPECT_EQ(text.len, 0U);
  EXPECT_EQ(cg_site_sitemap(nullptr, 0, nullptr), CG_INVALID_ARGUMENT);
  EXPECT_EQ(cg_text(nullptr).len, 0U);
}

TEST(CapiMisuse, NoResultDeniesWhatIsAsked) {
  EXPECT_EQ(cg_result_denied(nullptr, CG_PURPOSE_SEARCH), CG_PURPOSE_SEARCH);
  EXPECT_EQ(cg_result_denied(nullptr, 0), CG_PURPOSE_ALL);
}

TEST(CapiMisuse, Purposes) {
  uint32_t bits = 0;
  ExpectInvalid({
      {"out is NULL", [](cg_error** e) { return cg_purposes_parse(cg_text("tdm"), nullptr, e); }},
      {"list.data is NULL", [&](cg_error** e) { return cg_purposes_parse(kNullText, &bits, e); }},
      {"list.len", [&](cg_error** e) { return cg_purposes_parse(kEndlessText, &bits, e); }},
      {"unknown purpose",
       [&](cg_error** e) {
         return cg_purposes_parse({"", 0}, &bits, e);
       }},
      {"unknown purpose",
       [&](cg_error** e) {
         return cg_purposes_parse({nullptr, 0}, &bits, e);
       }},
  });
}

TEST(CapiMisuse, Rules) {
  cg_rules* out = nullptr;
  const cg_rule_source unnamed = {kNullText, cg_text("")};
  const cg_rule_source untold = {cg_text("en/a.toml"), kNullText};
  ExpectInvalid({
      {"out is NULL", [](cg_error** e) { return cg_rules_builtin(nullptr, e); }},
      {"out is NULL", [&](cg_error** e) { return cg_rules_parse(&unnamed, 1, nullptr, e); }},
      {"sources is NULL", [&](cg_error** e) { return cg_rules_parse(nullptr, 1, &out, e); }},
      {"no rule file", [&](cg_error** e) { return cg_rules_parse(&unnamed, 0, &out, e); }},
      {"sources.name.data", [&](cg_error** e) { return cg_rules_parse(&unnamed, 1, &out, e); }},
      {"sources.text.data", [&](cg_error** e) { return cg_rules_parse(&untold, 1, &out, e); }},
  });
}

TEST(CapiMisuse, Checker) {
  const RulesHandle rules = NewRules();
  const auto with = [&](auto change) {
    return [&rules, change](cg_error** e) {
      cg_options options = CG_OPTIONS_INIT;
      options.rules = rules.get();
      change(&options);
      cg_checker* out = Stale<cg_checker>();
      const cg_status status = cg_checker_new(&options, &out, e);
      EXPECT_EQ(out, nullptr);
      return status;
    };
  };
  cg_checker* out = nullptr;
  const cg_options good = CG_OPTIONS_INIT;
  ExpectInvalid({
      {"out is NULL", [&](cg_error** e) { return cg_checker_new(&good, nullptr, e); }},
      {"options is NULL", [&](cg_error** e) { return cg_checker_new(nullptr, &out, e); }},
      {"options.agent.data", with([](cg_options* o) { o->agent = kNullText; })},
      {"options.agent.len", with([](cg_options* o) { o->agent = kEndlessText; })},
      {"product token", with([](cg_options* o) {
         o->agent = {"", 0};
       })},
      {"product token", with([](cg_options* o) { o->agent = cg_text("Example Bot/1"); })},
      {"options.profile.data", with([](cg_options* o) { o->profile = kNullText; })},
      {"profile", with([](cg_options* o) { o->profile = cg_text("lenient"); })},
      {"operator_kind", with([](cg_options* o) { o->operator_kind = 2; })},
  });
}

TEST(CapiMisuse, Site) {
  const CheckerHandle checker = NewChecker();
  const auto with = [&](auto change, size_t count = 1) {
    return [&checker, change, count](cg_error** e) {
      cg_site_file file = CG_SITE_FILE_INIT;
      file.path = cg_text("/robots.txt");
      change(&file);
      cg_site* out = Stale<cg_site>();
      const cg_status status =
          cg_site_new(checker.get(), cg_text("https://example.com"), &file, count, &out, e);
      EXPECT_EQ(out, nullptr);
      return status;
    };
  };
  cg_site* out = nullptr;
  const auto at = [&](cg_str origin) {
    return [&, origin](cg_error** e) {
      return cg_site_new(checker.get(), origin, nullptr, 0, &out, e);
    };
  };
  const cg_str origin = cg_text("https://example.com");
  ExpectInvalid({
      {"checker is NULL",
       [&](cg_error** e) { return cg_site_new(nullptr, origin, nullptr, 0, &out, e); }},
      {"out is NULL",
       [&](cg_error** e) { return cg_site_new(checker.get(), origin, nullptr, 0, nullptr, e); }},
      {"files is NULL",
       [&](cg_error** e) { return cg_site_new(checker.get(), origin, nullptr, 1, &out, e); }},
      {"origin.data", at(kNullText)},
      {"", at(cg_text(""))},
      {"", at(cg_text("ftp://example.com"))},
      {"", at(cg_text("https://"))},
      {"files[0].state is 4", with([](cg_site_file* f) { f->state = 4; })},
      {"files[0].path.data", with([](cg_site_file* f) { f->path = kNullText; })},
      {"files[0].url.data", with([](cg_site_file* f) { f->url = kNullText; })},
      {"files[0].body.data", with([](cg_site_file* f) { f->body = kNullText; })},
      {"files[0].fault.data", with([](cg_site_file* f) { f->fault = kNullText; })},
      {"files[0].headers is NULL", with([](cg_site_file* f) { f->header_count = 1; })},
  });
  EXPECT_EQ(out, nullptr);
}

TEST(CapiMisuse, Page) {
  const CheckerHandle checker = NewChecker();
  const SiteHandle site = NewSite(checker.get());
  const auto with = [&](auto change, uint32_t purposes = CG_PURPOSE_ALL) {
    return [&, change, purposes](cg_error** e) {
      cg_page page = NewPage(kPageUrl, kPlainBody);
      change(&page);
      cg_result* out = Stale<cg_result>();
      const cg_status status = cg_check_page(checker.get(), site.get(), &page, purposes, &out, e);
      EXPECT_EQ(out, nullptr);
      return status;
    };
  };
  const auto same = [](cg_page*) {};
  static const cg_header kBadHeader[] = {{cg_text("a"), kNullText}};
  static cg_hop bad_hop = CG_HOP_INIT;
  bad_hop.url = kNullText;
  ExpectInvalid({
      {"page.url.data", with([](cg_page* p) { p->url = kNullText; })},
      {"", with([](cg_page* p) { p->url = cg_text(""); })},
      {"", with([](cg_page* p) { p->url = cg_text("mailto:a@example.com"); })},
      {"", with([](cg_page* p) { p->url = cg_text("https://elsewhere.example/"); })},
      {"page.asked_url.data", with([](cg_page* p) { p->asked_url = kNullText; })},
      {"page.body.data", with([](cg_page* p) { p->body = kNullText; })},
      {"page.body.len", with([](cg_page* p) { p->body = kEndlessText; })},
      {"page.fault.data", with([](cg_page* p) { p->fault = kNullText; })},
      {"page.headers is NULL", with([](cg_page* p) { p->headers = nullptr; })},
      {"page.headers.value.data", with([](cg_page* p) { p->headers = kBadHeader; })},
      {"page.hops is NULL", with([](cg_page* p) { p->hop_count = 1; })},
      {"page.hops[0].url.data", with([](cg_page* p) {
         p->hops = &bad_hop;
         p->hop_count = 1;
       })},
      {"no purpose", with(same, 0)},
      {"unknown bit", with(same, CG_PURPOSE_TDM | UINT32_C(64))},
      {"unknown bit", with(same, UINT32_MAX)},
  });
}

TEST(CapiMisuse, Checks) {
  const CheckerHandle checker = NewChecker();
  const SiteHandle site = NewSite(checker.get());
  const cg_page page = NewPage(kPageUrl, kPlainBody);
  const cg_str url = page.url;
  const auto* c = checker.get();
  const auto* s = site.get();
  const uint32_t all = CG_PURPOSE_ALL;
  cg_result* out = nullptr;
  ExpectInvalid({
      {"checker", [&](cg_error** e) { return cg_check_page(nullptr, s, &page, all, &out, e); }},
      {"site", [&](cg_error** e) { return cg_check_page(c, nullptr, &page, all, &out, e); }},
      {"page", [&](cg_error** e) { return cg_check_page(c, s, nullptr, all, &out, e); }},
      {"out", [&](cg_error** e) { return cg_check_page(c, s, &page, all, nullptr, e); }},
      {"checker", [&](cg_error** e) { return cg_check_url(nullptr, s, url, all, &out, e); }},
      {"site", [&](cg_error** e) { return cg_check_url(c, nullptr, url, all, &out, e); }},
      {"out", [&](cg_error** e) { return cg_check_url(c, s, url, all, nullptr, e); }},
      {"url.data", [&](cg_error** e) { return cg_check_url(c, s, kNullText, all, &out, e); }},
      {"", [&](cg_error** e) { return cg_check_url(c, s, cg_text("/x"), all, &out, e); }},
      {"no purpose", [&](cg_error** e) { return cg_check_url(c, s, url, 0, &out, e); }},
  });
  EXPECT_EQ(out, nullptr);
}

}  // namespace
}  // namespace crawlguard::capi
