// SPDX-License-Identifier: Apache-2.0
//
// Whether an inline style keeps an element's text from being seen.
#ifndef CRAWLGUARD_HTML_VISIBILITY_H_
#define CRAWLGUARD_HTML_VISIBILITY_H_

#include <string_view>

namespace crawlguard::html {

// True for a `style` attribute that hides text: display: none, visibility: hidden, no size, no
// opacity, moved off the screen. Later declarations override earlier ones, as in CSS. What style
// sheets do is not known here. Linear.
bool StyleHides(std::string_view style);

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_VISIBILITY_H_
