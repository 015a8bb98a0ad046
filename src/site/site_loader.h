// SPDX-License-Identifier: Apache-2.0
//
// SiteLoader: an origin's site files, got once, in the right order, as a SitePolicy.
#ifndef CRAWLGUARD_SITE_SITE_LOADER_H_
#define CRAWLGUARD_SITE_SITE_LOADER_H_

#include <optional>
#include <string>
#include <unordered_map>

#include "crawlguard/checker.h"
#include "crawlguard/result.h"
#include "crawlguard/site_policy.h"
#include "site/site_source.h"
#include "url/url.h"

namespace crawlguard {

// Asks for robots.txt first and alone, then for those of SitePolicy::WantedFiles() that it allows
// our agent. What one of these redirects to is asked for only if the robots.txt over there allows
// it. Answers, failures too, are kept for the life of the loader (or until there are
// kMaxCachedOrigins). Not thread-safe; `checker` and `source` must outlive it.
class SiteLoader {
 public:
  SiteLoader(const Checker* checker, SiteSource* source) : checker_(checker), source_(source) {}

  // The policy of url's origin. Errors: as SiteSource::Get and SitePolicy::Parse.
  Result<SitePolicy> Get(const Url& url);

 private:
  struct Site {
    SiteAnswer robots_txt;
    SitePolicy robots_only;           // decides what may be fetched
    std::optional<SitePolicy> whole;  // with the other files
  };

  Result<Site*> Robots(const Url& url);
  Result<bool> MayFetch(const Url& url);
  Result<SitePolicy> Complete(const Url& origin, Site* site);

  const Checker* checker_;
  SiteSource* source_;
  std::unordered_map<std::string, Site> sites_;  // by origin
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_SITE_SITE_LOADER_H_
