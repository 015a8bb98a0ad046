// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/utf8.h"
#include "text/sentences.h"

namespace crawlguard::text {
namespace {

std::vector<Range> Split(const std::string& block) {
  std::vector<Range> ranges;
  SplitSentences(block, &ranges);
  return ranges;
}

// `bytes` of words without a full stop.
std::string Words(std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += "word ";
  text.resize(bytes);
  if (text.back() == ' ') text.back() = 'w';
  return text;
}

TEST(SentenceLimit, LongestSentenceStaysWhole) {
  EXPECT_EQ(Split(Words(limits::kMaxSentenceBytes)).size(), 1U);
}

TEST(SentenceLimit, OneByteMoreIsCutAtABlankWithOverlap) {
  const std::string text = Words(limits::kMaxSentenceBytes + 1);
  const std::vector<Range> ranges = Split(text);
  ASSERT_EQ(ranges.size(), 2U);
  EXPECT_EQ(ranges[0].begin, 0U);
  EXPECT_EQ(text[ranges[0].end], ' ');
  EXPECT_EQ(text[ranges[1].begin - 1], ' ');
  EXPECT_LE(ranges[1].begin, ranges[0].end - limits::kSentenceOverlapBytes + 5);
  EXPECT_EQ(ranges[1].end, text.size());
}

TEST(SentenceLimit, WithoutBlanksIsCutAtACharacter) {
  std::string text;
  while (text.size() <= 3 * limits::kMaxSentenceBytes) text += "\u017C\u7981";
  for (const Range& r : Split(text)) {
    EXPECT_LE(r.end - r.begin, limits::kMaxSentenceBytes);
    EXPECT_TRUE(utf8::IsValid(std::string_view(text).substr(r.begin, r.end - r.begin)));
  }
}

// Sentences cover everything but white space, in order, whatever the text is.
TEST(SentenceProperty, CoversEveryByteButWhiteSpace) {
  std::mt19937 random(42);  // NOLINT(cert-msc51-cpp): a fixed seed repeats
  const std::vector<std::string> pieces = {"a",  "Bc", ". ", ".",  "! ",     "\n",     "e.g. ",
                                           "1.", "(",  ")",  "\"", "\u3002", "\u00A0", "\u017B"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    const std::size_t length = random() % 20;
    for (std::size_t i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    std::vector<bool> covered(text.size(), false);
    std::size_t last = 0;
    for (const Range& r : Split(text)) {
      ASSERT_LT(r.begin, r.end) << text;
      ASSERT_LE(last, r.begin) << text;
      ASSERT_LE(r.end, text.size()) << text;
      last = r.end;
      for (std::size_t i = r.begin; i < r.end; ++i) covered[i] = true;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool space =
          text[i] == ' ' || text[i] == '\n' || text[i] == '\xC2' || text[i] == '\xA0';
      ASSERT_TRUE(covered[i] || space) << text << " at " << i;
    }
  }
}

TEST(SentenceProperty, HostileTextIsLinear) {
  std::string dots;
  for (int i = 0; i < 200'000; ++i) dots += "a.B. ";
  EXPECT_FALSE(Split(dots).empty());
  EXPECT_FALSE(Split(std::string(1'000'000, '.')).empty());
}

}  // namespace
}  // namespace crawlguard::text
