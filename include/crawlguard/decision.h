// SPDX-License-Identifier: Apache-2.0
//
// Decision: per purpose allow or deny, why, and by whose words.
#ifndef CRAWLGUARD_DECISION_H_
#define CRAWLGUARD_DECISION_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/evidence.h"
#include "crawlguard/export.h"
#include "crawlguard/purpose.h"

namespace crawlguard {

enum class Verdict : std::uint8_t { kAllow, kDeny };

enum class Reason : std::uint8_t {
  kExplicit,    // a statement names this purpose
  kCondition,   // a statement names a prerequisite that is not known to be met
  kInherited,   // follows from the denial of another purpose (no fetch, no use)
  kUnstated,    // nobody said anything; the profile's default
  kUnreadable,  // something that could have closed this purpose could not be read
};

CRAWLGUARD_EXPORT std::string_view VerdictName(Verdict verdict) noexcept;
CRAWLGUARD_EXPORT std::string_view ReasonName(Reason reason) noexcept;

// The part a statement played in the decision for one purpose.
enum class Role : std::uint8_t {
  kDecides,     // the deciding statement
  kAgrees,      // says the same as the verdict
  kOverridden,  // says otherwise and lost; `why` names the clause
  kNoted,       // decides nothing under this profile; `why` says so
};
CRAWLGUARD_EXPORT std::string_view RoleName(Role role) noexcept;

struct Considered {
  std::size_t statement = 0;  // index into Decision::statements
  Role role = Role::kNoted;
  std::string why;  // why it lost or does not count; empty for kDecides and kAgrees
};

struct PurposeDecision {
  Verdict verdict = Verdict::kDeny;
  Reason reason = Reason::kUnreadable;
  std::vector<Condition> conditions;   // prerequisites that deny, obligations that accompany allow
  std::vector<Considered> considered;  // every statement on this purpose, the deciding one first
};

// The answer for one target. A plain value; owns its memory.
struct Decision {
  std::string url;        // as asked, normalised
  std::string final_url;  // after redirects; equals url where there were none
  std::string agent;      // product token that was checked
  std::string profile;
  std::string rules;  // content hash of the rule set: "sha256:..."
  std::array<PurposeDecision, kPurposeCount> purposes;
  std::vector<Statement> statements;
  std::vector<Diagnostic> diagnostics;

  const PurposeDecision& For(Purpose p) const { return purposes[static_cast<std::size_t>(p)]; }
  bool Denied(Purpose p) const { return For(p).verdict == Verdict::kDeny; }

  // The purposes that are denied.
  CRAWLGUARD_EXPORT PurposeSet DeniedPurposes() const;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_DECISION_H_
