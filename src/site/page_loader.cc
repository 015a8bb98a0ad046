// SPDX-License-Identifier: Apache-2.0
#include "site/page_loader.h"

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "site/redirect.h"

namespace crawlguard {
namespace {

using Clock = std::chrono::steady_clock;

// The responses on the way from the URL that was asked for to the page.
class Chain {
 public:
  explicit Chain(Url asked) : asked_(asked), at_(std::move(asked)) {}

  const Url& asked() const { return asked_; }
  const Url& at() const { return at_; }

  // Takes the response to at(). True: go on with the next at(). False: it is the page, perhaps with
  // a fault.
  bool Follow(Response response) {
    responses_.push_back(std::move(response));
    Response& last = responses_.back();
    if (!last.fault.empty()) return false;
    Redirect next = ReadRedirect(last, at_);
    if (next.fault.empty() && next.target) next.fault = Obstacle(*next.target);
    last.fault = std::move(next.fault);
    if (!last.fault.empty() || !next.target) return false;
    if (at_.scheme() == "https" && next.target->scheme() == "http") {
      notes_.push_back({Severity::kNote, at_.href(), 0, "redirect-downgrade",
                        fmt::format("redirect from https to {}", next.target->href())});
    }
    at_ = std::move(*next.target);
    return true;
  }

  // The page and its hops, for the duration of the call of f.
  template <class F>
  auto WithPage(F f) const {
    std::vector<std::vector<HeaderField>> fields;
    std::vector<RedirectHop> hops;
    fields.reserve(responses_.size());
    for (const Response& response : responses_) fields.push_back(FieldViews(response.headers));
    for (std::size_t i = 0; i + 1 < responses_.size(); ++i) {
      hops.push_back({responses_[i].url, responses_[i].status, fields[i]});
    }
    const Response& last = responses_.back();
    Page page;
    page.url = last.url;
    page.asked_url = asked_.href();
    page.status = last.status;
    page.headers = fields.back();
    page.body = last.body;
    page.fault = last.fault;
    page.hops = hops;
    return f(page);
  }

  // Says in the decision what only the chain knows.
  Decision Finish(Decision decision) const {
    decision.url = asked_.href();
    decision.final_url = at_.href();
    for (const Diagnostic& note : notes_) {
      if (decision.diagnostics.size() < limits::kMaxDiagnostics) {
        decision.diagnostics.push_back(note);
      }
    }
    return decision;
  }

 private:
  // Why `target` cannot be followed; empty = it can.
  std::string Obstacle(const Url& target) const {
    if (responses_.size() > static_cast<std::size_t>(limits::kMaxPageRedirects)) {
      return fmt::format("more than {} redirects", limits::kMaxPageRedirects);
    }
    for (const Response& response : responses_) {
      if (response.url == target.href()) return fmt::format("redirect loop at {}", target.href());
    }
    const std::chrono::milliseconds limit(limits::kMaxChainMs);
    if (Clock::now() - start_ > limit) {
      return fmt::format("redirects not followed to the end in {} s", limits::kMaxChainMs / 1000);
    }
    return "";
  }

  Clock::time_point start_ = Clock::now();
  Url asked_, at_;
  std::vector<Response> responses_;
  std::vector<Diagnostic> notes_;
};

}  // namespace

Result<Decision> PageLoader::Load(std::string_view url) {
  Result<Url> asked = Url::Parse(url);
  if (!asked) return asked.error();
  Chain chain(std::move(*asked));
  for (;;) {
    const Result<SitePolicy> site = sites_->Get(chain.at());
    if (!site) return site.error();
    Result<Decision> before = checker_->CheckUrl(*site, chain.at().href());
    if (!before) return before;
    if (before->Denied(Purpose::kFetch)) return chain.Finish(std::move(*before));
    if (chain.Follow(fetcher_->FetchOne(chain.at(), limits::kMaxPageBytes))) continue;
    Result<Decision> decision =
        chain.WithPage([&](const Page& page) { return checker_->CheckPage(*site, page); });
    if (!decision) return decision;
    return chain.Finish(std::move(*decision));
  }
}

}  // namespace crawlguard
