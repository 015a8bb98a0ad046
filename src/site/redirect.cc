// SPDX-License-Identifier: Apache-2.0
#include "site/redirect.h"

#include <fmt/format.h>

#include "base/ascii.h"

namespace crawlguard {
namespace {

// RFC 9110 15.4. 300 leaves the choice to the user, 304 answers a condition we never set.
bool IsRedirectStatus(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}  // namespace

Redirect ReadRedirect(const Response& response, const Url& from) {
  Redirect redirect;
  if (!IsRedirectStatus(response.status)) return redirect;
  const std::string* location = nullptr;
  for (const Header& header : response.headers) {
    if (!ascii::EqualsIgnoreCase(header.name, "location")) continue;
    // House: which of two targets is meant is anyone's guess.
    if (location != nullptr && *location != header.value) {
      redirect.fault = "redirect with two different targets";
      return redirect;
    }
    location = &header.value;
  }
  if (location == nullptr) return redirect;
  // RFC 9110 10.2.2: Location is a URI reference, relative to the URL asked for.
  Result<Url> target = from.Resolve(*location);
  if (target) {
    redirect.target = std::move(*target);
  } else {
    redirect.fault = fmt::format("redirect cannot be followed: {}", target.error().message);
  }
  return redirect;
}

}  // namespace crawlguard
