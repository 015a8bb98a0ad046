// SPDX-License-Identifier: Apache-2.0
//
// A decision with something in every field, for the reports' golden tests.
#ifndef CRAWLGUARD_UNIT_REPORT_SAMPLE_DECISION_H_
#define CRAWLGUARD_UNIT_REPORT_SAMPLE_DECISION_H_

#include "crawlguard/decision.h"

namespace crawlguard {

inline PurposeDecision& At(Decision* d, Purpose p) {
  return d->purposes[static_cast<std::size_t>(p)];
}

inline Decision SampleDecision() {
  Decision d;
  d.url = "https://example.com/a";
  d.final_url = "https://example.com/b";
  d.agent = "ExampleBot";
  d.profile = "respect";
  d.rules = "sha256:00ff";

  Statement notice;
  notice.signal = "notice";
  notice.effect = Effect::kCondition;
  notice.purposes = {Purpose::kAiTrain, Purpose::kTdm};
  notice.scope = Scope::kSite;
  notice.kind = StatementClass::kReservation;
  notice.conditions = {{true, "prior consent of Example Media", "consent"}};
  notice.evidence = {"https://example.com/b",
                     "body",
                     12,
                     100,
                     131,
                     "Any use requires prior consent.",
                     "en.reservation.consent",
                     90,
                     {{"acts", "use; reproduction"},
                      {"rights_holder", "Example Media"},
                      {"acts", "storage"},
                      {"condition", "prior consent"}}};

  Statement robots;
  robots.signal = "robots.txt";
  robots.effect = Effect::kAllow;
  robots.purposes = {Purpose::kFetch};
  robots.scope = Scope::kPath;
  robots.evidence = {"https://example.com/robots.txt",
                     "robots.txt",
                     3,
                     20,
                     28,
                     "Allow: /",
                     "rfc9309.2.2.2",
                     100,
                     {}};

  Statement loser;
  loser.signal = "robots-tag";
  loser.effect = Effect::kAllow;
  loser.purposes = {Purpose::kTdm};
  loser.superseded_by = "the more restrictive wins";
  loser.evidence = {"https://example.com/b", "header:x-robots-tag", 0, 0, 3, "all", "x", 100, {}};

  d.statements = {robots, notice, loser};
  for (Purpose p : kAllPurposes) At(&d, p) = {Verdict::kAllow, Reason::kUnstated, {}, {}};
  At(&d, Purpose::kFetch) = {Verdict::kAllow, Reason::kExplicit, {}, {{0, Role::kDecides, ""}}};
  At(&d, Purpose::kAiTrain) = {
      Verdict::kDeny, Reason::kCondition, notice.conditions, {{1, Role::kDecides, ""}}};
  At(&d, Purpose::kTdm) = {
      Verdict::kDeny,
      Reason::kCondition,
      notice.conditions,
      {{1, Role::kDecides, ""}, {2, Role::kOverridden, "the more restrictive wins"}}};
  At(&d, Purpose::kTdm).conditions.push_back({false, "attribution", "attribution"});
  At(&d, Purpose::kAiInput) = {Verdict::kDeny, Reason::kInherited, {}, {}};
  d.diagnostics = {{Severity::kWarning, "https://example.com/robots.txt", 7, "robots-unknown-line",
                    "\"Dissalow\" is no known line"}};
  return d;
}

}  // namespace crawlguard

#endif  // CRAWLGUARD_UNIT_REPORT_SAMPLE_DECISION_H_
