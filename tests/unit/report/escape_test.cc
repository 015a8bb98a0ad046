// SPDX-License-Identifier: Apache-2.0
#include "report/escape.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace crawlguard::report {
namespace {

using namespace std::string_view_literals;

TEST(Escape, MakesHazardsVisibleOnATerminal) {
  struct Case {
    std::string_view in;
    std::string_view out;
  };
  constexpr Case kCases[] = {
      {"plain", "plain"},
      {"\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"},
      {"bell\a nul\0 del\x7f"sv, "bell\\x07 nul\\x00 del\\x7f"},
      {"a\r\n\t b", "a b"},                           // white space is one blank
      {"a\xe2\x80\xa8\xe2\x80\xa9\xc2\x85z", "a z"},  // U+2028, U+2029, NEL end lines
      {"\xc2\x9b"
       "31m",
       "\\u009b31m"},  // C1 CSI
      {"\xe2\x80\xae"
       "evil\xe2\x81\xa9",
       "\\u202eevil\\u2069"},  // bidi override, isolate
      {"\xd8\x9c\xe2\x80\x8e\xe2\x80\x8f", "\\u061c\\u200e\\u200f"},
      {"\xf3\xa0\x81\x81", "\\u{e0041}"},  // tag character
      {"\xef\xbb\xbf", "\\ufeff"},
      {"z\xc5\xbc\xe6\x97\xa5\xf0\x9f\x98\x80", "z\xc5\xbc\xe6\x97\xa5\xf0\x9f\x98\x80"},
      {"bad \xff\xc3", "bad \\xff\\xc3"},  // malformed bytes
      {"\xe2\x80", "\\xe2\\x80"},          // cut character
      {"", ""},
  };
  for (const Case& c : kCases) EXPECT_EQ(EscapeForTerminal(c.in), c.out) << c.out;
}

TEST(Escape, JsonHazardsBecomeJsonEscapes) {
  EXPECT_EQ(EscapeJsonText("{\n  \"a\": \"\xe2\x80\xae\x7f\xc2\x9b\"\n}"),
            "{\n  \"a\": \"\\u202e\\u007f\\u009b\"\n}");
  EXPECT_EQ(EscapeJsonText("\"\xf3\xa0\x81\x81 \xc5\xbc\""), "\"\\udb40\\udc41 \xc5\xbc\"");
}

TEST(Escape, NeighboursOfHazardRangesAreNone) {
  for (char32_t code : {U' ', U'~', char32_t{0xA0}, char32_t{0x200D}, char32_t{0x2010},
                        char32_t{0x2027}, char32_t{0x202F}, char32_t{0x2065}, char32_t{0xE0080}}) {
    EXPECT_FALSE(IsHazard(code)) << std::hex << static_cast<unsigned>(code);
  }
}

TEST(Escape, PadCountsCharacters) {
  EXPECT_EQ(Pad("\xc5\xbc", 3), "\xc5\xbc  ");
  EXPECT_EQ(Pad("long", 3), "long");
  EXPECT_EQ(Pad("abc", 3), "abc");
}

}  // namespace
}  // namespace crawlguard::report
