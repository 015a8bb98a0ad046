// SPDX-License-Identifier: Apache-2.0
//
// A decision as JSON text, schema "crawlguard/decision/1" (docs/decision-json.md).
#ifndef CRAWLGUARD_JSON_H_
#define CRAWLGUARD_JSON_H_

#include <string>

#include "crawlguard/decision.h"
#include "crawlguard/export.h"

namespace crawlguard {

struct JsonOptions {
  // The purposes that the caller asked for: "verdict" is deny if one of them is denied. All six are
  // present in "decisions" whatever is asked.
  PurposeSet purposes = PurposeSet::All();
  bool pretty = false;   // indented by two; otherwise one line without a line end
  bool explain = false;  // adds "considered" to each purpose: every statement, its role and why
};

// Keys come in a fixed order; bytes that are not UTF-8 become U+FFFD. Never fails.
CRAWLGUARD_EXPORT std::string ToJson(const Decision& decision, const JsonOptions& options = {});

}  // namespace crawlguard

#endif  // CRAWLGUARD_JSON_H_
