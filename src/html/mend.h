// SPDX-License-Identifier: Apache-2.0
//
// Markup that Gumbo reads otherwise than browsers do, put so that both read the same.
#ifndef CRAWLGUARD_HTML_MEND_H_
#define CRAWLGUARD_HTML_MEND_H_

#include <span>
#include <string>
#include <string_view>

#include "html/span.h"

namespace crawlguard::html {

// Empty if nothing has to be mended, which is the rule. Otherwise a copy of `html` of the same
// length, so that offsets stay, in which
//  - the spans `blanks` (GuardReport::repeated_attributes) are blank,
//  - a numeric character reference beyond U+10FFFF stands for U+FFFD: Gumbo 0.10.1 overflows, and
//    may take it for the end of the text.
// Linear.
std::string Mend(std::string_view html, std::span<const Span> blanks);

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_MEND_H_
