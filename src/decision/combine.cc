// SPDX-License-Identifier: Apache-2.0
#include "decision/combine.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "decision/reading.h"

namespace crawlguard {
namespace {

// Which of equally strong statements is named first: machine-readable before prose, then the more
// certain one, then the order in which the protocols are read.
int Rank(const Statement& s) {
  int rank = s.kind == StatementClass::kProtocol || s.kind == StatementClass::kFault ? 0 : 1000;
  if (s.kind == StatementClass::kReuse) rank += 200;
  return rank + (100 - s.evidence.confidence);
}

std::string Describe(const Statement& s) {
  std::string out = s.signal;
  if (!s.evidence.part.empty() && s.evidence.part != s.signal) out += ", " + s.evidence.part;
  if (s.evidence.line > 0) out += " line " + std::to_string(s.evidence.line);
  return out;
}

class Combiner {
 public:
  Combiner(const rules::Profile& profile, OperatorKind operator_kind, Decision* decision)
      : profile_(profile), decision_(*decision) {
    readings_.reserve(decision_.statements.size());
    for (const Statement& s : decision_.statements) {
      readings_.push_back(Read(s, profile, operator_kind));
    }
  }

  void Run() {
    for (Purpose p : kAllPurposes) OnePurpose(p);
    // DESIGN 2.3: no fetch, no use.
    for (Purpose p : kAllPurposes) {
      if (p != Purpose::kFetch) Inherit(Purpose::kFetch, p);
    }
    // DESIGN 2.3: training and retrieval are mining in the first place.
    Inherit(Purpose::kTdm, Purpose::kAiTrain);
    Inherit(Purpose::kTdm, Purpose::kAiInput);
    for (Purpose p : kAllPurposes) {
      PurposeDecision& d = At(p);
      if (d.reason == Reason::kUnstated) {
        d.verdict = profile_.deny_unstated.Contains(p) ? Verdict::kDeny : Verdict::kAllow;
      }
    }
  }

 private:
  PurposeDecision& At(Purpose p) { return decision_.purposes[static_cast<std::size_t>(p)]; }

  Weight WeightOf(std::size_t i, Purpose p) const {
    const Reading& r = readings_[i];
    if (r.purposes.Contains(p)) return r.weight;
    return r.noted.Contains(p) ? Weight::kNote : Weight::kNone;
  }

  // DESIGN 2.2: any deny wins, else condition, else allow, else unstated. What could not be read
  // outweighs a condition: meeting the condition would not make it readable.
  void OnePurpose(Purpose p) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (WeightOf(i, p) != Weight::kNone) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      if (WeightOf(a, p) != WeightOf(b, p)) return WeightOf(a, p) > WeightOf(b, p);
      return Rank(decision_.statements[a]) < Rank(decision_.statements[b]);
    });
    PurposeDecision& d = At(p);
    d = {};
    const Weight top = order.empty() ? Weight::kNone : WeightOf(order.front(), p);
    SetVerdict(top, &d);
    for (std::size_t i : order) {
      const Weight weight = WeightOf(i, p);
      d.considered.push_back(Consider(i, weight, top, order.front()));
      if (weight == top && top != Weight::kNote && top != Weight::kFault) {
        AddConditions(readings_[i].conditions, &d);
      }
    }
  }

  static void SetVerdict(Weight top, PurposeDecision* d) {
    d->verdict = top >= Weight::kCondition ? Verdict::kDeny : Verdict::kAllow;
    switch (top) {
      case Weight::kDeny:
      case Weight::kAllow:
        d->reason = Reason::kExplicit;
        break;
      case Weight::kFault:
        d->reason = Reason::kUnreadable;
        break;
      case Weight::kCondition:
        d->reason = Reason::kCondition;
        break;
      case Weight::kNote:
      case Weight::kNone:
        d->reason = Reason::kUnstated;
        break;
    }
  }

  Considered Consider(std::size_t i, Weight weight, Weight top, std::size_t winner) const {
    Considered c;
    c.statement = i;
    const Reading& r = readings_[i];
    if (weight == Weight::kNote) {
      const bool lost = !decision_.statements[i].superseded_by.empty();
      c.role = lost ? Role::kOverridden : Role::kNoted;
      c.why = r.why_noted;
    } else if (i == winner) {
      c.role = Role::kDecides;
    } else if (weight == top || (weight >= Weight::kCondition && top >= Weight::kCondition)) {
      c.role = Role::kAgrees;
    } else {
      c.role = Role::kOverridden;
      c.why = "a restriction outweighs a permission across protocols; restricted by " +
              Describe(decision_.statements[winner]);
    }
    return c;
  }

  // Each condition once.
  static void AddConditions(const std::vector<Condition>& conditions, PurposeDecision* d) {
    for (const Condition& condition : conditions) {
      const bool listed =
          std::any_of(d->conditions.begin(), d->conditions.end(), [&](const Condition& c) {
            return c.text == condition.text && c.prerequisite == condition.prerequisite;
          });
      if (!listed) d->conditions.push_back(condition);
    }
  }

  // A denial that statements made of `from` reaches `to`, unless that is denied in its own right.
  void Inherit(Purpose from, Purpose to) {
    const PurposeDecision& source = At(from);
    PurposeDecision& target = At(to);
    if (source.verdict != Verdict::kDeny || source.reason == Reason::kUnstated) return;
    const bool denied_itself =
        target.verdict == Verdict::kDeny &&
        (target.reason == Reason::kExplicit || target.reason == Reason::kUnreadable);
    if (denied_itself) return;
    // The condition of the source is weaker than what the target already has to meet.
    if (source.reason == Reason::kCondition && target.reason == Reason::kCondition) {
      AddConditions(source.conditions, &target);
      return;
    }
    if (target.reason == Reason::kInherited) return;
    const Considered& decider = source.considered.front();
    const std::string why = "denied with " + std::string(PurposeName(from)) + ", by " +
                            Describe(decision_.statements[decider.statement]);
    for (Considered& c : target.considered) {
      if (c.role != Role::kDecides && c.role != Role::kAgrees) continue;
      const bool allows = WeightOf(c.statement, to) == Weight::kAllow;
      c.role = allows ? Role::kOverridden : Role::kAgrees;
      if (allows) c.why = why;
    }
    std::erase_if(target.considered,
                  [&](const Considered& c) { return c.statement == decider.statement; });
    target.considered.insert(target.considered.begin(), {decider.statement, Role::kDecides, ""});
    target.verdict = Verdict::kDeny;
    target.reason = Reason::kInherited;
    target.conditions = source.conditions;
  }

  const rules::Profile& profile_;
  Decision& decision_;
  std::vector<Reading> readings_;
};

}  // namespace

void Combine(const rules::Profile& profile, OperatorKind operator_kind, Decision* decision) {
  Combiner(profile, operator_kind, decision).Run();
}

}  // namespace crawlguard
