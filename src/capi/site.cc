// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <optional>
#include <utility>

#include "capi/border.h"
#include "capi/convert.h"
#include "capi/handles.h"

namespace capi = crawlguard::capi;
using crawlguard::Error;
using crawlguard::Result;
using crawlguard::SitePolicy;

cg_status cg_site_new(const cg_checker* checker, cg_str origin, const cg_site_file* files,
                      size_t count, cg_site** out, cg_error** error) {
  return capi::Make(out, error, [&]() -> Result<std::unique_ptr<cg_site>> {
    if (checker == nullptr) return capi::NullArgument("checker");
    const auto where = capi::ReadText(origin, "origin");
    if (!where) return where.error();
    capi::SiteInput input;
    if (auto failure = capi::ReadSiteFiles(files, count, &input)) return *std::move(failure);
    auto policy = SitePolicy::Parse(*where, input.files, *checker->checker.options().rules);
    if (!policy) return std::move(policy).error();
    return std::make_unique<cg_site>(cg_site{*std::move(policy)});
  });
}

double cg_site_crawl_delay(const cg_site* site, cg_str agent) {
  double seconds = -1.0;
  // No status to return: a fault is no wish of the site's.
  (void)capi::Guard(nullptr, [&]() -> std::optional<Error> {
    if (site == nullptr) return capi::NullArgument("site");
    const auto token = capi::ReadText(agent, "agent");
    if (!token) return token.error();
    seconds = site->policy.CrawlDelay(*token).value_or(-1.0);
    return std::nullopt;
  });
  return seconds;
}

cg_status cg_site_sitemap(const cg_site* site, size_t index, cg_str* url) {
  if (url == nullptr) return CG_INVALID_ARGUMENT;
  *url = cg_str{nullptr, 0};
  if (site == nullptr) return CG_INVALID_ARGUMENT;
  const auto sitemaps = site->policy.Sitemaps();
  if (index >= sitemaps.size()) return CG_NOT_FOUND;
  *url = capi::Borrow(sitemaps[index]);
  return CG_OK;
}

void cg_site_free(cg_site* site) { delete site; }
