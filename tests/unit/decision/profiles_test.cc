// SPDX-License-Identifier: Apache-2.0
//
// The built-in profiles on each kind of statement (DESIGN 2.6).
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "crawlguard/rule_set.h"
#include "decision/combine.h"
#include "rules/impl.h"
#include "support/statements.h"

namespace crawlguard {
namespace {

using P = Purpose;

Decision Decide(const std::string& profile, std::vector<Statement> statements) {
  static const auto kRules = RuleSet::Builtin();
  Decision decision;
  decision.statements = std::move(statements);
  Combine(*(*kRules)->impl().FindProfile(profile), OperatorKind::kCommercial, &decision);
  return decision;
}

Statement Scraping() {
  Statement s = Says("notice", Effect::kDeny, {P::kTdm, P::kAiTrain, P::kAiInput},
                     StatementClass::kReservation);
  s.bans_automation = true;
  return s;
}

struct Case {
  const char* profile;
  const char* name;
  std::vector<Statement> statements;
  const char* denied;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.profile << ", " << c.name; }

class Profiles : public testing::TestWithParam<Case> {};

TEST_P(Profiles, SettleWhatIsOpen) {
  EXPECT_EQ(ToString(Decide(GetParam().profile, GetParam().statements).DeniedPurposes()),
            GetParam().denied);
}

const std::vector<Statement> kReservation = {
    Says("notice", Effect::kDeny, {P::kAiTrain}, StatementClass::kReservation)};
const std::vector<Statement> kReuse = {
    Says("notice", Effect::kDeny, {P::kArchive}, StatementClass::kReuse)};
const std::vector<Statement> kClue = {
    Says("notice", Effect::kNote, {P::kSearch}, StatementClass::kClue)};
const std::vector<Statement> kTdmRep = {Says("tdmrep", Effect::kDeny, {P::kTdm})};
const std::vector<Statement> kNoIndex = {Says("robots-tag", Effect::kDeny, {P::kSearch})};
const std::vector<Statement> kRobotsGone = {
    Says("robots.txt", Effect::kDeny, PurposeSet::All(), StatementClass::kFault)};
const std::vector<Statement> kMalformed = {
    Says("tdmrep", Effect::kNote, {P::kSearch}, StatementClass::kFault)};
constexpr const char* kAll = "fetch,search,ai-input,ai-train,tdm,archive";
constexpr const char* kStrictSilence = "ai-input,ai-train,tdm,archive";

INSTANTIATE_TEST_SUITE_P(
    Table, Profiles,
    testing::Values(
        Case{"respect", "silence", {}, ""}, Case{"strict", "silence", {}, kStrictSilence},
        Case{"machine-readable", "silence", {}, ""}, Case{"research", "silence", {}, ""},
        Case{"respect", "reservation", kReservation, "ai-train"},
        Case{"strict", "reservation", kReservation, kStrictSilence},
        Case{"machine-readable", "reservation", kReservation, ""},
        Case{"research", "reservation", kReservation, ""},
        Case{"respect", "reuse", kReuse, "archive"}, Case{"machine-readable", "reuse", kReuse, ""},
        Case{"research", "reuse", kReuse, ""}, Case{"respect", "clue", kClue, ""},
        Case{"strict", "clue", kClue, "search,ai-input,ai-train,tdm,archive"},
        Case{"respect", "ban on scraping", {Scraping()}, "ai-input,ai-train,tdm"},
        Case{"strict", "ban on scraping", {Scraping()}, kAll},
        Case{"respect", "tdmrep", kTdmRep, "ai-input,ai-train,tdm"},
        Case{"machine-readable", "tdmrep", kTdmRep, "ai-input,ai-train,tdm"},
        Case{"research", "tdmrep", kTdmRep, ""}, Case{"research", "noindex", kNoIndex, "search"},
        Case{"respect", "robots unreachable", kRobotsGone, kAll},
        Case{"strict", "robots unreachable", kRobotsGone, kAll},
        Case{"machine-readable", "robots unreachable", kRobotsGone, kAll},
        Case{"research", "robots unreachable", kRobotsGone, kAll},
        Case{"respect", "malformed", kMalformed, ""},
        Case{"strict", "malformed", kMalformed, "search,ai-input,ai-train,tdm,archive"}));

// House: a profile's denial of what is unstated does not spread.
TEST(Profiles, UnstatedDoesNotSpread) {
  const Decision d = Decide("strict", {Says("x", Effect::kAllow, {P::kAiTrain})});
  EXPECT_TRUE(d.Denied(P::kTdm));
  EXPECT_FALSE(d.Denied(P::kAiTrain));
}

}  // namespace
}  // namespace crawlguard
