// SPDX-License-Identifier: Apache-2.0
#include "text/fold.h"

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"

namespace crawlguard::text {
namespace {

struct FoldCase {
  const char* name;
  std::string source;
  std::string folded;
};

class FoldForm : public testing::TestWithParam<FoldCase> {};

TEST_P(FoldForm, MakesTheOneForm) {
  EXPECT_EQ(Folded(GetParam().source), GetParam().folded);
  EXPECT_EQ(Folded(GetParam().folded), GetParam().folded) << "folding twice";
}

INSTANTIATE_TEST_SUITE_P(
    Ascii, FoldForm,
    testing::Values(FoldCase{"Empty", "", ""},
                    FoldCase{"Case", "Text And DATA Mining", "text and data mining"},
                    FoldCase{"Spaces", " \t text\r\n\f and \v data ", "text and data"},
                    FoldCase{"OnlySpaces", " \n\t ", ""},
                    FoldCase{"Controls", std::string("te\0xt\x7F \x01", 8), "text"},
                    FoldCase{"Punctuation", "[A-Z]\\_`~{|}", "[a-z]\\_`~{|}"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Unicode, FoldForm,
    testing::Values(FoldCase{"Polish", "Zastrze\u017CENIE \u0141\u00D3D\u0179",
                             "zastrze\u017Cenie \u0142\u00F3d\u017A"},
                    FoldCase{"Cyrillic", "\u0417\u0410\u041F\u0420\u0415\u0429\u0415\u041D\u041E",
                             "\u0437\u0430\u043F\u0440\u0435\u0449\u0435\u043D\u043E"},
                    FoldCase{"SharpS", "Stra\u00DFe", "strasse"},
                    FoldCase{"FinalSigma", "\u039F\u03A3 \u03C2", "\u03BF\u03C3 \u03C3"},
                    FoldCase{"FullWidth", "\uFF34\uFF24\uFF2D\u3000\uFF11", "tdm 1"},
                    FoldCase{"Ligature", "o\uFB03ce", "office"},
                    FoldCase{"Superscript", "x\u00B2", "x2"},
                    FoldCase{"Chinese", "\u7981\u6B62\uFF0C\u8BAD\u7EC3",
                             "\u7981\u6B62,\u8BAD\u7EC3"},
                    FoldCase{"Malformed",
                             "a\xFF"
                             "b\xC5",
                             "a\uFFFD"
                             "b\uFFFD"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Invisible, FoldForm,
    testing::Values(FoldCase{"SoftHyphen", "mi\u00ADning", "mining"},
                    FoldCase{"ZeroWidth", "da\u200Bta\u200C m\u200Din\u2060ing\uFEFF",
                             "data mining"},
                    FoldCase{"Bidi", "\u202Edata\u202C \u2066mining\u2069\u061C", "data mining"},
                    FoldCase{"VariationSelector", "a\uFE0F\U000E0101", "a"},
                    FoldCase{"Tags", "b\U000E0061\U000E007F", "b"},
                    FoldCase{"OtherFormat", "a\u0600\u06DDb", "ab"},
                    FoldCase{"HangulFiller", "a\u3164b", "ab"},
                    FoldCase{"OnlyInvisible", "\u200B\u00AD", ""}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Lookalikes, FoldForm,
    testing::Values(
        FoldCase{"Spaces", "a\u00A0b\u2003\u2009c\u3000d\u2028e\u202Ff\u0085g", "a b c d e f g"},
        FoldCase{"Dashes", "a\u2010b\u2011c\u2013d\u2014e\u2212f\uFF0Dg\uFE58h", "a-b-c-d-e-f-g-h"},
        FoldCase{"SingleQuotes",
                 "don\u2019t don\u02BCt don\u00B4t don\uFF07t \u201Ax\u2018 \u2039y\u203A",
                 "don't don't don't don't 'x' 'y'"},
        FoldCase{"DoubleQuotes", "\u201Ea\u201D \u201Cb\u201D \u00ABc\u00BB \u301Dd\u301E",
                 "\"a\" \"b\" \"c\" \"d\""},
        FoldCase{"Ellipsis", "and\u2026 so\u2025", "and... so.."}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Clusters, FoldForm,
    testing::Values(FoldCase{"AsciiAndMark", "z\u0307", "\u017C"},
                    FoldCase{"CapitalAndMark", "Z\u0307Y", "\u017Cy"},
                    FoldCase{"TwoMarks", "o\u0302\u0301", "\u1ED1"},
                    FoldCase{"MarksInAnyOrder", "a\u0323\u0302 a\u0302\u0323", "\u1EAD \u1EAD"},
                    FoldCase{"MarkAfterLetterOfTheTable", "\u00EA\u0301", "\u1EBF"},
                    FoldCase{"MarkOverInvisible", "z\u200D\u0307", "\u017C"},
                    FoldCase{"MarkAfterSpace", "a \u0301b",
                             "a \u0301"
                             "b"},
                    FoldCase{"MarkFirst", "\u0301a",
                             "\u0301"
                             "a"},
                    FoldCase{"HangulJamo", "\u1112\u1161\u11AB", "\uD55C"},
                    FoldCase{"HangulSyllableAndFinal", "\uD558\u11AB", "\uD55C"},
                    FoldCase{"HalfWidthKatakana", "\uFF76\uFF9E", "\u30AC"},
                    FoldCase{"CharacterThatHoldsSpace", "a\u00A8b",
                             "a \u0308"
                             "b"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(FoldObject, IsReusable) {
  FoldedText folded;
  Fold("A longer text than the next", &folded);
  Fold("B", &folded);
  EXPECT_EQ(folded.text(), "b");
  EXPECT_EQ(folded.SourceOffset(1), 1U);
  Fold("", &folded);
  EXPECT_EQ(folded.text(), "");
  EXPECT_EQ(folded.SourceOffset(0), 0U);
}

// Each character alone, and between letters.
TEST(FoldProperty, IsIdempotentForEveryCharacter) {
  for (char32_t code = 1; code < 0x30000; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string source = "x";
    utf8::Append(code, &source);
    source += "y";
    const std::string once = Folded(source);
    ASSERT_EQ(Folded(once), once) << std::hex << static_cast<unsigned>(code);
  }
}

TEST(FoldProperty, AccentStorm_IsLinear) {
  std::string storm = "a";
  for (int i = 0; i < 50'000; ++i) storm += i % 2 == 0 ? "\u0301" : "\u0323";
  const std::string folded = Folded(storm);
  EXPECT_GT(folded.size(), 50'000U);
  EXPECT_TRUE(utf8::IsValid(folded));
}

}  // namespace
}  // namespace crawlguard::text
