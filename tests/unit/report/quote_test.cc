// SPDX-License-Identifier: Apache-2.0
#include "report/quote.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace crawlguard::report {
namespace {

std::string Plain(const std::string& words, const std::vector<std::string>& deciding) {
  return Quote(words, deciding, "", Style(false));
}

TEST(Quote, WithoutDecidingWordsAllDecide) {
  EXPECT_EQ(Quote("no mining", {}, "  ", Style(false)), "  | no mining\n");
  EXPECT_EQ(Quote("no mining", {}, "  ", Style(true)), "  | \x1b[1;33mno mining\x1b[0m\n");
  EXPECT_EQ(Plain("no mining", {"elsewhere", ""}), "| no mining\n");
}

TEST(Quote, DecidingWordsAreUnderlinedOrPainted) {
  const std::vector<std::string> deciding = {"please", "no mining"};
  EXPECT_EQ(Plain("Here no mining, please.", deciding),
            "| Here no mining, please.\n"
            "|      ^^^^^^^^^  ^^^^^^\n");
  EXPECT_EQ(Quote("Here no mining, please.", deciding, "", Style(true)),
            "| Here \x1b[1;33mno mining\x1b[0m, \x1b[1;33mplease\x1b[0m.\n");
}

TEST(Quote, OverlappingMarksAreOne) {
  EXPECT_EQ(Plain("abcdef", {"cd", "abc", "b"}), "| abcdef\n| ^^^^\n");
}

TEST(Quote, WrapsAtBlanksAndMarksBothLines) {
  const std::string words = std::string(80, 'a') + " one two " + std::string(10, 'b');
  EXPECT_EQ(Plain(words, {"one two"}),
            "| " + std::string(80, 'a') + " one two\n" +  // 88 columns, exactly
                "|" + std::string(82, ' ') + "^^^^^^^\n" + "| " + std::string(10, 'b') + "\n");
  EXPECT_EQ(Plain("x" + words, {"one two"}), "| x" + std::string(80, 'a') + " one\n" + "|" +
                                                 std::string(83, ' ') + "^^^\n" + "| two " +
                                                 std::string(10, 'b') + "\n| ^^^\n");
}

TEST(Quote, LongWordsAreCutByCharacters) {
  std::string word;
  for (int i = 0; i < 90; ++i) word += "\xc5\xbc";
  EXPECT_EQ(Plain(word, {}), "| " + word.substr(0, 176) + "\n| \xc5\xbc\xc5\xbc\n");
}

TEST(Quote, EscapesWordsAndDecidingWords) {
  EXPECT_EQ(Plain("a\n\x1b[1m\xe2\x80\xae", {"\x1b[1m"}),
            "| a \\x1b[1m\\u202e\n"
            "|   ^^^^^^^\n");
}

}  // namespace
}  // namespace crawlguard::report
