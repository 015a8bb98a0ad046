// SPDX-License-Identifier: Apache-2.0
#include "site/fetched_site.h"

#include <utility>

#include "base/limits.h"
#include "site/redirect.h"

namespace crawlguard {
namespace {

// An answer with a faulty body, or no usable answer (page.h).
FileState StateOf(const Response& response) {
  if (response.fault.empty()) return FileState::kAnswered;
  if (!response.head_complete) return FileState::kUnreachable;
  switch (response.kind) {
    case FaultKind::kTruncated:
    case FaultKind::kCoding:
    case FaultKind::kTooLarge:
    case FaultKind::kRatio:
      return FileState::kAnswered;
    default:
      return FileState::kUnreachable;
  }
}

SiteAnswer Answer(Response response, int redirects) {
  SiteAnswer answer;
  answer.state = StateOf(response);
  answer.status = response.status;
  answer.redirects = redirects;
  answer.url = std::move(response.url);
  answer.fault = std::move(response.fault);
  answer.headers = std::move(response.headers);
  answer.body = std::move(response.body);
  return answer;
}

}  // namespace

Result<SiteAnswer> FetchedSite::Get(const Url& url, std::size_t max_bytes,
                                    const MayFetch& may_fetch) {
  Url at = url;
  for (int redirects = 0;; ++redirects) {
    const Result<bool> allowed = may_fetch(at);
    if (!allowed) return allowed.error();
    if (!*allowed) {
      SiteAnswer forbidden;
      forbidden.state = FileState::kForbidden;
      forbidden.redirects = redirects;
      forbidden.url = at.href();
      return forbidden;
    }
    Response response = fetcher_->FetchOne(at, max_bytes);
    if (!response.fault.empty()) return Answer(std::move(response), redirects);
    Redirect next = ReadRedirect(response, at);
    if (!next.fault.empty()) {
      response.kind = FaultKind::kOther;
      response.fault = std::move(next.fault);
      return Answer(std::move(response), redirects);
    }
    if (!next.target) return Answer(std::move(response), redirects);
    // RFC 9309 2.3.1.2: at least five are followed, across authorities too.
    if (redirects == limits::kMaxRobotsRedirects) return Answer(std::move(response), redirects + 1);
    at = std::move(*next.target);
  }
}

}  // namespace crawlguard
