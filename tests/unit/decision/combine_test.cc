// SPDX-License-Identifier: Apache-2.0
#include "decision/combine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/statements.h"

namespace crawlguard {
namespace {

using P = Purpose;

Decision Decide(std::vector<Statement> statements, rules::Profile profile = {},
                OperatorKind operator_kind = OperatorKind::kCommercial) {
  Decision decision;
  decision.statements = std::move(statements);
  Combine(profile, operator_kind, &decision);
  return decision;
}

std::string Show(const Decision& d, Purpose p) {
  return std::string(VerdictName(d.For(p).verdict)) + "/" +
         std::string(ReasonName(d.For(p).reason));
}

const Statement kAllowTrain = Says("a", Effect::kAllow, {P::kAiTrain});
const Statement kDenyTrain = Says("b", Effect::kDeny, {P::kAiTrain});
const Statement kAskTrain =
    WithCondition(Says("c", Effect::kCondition, {P::kAiTrain}), "a licence", "licence");
const Statement kNoteTrain = Says("d", Effect::kNote, {P::kAiTrain});
const Statement kFaultTrain = Says("e", Effect::kDeny, {P::kAiTrain}, StatementClass::kFault);

struct Case {
  const char* name;
  std::vector<Statement> statements;
  const char* expected;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

// DESIGN 2.2, each in every order of statements.
class AcrossProtocols : public testing::TestWithParam<Case> {};

TEST_P(AcrossProtocols, TheMostRestrictiveWins) {
  std::vector<Statement> statements = GetParam().statements;
  const auto by_signal = [](const Statement& a, const Statement& b) { return a.signal < b.signal; };
  std::sort(statements.begin(), statements.end(), by_signal);
  do {
    EXPECT_EQ(Show(Decide(statements), P::kAiTrain), GetParam().expected);
  } while (std::next_permutation(statements.begin(), statements.end(), by_signal));
}

INSTANTIATE_TEST_SUITE_P(
    Table, AcrossProtocols,
    testing::Values(Case{"nothing", {}, "allow/unstated"},
                    Case{"allow", {kAllowTrain}, "allow/explicit"},
                    Case{"deny", {kDenyTrain}, "deny/explicit"},
                    Case{"condition", {kAskTrain}, "deny/condition"},
                    Case{"note", {kNoteTrain}, "allow/unstated"},
                    Case{"fault", {kFaultTrain}, "deny/unreadable"},
                    Case{"allow, deny", {kAllowTrain, kDenyTrain}, "deny/explicit"},
                    Case{"allow, condition", {kAllowTrain, kAskTrain}, "deny/condition"},
                    Case{"allow, fault", {kAllowTrain, kFaultTrain}, "deny/unreadable"},
                    Case{"condition, fault", {kAskTrain, kFaultTrain}, "deny/unreadable"},
                    Case{"deny, fault", {kDenyTrain, kFaultTrain}, "deny/explicit"},
                    Case{"deny, condition", {kDenyTrain, kAskTrain}, "deny/explicit"},
                    Case{"all",
                         {kAllowTrain, kDenyTrain, kAskTrain, kNoteTrain, kFaultTrain},
                         "deny/explicit"}));

// DESIGN 2.3.
TEST(Combine, NoFetchNoUse) {
  const Decision d = Decide({Says("robots.txt", Effect::kDeny, {P::kFetch}), kAllowTrain});
  EXPECT_EQ(Show(d, P::kFetch), "deny/explicit");
  for (Purpose p : kAllPurposes) {
    if (p == P::kFetch) continue;
    EXPECT_EQ(Show(d, p), "deny/inherited") << PurposeName(p);
  }
  const auto& considered = d.For(P::kAiTrain).considered;
  ASSERT_EQ(considered.size(), 2U);
  EXPECT_EQ(considered[0].statement, 0U);
  EXPECT_EQ(considered[0].role, Role::kDecides);
  EXPECT_EQ(considered[1].role, Role::kOverridden);
  EXPECT_NE(considered[1].why.find("fetch"), std::string::npos);
}

TEST(Combine, ADeniedPurposeKeepsItsOwnReasonWhenFetchIsDeniedToo) {
  const Decision d = Decide({Says("robots.txt", Effect::kDeny, {P::kFetch}), kDenyTrain});
  EXPECT_EQ(Show(d, P::kAiTrain), "deny/explicit");
}

TEST(Combine, DeniedMiningDeniesTrainingAndInput) {
  const Decision d = Decide({Says("tdmrep", Effect::kDeny, {P::kTdm})});
  EXPECT_EQ(Show(d, P::kAiTrain), "deny/inherited");
  EXPECT_EQ(Show(d, P::kAiInput), "deny/inherited");
  EXPECT_EQ(Show(d, P::kSearch), "allow/unstated");
  EXPECT_EQ(Show(d, P::kArchive), "allow/unstated");
  EXPECT_EQ(Show(d, P::kFetch), "allow/unstated");
}

TEST(Combine, AConditionOnMiningReachesTrainingWithItsCondition) {
  const Decision d =
      Decide({WithCondition(Says("tdmrep", Effect::kCondition, {P::kTdm}), "a licence", "licence"),
              kAllowTrain});
  EXPECT_EQ(Show(d, P::kAiTrain), "deny/inherited");
  ASSERT_EQ(d.For(P::kAiTrain).conditions.size(), 1U);
  EXPECT_EQ(d.For(P::kAiTrain).conditions[0].text, "a licence");
}

TEST(Combine, AUseSignalNeverReopensAccess) {
  const Decision d = Decide({Says("robots.txt", Effect::kDeny, {P::kFetch}),
                             Says("x", Effect::kAllow, PurposeSet::All())});
  EXPECT_EQ(d.DeniedPurposes(), PurposeSet::All());
}

TEST(Combine, AnAccessPermissionGrantsNoUse) {
  const Decision d = Decide({Says("robots.txt", Effect::kAllow, {P::kFetch})});
  EXPECT_EQ(Show(d, P::kFetch), "allow/explicit");
  EXPECT_EQ(Show(d, P::kAiTrain), "allow/unstated");
}

TEST(Combine, ASupersededStatementDecidesNothingAndIsExplained) {
  Statement lost = kDenyTrain;
  lost.superseded_by = "some clause";
  const Decision d = Decide({lost});
  EXPECT_EQ(Show(d, P::kAiTrain), "allow/unstated");
  ASSERT_EQ(d.For(P::kAiTrain).considered.size(), 1U);
  EXPECT_EQ(d.For(P::kAiTrain).considered[0].role, Role::kOverridden);
  EXPECT_EQ(d.For(P::kAiTrain).considered[0].why, "some clause");
}

TEST(Combine, MachineReadableStatementsAreNamedBeforeProse) {
  const Decision d = Decide({Says("notice", Effect::kDeny, {P::kTdm}, StatementClass::kReservation),
                             Says("tdmrep", Effect::kDeny, {P::kTdm})});
  EXPECT_EQ(d.For(P::kTdm).considered[0].statement, 1U);
  EXPECT_EQ(d.For(P::kTdm).considered[1].role, Role::kAgrees);
}

TEST(Combine, ObligationsAccompanyAnAllow) {
  const Decision d = Decide({WithCondition(Says("cc", Effect::kAllow, {P::kArchive}), "attribution",
                                           "attribution", false)});
  EXPECT_EQ(Show(d, P::kArchive), "allow/explicit");
  ASSERT_EQ(d.For(P::kArchive).conditions.size(), 1U);
  EXPECT_FALSE(d.For(P::kArchive).conditions[0].prerequisite);
}

// DESIGN, House decisions: --operator settles non-commercial use.
TEST(Combine, ANonCommercialOperatorMeetsANonCommercialCondition) {
  const Statement nc = WithCondition(Says("cc", Effect::kCondition, {P::kArchive}),
                                     "non-commercial use", "non-commercial");
  EXPECT_EQ(Show(Decide({nc}), P::kArchive), "deny/condition");
  EXPECT_EQ(Show(Decide({nc}, {}, OperatorKind::kNonCommercial), P::kArchive), "allow/explicit");
  const Statement both = WithCondition(nc, "consent", "consent");
  EXPECT_EQ(Show(Decide({both}, {}, OperatorKind::kNonCommercial), P::kArchive), "deny/condition");
}

TEST(Combine, EqualConditionsAreListedOnce) {
  const Decision d = Decide({kAskTrain, kAskTrain});
  EXPECT_EQ(d.For(P::kAiTrain).conditions.size(), 1U);
}

// The invariant, on every subset of a set of restrictive statements: adding one never loosens.
TEST(Combine, AddingARestrictionNeverLoosensAnything) {
  const std::vector<Statement> pool = {
      kAllowTrain,
      kAskTrain,
      kDenyTrain,
      kFaultTrain,
      Says("r", Effect::kDeny, {P::kFetch}),
      Says("t", Effect::kDeny, {P::kTdm}),
      Says("n", Effect::kDeny, {P::kTdm, P::kArchive}, StatementClass::kReservation),
      Says("s", Effect::kAllow, {P::kSearch}, StatementClass::kReservation)};
  for (unsigned bits = 0; bits < (1U << pool.size()); ++bits) {
    std::vector<Statement> some;
    for (std::size_t i = 0; i < pool.size(); ++i) {
      if ((bits >> i) & 1U) some.push_back(pool[i]);
    }
    const PurposeSet before = Decide(some).DeniedPurposes();
    for (const Statement& s : pool) {
      if (s.effect == Effect::kAllow) continue;
      std::vector<Statement> more = some;
      more.push_back(s);
      EXPECT_TRUE((before - Decide(more).DeniedPurposes()).empty());
    }
  }
}

}  // namespace
}  // namespace crawlguard
