// SPDX-License-Identifier: Apache-2.0
#include "rules/load.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/limits.h"

namespace crawlguard::rules {
namespace {

const std::string kHead = "format = 1\nlang = \"xx\"\n";

// A rule without fault, from which the cases take away or to which they add.
const std::string kRule = R"([[rule]]
id = "xx.copy"
title = "Copying"
kind = "reuse"
purposes = ["archive"]
keywords = ["copy"]
pattern = 'copy'
)";
const std::string kExamples = R"([[rule.yes]]
text = "copy"
[[rule.yes]]
text = "copying"
[[rule.no]]
text = "nothing"
why = "nothing"
[[rule.no]]
text = "nothing at all"
why = "nothing"
)";

std::vector<Diagnostic> FaultsOf(const std::string& text, const std::string& name = "xx/a.toml") {
  const std::vector<RuleSource> sources = {{name, text}};
  return Load(sources).faults;
}

TEST(Load, AFileWithoutFault) {
  const std::vector<RuleSource> sources = {{"xx/a.toml", kHead + kRule + kExamples}};
  const Loaded loaded = Load(sources);
  EXPECT_TRUE(loaded.faults.empty());
  ASSERT_EQ(loaded.languages.size(), 1U);
  ASSERT_EQ(loaded.languages[0].rules.size(), 1U);
  const Rule& rule = loaded.languages[0].rules[0];
  EXPECT_EQ(rule.id, "xx.copy");
  EXPECT_EQ(rule.kind, StatementClass::kReuse);
  EXPECT_EQ(rule.effect, Effect::kDeny);
  EXPECT_EQ(rule.place.line, 3);
  EXPECT_EQ(rule.examples.size(), 4U);
}

struct FaultCase {
  const char* name;
  std::string text;
  const char* code;
  int line;
};

void PrintTo(const FaultCase& c, std::ostream* out) { *out << c.name; }

class LoadFault : public testing::TestWithParam<FaultCase> {};

TEST_P(LoadFault, IsReportedWithItsLine) {
  const std::vector<Diagnostic> faults = FaultsOf(GetParam().text);
  ASSERT_EQ(faults.size(), 1U) << (faults.empty() ? "none" : faults[1].ToString());
  EXPECT_EQ(faults[0].code, GetParam().code) << faults[0].ToString();
  EXPECT_EQ(faults[0].line, GetParam().line) << faults[0].ToString();
  EXPECT_EQ(faults[0].where, "xx/a.toml");
}

std::string Without(const std::string& line) {
  std::string out = kRule;
  const std::size_t at = out.find(line);
  return kHead + out.erase(at, out.find('\n', at) + 1 - at) + kExamples;
}

std::string With(const std::string& line) { return kHead + kRule + line + "\n" + kExamples; }

INSTANTIATE_TEST_SUITE_P(
    Table, LoadFault,
    testing::Values(
        FaultCase{"no toml", kHead + "id = = 1\n", "toml", 3},
        FaultCase{"duplicate key", With("title = \"again\""), "toml", 10},
        FaultCase{"no format", "lang = \"xx\"\n", "rule-format", 1},
        FaultCase{"format 2", "format = 2\nlang = \"xx\"\n", "rule-type", 1},
        FaultCase{"other language", "format = 1\nlang = \"yy\"\n", "rule-lang", 1},
        FaultCase{"unknown key of the file", kHead + "colour = 1\n", "rule-unknown-key", 3},
        FaultCase{"unknown key of a rule", With("colour = 1"), "rule-unknown-key", 10},
        FaultCase{"no title", Without("title"), "rule-missing", 3},
        FaultCase{"no purposes", Without("purposes"), "rule-purpose", 3},
        FaultCase{"no keywords", Without("keywords"), "rule-keywords", 3},
        FaultCase{"no pattern", Without("pattern"), "rule-pattern", 3},
        FaultCase{"pattern and all", With("all = ['copy']"), "rule-pattern", 3},
        FaultCase{"unknown kind", With("kind2 = 1"), "rule-unknown-key", 10},
        FaultCase{"unknown effect", With("effect = \"maybe\""), "rule-type", 10},
        FaultCase{"allow without grant", With("effect = \"allow\""), "rule-effect", 3},
        FaultCase{"note without clue", With("effect = \"note\""), "rule-effect", 3},
        FaultCase{"unknown zone", With("zones = [\"cellar\"]"), "rule-zone", 3},
        FaultCase{"confidence 101", With("confidence = 101"), "rule-type", 10},
        FaultCase{"unknown purpose of a name", With("names = { sell = 'x' }"), "rule-purpose", 10},
        FaultCase{"unless without reason", With("[[rule.unless]]\npattern = 'x'"), "rule-missing",
                  10},
        FaultCase{"too few examples",
                  kHead + kRule + kExamples.substr(kExamples.find("[[rule.yes]]", 5)),
                  "rule-examples", 3},
        FaultCase{"lexicon value", kHead + "[lexicon]\na = 1\n", "rule-type", 4}));

TEST(Load, EveryFaultIsReported) {
  const auto faults = FaultsOf("format = 3\nlang = \"yy\"\n[[rule]]\nid = 1\n");
  EXPECT_GT(faults.size(), 5U);
}

TEST(Load, IdsAreUniqueAcrossFiles) {
  const std::vector<RuleSource> sources = {{"xx/a.toml", kHead + kRule + kExamples},
                                           {"xx/b.toml", kHead + kRule + kExamples}};
  const Loaded loaded = Load(sources);
  ASSERT_EQ(loaded.faults.size(), 1U);
  EXPECT_EQ(loaded.faults[0].where, "xx/b.toml");
  EXPECT_NE(loaded.faults[0].message.find("xx/a.toml:3"), std::string::npos);
}

TEST(Load, IdsBeginWithTheLanguage) {
  const std::vector<RuleSource> sources = {
      {"yy/a.toml", "format = 1\nlang = \"yy\"\n" + kRule + kExamples}};
  const Loaded loaded = Load(sources);
  ASSERT_EQ(loaded.faults.size(), 1U);
  EXPECT_EQ(loaded.faults[0].code, "rule-id");
}

TEST(Load, LexiconNamesAreUniqueInALanguage) {
  const std::vector<RuleSource> sources = {{"xx/a.toml", kHead + "[lexicon]\nban = 'no'\n"},
                                           {"xx/b.toml", kHead + "[lexicon]\nban = 'not'\n"},
                                           {"yy/a.toml",
                                            "format = 1\nlang = \"yy\"\n[lexicon]\n"
                                            "ban = 'nie'\n"}};
  const Loaded loaded = Load(sources);
  ASSERT_EQ(loaded.faults.size(), 1U);
  EXPECT_EQ(loaded.faults[0].code, "rule-lexicon");
  EXPECT_EQ(loaded.faults[0].where, "xx/b.toml");
}

TEST(Load, AFileNeedsALanguageFolder) {
  const auto faults = FaultsOf(kHead, "a.toml");
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].code, "rule-file-name");
}

TEST(Load, FileSizeAtNAndNPlusOne) {
  const std::string text = kHead + "# ";
  for (const std::size_t size : {limits::kMaxRuleFileBytes, limits::kMaxRuleFileBytes + 1}) {
    const auto faults = FaultsOf(text + std::string(size - text.size(), 'x'));
    EXPECT_EQ(faults.empty(), size == limits::kMaxRuleFileBytes);
  }
}

TEST(Load, KeywordsAreOneGroupOrSeveral) {
  const std::vector<RuleSource> sources = {
      {"xx/a.toml",
       Without("keywords")
           .replace(kHead.size() + 9, 0, "keywords = [[\"copy\", \"cop\"], [\"no\"]]\n")}};
  const Loaded loaded = Load(sources);
  ASSERT_TRUE(loaded.faults.empty()) << loaded.faults[0].ToString();
  EXPECT_EQ(loaded.languages[0].rules[0].keywords,
            (std::vector<std::vector<std::string>>{{"copy", "cop"}, {"no"}}));
}

TEST(Load, KeywordsMustBeFolded) {
  const std::vector<RuleSource> sources = {
      {"xx/a.toml", Without("keywords").replace(kHead.size() + 9, 0, "keywords = [\"Copy\"]\n")}};
  const Loaded loaded = Load(sources);
  ASSERT_EQ(loaded.faults.size(), 1U);
  EXPECT_EQ(loaded.faults[0].code, "rule-keywords");
}

}  // namespace
}  // namespace crawlguard::rules
