// SPDX-License-Identifier: Apache-2.0
//
// The Link header field (RFC 8288 section 3), as far as a status needs it.
#ifndef CRAWLGUARD_SIGNALS_HTTP_STATUS_LINK_HEADER_H_
#define CRAWLGUARD_SIGNALS_HTTP_STATUS_LINK_HEADER_H_

#include <span>
#include <string_view>

#include "crawlguard/page.h"

namespace crawlguard {

// Target of the first link with that relation type in `value`, as written between < and >; empty if
// there is none. Malformed links are stepped over. Linear.
std::string_view LinkTargetIn(std::string_view value, std::string_view relation);

// The same over every Link line of a response, each cut at kMaxHeaderValueBytes.
std::string_view LinkTarget(std::span<const HeaderField> headers, std::string_view relation);

}  // namespace crawlguard

#endif  // CRAWLGUARD_SIGNALS_HTTP_STATUS_LINK_HEADER_H_
