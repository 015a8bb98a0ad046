// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

extern "C" int capi_c99_program(void);

namespace crawlguard::capi {
namespace {

TEST(CapiC99, AProgramInC) { EXPECT_EQ(capi_c99_program(), 0) << "line of c99_program.c"; }

}  // namespace
}  // namespace crawlguard::capi
