// SPDX-License-Identifier: Apache-2.0
#include "crawlguard/checker.h"

#include <utility>

#include "base/ascii.h"
#include "check/page_reading.h"
#include "check/signal_registry.h"
#include "check/site_policy_impl.h"
#include "decision/combine.h"
#include "rules/impl.h"

namespace crawlguard {
namespace {

Error Invalid(std::string message) {
  return {ErrorCode::kInvalidArgument, std::move(message), "", 0, 0};
}

// RFC 9309 2.2.1 allows letters, '_' and '-'; House: digits too, as real crawlers have them.
bool IsProductToken(std::string_view agent) {
  if (agent.empty() || agent.size() > 100) return false;
  for (char c : agent) {
    if (!ascii::IsAlnum(c) && c != '-' && c != '_' && c != '.') return false;
  }
  return true;
}

std::string Join(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

}  // namespace

class Checker::Impl {
 public:
  CheckOptions options;
  const rules::Profile* profile = nullptr;

  // The URL as a subject of this policy, or what is wrong with the call.
  Result<Url> Admit(const SitePolicy& site, std::string_view text) const {
    Result<Url> url = Url::Parse(text);
    if (!url) return url;
    if (url->origin() != site.origin()) {
      return Invalid("the URL " + url->href() + " is not of the origin " +
                     std::string(site.origin()) + " whose site policy was given");
    }
    if (site.impl().rules_revision != options.rules->revision()) {
      return Invalid("the site policy of " + std::string(site.origin()) +
                     " was parsed with other rules; parse it with this checker's rules");
    }
    return url;
  }

  Decision Begin(const SitePolicy& site) const {
    Decision decision;
    decision.agent = options.agent;
    decision.profile = profile->name;
    decision.rules = options.rules->revision();
    decision.diagnostics.assign(site.diagnostics().begin(), site.diagnostics().end());
    return decision;
  }

  void Finish(const SitePolicy& site, Findings findings, Decision* decision) const {
    decision->statements = std::move(findings.statements);
    const auto& notices = site.impl().notices;
    decision->statements.insert(decision->statements.end(), notices.begin(), notices.end());
    for (Diagnostic& d : findings.diagnostics) {
      AddDiagnostic(&decision->diagnostics, d.severity, std::move(d.where), d.line,
                    std::move(d.code), std::move(d.message));
    }
    Combine(*profile, options.operator_kind, decision);
  }
};

Checker::Checker(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Result<Checker> Checker::Create(CheckOptions options) {
  if (!IsProductToken(options.agent)) {
    return Invalid(
        "\"" + options.agent +
        "\" is no product token: letters, digits, '-', '_' and '.' only (RFC 9309 2.2.1)");
  }
  if (!options.rules) {
    Result<std::shared_ptr<const RuleSet>> builtin = RuleSet::Builtin();
    if (!builtin) return std::move(builtin).error();
    options.rules = *std::move(builtin);
  }
  auto impl = std::make_shared<Impl>();
  impl->profile = options.rules->impl().FindProfile(options.profile);
  if (impl->profile == nullptr) {
    return Invalid("unknown profile \"" + options.profile + "\"; profiles are " +
                   Join(options.rules->profile_names()));
  }
  impl->options = std::move(options);
  return Checker(std::move(impl));
}

const CheckOptions& Checker::options() const { return impl_->options; }

Result<Decision> Checker::CheckUrl(const SitePolicy& site, std::string_view url) const {
  const Result<Url> subject_url = impl_->Admit(site, url);
  if (!subject_url) return subject_url.error();
  const Subject subject{*subject_url, impl_->options.agent, impl_->options.now};
  Decision decision = impl_->Begin(site);
  decision.url = decision.final_url = subject_url->href();
  Findings findings;
  const auto signals = Signals();
  for (std::size_t i = 0; i < signals.size(); ++i) {
    signals[i]->Evaluate(site.impl().states[i].get(), subject, nullptr, &findings);
  }
  impl_->Finish(site, std::move(findings), &decision);
  return decision;
}

Result<Decision> Checker::CheckPage(const SitePolicy& site, const Page& page) const {
  const Result<Url> subject_url = impl_->Admit(site, page.url);
  if (!subject_url) return subject_url.error();
  const Subject subject{*subject_url, impl_->options.agent, impl_->options.now};
  Decision decision = impl_->Begin(site);
  decision.url = decision.final_url = subject_url->href();
  if (!page.asked_url.empty()) {
    const Result<Url> asked = Url::Parse(page.asked_url);
    if (!asked) return asked.error();
    decision.url = asked->href();
  }
  Findings findings;
  ReadPage(site.impl(), subject, page, *impl_->options.rules->impl().compiled, &findings);
  impl_->Finish(site, std::move(findings), &decision);
  return decision;
}

}  // namespace crawlguard
