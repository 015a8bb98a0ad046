// SPDX-License-Identifier: Apache-2.0
#include "crawlguard/rule_set.h"

#include <algorithm>
#include <utility>

#include "rules/builtin.h"
#include "rules/impl.h"
#include "rules/load.h"

namespace crawlguard {
namespace {

struct Built {
  std::unique_ptr<RuleSet::Impl> impl;
  std::vector<Diagnostic> faults;
};

void CheckProfiles(const std::vector<rules::Profile>& profiles, std::vector<Diagnostic>* faults) {
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (profiles[i].name == profiles[j].name) {
        faults->push_back({Severity::kError, "profiles", 0, "rule-profile",
                           "two profiles are named \"" + profiles[i].name + "\""});
      }
    }
  }
}

Built Build(std::span<const RuleSource> sources) {
  Built built;
  rules::Loaded loaded = rules::Load(sources);
  built.faults = std::move(loaded.faults);
  CheckProfiles(loaded.profiles, &built.faults);
  built.impl = std::make_unique<RuleSet::Impl>();
  built.impl->compiled = rules::Compile(std::move(loaded.languages), &built.faults);
  built.impl->profiles = std::move(loaded.profiles);
  built.impl->revision = rules::Revision(sources);
  std::stable_sort(built.faults.begin(), built.faults.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return a.where != b.where ? a.where < b.where : a.line < b.line;
                   });
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return a.where == b.where && a.line == b.line && a.code == b.code && a.message == b.message;
  };
  // A faulty lexicon entry is met once for each pattern that uses it.
  built.faults.erase(std::unique(built.faults.begin(), built.faults.end(), same),
                     built.faults.end());
  return built;
}

bool HasProfile(std::span<const RuleSource> sources) {
  return std::any_of(sources.begin(), sources.end(),
                     [](const RuleSource& s) { return s.name.starts_with("profiles/"); });
}

std::vector<RuleSource> BuiltinProfiles() {
  std::vector<RuleSource> out;
  for (RuleSource& source : RuleSet::BuiltinSources()) {
    if (source.name.starts_with("profiles/")) out.push_back(std::move(source));
  }
  return out;
}

}  // namespace

RuleSet::RuleSet(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
RuleSet::~RuleSet() = default;

std::vector<RuleSource> RuleSet::BuiltinSources() { return rules::EmbeddedSources(); }

Result<std::shared_ptr<const RuleSet>> RuleSet::Builtin() { return Parse(BuiltinSources()); }

Result<std::shared_ptr<const RuleSet>> RuleSet::Parse(std::span<const RuleSource> sources) {
  std::vector<RuleSource> all(sources.begin(), sources.end());
  if (!HasProfile(sources)) {
    for (RuleSource& profile : BuiltinProfiles()) all.push_back(std::move(profile));
  }
  Built built = Build(all);
  if (!built.faults.empty()) {
    const Diagnostic& first = built.faults.front();
    std::string message = first.message;
    if (built.faults.size() > 1) {
      message += " (and " + std::to_string(built.faults.size() - 1) +
                 " more faults; `crawlguard rules lint DIR` lists them)";
    }
    return Error{ErrorCode::kMalformed, std::move(message), first.where, first.line, 0};
  }
  if (built.impl->revision.empty()) {
    return Error{ErrorCode::kInternal, "SHA-256 is not available in libcrypto", "", 0, 0};
  }
  return std::shared_ptr<const RuleSet>(std::make_shared<RuleSet>(std::move(built.impl)));
}

std::vector<Diagnostic> RuleSet::Lint(std::span<const RuleSource> sources) {
  return Build(sources).faults;
}

std::string_view RuleSet::revision() const { return impl_->revision; }

std::vector<std::string> RuleSet::profile_names() const {
  std::vector<std::string> names;
  for (const rules::Profile& profile : impl_->profiles) names.push_back(profile.name);
  return names;
}

std::vector<RuleInfo> RuleSet::rules() const {
  std::vector<RuleInfo> out;
  for (const rules::CompiledRule& compiled : impl_->compiled->rules) {
    const rules::Rule& rule = *compiled.rule;
    RuleInfo info;
    info.id = rule.id;
    info.revision = rule.revision;
    info.title = rule.title;
    info.lang = impl_->compiled->languages[compiled.language].language->code;
    info.kind = rule.kind;
    info.effect = rule.effect;
    info.purposes = rule.purposes;
    bool automation = rule.bans_automation;
    for (const rules::NamedPattern& name : rule.names) {
      info.purposes = info.purposes | name.purposes;
      automation = automation || name.bans_automation;
    }
    if (automation) {
      info.purposes =
          info.purposes | PurposeSet{Purpose::kTdm, Purpose::kAiTrain, Purpose::kAiInput};
    }
    info.file = rule.place.file;
    info.line = rule.place.line;
    for (const rules::PatternText& pattern : rule.all) info.patterns.push_back(pattern.text);
    for (const rules::NamedPattern& name : rule.names) {
      const std::string key = name.bans_automation ? "scrape" : ToString(name.purposes);
      info.patterns.push_back(key + ": " + name.pattern.text);
    }
    for (const auto& group : rule.keywords) {
      std::string words;
      for (const std::string& word : group) words += (words.empty() ? "" : " | ") + word;
      info.keywords.push_back(std::move(words));
    }
    info.basis = rule.basis;
    info.notes = rule.notes;
    info.examples = rule.examples;
    out.push_back(std::move(info));
  }
  return out;
}

}  // namespace crawlguard
