// SPDX-License-Identifier: Apache-2.0
//
// Character references whose length cannot be read off the page: those that need no semicolon.
#ifndef CRAWLGUARD_HTML_REFERENCES_H_
#define CRAWLGUARD_HTML_REFERENCES_H_

#include <cstddef>
#include <string_view>

namespace crawlguard::html {

// `text` starts with '&'. Length of the reference there which stands for the character `decoded`,
// semicolon included; 0 if it is no reference. `in_attribute`: a name without a semicolon before
// '=' or an alphanumeric is no reference.
// https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
std::size_t ReferenceLength(std::string_view text, std::string_view decoded, bool in_attribute);

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_REFERENCES_H_
