// SPDX-License-Identifier: Apache-2.0
//
// Decoding, and the way back to the raw offset.
#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"
#include "html/charset.h"

namespace crawlguard::html {
namespace {

struct DecodeCase {
  const char* charset;
  std::string raw;
  std::string text;
};

class DecodeCharset : public testing::TestWithParam<DecodeCase> {};

TEST_P(DecodeCharset, GivesUtf8) {
  const DecodedText decoded = Decode(GetParam().raw, GetParam().charset);
  EXPECT_EQ(decoded.text, GetParam().text);
  EXPECT_FALSE(decoded.malformed);
  EXPECT_TRUE(decoded.supported);
}

// The raw bytes up to the raw offset of a character decode to the text up to that character.
TEST_P(DecodeCharset, RawOffsetLeadsBack) {
  const std::string& raw = GetParam().raw;
  const std::string text = Decode(raw, GetParam().charset).text;
  std::size_t last = 0;
  for (std::size_t at = 0; at < text.size(); at += utf8::DecodeAt(text, at).length) {
    const std::size_t offset = RawOffset(raw, GetParam().charset, at);
    ASSERT_LE(last, offset);
    EXPECT_EQ(Decode(raw.substr(0, offset), GetParam().charset).text, text.substr(0, at)) << at;
    EXPECT_EQ(RawOffset(raw, GetParam().charset, at + utf8::DecodeAt(text, at).length - 1), offset)
        << "within a character";
    last = offset;
  }
  EXPECT_EQ(RawOffset(raw, GetParam().charset, text.size()), raw.size());
}

INSTANTIATE_TEST_SUITE_P(
    Whatwg_Encodings, DecodeCharset,
    testing::Values(
        DecodeCase{"utf-8", "za\xC5\xBC\xF0\x9D\x94\x84!", "za\u017C\U0001D504!"},
        DecodeCase{"iso-8859-2", "za\xBF\xF3\xB3\xE6", "za\u017C\u00F3\u0142\u0107"},
        DecodeCase{"windows-1250", "za\xBF\xF3\xB3\xE6\x9C", "za\u017C\u00F3\u0142\u0107\u015B"},
        DecodeCase{"windows-1251", "\xE7\xE0\xEF\xF0\xE5\xF2",
                   "\u0437\u0430\u043F\u0440\u0435\u0442"},
        DecodeCase{"windows-1252", "a\x80\x81\x8D\x8F\x90\x9D\x93z",
                   "a\u20AC\u0081\u008D\u008F\u0090\u009D\u201Cz"},
        DecodeCase{"windows-1255", "\xF9\xC8\xCA", "\u05E9\u05B8\u05BA"},
        DecodeCase{"windows-1258", "a\xEC", "a\u0301"},
        DecodeCase{"koi8-u", "\xAE\xBE\xC1", "\u045E\u040E\u0430"},
        DecodeCase{"macintosh", "\xC6\xF0\x80", "\u2206\uF8FF\u00C4"},
        DecodeCase{"x-mac-cyrillic", "\xFF\x80", "\u20AC\u0410"},
        DecodeCase{"ibm866", "\xA0\xF0", "\u0430\u0401"},
        DecodeCase{"iso-8859-8-i", "\xE0", "\u05D0"},
        DecodeCase{"windows-874", "\xA1\x80", "\u0E01\u20AC"},
        DecodeCase{"x-user-defined", "a\x80\xFF", "a\uF780\uF7FF"},
        DecodeCase{"utf-16le", std::string("a\0\x7C\x01\x35\xD8\x04\xDD", 8), "a\u017C\U0001D504"},
        DecodeCase{"utf-16be", std::string("\0a\x01\x7C\xD8\x35\xDD\x04", 8), "a\u017C\U0001D504"},
        DecodeCase{"gbk", "a\xBD\xFB\xD6\xB9z", "a\u7981\u6B62z"},
        DecodeCase{"gb18030", "\xBD\xFB\x81\x30\x81\x30!", "\u7981\u0080!"},
        DecodeCase{"big5", "a\xB8\x54\xA4\xEEz", "a\u7981\u6B62z"},
        DecodeCase{"shift_jis", "a\x8B\xD6\x8E\x7E\xB1\\", "a\u7981\u6B62\uFF71\\"},
        DecodeCase{"euc-jp", "a\xB6\xD8\xBB\xDF\x8E\xB1", "a\u7981\u6B62\uFF71"},
        DecodeCase{"iso-2022-jp", "a\x1B$B6X;_\x1B(Bz", "a\u7981\u6B62z"},
        DecodeCase{"euc-kr", "a\xB1\xDD\xC1\xF6\x81\x41", "a\uAE08\uC9C0\uAC02"}),
    [](const auto& test) {
      std::string name = test.param.charset;
      for (char& c : name) c = c == '-' ? '_' : c;
      return name;
    });

struct MalformedCase {
  const char* name;
  const char* charset;
  std::string raw;
  std::string text;
};

class DecodeMalformed : public testing::TestWithParam<MalformedCase> {};

TEST_P(DecodeMalformed, ReplacesAndSaysSo) {
  const DecodedText decoded = Decode(GetParam().raw, GetParam().charset);
  EXPECT_EQ(decoded.text, GetParam().text);
  EXPECT_TRUE(decoded.malformed);
}

INSTANTIATE_TEST_SUITE_P(
    Whatwg_Errors, DecodeMalformed,
    testing::Values(
        MalformedCase{"Utf8Byte", "utf-8", "a\xFFz", "a\uFFFDz"},
        MalformedCase{"Utf8CutOff", "utf-8", "a\xE2\x82", "a\uFFFD"},
        MalformedCase{"Utf8Overlong", "utf-8", "\xC0\xAF", "\uFFFD\uFFFD"},
        MalformedCase{"Utf8Surrogate", "utf-8", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
        MalformedCase{"SingleByte", "windows-1253", "a\xAAz", "a\uFFFDz"},
        MalformedCase{"Utf16Lone", "utf-16le", std::string("\x35\xD8z\0", 4), "\uFFFDz"},
        MalformedCase{"Utf16Odd", "utf-16le", std::string("z\0x", 3), "z\uFFFD"},
        MalformedCase{"GbkKeepsTheAsciiAfter", "gbk", "\x81<p>", "\uFFFD<p>"},
        MalformedCase{"ShiftJisKeepsTheAsciiAfter", "shift_jis", "\x81<p>", "\uFFFD<p>"},
        MalformedCase{"EucKrCutOff", "euc-kr", "a\xB1", "a\uFFFD"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(DecodeOffset, AfterMalformedBytesIsRight) {
  const std::string raw = "a\xFF\xC5z";
  EXPECT_EQ(RawOffset(raw, "utf-8", 1), 1U);  // U+FFFD
  EXPECT_EQ(RawOffset(raw, "utf-8", 4), 2U);  // U+FFFD
  EXPECT_EQ(RawOffset(raw, "utf-8", 7), 3U);  // z
}

TEST(DecodeBom, IsRemovedAndCounted) {
  EXPECT_EQ(Decode("\xEF\xBB\xBFx", "utf-8").text, "x");
  EXPECT_EQ(RawOffset("\xEF\xBB\xBFx", "utf-8", 0), 3U);
  EXPECT_EQ(Decode(std::string("\xFF\xFEx\0", 4), "utf-16le").text, "x");
  EXPECT_EQ(Decode("\xEF\xBB\xBFx", "windows-1252").text, "\u00EF\u00BB\u00BFx");
}

TEST(DecodeUnsupported, House_IsReadAsWindows1252) {
  for (const char* const charset : {"replacement", "klingon"}) {
    const DecodedText decoded = Decode("no \xA9", charset);
    EXPECT_EQ(decoded.text, "no \u00A9");
    EXPECT_FALSE(decoded.supported);
  }
}

// Longer than any buffer on the way.
TEST(DecodeLong, MultiByteTextOfAnyLength) {
  std::string raw;
  std::string text;
  for (int i = 0; i < 5000; ++i) {
    raw += i % 3 == 0 ? "a\xBD\xFB" : "\xD6\xB9";
    text += i % 3 == 0 ? "a\u7981" : "\u6B62";
  }
  EXPECT_EQ(Decode(raw, "gbk").text, text);
  for (const std::size_t at : {std::size_t{4093}, std::size_t{8192}, std::size_t{12'000}}) {
    const std::string head(utf8::Truncate(text, at));
    EXPECT_EQ(Decode(raw.substr(0, RawOffset(raw, "gbk", head.size())), "gbk").text, head);
  }
}

}  // namespace
}  // namespace crawlguard::html
