// SPDX-License-Identifier: Apache-2.0
//
// Reading: what one statement amounts to under a profile and for an operator.
#ifndef CRAWLGUARD_DECISION_READING_H_
#define CRAWLGUARD_DECISION_READING_H_

#include <string>
#include <vector>

#include "crawlguard/checker.h"
#include "crawlguard/evidence.h"
#include "rules/profile.h"

namespace crawlguard {

// How a statement bears on one purpose, weakest first.
enum class Weight : std::uint8_t { kNone, kNote, kAllow, kCondition, kFault, kDeny };

struct Reading {
  Weight weight = Weight::kNote;  // for the purposes in `purposes`
  PurposeSet purposes;            // those on which it has that weight
  PurposeSet noted;               // those on which it is a note only
  std::string why_noted;
  std::vector<Condition> conditions;  // those still open for this operator
};

Reading Read(const Statement& statement, const rules::Profile& profile, OperatorKind operator_kind);

}  // namespace crawlguard

#endif  // CRAWLGUARD_DECISION_READING_H_
