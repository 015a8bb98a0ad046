// SPDX-License-Identifier: Apache-2.0
#include "signals/robots/robots_file.h"

#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "signals/robots/ai_lines.h"
#include "signals/robots/comments.h"
#include "signals/robots/lint.h"
#include "signals/robots/parser.h"

namespace crawlguard::robots {
namespace {

// No line of a robots.txt begins with '<'.
bool LooksLikeHtml(std::string_view body) {
  if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
  const std::size_t first = body.find_first_not_of(" \t\r\n\f");
  return first != std::string_view::npos && body[first] == '<';
}

std::size_t CountRules(const Groups& groups, const Selection& selection) {
  std::size_t n = 0;
  for (const std::size_t i : selection.groups) n += groups.groups()[i].rules.size();
  return n;
}

}  // namespace

RobotsFile RobotsFile::Parse(std::string_view body, std::string_view where, bool goes_on) {
  RobotsFile file;
  file.where_ = where;
  Lint lint(where);
  Comments comments;
  // RFC 9309 2.3.1.1: parse what can be parsed, also of an HTML page ("soft 404"). The page's own
  // lines are not worth a complaint each, and what follows a '#' there is no comment.
  const bool html = LooksLikeHtml(body);
  const ParseInfo info = ParseLines(body, goes_on, [&](const Line& line) {
    file.groups_.Add(line, body);
    if (line.kind == LineKind::kSitemap && Url::Parse(line.value)) {
      file.sitemaps_.emplace_back(line.value);
    }
    if (line.kind == LineKind::kOther) file.AddOther(line, body);
    if (html) return;
    lint.Add(line, body);
    comments.Add(line, body);
  });
  lint.Finish(info);
  file.diagnostics_ = lint.Take();
  file.prose_ = comments.Take();
  if (html) {
    AddDiagnostic(&file.diagnostics_, Severity::kWarning, file.where_, 1, "robots-soft-404",
                  "an HTML page in the place of robots.txt; only what reads as robots.txt counts");
  }
  return file;
}

void RobotsFile::AddOther(const Line& line, std::string_view body) {
  other_lines_.push_back({ascii::Lower(line.key), std::string(line.value), PlaceOf(line, body),
                          line.group, line.in_run});
  AiLine ai = ReadAiLine(line.key, line.value);
  if (ai.meaning != AiMeaning::kNoTraining) return;
  ai_rules_.push_back({PathPattern(std::move(ai.pattern)), PlaceOf(line, body), line.group});
}

RobotsFile::Verdict RobotsFile::Ask(std::string_view agent, const Url& url) const {
  Verdict verdict;
  verdict.selection = groups_.Select(agent);
  verdict.answer = Decide(groups_, verdict.selection, url);
  return verdict;
}

std::optional<double> RobotsFile::CrawlDelay(std::string_view agent) const {
  std::optional<double> longest;
  for (const std::size_t i : groups_.Select(agent).groups) {
    const std::optional<double> delay = groups_.groups()[i].crawl_delay;
    if (delay && (!longest || *delay > *longest)) longest = delay;
  }
  return longest;
}

bool RobotsFile::Binds(std::size_t group, const Selection& selection) {
  return group == 0 || selection.Contains(group);
}

const AiRule* RobotsFile::AiRuleFor(const Selection& selection, const Url& url) const {
  const std::string& path = url.path_and_query();
  // House: as in matcher.cc, what is not decided is not allowed.
  const bool too_costly = ai_rules_.size() > limits::kMaxRobotsMatchWork / path.size();
  for (const AiRule& rule : ai_rules_) {
    if (Binds(rule.group, selection) && (too_costly || rule.pattern.Matches(path))) return &rule;
  }
  return nullptr;
}

std::vector<Diagnostic> RobotsFile::LintFor(std::string_view agent) const {
  std::vector<Diagnostic> out;
  const Selection own = groups_.Select(agent);
  if (own.token.empty() || own.token == "*") return out;
  const std::size_t ours = CountRules(groups_, own);
  const std::size_t others = CountRules(groups_, groups_.Select("*"));
  if (others > ours) {
    AddDiagnostic(&out, Severity::kNote, where_, 0, "robots-group-replaces",
                  "the group of \"" + Excerpt(own.token) + "\" (" + std::to_string(ours) +
                      " rules) replaces that of \"*\" (" + std::to_string(others) +
                      " rules) completely (RFC 9309 2.2.1)");
  }
  return out;
}

}  // namespace crawlguard::robots
