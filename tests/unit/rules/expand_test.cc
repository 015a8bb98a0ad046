// SPDX-License-Identifier: Apache-2.0
#include "rules/expand.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <string>
#include <vector>

#include "base/limits.h"

namespace crawlguard::rules {
namespace {

Language WithLexicon(std::vector<std::pair<std::string, std::string>> entries) {
  Language language;
  for (auto& [name, text] : entries) {
    language.lexicon.emplace_back(name, PatternText{text, {"xx/lexicon.toml", 7}});
  }
  return language;
}

std::string Expand(const Language& language, const std::string& text,
                   std::vector<Diagnostic>* faults) {
  return PatternExpander(language, faults).Expand({text, {"xx/a.toml", 3}}, faults);
}

TEST(PatternExpander, LexiconNamesBecomeGroups) {
  std::vector<Diagnostic> faults;
  const Language language = WithLexicon({{"ban", "no|never"}, {"act", "{ban} copy"}});
  EXPECT_EQ(Expand(language, "x{act}y", &faults), "x(?:(?:no|never) copy)y");
  EXPECT_TRUE(faults.empty());
}

TEST(PatternExpander, RepetitionsAndEscapesStayAsTheyAre) {
  std::vector<Diagnostic> faults;
  const std::string pattern = "a{2,3}[^\\pL]\\p{Lu}\\x27\\{";
  EXPECT_EQ(Expand({}, pattern, &faults), pattern);
  EXPECT_TRUE(faults.empty());
}

struct BorderCase {
  const char* pattern;
  const char* text;
  bool matches;
};

class Borders : public testing::TestWithParam<BorderCase> {};

TEST_P(Borders, KnowLettersOfEveryScript) {
  std::vector<Diagnostic> faults;
  const std::string pattern = Expand({}, GetParam().pattern, &faults);
  ASSERT_TRUE(faults.empty());
  EXPECT_EQ(re2::RE2::PartialMatch(GetParam().text, pattern), GetParam().matches);
}

INSTANTIATE_TEST_SUITE_P(Table, Borders,
                         testing::Values(BorderCase{"{b}nahme{e}", "die nahme ist", true},
                                         BorderCase{"{b}nahme{e}", "ma\u00DFnahme", false},
                                         BorderCase{"{b}ai{e}", "train ai", true},
                                         BorderCase{"{b}ai{e}", "train \u0142ai", false},
                                         BorderCase{"{b}zgod{w}{e}", "bez zgod\u0105.", true},
                                         BorderCase{"no{..10}copy", "no copy", true},
                                         BorderCase{"no{..10}copy", "no, never copy", true},
                                         BorderCase{"no{..10}copy", "nocopy", false},
                                         BorderCase{"no{..10}copy", "no photocopy", false},
                                         BorderCase{"no{..3}copy", "no more than one copy",
                                                    false}));

struct FaultCase {
  const char* pattern;
  const char* code;
};

class Faults : public testing::TestWithParam<FaultCase> {};

TEST_P(Faults, NameFileAndLine) {
  std::vector<Diagnostic> faults;
  EXPECT_EQ(Expand({}, GetParam().pattern, &faults), "");
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].code, GetParam().code);
  EXPECT_EQ(faults[0].where, "xx/a.toml");
  EXPECT_EQ(faults[0].line, 3);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Faults,
    testing::Values(FaultCase{"\\bno", "rule-ascii-border"}, FaultCase{"\\w+", "rule-ascii-border"},
                    FaultCase{"a.*b", "rule-unbounded"}, FaultCase{"a.+b", "rule-unbounded"},
                    FaultCase{"Copy", "rule-unfolded"}, FaultCase{"\u00DC", "rule-unfolded"},
                    FaultCase{"{nowhere}", "rule-lexicon"}, FaultCase{"{..401}", "rule-lexicon"},
                    FaultCase{"a{b", "rule-lexicon"}, FaultCase{"no {..10}copy", "rule-gap-space"},
                    FaultCase{"no{..10} copy", "rule-gap-space"}));

TEST(PatternExpander, GapsUpTo400AreAllowed) {
  std::vector<Diagnostic> faults;
  EXPECT_NE(Expand({}, "a{..400}b", &faults), "");
  EXPECT_TRUE(faults.empty());
}

TEST(PatternExpander, CyclesAreReportedWithTheirPath) {
  std::vector<Diagnostic> faults;
  const Language language = WithLexicon({{"one", "{two}"}, {"two", "{one}"}});
  EXPECT_EQ(Expand(language, "{one}", &faults), "");
  ASSERT_FALSE(faults.empty());
  EXPECT_EQ(faults[0].code, "rule-lexicon-cycle");
  EXPECT_NE(faults[0].message.find("{one} -> {two} -> {one}"), std::string::npos);
}

TEST(PatternExpander, DepthIsLimited) {
  for (const int depth : {limits::kMaxLexiconDepth, limits::kMaxLexiconDepth + 1}) {
    std::vector<std::pair<std::string, std::string>> entries;
    for (int i = 1; i < depth; ++i) {
      entries.emplace_back("n" + std::to_string(i), "{n" + std::to_string(i + 1) + "}");
    }
    entries.emplace_back("n" + std::to_string(depth), "x");
    std::vector<Diagnostic> faults;
    const std::string out = Expand(WithLexicon(entries), "{n1}", &faults);
    EXPECT_EQ(faults.empty(), depth == limits::kMaxLexiconDepth) << depth;
  }
}

TEST(PatternExpander, DoublingEntriesHitTheSizeLimitAndDoNotExplode) {
  std::vector<std::pair<std::string, std::string>> entries = {{"n12", "abcdefghijklmnop"}};
  for (int i = 0; i < 12; ++i) {
    const std::string next = "{n" + std::to_string(i + 1) + "}";
    entries.emplace_back("n" + std::to_string(i), next + next + next + next);
  }
  std::vector<Diagnostic> faults;
  EXPECT_EQ(Expand(WithLexicon(entries), "{n0}", &faults), "");
  ASSERT_FALSE(faults.empty());
  EXPECT_EQ(faults[0].code, "rule-pattern-size");
}

}  // namespace
}  // namespace crawlguard::rules
