// SPDX-License-Identifier: Apache-2.0
#include "signals/robots/robots.h"

#include <utility>

#include "base/limits.h"

namespace crawlguard {
namespace {

using robots::Answer;
using robots::Outcome;
using robots::Place;
using robots::Reading;
using robots::RobotsFile;
using robots::Rule;

constexpr WantedFile kWanted[] = {{"/robots.txt", limits::kMaxRobotsBytes}};

Statement MakeStatement(const RobotsSite& site, Effect effect, PurposeSet purposes, Scope scope,
                        std::string rule) {
  Statement s;
  s.signal = "robots.txt";
  s.effect = effect;
  s.purposes = purposes;
  s.scope = scope;
  s.evidence.url = site.url;
  s.evidence.part = "robots.txt";
  s.evidence.rule = std::move(rule);
  return s;
}

void SetPlace(const Place& place, Evidence* evidence) {
  evidence->line = place.line;
  evidence->begin = place.begin;
  evidence->end = place.end;
  evidence->excerpt = place.excerpt;
}

Statement OfRule(const RobotsSite& site, const Rule& rule, std::string_view token) {
  Statement s = MakeStatement(site, rule.allow ? Effect::kAllow : Effect::kDeny, {Purpose::kFetch},
                              Scope::kPath, "rfc9309.2.2.2");
  SetPlace(rule.place, &s.evidence);
  s.evidence.fields.push_back({"group", Excerpt(token)});
  return s;
}

// RFC 9309 2.2.2: the most octets, then allow.
std::string WhyItLost(const Answer& answer) {
  if (answer.lost_to_reading) {
    return "house.robots.percent: of two readings of percent-encoding the more restrictive counts";
  }
  const std::size_t won = Specificity(*answer.decides, answer.reading);
  const std::size_t lost = Specificity(*answer.loses, answer.reading);
  if (won == lost) return "rfc9309.2.2.2: of equally long matches allow wins";
  return "rfc9309.2.2.2: longer match (" + std::to_string(won) + " octets against " +
         std::to_string(lost) + ")";
}

void AddRules(const RobotsSite& site, const RobotsFile::Verdict& verdict, Findings* findings) {
  const Answer& answer = verdict.answer;
  if (answer.readings_differ) {
    AddDiagnostic(&findings->diagnostics, Severity::kNote, site.url, answer.decides->place.line,
                  "robots-percent-encoding",
                  answer.reading == Reading::kRfc9309
                      ? "denied as RFC 9309 2.2.2 decodes percent-encoding; google/robotstxt, "
                        "which decodes nothing, would allow it"
                      : "RFC 9309 2.2.2 decodes percent-encoding and would allow it; denied as "
                        "google/robotstxt reads it, which decodes nothing");
  }
  if (answer.decides == nullptr) return;
  Statement decides = OfRule(site, *answer.decides, verdict.selection.token);
  // House: of two readings the more restrictive counts.
  if (answer.readings_differ && answer.reading == Reading::kEscapeOnly) {
    decides.evidence.rule = "house.robots.percent";
    decides.evidence.confidence = 60;
  }
  findings->statements.push_back(std::move(decides));
  if (answer.loses == nullptr) return;
  findings->statements.push_back(OfRule(site, *answer.loses, verdict.selection.token));
  findings->statements.back().superseded_by = WhyItLost(answer);
}

// One is enough: they all say the same.
void AddAiLine(const RobotsSite& site, const RobotsFile::Verdict& verdict, const Url& url,
               Findings* findings) {
  const robots::AiRule* rule = site.file.AiRuleFor(verdict.selection, url);
  if (rule == nullptr) return;
  Statement s = MakeStatement(site, Effect::kDeny, {Purpose::kAiTrain},
                              rule->pattern.text().empty() ? Scope::kSite : Scope::kPath,
                              "house.robots.ai-line");
  SetPlace(rule->place, &s.evidence);
  s.evidence.confidence = 50;
  s.evidence.fields.push_back(
      {"group", rule->group == 0 ? "none" : Excerpt(verdict.selection.token)});
  findings->statements.push_back(std::move(s));
}

Statement Fault(const RobotsSite& site, Scope scope, std::string rule, std::string_view why) {
  Statement s = MakeStatement(site, Effect::kDeny, PurposeSet::All(), scope, std::move(rule));
  s.kind = StatementClass::kFault;
  s.evidence.excerpt = Excerpt(why);
  return s;
}

}  // namespace

std::span<const WantedFile> RobotsSignal::wanted_files() const { return kWanted; }

std::unique_ptr<const SiteState> RobotsSignal::ParseSite(const Url& origin,
                                                         std::span<const SiteFile> files) const {
  auto site = std::make_unique<RobotsSite>();
  const SiteFile none;
  const SiteFile& file = files.empty() ? none : files.front();
  // RFC 9309 2.3.1.2: wherever it was found, it is this origin's.
  site->url = file.url.empty() ? origin.origin() + "/robots.txt" : std::string(file.url);
  site->fetch = robots::JudgeFetch(file, site->url, &site->diagnostics);
  if (site->fetch.outcome == Outcome::kParse) {
    site->file = RobotsFile::Parse(file.body, site->url, !file.fault.empty());
    for (const Diagnostic& d : site->file.diagnostics()) {
      AddDiagnostic(&site->diagnostics, d.severity, d.where, d.line, d.code, d.message);
    }
    site->prose = site->file.prose();
    for (Prose& prose : site->prose) prose.url = site->url;
  }
  return site;
}

void RobotsSignal::Evaluate(const SiteState* site, const Subject& subject, const PageView* page,
                            Findings* findings) const {
  (void)page;
  const auto* state = dynamic_cast<const RobotsSite*>(site);
  if (state == nullptr) return;
  // RFC 9309 2.2.2: "The /robots.txt URI is implicitly allowed", also when it cannot be read.
  const bool itself = subject.url.path_and_query() == "/robots.txt";
  if (itself) {
    findings->statements.push_back(
        MakeStatement(*state, Effect::kAllow, {Purpose::kFetch}, Scope::kPath, "rfc9309.2.2.2"));
  }
  if (state->fetch.outcome == Outcome::kUnreadable) {
    Statement fault = Fault(*state, Scope::kSite, state->fetch.rule, state->fetch.why);
    if (itself) fault.purposes.Erase(Purpose::kFetch);
    findings->statements.push_back(std::move(fault));
  }
  if (state->fetch.outcome != Outcome::kParse) return;
  const RobotsFile::Verdict verdict = state->file.Ask(subject.agent, subject.url);
  if (verdict.answer.too_costly) {
    findings->statements.push_back(Fault(*state, Scope::kPath, "house.robots.limit",
                                         "too many rules for a URL of this length"));
  }
  AddRules(*state, verdict, findings);
  AddAiLine(*state, verdict, subject.url, findings);
  for (const Diagnostic& d : state->file.LintFor(subject.agent)) {
    AddDiagnostic(&findings->diagnostics, d.severity, d.where, d.line, d.code, d.message);
  }
}

}  // namespace crawlguard
