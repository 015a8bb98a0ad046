// SPDX-License-Identifier: Apache-2.0
//
// Memory that runs out at any single allocation of a check, alone or for good, gives an error and
// nothing else: no crash, no exception, no weaker decision, then or later. The JSON is empty then.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <string>

#include "unit/capi/handles_for_test.h"

namespace {

long allocations = 0;
long fail_at = -1;      // the allocation that fails, counted from 0; -1: none
bool fail_ever = true;  // and all that follow

void* Try(std::size_t size) noexcept {
  const long number = allocations++;
  const bool fails = fail_at >= 0 && (number == fail_at || (fail_ever && number > fail_at));
  return fails ? nullptr : std::malloc(size);
}

void* Allocate(std::size_t size) {
  void* memory = Try(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return Allocate(size); }
void* operator new[](std::size_t size) { return Allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return Try(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return Try(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace crawlguard::capi {
namespace {

// What one round gave; the denied purposes are all of them where there is no result.
struct Round {
  cg_status status;
  uint32_t denied;
  long allocations;
};

Round Check(const cg_checker* checker, long at, bool for_good) {
  cg_site_file file = CG_SITE_FILE_INIT;
  file.path = cg_text("/robots.txt");
  file.state = CG_FILE_ANSWERED;
  file.status = 200;
  file.body = cg_text("User-agent: *\nDisallow: /private/\n# Text and data mining is prohibited\n");
  const cg_page page = NewPage(
      kPageUrl,
      "<html lang=en><head><meta name=robots content=noarchive></head><body><p>Text and data "
      "mining of this site is prohibited.</p><ul><li>Harbour</ul></body></html>");
  cg_site* site = nullptr;
  cg_result* result = nullptr;
  cg_error* error = nullptr;
  allocations = 0;
  fail_at = at;
  fail_ever = for_good;
  cg_status status = cg_site_new(checker, page.url, &file, 1, &site, &error);
  if (status == CG_OK) {
    status = cg_check_page(checker, site, &page, CG_PURPOSE_ALL, &result, &error);
  }
  const cg_str json = cg_result_json(result);
  EXPECT_TRUE(json.len == 0 || json.data[json.len - 1] == '}');
  fail_at = -1;
  EXPECT_EQ(error == nullptr, status == CG_OK);
  const Round round = {status, cg_result_denied(result, 0), allocations};
  cg_error_free(error);
  cg_result_free(result);
  cg_site_free(site);
  return round;
}

TEST(CapiOutOfMemory, EveryAllocationOfACheckMayFail) {
  const CheckerHandle checker = NewChecker(NewRules(kMiningRule));
  ASSERT_TRUE(checker);
  Check(checker.get(), -1, true);  // what is made once is made
  const Round whole = Check(checker.get(), -1, true);
  ASSERT_EQ(whole.status, CG_OK);
  ASSERT_EQ(whole.denied,
            CG_PURPOSE_TDM | CG_PURPOSE_AI_TRAIN | CG_PURPOSE_AI_INPUT | CG_PURPOSE_ARCHIVE);
  ASSERT_GT(whole.allocations, 100);
  int failed = 0;
  for (long at = 0; at < whole.allocations; ++at) {
    const Round round = Check(checker.get(), at, at % 2 == 0);
    if (round.status == CG_OK) {
      EXPECT_EQ(round.denied | whole.denied, round.denied) << at;
    } else {
      EXPECT_EQ(round.status, CG_INTERNAL) << at;
      EXPECT_EQ(round.denied, CG_PURPOSE_ALL) << at;
      ++failed;
    }
  }
  EXPECT_GT(failed, 100);
  // Nothing that is shared was left broken.
  EXPECT_EQ(Check(checker.get(), -1, true).denied, whole.denied);
}

}  // namespace
}  // namespace crawlguard::capi
