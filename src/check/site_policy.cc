// SPDX-License-Identifier: Apache-2.0
#include "crawlguard/site_policy.h"

#include <algorithm>
#include <utility>

#include "check/page_reading.h"
#include "check/signal_registry.h"
#include "check/site_policy_impl.h"
#include "rules/impl.h"
#include "rules/page_matcher.h"
#include "signals/robots/robots.h"

namespace crawlguard {
namespace {

std::vector<WantedFile> CollectWantedFiles() {
  std::vector<WantedFile> out;
  for (const Signal* signal : Signals()) {
    for (const WantedFile& file : signal->wanted_files()) out.push_back(file);
  }
  return out;
}

// The files that one protocol reads, in its order; missing ones as "not asked".
std::vector<SiteFile> FilesFor(const Signal& signal, std::span<const SiteFile> files) {
  std::vector<SiteFile> out;
  for (const WantedFile& wanted : signal.wanted_files()) {
    const auto it = std::find_if(files.begin(), files.end(),
                                 [&](const SiteFile& f) { return f.path == wanted.path; });
    if (it != files.end()) {
      out.push_back(*it);
    } else {
      SiteFile missing;
      missing.path = wanted.path;
      out.push_back(missing);
    }
  }
  return out;
}

// Prose in a site file holds for the site. Notices in a comment are as good as elsewhere;
// permissions there are not in their proper place (DESIGN 2.4).
void ReadProse(const SiteState& state, const RuleSet& rules, SitePolicy::Impl* impl) {
  for (const Prose& prose : state.prose) {
    const rules::Notices notices =
        rules::MatchText(*rules.impl().compiled, prose.text, html::Zone::kComment);
    for (const rules::Notice& notice : notices.notices) {
      for (Statement& s : rules::ToStatements(notice)) {
        const auto lines =
            std::count(prose.text.begin(),
                       prose.text.begin() + static_cast<std::ptrdiff_t>(s.evidence.begin), '\n');
        s.scope = Scope::kSite;
        s.evidence.url = prose.url;
        s.evidence.part = prose.part;
        s.evidence.line = prose.line + static_cast<int>(lines);
        s.evidence.begin += prose.begin;
        s.evidence.end += prose.begin;
        impl->notices.push_back(std::move(s));
      }
    }
    if (!notices.fault.empty()) {
      impl->notices.push_back(
          FaultStatement(kUses, prose.url, prose.part, "house.notice-limit", notices.fault));
      impl->notices.back().scope = Scope::kSite;
    }
  }
}

const RobotsSite* RobotsOf(const SitePolicy::Impl& impl) {
  for (const auto& state : impl.states) {
    if (const auto* robots = dynamic_cast<const RobotsSite*>(state.get())) return robots;
  }
  return nullptr;
}

}  // namespace

std::span<const WantedFile> SitePolicy::WantedFiles() {
  static const std::vector<WantedFile> kFiles = CollectWantedFiles();
  return kFiles;
}

Result<SitePolicy> SitePolicy::Parse(std::string_view origin, std::span<const SiteFile> files,
                                     const RuleSet& rules) {
  Result<Url> url = Url::Parse(origin);
  if (!url) return std::move(url).error();
  auto impl = std::make_shared<Impl>(*std::move(url));
  impl->rules_revision = rules.revision();
  for (const Signal* signal : Signals()) {
    const std::vector<SiteFile> own = FilesFor(*signal, files);
    std::unique_ptr<const SiteState> state =
        own.empty() ? nullptr : signal->ParseSite(impl->url, own);
    if (state) {
      for (const Diagnostic& d : state->diagnostics) {
        AddDiagnostic(&impl->diagnostics, d.severity, d.where, d.line, d.code, d.message);
      }
      ReadProse(*state, rules, impl.get());
    }
    impl->states.push_back(std::move(state));
  }
  return SitePolicy(std::shared_ptr<const Impl>(std::move(impl)));
}

std::string_view SitePolicy::origin() const { return impl_->url.origin(); }

std::span<const Diagnostic> SitePolicy::diagnostics() const { return impl_->diagnostics; }

std::optional<double> SitePolicy::CrawlDelay(std::string_view agent) const {
  const RobotsSite* robots = RobotsOf(*impl_);
  return robots == nullptr ? std::nullopt : robots->CrawlDelay(agent);
}

std::span<const std::string> SitePolicy::Sitemaps() const {
  const RobotsSite* robots = RobotsOf(*impl_);
  if (robots == nullptr) return {};
  return robots->Sitemaps();
}

}  // namespace crawlguard
