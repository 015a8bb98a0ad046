// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <utility>

#include "capi/border.h"
#include "capi/convert.h"
#include "capi/handles.h"

namespace capi = crawlguard::capi;
using crawlguard::Checker;
using crawlguard::Decision;
using crawlguard::Result;
using crawlguard::SitePolicy;

namespace {

// The checks that all three calls share, around ask(checker, policy).
template <class Ask>
Result<std::unique_ptr<cg_result>> Check(const cg_checker* checker, const cg_site* site,
                                         uint32_t purposes, Ask&& ask) {
  if (checker == nullptr) return capi::NullArgument("checker");
  if (site == nullptr) return capi::NullArgument("site");
  const auto asked = capi::ReadPurposes(purposes);
  if (!asked) return asked.error();
  Result<Decision> decision = ask(checker->checker, site->policy);
  if (!decision) return std::move(decision).error();
  return std::make_unique<cg_result>(cg_result{*std::move(decision), *asked, {}});
}

Result<Decision> AskPage(const Checker& checker, const SitePolicy& policy, const cg_page* page) {
  capi::PageInput input;
  if (auto failure = capi::ReadPage(page, &input)) return *std::move(failure);
  return checker.CheckPage(policy, input.page);
}

}  // namespace

cg_status cg_check_url(const cg_checker* checker, const cg_site* site, cg_str url,
                       uint32_t purposes, cg_result** out, cg_error** error) {
  return capi::Make(out, error, [&] {
    return Check(checker, site, purposes,
                 [&](const Checker& c, const SitePolicy& policy) -> Result<Decision> {
                   const auto text = capi::ReadText(url, "url");
                   if (!text) return text.error();
                   return c.CheckUrl(policy, *text);
                 });
  });
}

cg_status cg_check_page(const cg_checker* checker, const cg_site* site, const cg_page* page,
                        uint32_t purposes, cg_result** out, cg_error** error) {
  return capi::Make(out, error, [&] {
    return Check(checker, site, purposes, [&](const Checker& c, const SitePolicy& policy) {
      return AskPage(c, policy, page);
    });
  });
}

cg_status cg_check_pages(const cg_checker* checker, const cg_site* const* sites,
                         const cg_page* pages, size_t count, uint32_t purposes, cg_result** results,
                         cg_error** errors) {
  // Each item fails for itself below; this is for a count of 0.
  const bool complete =
      checker != nullptr && sites != nullptr && pages != nullptr && results != nullptr;
  cg_status first = complete ? CG_OK : CG_INVALID_ARGUMENT;
  for (size_t i = 0; i < count; ++i) {
    cg_result** out = results == nullptr ? nullptr : results + i;
    cg_error** error = errors == nullptr ? nullptr : errors + i;
    const cg_status status = capi::Make(out, error, [&] {
      return Check(checker, sites == nullptr ? nullptr : sites[i], purposes,
                   [&](const Checker& c, const SitePolicy& policy) -> Result<Decision> {
                     const auto page = capi::PageAt(pages, i);
                     if (!page) return page.error();
                     return AskPage(c, policy, *page);
                   });
    });
    if (first == CG_OK) first = status;
  }
  return first;
}
