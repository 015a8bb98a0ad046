// SPDX-License-Identifier: Apache-2.0
//
// The map from folded text back to its source.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "text/fold.h"

namespace crawlguard::text {
namespace {

// The source of the folded span that `needle` is.
std::string SourceOf(const std::string& source, std::string_view needle) {
  FoldedText folded;
  Fold(source, &folded);
  const std::size_t at = folded.text().find(needle);
  if (at == std::string::npos) return "(not found)";
  const std::size_t begin = folded.SourceOffset(at);
  return source.substr(begin, folded.SourceEnd(at + needle.size()) - begin);
}

struct MapCase {
  const char* name;
  std::string source;
  std::string needle;
  std::string expected;
};

class FoldMap : public testing::TestWithParam<MapCase> {};

TEST_P(FoldMap, LeadsBackToTheSource) {
  EXPECT_EQ(SourceOf(GetParam().source, GetParam().needle), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    House, FoldMap,
    testing::Values(MapCase{"Plain", "No Data Mining.", "data mining", "Data Mining"},
                    MapCase{"LeadingBlanks", "  \n No", "no", "No"},
                    MapCase{"BlankRun", "data \t\n mining", "data mining", "data \t\n mining"},
                    MapCase{"AfterBlankRun", "data \t\n mining", "mining", "mining"},
                    MapCase{"NoBreakSpace", "a\u00A0data\u00A0mining", "data", "data"},
                    MapCase{"SoftHyphenInside", "x mi\u00ADning y", "mining", "mi\u00ADning"},
                    MapCase{"SoftHyphenAfter", "mining\u00AD y", "mining", "mining"},
                    MapCase{"SoftHyphenBefore", "x \u00ADmining", "mining", "mining"},
                    MapCase{"TwoByteLetters", "ZGOD\u0118 \u0141\u00D3D\u0179",
                            "\u0142\u00F3d\u017A", "\u0141\u00D3D\u0179"},
                    MapCase{"SharpS", "die Stra\u00DFe ist", "strasse", "Stra\u00DFe"},
                    MapCase{"HalfOfSharpS", "Stra\u00DFe", "stras", "Stra\u00DF"},
                    MapCase{"AfterSharpS", "Stra\u00DFe", "se", "\u00DFe"},
                    MapCase{"Ligature", "an o\uFB03ce", "ice", "\uFB03ce"},
                    MapCase{"Cluster", "wy\u0142a\u0328czone", "\u0105", "a\u0328"},
                    MapCase{"AfterCluster", "z\u0307a", "a", "a"},
                    MapCase{"FullWidth", "\uFF34\uFF24\uFF2D", "dm", "\uFF24\uFF2D"},
                    MapCase{"Ellipsis", "and\u2026so", "so", "so"},
                    MapCase{"Malformed",
                            "a\xFF"
                            "b",
                            "b", "b"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(FoldMapEdge, EndsAreTheSourcesEnds) {
  FoldedText folded;
  Fold(" ab ", &folded);
  EXPECT_EQ(folded.SourceOffset(0), 1U);
  EXPECT_EQ(folded.SourceOffset(2), 4U);
  EXPECT_EQ(folded.SourceEnd(2), 3U);
}

TEST(FoldMapEdge, FoldedOffsetIsTheFirstCharacterAtOrAfter) {
  const std::string source = "a\u00AD\u00DFb  c";  // a at 0, soft hyphen 1, sharp s 3, b 5, c 8
  FoldedText folded;
  Fold(source, &folded);
  ASSERT_EQ(folded.text(), "assb c");
  const std::vector<std::size_t> expected = {0, 1, 1, 1, 3, 3, 4, 5, 5, 6};
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(folded.FoldedOffset(i), expected[i]) << i;
}

// Text of letters, marks, blanks and invisible characters in every mixture.
std::string RandomText(std::mt19937* random) {
  static const std::vector<std::u32string> kPieces = {
      U"a",          U"B",      U" ",      U"\n",     U"\u00A0", U"\u00AD", U"\u200B",
      U"\u017B",     U"\u00DF", U"\uFB03", U"z",      U"\u0307", U"\u0301", U"\u0323",
      U"\u4E00",     U"\u1112", U"\u1161", U"\u11AB", U"\u2014", U"\u2026", U"\uFF34",
      U"\U0001D504", U"\u00A8", U"\u0345", U"\uFDFA"};
  std::string text;
  const std::size_t length = (*random)() % 24;
  for (std::size_t i = 0; i < length; ++i) {
    for (const char32_t code : kPieces[(*random)() % kPieces.size()]) utf8::Append(code, &text);
    if ((*random)() % 40 == 0) text += '\xC3';
  }
  return text;
}

TEST(FoldMapProperty, IsMonotoneAndInverse) {
  std::mt19937 random(20'260'101);  // NOLINT(cert-msc51-cpp): a fixed seed repeats
  FoldedText folded;
  for (int round = 0; round < 20'000; ++round) {
    const std::string source = RandomText(&random);
    Fold(source, &folded);
    const std::string& text = folded.text();
    ASSERT_EQ(Folded(text), text) << source;
    ASSERT_TRUE(utf8::IsValid(text));
    std::size_t last = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::size_t begin = folded.SourceOffset(i);
      const std::size_t end = folded.SourceEnd(i + 1);
      ASSERT_LE(last, begin) << source;
      ASSERT_LT(begin, end) << source;
      ASSERT_LE(end, source.size()) << source;
      ASSERT_LE(folded.FoldedOffset(begin), i) << source;
      last = begin;
    }
    std::size_t last_folded = 0;
    for (std::size_t i = 0; i <= source.size(); ++i) {
      const std::size_t at = folded.FoldedOffset(i);
      ASSERT_LE(last_folded, at) << source;
      ASSERT_LE(at, text.size()) << source;
      ASSERT_GE(folded.SourceOffset(at), i) << source;
      last_folded = at;
    }
  }
}

// What is cut out of the source folds to what was asked for.
TEST(FoldMapProperty, SourceOfASpanFoldsToASpanThatHoldsIt) {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): a fixed seed repeats
  FoldedText folded;
  for (int round = 0; round < 20'000; ++round) {
    const std::string source = RandomText(&random);
    Fold(source, &folded);
    const std::string& text = folded.text();
    if (text.empty()) continue;
    std::size_t begin = random() % text.size();
    while ((static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    std::size_t end = begin + 1 + random() % (text.size() - begin);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    std::string wanted = text.substr(begin, end - begin);
    wanted = Folded(wanted);  // a span may begin or end with a blank
    const std::size_t from = folded.SourceOffset(begin);
    const std::string cut = source.substr(from, folded.SourceEnd(end) - from);
    ASSERT_NE(Folded(cut).find(wanted), std::string::npos)
        << source << " / " << cut << " / " << wanted;
  }
}

}  // namespace
}  // namespace crawlguard::text
