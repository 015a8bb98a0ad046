// SPDX-License-Identifier: Apache-2.0
#include "signals/robots_tag/interpreter.h"

#include <charconv>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "signals/robots_tag/date.h"

namespace crawlguard {
namespace {

// Cut before it is copied: a word may be as long as the page.
std::string ShortText(std::string_view text) {
  return Excerpt(text.substr(0, 2 * limits::kMaxExcerptBytes));
}

}  // namespace

bool AddressesEveryone(std::string_view agent) {
  return agent.empty() || agent == "*" || ascii::EqualsIgnoreCase(agent, "robots");
}

bool Addresses(std::string_view agent, std::string_view our_agent) {
  return !our_agent.empty() && ascii::EqualsIgnoreCase(agent.substr(0, agent.find('/')), our_agent);
}

void RuleInterpreter::Add(const RobotsRule& rule, const TagPlaceFunction& place) {
  const auto [key, complaint] = MeaningOf(rule);
  if (!AddressesEveryone(rule.agent) && !Addresses(rule.agent, subject_.agent)) {
    if (!key.empty()) AddNoteForOthers(key, rule, place);
    return;
  }
  if (!complaint.empty()) Report(complaint, rule);
  if (key.empty()) return;
  const std::span<const RuleEffect> effects = RuleEffects();
  for (std::size_t i = 0; i < effects.size(); ++i) {
    if (said_[i] || !ascii::EqualsIgnoreCase(effects[i].key, key)) continue;
    if (source_.restrictions_only && effects[i].effect != Effect::kDeny) continue;
    said_.set(i);
    findings_->statements.push_back(NewStatement(effects[i], rule, place));
  }
}

// House: what another bot is told does not bind us, but it is kept for the reader.
void RuleInterpreter::AddNoteForOthers(std::string_view key, const RobotsRule& rule,
                                       const TagPlaceFunction& place) {
  if (source_.restrictions_only) return;
  const RuleEffect* first = nullptr;
  PurposeSet purposes;
  for (const RuleEffect& effect : RuleEffects()) {
    if (!ascii::EqualsIgnoreCase(effect.key, key)) continue;
    if (first == nullptr) first = &effect;
    purposes = purposes | effect.purposes;
  }
  if (first == nullptr) return;
  if (notes_for_others_ == limits::kMaxOtherAgentNotes) {
    if (std::exchange(others_cut_, true)) return;
    AddDiagnostic(&findings_->diagnostics, Severity::kNote, std::string(source_.url), 0,
                  "robots-tag-others-limit",
                  std::string(source_.part) + ": further rules for other bots are not listed");
    return;
  }
  ++notes_for_others_;
  Statement note = NewStatement(*first, rule, place);
  note.effect = Effect::kNote;
  note.purposes = purposes;
  note.conditions.clear();
  findings_->statements.push_back(std::move(note));
}

RuleInterpreter::Meaning RuleInterpreter::MeaningOf(const RobotsRule& rule) const {
  if (ascii::EqualsIgnoreCase(rule.name, "max-snippet")) return MeaningOfSnippet(rule.value);
  if (IsDateRule(rule.name)) return MeaningOfDate(rule.value);
  if (source_.image && ascii::EqualsIgnoreCase(rule.name, "noimageai")) return {kImageItself, {}};
  if (IsKnownRule(rule.name)) return {rule.name, {}};
  return {{}, "unknown rule is ignored"};
}

// Google: after the date as noindex; an invalid date is ignored.
RuleInterpreter::Meaning RuleInterpreter::MeaningOfDate(std::string_view value) const {
  const DateMatch date = ReadDate(value);
  if (!date.seconds) return {{}, "not a date, the rule is ignored"};
  // House: when nobody says what time it is, every date is past.
  return {subject_.now == 0 || *date.seconds <= subject_.now ? kExpired : kExpires, {}};
}

// Google: 0 is nosnippet, -1 is no limit, what is no number is ignored.
RuleInterpreter::Meaning RuleInterpreter::MeaningOfSnippet(std::string_view value) {
  long limit = 0;
  const char* const last = value.data() + value.size();
  const auto [end, error] = std::from_chars(value.data(), last, limit);
  if (error != std::errc() || end != last || limit < -1) {
    return {{}, "not a length, the rule is ignored"};
  }
  if (limit == -1) return {};
  return {limit == 0 ? std::string_view("nosnippet") : kSnippetLimit, {}};
}

Statement RuleInterpreter::NewStatement(const RuleEffect& effect, const RobotsRule& rule,
                                        const TagPlaceFunction& place) const {
  Statement statement;
  statement.signal = "robots-tag";
  statement.effect = effect.effect;
  statement.purposes = effect.purposes;
  std::string obligation(effect.obligation);
  if (effect.key == kSnippetLimit) {
    obligation = "a snippet of at most " + ShortText(rule.value) + " characters";
  }
  if (!obligation.empty()) statement.conditions.push_back({false, std::move(obligation), ""});

  Evidence& evidence = statement.evidence;
  const TagPlace where = place(rule);
  evidence.url = source_.url;
  evidence.part = source_.part;
  evidence.line = where.line;
  evidence.begin = where.begin;
  evidence.end = where.end;
  evidence.excerpt = ShortText(rule.Text());
  evidence.rule = effect.id;
  evidence.confidence = effect.confidence;
  if (!rule.agent.empty()) evidence.fields.push_back({"agent", ShortText(rule.agent)});
  return statement;
}

void RuleInterpreter::Report(std::string_view complaint, const RobotsRule& rule) {
  // Looked at before the strings are built: there may be a million of them.
  if (findings_->diagnostics.size() > limits::kMaxDiagnostics) return;
  AddDiagnostic(&findings_->diagnostics, Severity::kNote, std::string(source_.url), 0,
                "robots-tag-ignored-rule",
                std::string(source_.part) + ": " + std::string(complaint) + ": \"" +
                    ShortText(rule.Text()) + "\"");
}

}  // namespace crawlguard
