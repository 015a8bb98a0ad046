// SPDX-License-Identifier: Apache-2.0
#include "crawlguard/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <utility>

namespace crawlguard {
namespace {

TEST(Result, HoldsAValueOrAnError) {
  const Result<int> value = 3;
  EXPECT_TRUE(value.has_value());
  EXPECT_EQ(*value, 3);
  EXPECT_EQ(value.value_or(4), 3);
  const Result<int> error = Error{ErrorCode::kIo, "no", "", 0, 0};
  EXPECT_FALSE(error);
  EXPECT_EQ(error.error().code, ErrorCode::kIo);
  EXPECT_EQ(error.value_or(4), 4);
}

TEST(Result, MovesOutWhatCannotBeCopied) {
  Result<std::unique_ptr<int>> value = std::make_unique<int>(5);
  const std::unique_ptr<int> out = *std::move(value);
  EXPECT_EQ(*out, 5);
}

TEST(Error, ToStringGivesWhatIsKnown) {
  EXPECT_EQ((Error{ErrorCode::kMalformed, "bad", "a.toml", 3, 7}.ToString()), "a.toml:3:7: bad");
  EXPECT_EQ((Error{ErrorCode::kMalformed, "bad", "a.toml", 0, 0}.ToString()), "a.toml: bad");
  EXPECT_EQ((Error{ErrorCode::kMalformed, "bad", "", 3, 0}.ToString()), "line 3: bad");
  EXPECT_EQ((Error{ErrorCode::kMalformed, "bad", "", 0, 0}.ToString()), "bad");
}

}  // namespace
}  // namespace crawlguard
