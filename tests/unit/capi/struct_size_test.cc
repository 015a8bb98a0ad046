// SPDX-License-Identifier: Apache-2.0
//
// Structs say their size: wrong ones are refused, those of a later version are read as far as they
// are understood, and never further.
#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "unit/capi/handles_for_test.h"

namespace crawlguard::capi {
namespace {

// A page of a program that was compiled for a later version of c.h.
struct LaterPage {
  cg_page page;
  size_t later;
};

class CapiStructSize : public ::testing::Test {
 protected:
  cg_status Check(const cg_page* page) {
    cg_result* out = nullptr;
    const cg_status status =
        cg_check_page(checker_.get(), site_.get(), page, CG_PURPOSE_TDM, &out, nullptr);
    denied_ = cg_result_denied(out, 0) != 0;
    cg_result_free(out);
    return status;
  }

  CheckerHandle checker_ = NewChecker();
  SiteHandle site_ = NewSite(checker_.get());
  bool denied_ = false;
};

TEST_F(CapiStructSize, WrongSizesAreInvalid) {
  cg_page page = NewPage(kPageUrl, kPlainBody);
  EXPECT_EQ(Check(&page), CG_OK);
  for (const size_t size : {size_t{0}, size_t{1}, sizeof(cg_page) - 1, size_t{4097}, SIZE_MAX}) {
    page.size = size;
    EXPECT_EQ(Check(&page), CG_INVALID_ARGUMENT) << size;
    EXPECT_TRUE(denied_) << size;
  }
}

TEST_F(CapiStructSize, OptionsSiteFilesAndHopsSayTheirsToo) {
  cg_options options = CG_OPTIONS_INIT;
  options.size -= 1;
  cg_checker* checker = nullptr;
  EXPECT_EQ(cg_checker_new(&options, &checker, nullptr), CG_INVALID_ARGUMENT);

  cg_site_file file = CG_SITE_FILE_INIT;
  file.path = cg_text("/robots.txt");
  file.size = 0;
  cg_site* site = nullptr;
  EXPECT_EQ(cg_site_new(checker_.get(), cg_text(kPageUrl), &file, 1, &site, nullptr),
            CG_INVALID_ARGUMENT);

  cg_hop hop = CG_HOP_INIT;
  hop.url = cg_text(kPageUrl);
  cg_page page = NewPage(kPageUrl, kPlainBody);
  page.hops = &hop;
  page.hop_count = 1;
  EXPECT_EQ(Check(&page), CG_OK);
  hop.size += 1;  // no array of hops could have this
  EXPECT_EQ(Check(&page), CG_INVALID_ARGUMENT);
}

TEST_F(CapiStructSize, LaterFieldsMustBeZero) {
  LaterPage later = {NewPage(kPageUrl, kReservedBody), 0};
  later.page.size = sizeof(LaterPage);
  EXPECT_EQ(Check(&later.page), CG_OK);
  EXPECT_TRUE(denied_);
  later.later = 1;
  EXPECT_EQ(Check(&later.page), CG_UNSUPPORTED);
  later.later = 0;
  later.page.reserved = 1;
  EXPECT_EQ(Check(&later.page), CG_UNSUPPORTED);
}

TEST_F(CapiStructSize, ArraysStepByTheirFirstElement) {
  std::vector<LaterPage> pages(3, {NewPage(kPageUrl, kPlainBody), 0});
  for (LaterPage& later : pages) later.page.size = sizeof(LaterPage);
  pages[1].page.body = cg_text(kReservedBody);
  const std::vector<const cg_site*> sites(3, site_.get());
  cg_result* results[3] = {};
  ASSERT_EQ(cg_check_pages(checker_.get(), sites.data(), &pages[0].page, 3, CG_PURPOSE_TDM, results,
                           nullptr),
            CG_OK);
  EXPECT_EQ(cg_result_denied(results[0], 0), 0U);
  EXPECT_EQ(cg_result_denied(results[1], 0), CG_PURPOSE_TDM);
  EXPECT_EQ(cg_result_denied(results[2], 0), 0U);
  for (cg_result* result : results) cg_result_free(result);

  pages[2].page.size = sizeof(cg_page);
  EXPECT_EQ(cg_check_pages(checker_.get(), sites.data(), &pages[0].page, 3, CG_PURPOSE_TDM, results,
                           nullptr),
            CG_INVALID_ARGUMENT);
  EXPECT_NE(results[1], nullptr);
  EXPECT_EQ(results[2], nullptr);
  for (cg_result* result : results) cg_result_free(result);
}

}  // namespace
}  // namespace crawlguard::capi
