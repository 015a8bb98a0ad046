// SPDX-License-Identifier: Apache-2.0
#include "html/arena.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <utility>

namespace crawlguard::html {
namespace {

TEST(ArenaLimit, HandsOutItsCapAndNoMore) {
  Arena arena(1000);
  EXPECT_NE(arena.Allocate(992), nullptr);
  EXPECT_EQ(arena.Allocate(9), nullptr);
  EXPECT_NE(arena.Allocate(8), nullptr);
  EXPECT_EQ(arena.Allocate(1), nullptr);
  EXPECT_EQ(arena.used(), 1000U);
}

TEST(ArenaLimit, RefusesWhatCannotBe) {
  Arena arena(1000);
  EXPECT_EQ(arena.Allocate(std::numeric_limits<std::size_t>::max()), nullptr);
  EXPECT_EQ(arena.Allocate(1001), nullptr);
  EXPECT_EQ(arena.used(), 0U);
}

TEST(Arena, PiecesAreAlignedAndApart) {
  Arena arena(1U << 20);
  char* last = static_cast<char*>(arena.Allocate(3));
  for (std::size_t bytes = 1; bytes < 300; ++bytes) {
    char* const piece = static_cast<char*>(arena.Allocate(bytes));
    ASSERT_EQ(reinterpret_cast<std::uintptr_t>(piece) % 8, 0U);
    ASSERT_NE(piece, last);
    std::fill_n(piece, bytes, 'x');
    last = piece;
  }
}

TEST(Arena, CopiesOutliveAMove) {
  Arena arena(1U << 20);
  const std::string_view small = arena.Copy("small");
  const std::string big(200'000, 'b');
  const std::string_view large = arena.Copy(big);
  Arena moved = std::move(arena);
  Arena assigned(0);
  assigned = std::move(moved);
  EXPECT_EQ(small, "small");
  EXPECT_EQ(large, big);
}

TEST(Arena, ResetGivesAllBack) {
  Arena arena(100'000);
  EXPECT_NE(arena.Allocate(90'000), nullptr);
  EXPECT_EQ(arena.Allocate(90'000), nullptr);
  arena.Reset();
  EXPECT_NE(arena.Allocate(90'000), nullptr);
}

TEST(Arena, CopyWithoutMemoryIsEmpty) {
  Arena arena(4);
  EXPECT_TRUE(arena.Copy("12345").empty());
  EXPECT_TRUE(arena.Copy("").empty());
}

}  // namespace
}  // namespace crawlguard::html
