// SPDX-License-Identifier: Apache-2.0
//
// FetchedSite: site files over the network.
#ifndef CRAWLGUARD_SITE_FETCHED_SITE_H_
#define CRAWLGUARD_SITE_FETCHED_SITE_H_

#include "fetch/fetcher.h"
#include "site/site_source.h"

namespace crawlguard {

// Follows up to kMaxRobotsRedirects redirects, each hop address-checked by the Fetcher; one more is
// counted in SiteAnswer::redirects and not followed. Any fault on the way is the answer's fault.
// Not thread-safe; `fetcher` must outlive it.
class FetchedSite : public SiteSource {
 public:
  explicit FetchedSite(Fetcher* fetcher) : fetcher_(fetcher) {}

  Result<SiteAnswer> Get(const Url& url, std::size_t max_bytes, const MayFetch& may_fetch) override;

 private:
  Fetcher* fetcher_;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_SITE_FETCHED_SITE_H_
