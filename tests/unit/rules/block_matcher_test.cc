// SPDX-License-Identifier: Apache-2.0
//
// The matcher's mechanics, with a small language of its own; what the built-in rules find is tested
// by their examples and by the fixtures.
#include "rules/block_matcher.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/load.h"

namespace crawlguard::rules {
namespace {

const char* const kLanguage = R"(format = 1
lang = "xx"
[lexicon]
ban = 'not|forbidden|without{..20}consent'

[[extract]]
field = "holder"
proper = true
pattern = 'consent of ([^.,]{2,40})'
[[extract]]
field = "acts"
every = true
pattern = '{b}(mine|copy|store){e}'

[[exception]]
name = "search engines"
purposes = ["search"]
pattern = 'not apply to search engines'

[[about]]
reason = "reported speech"
pattern = '{b}said{e}'

[[rule]]
id = "xx.robots"
title = "Robots"
kind = "notice"
keywords = ["robot", "mine"]
all = ['{b}(?:{ban}){e}', '{b}(?:robots?|mine){e}']
names = { scrape = 'robot', tdm = '{b}mine{e}', archive = '{b}(?:copy|store){e}' }
[[rule.unless]]
pattern = 'kitchen'
reason = "a kitchen robot"
[[rule.yes]]
text = "no"
[[rule.yes]]
text = "no"
[[rule.no]]
text = "no"
why = "x"
[[rule.no]]
text = "no"
why = "x"

[[rule]]
id = "xx.grant"
title = "Grant"
kind = "grant"
effect = "allow"
purposes = ["tdm"]
keywords = ["may mine"]
pattern = 'may mine'
[[rule.yes]]
text = "no"
[[rule.yes]]
text = "no"
[[rule.no]]
text = "no"
why = "x"
[[rule.no]]
text = "no"
why = "x"

[[rule]]
id = "xx.block"
title = "Header and list in one block"
kind = "reuse"
within = "block"
purposes = ["archive"]
keywords = ["forbidden"]
pattern = '^forbidden:.{0,200}copy'
[[rule.yes]]
text = "no"
[[rule.yes]]
text = "no"
[[rule.no]]
text = "no"
why = "x"
[[rule.no]]
text = "no"
why = "x"
)";

const CompiledSet& Set() {
  static const std::unique_ptr<const CompiledSet> kSet = [] {
    const std::vector<RuleSource> sources = {{"xx/a.toml", kLanguage}};
    Loaded loaded = Load(sources);
    std::vector<Diagnostic> faults = loaded.faults;
    auto set = Compile(std::move(loaded.languages), &faults);
    for (const Diagnostic& d : faults) ADD_FAILURE() << d.ToString();
    return set;
  }();
  return *kSet;
}

std::vector<Match> RunRules(const BlockInput& block) {
  std::vector<Match> matches;
  BlockMatcher(Set()).Run(block, &matches);
  return matches;
}

std::string_view Cut(std::string_view text, text::Range range) {
  return text.substr(range.begin, range.end - range.begin);
}

TEST(BlockMatcher, NamesWhatTheSentenceNames) {
  const std::string text = "Welcome. You may not mine or copy this. Goodbye.";
  const auto matches = RunRules({text, html::Zone::kMain, true, false, {}});
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].purposes, (PurposeSet{Purpose::kTdm, Purpose::kArchive}));
  EXPECT_FALSE(matches[0].bans_automation);
  EXPECT_EQ(Cut(text, matches[0].sentence), "You may not mine or copy this.");
  EXPECT_EQ(Cut(text, matches[0].excerpt), "You may not mine or copy this.");
}

TEST(BlockMatcher, ABanOnAutomationDeniesWhatBeginsWithIt) {
  const auto matches = RunRules({"Robots are forbidden.", html::Zone::kFooter, true, false, {}});
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_TRUE(matches[0].bans_automation);
  EXPECT_EQ(matches[0].purposes, (PurposeSet{Purpose::kTdm, Purpose::kAiTrain, Purpose::kAiInput}));
}

TEST(BlockMatcher, EveryPatternMustStandInTheSameSentence) {
  EXPECT_TRUE(
      RunRules({"It is forbidden. Robots came.", html::Zone::kMain, true, false, {}}).empty());
}

TEST(BlockMatcher, FoldsBeforeItMatches) {
  const std::string text = "ROBO\u00ADTS\u00A0are \uFF46orbidden.";
  EXPECT_EQ(RunRules({text, html::Zone::kMain, true, false, {}}).size(), 1U);
}

struct SuppressionCase {
  const char* name;
  const char* text;
  html::Zone zone;
  bool quoted;
  const char* why;  // empty: it is a notice
};

void PrintTo(const SuppressionCase& c, std::ostream* out) { *out << c.name; }

class Suppression : public testing::TestWithParam<SuppressionCase> {};

TEST_P(Suppression, SaysWhy) {
  const SuppressionCase& c = GetParam();
  const auto matches = RunRules({c.text, c.zone, true, c.quoted, {}});
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].suppressed, c.why);
}

constexpr const char* kQuotation =
    "The page holds \"robots are forbidden without the consent of Example\" now.";

INSTANTIATE_TEST_SUITE_P(
    Table, Suppression,
    testing::Values(
        SuppressionCase{"plain", "Robots are forbidden.", html::Zone::kMain, false, ""},
        SuppressionCase{"blockquote", "Robots are forbidden.", html::Zone::kArticle, true,
                        "stands in a quotation"},
        SuppressionCase{"blockquote in the footer", "Robots are forbidden.", html::Zone::kFooter,
                        true, ""},
        SuppressionCase{"quotation marks", kQuotation, html::Zone::kArticle, false,
                        "stands in quotation marks"},
        SuppressionCase{"quotation marks in the footer", kQuotation, html::Zone::kFooter, false,
                        ""},
        SuppressionCase{
            "inches", "A 24\" screen is sold here and robots are forbidden on it, on the 27\" too.",
            html::Zone::kMain, false, ""},
        SuppressionCase{"a quoted term", "\"Robots\" are forbidden.", html::Zone::kMain, false, ""},
        SuppressionCase{"unless", "A kitchen robot is forbidden.", html::Zone::kMain, false,
                        "a kitchen robot"},
        SuppressionCase{"about", "He said robots are forbidden.", html::Zone::kMain, false,
                        "reported speech"}));

TEST(BlockMatcher, AHiddenPermissionDoesNotCount) {
  const auto hidden = RunRules({"You may mine it.", html::Zone::kHidden, false, false, {}});
  ASSERT_EQ(hidden.size(), 1U);
  EXPECT_NE(hidden[0].suppressed, "");
  const auto visible = RunRules({"You may mine it.", html::Zone::kMain, true, false, {}});
  ASSERT_EQ(visible.size(), 1U);
  EXPECT_EQ(visible[0].suppressed, "");
}

TEST(BlockMatcher, AHiddenRestrictionCounts) {
  const auto matches = RunRules({"Robots are forbidden.", html::Zone::kHidden, false, false, {}});
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].suppressed, "");
}

TEST(BlockMatcher, AnExceptionInALaterSentenceBelongsToTheNotice) {
  const std::string text =
      "Robots are forbidden. Thank you. The ban does not apply to search engines.";
  const auto matches = RunRules({text, html::Zone::kMain, true, false, {}});
  ASSERT_EQ(matches.size(), 1U);
  ASSERT_EQ(matches[0].exceptions.size(), 1U);
  EXPECT_EQ(matches[0].exceptions[0].exception->name, "search engines");
  EXPECT_EQ(Cut(text, matches[0].exceptions[0].span), "The ban does not apply to search engines.");
}

TEST(BlockMatcher, AnExceptionFarBelowDoesNot) {
  std::string text = "Robots are forbidden.";
  for (int i = 0; i < 6; ++i) text += " Something else.";
  text += " It does not apply to search engines.";
  const auto matches = RunRules({text, html::Zone::kMain, true, false, {}});
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_TRUE(matches[0].exceptions.empty());
}

TEST(BlockMatcher, AListItemIsReadWithWhatIntroducesTheList) {
  const BlockInput item{"mine or store our texts;", html::Zone::kMain, true, false, "You may not:"};
  const auto matches = RunRules(item);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].purposes, (PurposeSet{Purpose::kTdm, Purpose::kArchive}));
  EXPECT_EQ(Cut(item.text, matches[0].sentence), "mine or store our texts;");
}

TEST(BlockMatcher, AMatchInTheLeadAloneIsNotTheItems) {
  EXPECT_TRUE(
      RunRules({"Have a nice day.", html::Zone::kMain, true, false, "Robots are forbidden:"})
          .empty());
}

TEST(BlockMatcher, FieldsKeepTheSourcesSpelling) {
  const auto matches =
      RunRules({"Without the consent of Zako\u0144czony Dom S.p. do not mine, store.",
                html::Zone::kMain,
                true,
                false,
                {}});
  ASSERT_EQ(matches.size(), 1U);
  ASSERT_EQ(matches[0].fields.size(), 2U);
  EXPECT_EQ(matches[0].fields[0].name, "holder");
  EXPECT_EQ(matches[0].fields[0].value, "Zako\u0144czony Dom S");
  EXPECT_EQ(matches[0].fields[1].name, "acts");
  EXPECT_EQ(matches[0].fields[1].value, "mine; store");
}

TEST(BlockMatcher, AProperFieldNeedsACapital) {
  const auto matches = RunRules(
      {"Without the consent of the owner do not mine.", html::Zone::kMain, true, false, {}});
  ASSERT_EQ(matches.size(), 1U);
  for (const Field& field : matches[0].fields) EXPECT_NE(field.name, "holder");
}

TEST(BlockMatcher, ABlockRuleReadsAcrossSentences) {
  const std::string text = "Forbidden: 1. Resale. 2. To copy. 3. Anything else.";
  const auto matches = RunRules({text, html::Zone::kMain, true, false, {}});
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].rule->id, "xx.block");
}

TEST(BlockMatcher, OneObjectServesManyBlocks) {
  BlockMatcher matcher(Set());
  std::vector<Match> matches;
  for (int i = 0; i < 3; ++i) {
    matcher.Run({"Robots are forbidden.", html::Zone::kMain, true, false, {}}, &matches);
    matcher.Run({"", html::Zone::kMain, true, false, {}}, &matches);
    matcher.Run({"Nothing here.", html::Zone::kMain, true, false, "You may not:"}, &matches);
  }
  EXPECT_EQ(matches.size(), 3U);
}

}  // namespace
}  // namespace crawlguard::rules
