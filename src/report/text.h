// SPDX-License-Identifier: Apache-2.0
//
// A decision for people: what is allowed, who says otherwise, and in which words.
#ifndef CRAWLGUARD_REPORT_TEXT_H_
#define CRAWLGUARD_REPORT_TEXT_H_

#include <string>

#include "crawlguard/decision.h"

namespace crawlguard::report {

struct TextOptions {
  // The purposes that the caller asked for: they make the headline.
  PurposeSet purposes = PurposeSet::All();
  bool colour = false;
  // Every statement of every protocol, its role for each purpose, and why it lost.
  bool explain = false;
};

// One block of lines, each with a line end. All text from outside is escaped for terminals.
std::string ToText(const Decision& decision, const TextOptions& options);

}  // namespace crawlguard::report

#endif  // CRAWLGUARD_REPORT_TEXT_H_
