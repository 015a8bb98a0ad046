// SPDX-License-Identifier: Apache-2.0
//
// Responses that stand in files: a head alone (`--headers FILE`), or a whole response (`*.http`).
#ifndef CRAWLGUARD_SITE_STORED_RESPONSE_H_
#define CRAWLGUARD_SITE_STORED_RESPONSE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/result.h"
#include "fetch/response.h"
#include "site/site_source.h"

namespace crawlguard {

struct StoredHead {
  int status = 200;    // 0 = unreachable, then `reason` may say why
  std::string reason;  // reason phrase
  std::vector<Header> headers;
};

// A response head: a status line, which may be missing (then 200), and field lines, ended by CRLF
// or LF. Heads of interim responses are passed over. Errors: kMalformed with file and line; `file`
// is used for that alone.
Result<StoredHead> ParseStoredHead(std::string_view text, std::string_view file);

// A whole response: status line, field lines, empty line, body. The body stands as it is after
// transfer and content decoding, as most tools save it. "HTTP/1.1 0 <why>" stands for a file that
// could not be reached. `url` becomes the answer's. Errors: as ParseStoredHead.
Result<SiteAnswer> ParseStoredResponse(std::string_view text, std::string_view file,
                                       std::string_view url, std::size_t max_bytes);

}  // namespace crawlguard

#endif  // CRAWLGUARD_SITE_STORED_RESPONSE_H_
