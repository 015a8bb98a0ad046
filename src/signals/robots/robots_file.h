// SPDX-License-Identifier: Apache-2.0
//
// RobotsFile: a robots.txt, parsed and ready to be asked.
//
//   const RobotsFile file = RobotsFile::Parse(text, "robots.txt");
//   const RobotsFile::Verdict v = file.Ask("ExampleBot", url);
//   if (!v.answer.allowed) Show(v.answer.decides->place.line, v.answer.decides->place.excerpt);
//   for (const Diagnostic& d : file.diagnostics()) ...          the lint of the file
//   for (const Diagnostic& d : file.LintFor("ExampleBot")) ...  and what only this agent needs to
//   know
#ifndef CRAWLGUARD_SIGNALS_ROBOTS_ROBOTS_FILE_H_
#define CRAWLGUARD_SIGNALS_ROBOTS_ROBOTS_FILE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/evidence.h"
#include "signals/robots/groups.h"
#include "signals/robots/matcher.h"
#include "signals/signal.h"
#include "url/path_pattern.h"
#include "url/url.h"

namespace crawlguard::robots {

// A line with a key that RFC 9309 does not know, for the protocols that do.
struct OtherLine {
  std::string key;    // lower case
  std::string value;  // as written, trimmed, without comment
  Place place;
  std::size_t group = 0;  // 0: before the first user-agent line
  bool in_run = false;    // no rule yet in its group (signals.md AP12)
};

// A line that means "no AI training" (ai_lines.h).
struct AiRule {
  PathPattern pattern;  // empty: everything
  Place place;
  std::size_t group = 0;
};

// Immutable; const use is thread-safe.
class RobotsFile {
 public:
  // An empty file: no rules.
  RobotsFile() = default;

  // Never fails: what cannot be read becomes a diagnostic. `where` names the file in diagnostics.
  // At most kMaxRobotsBytes are read; `goes_on` says that the file was longer than `body`. Linear.
  static RobotsFile Parse(std::string_view body, std::string_view where, bool goes_on = false);

  struct Verdict {
    Selection selection;  // selection.token: the group that was used, empty: none
    Answer answer;        // answer.decides: the rule, null: no rule matches
  };
  // May the agent with this product token fetch the URL? Views into this object.
  Verdict Ask(std::string_view agent, const Url& url) const;

  // Seconds between requests that the agent's group asks for, at most kMaxCrawlDelaySeconds.
  std::optional<double> CrawlDelay(std::string_view agent) const;

  // The absolute http(s) ones, as written, in file order.
  const std::vector<std::string>& sitemaps() const { return sitemaps_; }

  // Lines of kind LineKind::kOther, and whether one in this group is for this agent (those before
  // the first group are for everyone).
  const std::vector<OtherLine>& other_lines() const { return other_lines_; }
  static bool Binds(std::size_t group, const Selection& selection);

  // The first line against AI training that is for these groups and this URL, or null.
  const AiRule* AiRuleFor(const Selection& selection, const Url& url) const;

  const Groups& groups() const { return groups_; }
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  // The comments as text (comments.h), with an empty url. None of an HTML page.
  const std::vector<Prose>& prose() const { return prose_; }

  // Diagnostics that depend on who asks: robots-group-replaces, if the agent's own group replaces a
  // "*" group that has more rules.
  std::vector<Diagnostic> LintFor(std::string_view agent) const;

 private:
  void AddOther(const Line& line, std::string_view body);

  std::string where_;
  Groups groups_;
  std::vector<OtherLine> other_lines_;
  std::vector<AiRule> ai_rules_;
  std::vector<std::string> sitemaps_;
  std::vector<Diagnostic> diagnostics_;
  std::vector<Prose> prose_;
};

}  // namespace crawlguard::robots

#endif  // CRAWLGUARD_SIGNALS_ROBOTS_ROBOTS_FILE_H_
