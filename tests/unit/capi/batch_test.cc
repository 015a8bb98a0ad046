// SPDX-License-Identifier: Apache-2.0
//
// cg_check_pages: each item for itself, and many threads on one checker.
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "unit/capi/handles_for_test.h"

namespace crawlguard::capi {
namespace {

TEST(CapiBatch, AFailedItemFailsAlone) {
  const CheckerHandle checker = NewChecker();
  const SiteHandle one = NewSite(checker.get());
  const SiteHandle two = NewSite(checker.get(), "https://two.example");
  std::vector<cg_page> pages = {
      NewPage(kPageUrl, kReservedBody), NewPage("https://two.example/", kPlainBody),
      NewPage("no url", kPlainBody), NewPage("https://two.example/", kPlainBody),
      NewPage(kPageUrl, kPlainBody)};
  pages[4].header_count = SIZE_MAX;  // more than memory holds
  const cg_site* sites[] = {one.get(), two.get(), one.get(), nullptr, one.get()};
  cg_result* results[5];
  cg_error* errors[5];
  EXPECT_EQ(cg_check_pages(checker.get(), sites, pages.data(), pages.size(), CG_PURPOSE_TDM,
                           results, errors),
            CG_INVALID_ARGUMENT);
  EXPECT_EQ(cg_result_denied(results[0], 0), CG_PURPOSE_TDM);
  EXPECT_EQ(errors[0], nullptr);
  EXPECT_EQ(cg_result_denied(results[1], 0), 0U);
  EXPECT_EQ(errors[1], nullptr);
  const cg_status statuses[] = {CG_OK, CG_OK, CG_INVALID_ARGUMENT, CG_INVALID_ARGUMENT,
                                CG_INTERNAL};
  for (size_t i = 0; i < pages.size(); ++i) {
    EXPECT_EQ(cg_error_status(errors[i]), statuses[i]) << i << Message(errors[i]);
    EXPECT_EQ(results[i] == nullptr, statuses[i] != CG_OK) << i;
    cg_result_free(results[i]);
    cg_error_free(errors[i]);
  }
}

TEST(CapiBatch, AnEmptyBatchIsNoError) {
  const CheckerHandle checker = NewChecker();
  const cg_site* site = nullptr;
  cg_page page = CG_PAGE_INIT;
  cg_result* result = nullptr;
  EXPECT_EQ(cg_check_pages(checker.get(), &site, &page, 0, CG_PURPOSE_TDM, &result, nullptr),
            CG_OK);
}

TEST(CapiBatch, WhatIsMissingForAllFailsAll) {
  const CheckerHandle checker = NewChecker();
  const SiteHandle site = NewSite(checker.get());
  const std::vector<cg_page> pages(2, NewPage(kPageUrl, kPlainBody));
  const std::vector<const cg_site*> sites(2, site.get());
  struct Case {
    const char* name;
    const cg_checker* checker;
    const cg_site* const* sites;
    const cg_page* pages;
    uint32_t purposes;
    bool results;
  };
  for (const Case& c : {Case{"checker", nullptr, sites.data(), pages.data(), 1, true},
                        Case{"site", checker.get(), nullptr, pages.data(), 1, true},
                        Case{"pages", checker.get(), sites.data(), nullptr, 1, true},
                        Case{"purpose", checker.get(), sites.data(), pages.data(), 0, true},
                        Case{"unknown", checker.get(), sites.data(), pages.data(), 64, true},
                        Case{"out", checker.get(), sites.data(), pages.data(), 1, false}}) {
    cg_result* results[2];
    cg_error* errors[2];
    for (const bool with_errors : {false, true}) {
      EXPECT_EQ(cg_check_pages(c.checker, c.sites, c.pages, 2, c.purposes,
                               c.results ? results : nullptr, with_errors ? errors : nullptr),
                CG_INVALID_ARGUMENT)
          << c.name;
    }
    for (int i = 0; i < 2; ++i) {
      if (c.results) {
        EXPECT_EQ(results[i], nullptr) << c.name;
      }
      EXPECT_NE(Message(errors[i]).find(c.name), std::string::npos) << Message(errors[i]);
      cg_error_free(errors[i]);
    }
    if (c.purposes == 1) {
      EXPECT_EQ(cg_check_pages(c.checker, c.sites, c.pages, 0, c.purposes,
                               c.results ? results : nullptr, nullptr),
                CG_INVALID_ARGUMENT)
          << c.name;
    }
  }
}

constexpr char kNoticeBody[] =
    "<!DOCTYPE html><html><head><title>x</title></head>"
    "<body><p>Text and data mining of this site is prohibited.</p></body></html>";

// One thread's part: the batch, and what it must give.
void RunBatch(const cg_checker* checker, const cg_site* site, const std::string* expected,
              int* wrong) {
  const std::vector<cg_page> pages = {NewPage(kPageUrl, kNoticeBody),
                                      NewPage(kPageUrl, kPlainBody)};
  const cg_site* sites[] = {site, site};
  for (int round = 0; round < 4; ++round) {
    cg_result* results[2];
    if (cg_check_pages(checker, sites, pages.data(), 2, CG_PURPOSE_ALL, results, nullptr) !=
        CG_OK) {
      ++*wrong;
    }
    for (int i = 0; i < 2; ++i) {
      if (Text(cg_result_json(results[i])) != expected[i]) ++*wrong;
      cg_result_free(results[i]);
    }
  }
}

TEST(CapiBatch, SixtyFourThreadsShareOneChecker) {
  const CheckerHandle checker = NewChecker(NewRules(kMiningRule));
  const SiteHandle site = NewSite(checker.get());
  const cg_page pages[] = {NewPage(kPageUrl, kNoticeBody), NewPage(kPageUrl, kPlainBody)};
  std::string expected[2];
  for (int i = 0; i < 2; ++i) {
    cg_result* out = nullptr;
    ASSERT_EQ(cg_check_page(checker.get(), site.get(), &pages[i], CG_PURPOSE_ALL, &out, nullptr),
              CG_OK);
    expected[i] = Text(cg_result_json(out));
    cg_result_free(out);
  }
  ASSERT_NE(expected[0].find("xx.test.mining"), std::string::npos);
  ASSERT_EQ(expected[1].find("xx.test.mining"), std::string::npos);

  std::vector<int> wrong(64, 0);
  std::vector<std::thread> threads;
  threads.reserve(wrong.size());
  for (int& count : wrong) {
    threads.emplace_back(RunBatch, checker.get(), site.get(), expected, &count);
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(64, 0));
}

}  // namespace
}  // namespace crawlguard::capi
