// SPDX-License-Identifier: Apache-2.0
//
// SiteSource: where an origin's site files come from: the network, or a folder that stands for it.
#ifndef CRAWLGUARD_SITE_SITE_SOURCE_H_
#define CRAWLGUARD_SITE_SITE_SOURCE_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/page.h"
#include "crawlguard/result.h"
#include "fetch/response.h"
#include "url/url.h"

namespace crawlguard {

// How the attempt to get one site file ended. Owns its memory.
struct SiteAnswer {
  FileState state = FileState::kNotAsked;
  int status = 0;
  int redirects = 0;
  std::string url;  // of the last response
  std::string fault;
  std::vector<Header> headers;
  std::string body;
};

// The borrowed form of it. `fields` is FieldViews(answer.headers).
SiteFile ViewOf(const SiteAnswer& answer, std::string_view path,
                const std::vector<HeaderField>& fields);

// May be asked for any URL at any time; answers are not kept here. Not thread-safe.
class SiteSource {
 public:
  // Whether robots.txt lets us have this URL.
  using MayFetch = std::function<Result<bool>(const Url&)>;

  virtual ~SiteSource() = default;

  // Gets the file at `url`, redirects followed where there are any. `may_fetch` is asked about each
  // URL before its request; "no" gives kForbidden. Errors: the machine's or the user's, never the
  // site's.
  virtual Result<SiteAnswer> Get(const Url& url, std::size_t max_bytes,
                                 const MayFetch& may_fetch) = 0;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_SITE_SITE_SOURCE_H_
