// SPDX-License-Identifier: Apache-2.0
//
// What is wrong with a robots.txt, or not what its author may think.
#ifndef CRAWLGUARD_SIGNALS_ROBOTS_LINT_H_
#define CRAWLGUARD_SIGNALS_ROBOTS_LINT_H_

#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/evidence.h"
#include "signals/robots/parser.h"

namespace crawlguard::robots {

// Fed with the lines of a file. At most kMaxDiagnostics are kept. Codes:
//   robots-ai-line            a line about AI that no standard knows, and what is made of it
//   robots-bom                a byte order mark where it spoils a line, or half of one
//   robots-crawl-delay        no number, over the cap, or outside a group
//   robots-empty-user-agent   names nobody
//   robots-line-too-long      cut
//   robots-missing-colon      taken for a field all the same
//   robots-no-field           neither a field nor a comment
//   robots-not-utf8           RFC 9309 2.3
//   robots-nul                a NUL octet, which ends the field
//   robots-pattern-start      a pattern that can never match
//   robots-rule-before-group  a rule that binds nobody
//   robots-sitemap            no absolute http(s) URL
//   robots-token-characters   a token that no crawler may have (RFC 9309 2.2.1)
//   robots-token-words        a user-agent value of which only the start counts
//   robots-truncated          the file is over the limit
//   robots-typo               taken for the right word
//   robots-unknown-key        ignored (a warning where it looks like a rule)
class Lint {
 public:
  explicit Lint(std::string_view where) : where_(where) {}

  void Add(const Line& line, std::string_view body);
  void Finish(const ParseInfo& info);
  std::vector<Diagnostic> Take() { return std::move(diagnostics_); }

 private:
  void Say(const Line& line, Severity severity, std::string code, std::string message);
  void CheckOctets(const Line& line, std::string_view text);
  void CheckRule(const Line& line);
  void CheckUserAgent(const Line& line);
  void CheckCrawlDelay(const Line& line);
  void CheckSitemap(const Line& line);
  void CheckOther(const Line& line);

  std::string where_;
  std::vector<Diagnostic> diagnostics_;
  bool said_not_utf8_ = false;
};

}  // namespace crawlguard::robots

#endif  // CRAWLGUARD_SIGNALS_ROBOTS_LINT_H_
