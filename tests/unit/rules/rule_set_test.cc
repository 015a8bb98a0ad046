// SPDX-License-Identifier: Apache-2.0
#include "crawlguard/rule_set.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace crawlguard {
namespace {

TEST(RuleSet, BuiltinCompilesAndHasAHash) {
  const auto set = RuleSet::Builtin();
  ASSERT_TRUE(set) << set.error().ToString();
  EXPECT_TRUE((*set)->revision().starts_with("sha256:"));
  EXPECT_EQ((*set)->revision().size(), 7U + 64U);
  EXPECT_GT((*set)->rules().size(), 8U);
}

TEST(RuleSet, LintOfTheBuiltinFilesFindsNothing) {
  const std::vector<RuleSource> sources = RuleSet::BuiltinSources();
  for (const Diagnostic& d : RuleSet::Lint(sources)) ADD_FAILURE() << d.ToString();
}

TEST(RuleSet, RevisionDependsOnNamesAndTextsButNotOnTheOrderOfFiles) {
  std::vector<RuleSource> sources = RuleSet::BuiltinSources();
  const auto first = RuleSet::Parse(sources);
  std::reverse(sources.begin(), sources.end());
  const auto reversed = RuleSet::Parse(sources);
  sources[0].text += "\n# a remark\n";
  const auto changed = RuleSet::Parse(sources);
  ASSERT_TRUE(first && reversed && changed);
  EXPECT_EQ((*first)->revision(), (*reversed)->revision());
  EXPECT_NE((*first)->revision(), (*changed)->revision());
}

TEST(RuleSet, ASetWithoutProfilesTakesTheBuiltinOnes) {
  const std::vector<RuleSource> sources = {{"xx/a.toml", "format = 1\nlang = \"xx\"\n"}};
  const auto set = RuleSet::Parse(sources);
  ASSERT_TRUE(set);
  EXPECT_EQ((*set)->profile_names().size(), 4U);
}

TEST(RuleSet, ParseNamesTheFirstFaultAndCountsTheOthers) {
  const std::vector<RuleSource> sources = {{"xx/a.toml", "format = 1\nlang = \"xx\"\n[[rule]]\n"}};
  const auto set = RuleSet::Parse(sources);
  ASSERT_FALSE(set);
  EXPECT_EQ(set.error().code, ErrorCode::kMalformed);
  EXPECT_EQ(set.error().file, "xx/a.toml");
  EXPECT_EQ(set.error().line, 3);
  EXPECT_NE(set.error().message.find("more faults"), std::string::npos);
}

TEST(RuleSet, APatternThatIsNoRe2IsAFaultWithItsLine) {
  const std::vector<RuleSource> sources = {
      {"xx/a.toml", "format = 1\nlang = \"xx\"\n[[exception]]\nname = \"n\"\npattern = '(a'\n"}};
  const std::vector<Diagnostic> faults = RuleSet::Lint(sources);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].code, "rule-re2");
  EXPECT_EQ(faults[0].line, 5);
}

TEST(RuleSet, AnUnusedLexiconEntryIsCheckedToo) {
  const std::vector<RuleSource> sources = {
      {"xx/a.toml", "format = 1\nlang = \"xx\"\n[lexicon]\na = '\\bx'\n"}};
  const std::vector<Diagnostic> faults = RuleSet::Lint(sources);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].code, "rule-ascii-border");
}

// A pattern whose program does not fit into its memory budget is an error, never "no match".
TEST(RuleSet, APatternOverItsMemoryBudgetIsAFault) {
  std::string pattern = "(?:\\pL{0,400}){0,1000}";
  const std::vector<RuleSource> sources = {
      {"xx/a.toml",
       "format = 1\nlang = \"xx\"\n[[exception]]\nname = \"n\"\npattern = '" + pattern + "'\n"}};
  const std::vector<Diagnostic> faults = RuleSet::Lint(sources);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].code, "rule-re2");
}

TEST(SelfTest, EveryExampleOfTheBuiltinRulesHolds) {
  const auto set = RuleSet::Builtin();
  ASSERT_TRUE(set);
  std::size_t ran = 0;
  for (const Diagnostic& d : (*set)->SelfTest(&ran)) ADD_FAILURE() << d.ToString();
  EXPECT_GT(ran, 50U);
}

const char* const kFaultyRules = R"(format = 1
lang = "xx"
[[rule]]
id = "xx.copy"
title = "Copying"
kind = "reuse"
purposes = ["archive"]
keywords = ["copy"]
pattern = 'copy'
[[rule.yes]]
text = "Do not copy."
[[rule.yes]]
text = "Do not duplicate."
[[rule.no]]
text = "You may copy."
why = "a permission"
[[rule.no]]
text = "Nothing."
why = "nothing"
[[rule]]
id = "xx.grant"
title = "Copying is allowed"
kind = "grant"
effect = "allow"
purposes = ["archive"]
keywords = ["copy"]
pattern = 'may copy|not copy'
[[rule.yes]]
text = "You may copy."
[[rule.yes]]
text = "They may copy."
[[rule.no]]
text = "Silence."
why = "nothing"
[[rule.no]]
text = "More silence."
why = "nothing"
)";

TEST(SelfTest, ReportsMissesFalseHitsAndContradictionsWithTheirLines) {
  const std::vector<RuleSource> sources = {{"xx/a.toml", kFaultyRules}};
  const auto set = RuleSet::Parse(sources);
  ASSERT_TRUE(set) << set.error().ToString();
  std::size_t ran = 0;
  std::vector<std::string> got;
  for (const Diagnostic& d : (*set)->SelfTest(&ran)) {
    got.push_back(d.code + ":" + std::to_string(d.line));
  }
  EXPECT_EQ(ran, 8U);
  EXPECT_EQ(
      got, (std::vector<std::string>{"rule-contradiction:10", "rule-missed:12", "rule-false-hit:14",
                                     "rule-contradiction:28", "rule-contradiction:30"}));
}

}  // namespace
}  // namespace crawlguard
