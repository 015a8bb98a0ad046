// SPDX-License-Identifier: Apache-2.0
//
// The rules on a whole page, or on prose from a machine-readable place.
#ifndef CRAWLGUARD_RULES_PAGE_MATCHER_H_
#define CRAWLGUARD_RULES_PAGE_MATCHER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/evidence.h"
#include "html/document.h"
#include "rules/block_matcher.h"
#include "rules/compile.h"

namespace crawlguard::rules {

// A match, placed in the page. Spans are in Document::text().
struct Notice {
  const Rule* rule = nullptr;
  std::vector<const Rule*> also;  // rules of the same kind that matched the same sentence
  PurposeSet purposes;  // what it closes (or opens); what its exceptions exempt is taken off
  bool bans_automation = false;
  std::string suppressed;
  html::Zone zone = html::Zone::kMain;
  bool visible = true;
  html::Span sentence;
  std::string excerpt;
  std::vector<Field> fields;
  std::vector<Condition> conditions;

  struct Exempted {
    const Exception* exception = nullptr;
    html::Span sentence;
    std::string excerpt;
  };
  std::vector<Exempted> exempted;  // exceptions that flip a purpose
};

struct Notices {
  std::vector<Notice> notices;
  // Not empty: a limit was hit and not everything was read.
  std::string fault;
};

// Every rule of every language on every block.
Notices MatchDocument(const CompiledSet& set, const html::Document& document);

// The same on plain text: a comment in robots.txt, a text/plain page. Blank lines separate blocks.
// Spans are in `text`.
Notices MatchText(const CompiledSet& set, std::string_view text, html::Zone zone);

// The statements that a notice makes (the restriction or grant, then one for each purpose-flipping
// exception), evidence.begin/end still being Notice's spans: the caller knows the raw bytes.
std::vector<Statement> ToStatements(const Notice& notice);

}  // namespace crawlguard::rules

#endif  // CRAWLGUARD_RULES_PAGE_MATCHER_H_
