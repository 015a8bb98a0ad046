// SPDX-License-Identifier: Apache-2.0
//
// Statements for tests of what is made of them.
#ifndef CRAWLGUARD_TESTS_SUPPORT_STATEMENTS_H_
#define CRAWLGUARD_TESTS_SUPPORT_STATEMENTS_H_

#include <string>
#include <utility>

#include "crawlguard/evidence.h"

namespace crawlguard {

inline Statement Says(std::string signal, Effect effect, PurposeSet purposes,
                      StatementClass kind = StatementClass::kProtocol) {
  Statement s;
  s.signal = std::move(signal);
  s.effect = effect;
  s.purposes = purposes;
  s.kind = kind;
  s.evidence.part = "body";
  return s;
}

inline Statement WithCondition(Statement s, std::string text, std::string kind,
                               bool prerequisite = true) {
  s.conditions.push_back({prerequisite, std::move(text), std::move(kind)});
  return s;
}

}  // namespace crawlguard

#endif  // CRAWLGUARD_TESTS_SUPPORT_STATEMENTS_H_
