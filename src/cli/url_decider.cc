// SPDX-License-Identifier: Apache-2.0
#include "cli/url_decider.h"

#include <string>
#include <string_view>
#include <utility>

#include "fetch/address.h"
#include "fetch/fetcher.h"
#include "site/fetched_site.h"
#include "site/page_loader.h"
#include "site/site_loader.h"
#include "url/url.h"

namespace crawlguard::cli {
namespace {

// Whether the URL names such an address itself; what a name stands for is not known here.
bool IsPrivate(const std::string& text) {
  const Result<Url> url = Url::Parse(text);
  if (!url) return false;
  if (url->host() == "localhost" || url->host().ends_with(".localhost")) return true;
  const AddressClass is = ClassifyAddressText(url->host());
  return is != AddressClass::kPublic && is != AddressClass::kUnknown;
}

class UrlDecider : public Decider {
 public:
  UrlDecider(const Checker& checker, bool allow_private, Fetcher fetcher, Output* output)
      : allow_private_(allow_private),
        output_(output),
        fetcher_(std::move(fetcher)),
        source_(&fetcher_),
        sites_(&checker, &source_),
        pages_(&checker, &sites_, &fetcher_) {}

  Result<Decision> Decide(const std::string& target) override {
    Result<Decision> decision = pages_.Load(target);
    output_->ClearProgress();
    if (decision) {
      if (!allow_private_ && IsPrivate(decision->final_url)) {
        decision->diagnostics.push_back({Severity::kNote, decision->final_url, 0, "private-address",
                                         "give --allow-private to fetch from this address"});
      }
      return decision;
    }
    Error error = decision.error();
    if (error.file.empty()) error.file = target;
    return error;
  }

 private:
  bool allow_private_;
  Output* output_;
  Fetcher fetcher_;
  FetchedSite source_;
  SiteLoader sites_;
  PageLoader pages_;
};

}  // namespace

Result<std::unique_ptr<Decider>> MakeUrlDecider(const Checker& checker, const CheckRequest& request,
                                                Output* output) {
  FetchOptions options;
  options.agent = request.agent;
  options.user_agent = request.user_agent;
  options.allow_private = request.allow_private;
  options.proxy = request.proxy;
  options.progress = [output](std::string_view what) { output->Progress(what); };
  Result<Fetcher> fetcher = Fetcher::Create(std::move(options));
  if (!fetcher) return std::move(fetcher).error();
  return std::unique_ptr<Decider>(
      std::make_unique<UrlDecider>(checker, request.allow_private, std::move(*fetcher), output));
}

}  // namespace crawlguard::cli
