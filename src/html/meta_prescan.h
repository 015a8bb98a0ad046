// SPDX-License-Identifier: Apache-2.0
//
// The encoding that a page declares in itself.
#ifndef CRAWLGUARD_HTML_META_PRESCAN_H_
#define CRAWLGUARD_HTML_META_PRESCAN_H_

#include <string_view>

namespace crawlguard::html {

// WHATWG name of the encoding that a <meta> in `bytes` declares, or empty.
// https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
std::string_view PrescanMetaCharset(std::string_view bytes);

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_META_PRESCAN_H_
