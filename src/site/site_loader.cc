// SPDX-License-Identifier: Apache-2.0
#include "site/site_loader.h"

#include <utility>
#include <vector>

#include "base/limits.h"

namespace crawlguard {
namespace {

Result<SitePolicy> Parse(const Url& origin, std::span<const WantedFile> paths,
                         const std::vector<SiteAnswer>& answers, const RuleSet& rules) {
  std::vector<std::vector<HeaderField>> fields;
  std::vector<SiteFile> files;
  fields.reserve(answers.size());
  files.reserve(answers.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    fields.push_back(FieldViews(answers[i].headers));
    files.push_back(ViewOf(answers[i], paths[i].path, fields.back()));
  }
  return SitePolicy::Parse(origin.origin(), files, rules);
}

}  // namespace

Result<SitePolicy> SiteLoader::Get(const Url& url) {
  // Only here, as Complete() holds on to entries.
  if (sites_.size() >= limits::kMaxCachedOrigins) sites_.clear();
  Result<Site*> site = Robots(url);
  if (!site) return site.error();
  if ((*site)->whole) return *(*site)->whole;
  return Complete(url, *site);
}

Result<SiteLoader::Site*> SiteLoader::Robots(const Url& url) {
  if (const auto found = sites_.find(url.origin()); found != sites_.end()) return &found->second;
  const WantedFile& wanted = SitePolicy::WantedFiles().front();
  const Result<Url> address = Url::Parse(url.origin() + std::string(wanted.path));
  if (!address) return address.error();
  // RFC 9309 2.2.2: robots.txt itself is always allowed, wherever it redirects to (2.3.1.2).
  Result<SiteAnswer> answer =
      source_->Get(*address, wanted.max_bytes, [](const Url&) { return Result<bool>(true); });
  if (!answer) return answer.error();
  std::vector<SiteAnswer> answers;
  answers.push_back(std::move(*answer));
  Result<SitePolicy> policy =
      Parse(url, SitePolicy::WantedFiles(), answers, *checker_->options().rules);
  if (!policy) return policy.error();
  Site site{std::move(answers.front()), std::move(*policy), std::nullopt};
  return &sites_.emplace(url.origin(), std::move(site)).first->second;
}

Result<bool> SiteLoader::MayFetch(const Url& url) {
  const Result<Site*> site = Robots(url);
  if (!site) return site.error();
  const Result<Decision> decision = checker_->CheckUrl((*site)->robots_only, url.href());
  if (!decision) return decision.error();
  return !decision->Denied(Purpose::kFetch);
}

Result<SitePolicy> SiteLoader::Complete(const Url& url, Site* site) {
  std::vector<SiteAnswer> answers;
  answers.push_back(std::move(site->robots_txt));
  for (const WantedFile& wanted : SitePolicy::WantedFiles().subspan(1)) {
    const Result<Url> address = Url::Parse(url.origin() + std::string(wanted.path));
    if (!address) return address.error();
    Result<SiteAnswer> answer =
        source_->Get(*address, wanted.max_bytes, [this](const Url& u) { return MayFetch(u); });
    if (!answer) return answer.error();
    answers.push_back(std::move(*answer));
  }
  Result<SitePolicy> policy =
      Parse(url, SitePolicy::WantedFiles(), answers, *checker_->options().rules);
  if (policy) site->whole = *policy;
  return policy;
}

}  // namespace crawlguard
