// SPDX-License-Identifier: Apache-2.0
//
// --headers FILE: the response head of a saved page, with those of the redirects before it.
#ifndef CRAWLGUARD_CLI_RESPONSE_HEADS_H_
#define CRAWLGUARD_CLI_RESPONSE_HEADS_H_

#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/result.h"
#include "site/stored_response.h"

namespace crawlguard::cli {

// One head or several, one behind the other as `curl -L -D FILE` writes them; the last is the
// page's. Errors: kMalformed with file and line.
Result<std::vector<StoredHead>> ParseHeads(std::string_view text, const std::string& file);

}  // namespace crawlguard::cli

#endif  // CRAWLGUARD_CLI_RESPONSE_HEADS_H_
