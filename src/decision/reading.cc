// SPDX-License-Identifier: Apache-2.0
#include "decision/reading.h"

#include <algorithm>
#include <utility>

namespace crawlguard {
namespace {

// Whether the profile lets this kind of prose bind; protocols and faults always do.
bool ClassBinds(StatementClass kind, const rules::Profile& profile) {
  switch (kind) {
    case StatementClass::kReservation:
      return profile.reservation_binds;
    case StatementClass::kReuse:
      return profile.reuse_binds;
    case StatementClass::kClue:
      return profile.clue_binds;
    case StatementClass::kProtocol:
    case StatementClass::kGrant:
    case StatementClass::kFault:
      break;
  }
  return true;
}

Weight BaseWeight(const Statement& s, const rules::Profile& profile) {
  const bool fault = s.kind == StatementClass::kFault;
  switch (s.effect) {
    case Effect::kDeny:
      return fault ? Weight::kFault : Weight::kDeny;
    case Effect::kCondition:
      return Weight::kCondition;
    case Effect::kAllow:
      return Weight::kAllow;
    case Effect::kNote:
      break;
  }
  // A note of kind fault: a complete but malformed site file, or metadata that cannot be read.
  if (fault && profile.malformed_denies) return Weight::kFault;
  if (s.kind == StatementClass::kClue && profile.clue_binds) return Weight::kDeny;
  return Weight::kNote;
}

}  // namespace

Reading Read(const Statement& statement, const rules::Profile& profile,
             OperatorKind operator_kind) {
  Reading out;
  out.purposes = statement.purposes;
  if (statement.bans_automation && profile.automation_closes_fetch) {
    out.purposes.Insert(Purpose::kFetch);
  }
  for (const Condition& condition : statement.conditions) {
    const bool met =
        condition.kind == "non-commercial" && operator_kind == OperatorKind::kNonCommercial;
    if (!met) out.conditions.push_back(condition);
  }
  const auto note_all = [&](std::string why) {
    out.weight = Weight::kNote;
    out.noted = out.purposes;
    out.purposes = {};
    out.why_noted = std::move(why);
    return out;
  };
  if (!statement.superseded_by.empty()) return note_all(statement.superseded_by);
  out.weight = BaseWeight(statement, profile);
  if (out.weight == Weight::kNote) return note_all("a note decides nothing");
  if (out.weight == Weight::kCondition &&
      std::none_of(out.conditions.begin(), out.conditions.end(),
                   [](const Condition& c) { return c.prerequisite; }) &&
      !statement.conditions.empty()) {
    out.weight = Weight::kAllow;  // every prerequisite is met by this operator
  }
  if (out.weight == Weight::kAllow) return out;
  if (!ClassBinds(statement.kind, profile)) {
    return note_all("profile " + profile.name + ": " +
                    std::string(StatementClassName(statement.kind)) + " statements are noted only");
  }
  // research: restrictions on what Article 3 opens are noted.
  out.noted = out.purposes - profile.binding;
  out.purposes = out.purposes & profile.binding;
  if (!out.noted.empty()) {
    out.why_noted =
        "profile " + profile.name + ": restrictions of " + ToString(out.noted) + " are noted only";
  }
  return out;
}

}  // namespace crawlguard
