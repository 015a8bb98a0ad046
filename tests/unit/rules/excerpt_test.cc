// SPDX-License-Identifier: Apache-2.0
#include "rules/excerpt.h"

#include <gtest/gtest.h>

#include <string>

#include "base/limits.h"

namespace crawlguard::rules {
namespace {

TEST(CleanText, DropsWhatShowsNothingAndKeepsWordsApart) {
  EXPECT_EQ(CleanText("  re\u00ADserved\u00A0\u200B rights \n here ", 100), "reserved rights here");
}

TEST(CleanText, KeepsSpacesThatFoldingTrims) { EXPECT_EQ(CleanText("a b", 10), "a b"); }

TEST(CleanText, RepairsAndCutsAtACharacterBorder) {
  EXPECT_EQ(CleanText("a\xFF\u0142\u0142", 6), "a\uFFFD\u0142");
}

TEST(ExcerptWindow, AShortSentenceIsQuotedWhole) {
  const std::string text = "  No robots.  Next.";
  const text::Range window = ExcerptWindow(text, {0, 12}, {{5, 11}});
  EXPECT_EQ(text.substr(window.begin, window.end - window.begin), "No robots.");
}

TEST(ExcerptWindow, ALongSentenceIsQuotedWhereItsDecidingWordsAre) {
  const std::string filler(400, 'x');
  const std::string text = "start " + filler + " requires consent manual or automated " + filler;
  const std::size_t at = text.find("requires");
  const text::Range window =
      ExcerptWindow(text, {0, text.size()}, {{0, 5}, {at, at + 8}, {at + 17, at + 23}});
  EXPECT_EQ(window.begin, at);
  EXPECT_LE(window.end - window.begin, limits::kMaxExcerptBytes);
}

TEST(ExcerptWindow, LimitAtNAndNPlusOne) {
  for (const std::size_t size : {limits::kMaxExcerptBytes, limits::kMaxExcerptBytes + 1}) {
    const std::string text(size, 'a');
    const text::Range window = ExcerptWindow(text, {0, size}, {{0, 3}});
    EXPECT_EQ(window.end - window.begin, limits::kMaxExcerptBytes);
  }
}

TEST(ExcerptWindow, NeverCutsInsideACharacter) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "\u0142";  // 2 bytes each, no blank to cut at
  const text::Range window = ExcerptWindow("x" + text, {0, text.size() + 1}, {{0, 1}});
  EXPECT_EQ((window.end - window.begin) % 2, 1U);
}

TEST(LooksLikeName, CapitalsOfAnyScriptAndDigits) {
  EXPECT_TRUE(LooksLikeName("Example"));
  EXPECT_TRUE(LooksLikeName("\u0141\u00F3d\u017A"));
  EXPECT_TRUE(LooksLikeName("4Kids"));
  EXPECT_FALSE(LooksLikeName("the owner"));
  EXPECT_FALSE(LooksLikeName(""));
}

}  // namespace
}  // namespace crawlguard::rules
