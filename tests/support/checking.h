// SPDX-License-Identifier: Apache-2.0
//
// Checkers for tests, and what a decision says in short.
#ifndef CRAWLGUARD_TESTS_SUPPORT_CHECKING_H_
#define CRAWLGUARD_TESTS_SUPPORT_CHECKING_H_

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "crawlguard/checker.h"
#include "crawlguard/decision.h"

namespace crawlguard::test {

// For "TestBot", with the embedded profiles and no prose rules, which take seconds to compile.
inline const Checker& SharedChecker() {
  static const Checker kChecker = [] {
    CheckOptions options;
    options.agent = "TestBot";
    Result<std::shared_ptr<const RuleSet>> rules = RuleSet::Parse({});
    if (!rules) {
      ADD_FAILURE() << rules.error().ToString();
      std::abort();
    }
    options.rules = *std::move(rules);
    Result<Checker> checker = Checker::Create(std::move(options));
    if (!checker) {
      ADD_FAILURE() << checker.error().ToString();
      std::abort();
    }
    return *std::move(checker);
  }();
  return kChecker;
}

// "deny/unreadable" if that is so for all six purposes, otherwise "fetch=allow/unstated
// search=...".
inline std::string Summary(const Decision& decision) {
  const auto word = [&](Purpose purpose) {
    const PurposeDecision& d = decision.For(purpose);
    return std::string(VerdictName(d.verdict)) + "/" + std::string(ReasonName(d.reason));
  };
  std::string all = word(Purpose::kFetch), each;
  bool same = true;
  for (const Purpose purpose : kAllPurposes) {
    same = same && word(purpose) == all;
    each += (each.empty() ? "" : " ") + std::string(PurposeName(purpose)) + "=" + word(purpose);
  }
  return same ? all : each;
}

inline std::string Summary(const Result<Decision>& decision) {
  return decision ? Summary(*decision) : "error: " + decision.error().ToString();
}

// Whether a statement or a diagnostic of the decision has the words.
inline bool Mentions(const Decision& decision, const std::string& words) {
  for (const Statement& s : decision.statements) {
    if (s.evidence.excerpt.find(words) != std::string::npos) return true;
    for (const Field& field : s.evidence.fields) {
      if (field.value.find(words) != std::string::npos) return true;
    }
  }
  for (const Diagnostic& d : decision.diagnostics) {
    if (d.ToString().find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace crawlguard::test

#endif  // CRAWLGUARD_TESTS_SUPPORT_CHECKING_H_
