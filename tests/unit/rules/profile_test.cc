// SPDX-License-Identifier: Apache-2.0
#include "rules/profile.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "crawlguard/rule_set.h"
#include "rules/load.h"

namespace crawlguard::rules {
namespace {

const std::string kGood = R"(format = 1
name = "own"
title = "A test"
deny_unstated = ["tdm"]
[prose]
reservation = "bind"
reuse = "note"
clue = "bind"
)";

TEST(Profile, ReadsEveryKey) {
  std::vector<Diagnostic> faults;
  const Profile profile = ParseProfile("profiles/own.toml", kGood, &faults);
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(profile.name, "own");
  EXPECT_EQ(profile.deny_unstated, PurposeSet{Purpose::kTdm});
  EXPECT_EQ(profile.binding, PurposeSet::All());
  EXPECT_TRUE(profile.reservation_binds);
  EXPECT_FALSE(profile.reuse_binds);
  EXPECT_TRUE(profile.clue_binds);
  EXPECT_FALSE(profile.automation_closes_fetch);
  EXPECT_FALSE(profile.malformed_denies);
}

struct FaultCase {
  const char* text;
  const char* code;
};

class ProfileFault : public testing::TestWithParam<FaultCase> {};

TEST_P(ProfileFault, IsReported) {
  std::vector<Diagnostic> faults;
  ParseProfile("profiles/own.toml", GetParam().text, &faults);
  ASSERT_FALSE(faults.empty());
  EXPECT_EQ(faults[0].code, GetParam().code) << faults[0].ToString();
  EXPECT_EQ(faults[0].where, "profiles/own.toml");
}

INSTANTIATE_TEST_SUITE_P(
    Table, ProfileFault,
    testing::Values(
        FaultCase{"name = ", "toml"}, FaultCase{"name = \"x\"", "rule-format"},
        FaultCase{"format = 1\ntitle = \"t\"\n[prose]\n", "rule-missing"},
        FaultCase{"format = 1\nname = \"n\"\ntitle = \"t\"\n", "rule-missing"},
        FaultCase{"format = 1\nname = \"n\"\ntitle = \"t\"\nfoo = 1\n[prose]\n",
                  "rule-unknown-key"},
        FaultCase{"format = 1\nname = \"n\"\ntitle = \"t\"\ndeny_unstated = [\"sell\"]\n"
                  "[prose]\n",
                  "rule-purpose"},
        FaultCase{"format = 1\nname = \"n\"\ntitle = \"t\"\n[prose]\nclue = \"maybe\"\n",
                  "rule-type"}));

// DESIGN section 2.6, the table of profiles.
TEST(BuiltinProfiles, AreThoseOfTheDesign) {
  const std::vector<RuleSource> sources = RuleSet::BuiltinSources();
  const Loaded loaded = Load(sources);
  ASSERT_TRUE(loaded.faults.empty());
  ASSERT_EQ(loaded.profiles.size(), 4U);
  const Profile& machine = loaded.profiles[0];
  const Profile& research = loaded.profiles[1];
  const Profile& respect = loaded.profiles[2];
  const Profile& strict = loaded.profiles[3];
  EXPECT_EQ(machine.name, "machine-readable");
  EXPECT_FALSE(machine.reservation_binds || machine.reuse_binds || machine.clue_binds);
  EXPECT_EQ(research.name, "research");
  EXPECT_EQ(research.binding, (PurposeSet{Purpose::kFetch, Purpose::kSearch, Purpose::kArchive}));
  EXPECT_FALSE(research.reservation_binds || research.reuse_binds || research.clue_binds);
  EXPECT_EQ(respect.name, "respect");
  EXPECT_TRUE(respect.deny_unstated.empty());
  EXPECT_TRUE(respect.reservation_binds && respect.reuse_binds && !respect.clue_binds);
  EXPECT_EQ(strict.name, "strict");
  EXPECT_EQ(strict.deny_unstated,
            (PurposeSet{Purpose::kAiInput, Purpose::kAiTrain, Purpose::kTdm, Purpose::kArchive}));
  EXPECT_TRUE(strict.reservation_binds && strict.reuse_binds && strict.clue_binds);
  EXPECT_TRUE(strict.automation_closes_fetch && strict.malformed_denies);
}

}  // namespace
}  // namespace crawlguard::rules
