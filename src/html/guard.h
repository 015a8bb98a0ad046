// SPDX-License-Identifier: Apache-2.0
//
// Guard: a linear look at the markup before Gumbo sees it, because Gumbo is quadratic in depth and
// in attributes, and cannot be interrupted (reliability.md F1).
#ifndef CRAWLGUARD_HTML_GUARD_H_
#define CRAWLGUARD_HTML_GUARD_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "html/span.h"

namespace crawlguard::html {

struct GuardReport {
  // How much of the input may be parsed: all of it, or up to before the tag that broke a limit.
  std::size_t safe_bytes = 0;
  // Empty, or which limit was hit and where: "more than 512 open elements at byte 5632".
  std::string fault;
  // Attributes without a value whose name the same tag has had before. They mean nothing, but Gumbo
  // 0.10.1 joins their names to the next attribute's, so they have to be blanked (mend.h).
  std::vector<Span> repeated_attributes;
  // How many elements and attributes Gumbo will look at, about; bounded by kMaxMarkupWork.
  std::size_t work = 0;
};

// One pass, no allocation that grows with the input, linear. Counts open elements never below what
// Gumbo would have open (void elements and self-closing foreign ones excepted), and attributes a
// tag. Follows WHATWG tokenisation for tags, comments, CDATA, raw text (script, style, textarea,
// title, xmp, iframe, noembed, noframes, plaintext) closely enough never to count less than Gumbo.
GuardReport Guard(std::string_view html);

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_GUARD_H_
