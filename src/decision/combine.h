// SPDX-License-Identifier: Apache-2.0
//
// Statements of all protocols -> one decision per purpose (DESIGN section 2).
#ifndef CRAWLGUARD_DECISION_COMBINE_H_
#define CRAWLGUARD_DECISION_COMBINE_H_

#include "crawlguard/checker.h"
#include "crawlguard/decision.h"
#include "rules/profile.h"

namespace crawlguard {

// Fills decision->purposes from decision->statements. Each protocol's own precedence has been
// applied already (Statement::superseded_by). Deterministic: the order of statements decides only
// which of equals is named first.
void Combine(const rules::Profile& profile, OperatorKind operator_kind, Decision* decision);

}  // namespace crawlguard

#endif  // CRAWLGUARD_DECISION_COMBINE_H_
