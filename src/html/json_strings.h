// SPDX-License-Identifier: Apache-2.0
//
// The string values in a JSON text, found without building it, because scripts on pages are often
// almost JSON.
#ifndef CRAWLGUARD_HTML_JSON_STRINGS_H_
#define CRAWLGUARD_HTML_JSON_STRINGS_H_

#include <functional>
#include <string_view>

#include "html/span.h"

namespace crawlguard::html {

// Calls `found` for each string literal that is not a member's name, in order: `inside` is the span
// in `json` between its quotes, `value` the decoded string (valid for the call only), `verbatim`
// whether they are the same bytes. A literal with a broken escape or that is not UTF-8 is handed
// out as it stands; one that never ends is dropped. Linear, whatever the input is.
void ForEachJsonString(
    std::string_view json,
    const std::function<void(Span inside, std::string_view value, bool verbatim)>& found);

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_JSON_STRINGS_H_
