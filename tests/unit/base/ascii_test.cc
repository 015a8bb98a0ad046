// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.h"

#include <gtest/gtest.h>

#include <string_view>

namespace crawlguard::ascii {
namespace {

TEST(Ascii, CaseIsIgnoredForAsciiOnly) {
  EXPECT_TRUE(EqualsIgnoreCase("User-AGENT", "user-agent"));
  EXPECT_FALSE(EqualsIgnoreCase("user-agent", "user-agents"));
  EXPECT_FALSE(EqualsIgnoreCase("\xC3\x84", "\xC3\xA4"));
  EXPECT_EQ(Lower("A\xC3\x84Z"), "a\xC3\x84z");
}

TEST(Ascii, FindIgnoreCase) {
  EXPECT_EQ(FindIgnoreCase("xxNoAixx", "noai"), 2U);
  EXPECT_EQ(FindIgnoreCase("noai noai", "NOAI", 1), 5U);
  EXPECT_EQ(FindIgnoreCase("noa", "noai"), std::string_view::npos);
  EXPECT_EQ(FindIgnoreCase("abc", ""), 0U);
}

TEST(Ascii, TrimBlankKeepsLineEnds) {
  EXPECT_EQ(TrimBlank(" \ta\n\t"), "a\n");
  EXPECT_EQ(TrimSpace(" \t\r\na b\f\n"), "a b");
  EXPECT_EQ(TrimSpace(" \n "), "");
}

TEST(Ascii, HexValue) {
  EXPECT_EQ(HexValue('0'), 0);
  EXPECT_EQ(HexValue('f'), 15);
  EXPECT_EQ(HexValue('F'), 15);
  EXPECT_EQ(HexValue('g'), -1);
}

}  // namespace
}  // namespace crawlguard::ascii
