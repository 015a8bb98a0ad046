// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace crawlguard::utf8 {
namespace {

TEST(Utf8, RoundTripsEveryScalarValue) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x900 ? 1 : 97) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    Append(c, &text);
    const Decoded d = DecodeAt(text, 0);
    ASSERT_TRUE(d.valid) << static_cast<unsigned>(c);
    ASSERT_EQ(d.code, c);
    ASSERT_EQ(d.length, text.size());
  }
}

struct RepairCase {
  std::string input;
  std::string output;
};

class Repairs : public testing::TestWithParam<RepairCase> {};

// https://encoding.spec.whatwg.org/#utf-8-decoder
TEST_P(Repairs, AsWhatwg) {
  EXPECT_EQ(Repair(GetParam().input), GetParam().output);
  EXPECT_EQ(IsValid(GetParam().input), GetParam().input == GetParam().output);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Repairs,
    testing::Values(RepairCase{"", ""}, RepairCase{"a\u0142", "a\u0142"},
                    RepairCase{"\xFF", "\uFFFD"},
                    RepairCase{"\xC0\x80", "\uFFFD\uFFFD"},  // overlong
                    RepairCase{"\xE2\x82", "\uFFFD"},        // cut
                    RepairCase{"\xE2\x82(", "\uFFFD("},
                    RepairCase{"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},            // a surrogate
                    RepairCase{"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},  // > U+10FFFF
                    RepairCase{"\xF0\x9F\x98", "\uFFFD"}));

TEST(Utf8, TruncateNeverCutsACharacter) {
  const std::string text = "a\u0142\u20AC";
  const std::size_t borders[] = {0, 1, 1, 3, 3, 3, 6, 6};
  for (std::size_t n = 0; n < std::size(borders); ++n) {
    EXPECT_EQ(Truncate(text, n).size(), borders[n]) << n;
  }
}

}  // namespace
}  // namespace crawlguard::utf8
