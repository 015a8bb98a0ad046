// SPDX-License-Identifier: Apache-2.0
//
// Where a response sends us on.
#ifndef CRAWLGUARD_SITE_REDIRECT_H_
#define CRAWLGUARD_SITE_REDIRECT_H_

#include <optional>
#include <string>

#include "fetch/response.h"
#include "url/url.h"

namespace crawlguard {

struct Redirect {
  std::optional<Url> target;
  std::string fault;  // it redirects to what cannot be followed
};

// Neither target nor fault: no redirect. 301, 302, 303, 307 and 308 with a Location redirect; a
// Refresh header, a meta refresh and a script do not.
Redirect ReadRedirect(const Response& response, const Url& from);

}  // namespace crawlguard

#endif  // CRAWLGUARD_SITE_REDIRECT_H_
