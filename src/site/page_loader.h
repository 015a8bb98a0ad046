// SPDX-License-Identifier: Apache-2.0
//
// PageLoader: a URL in, a decision out, over the network.
#ifndef CRAWLGUARD_SITE_PAGE_LOADER_H_
#define CRAWLGUARD_SITE_PAGE_LOADER_H_

#include <string_view>

#include "crawlguard/checker.h"
#include "crawlguard/decision.h"
#include "crawlguard/result.h"
#include "fetch/fetcher.h"
#include "site/site_loader.h"

namespace crawlguard {

// Nothing is fetched that the site files do not allow our agent to fetch: the URL is decided before
// its request, and each redirect is a new URL with a site of its own. A chain that cannot be
// followed to its end is the page's fault. Not thread-safe; what it is given must outlive it.
class PageLoader {
 public:
  PageLoader(const Checker* checker, SiteLoader* sites, Fetcher* fetcher)
      : checker_(checker), sites_(sites), fetcher_(fetcher) {}

  // Errors: kInvalidArgument if `url` is no http(s) URL (then nothing was fetched), or the
  // machine's.
  Result<Decision> Load(std::string_view url);

 private:
  const Checker* checker_;
  SiteLoader* sites_;
  Fetcher* fetcher_;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_SITE_PAGE_LOADER_H_
