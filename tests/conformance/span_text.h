// SPDX-License-Identifier: Apache-2.0
//
// What a reader sees of a piece that was cut out of a page, by other means than the library's own:
// iconv and Gumbo alone.
#ifndef CRAWLGUARD_TESTS_CONFORMANCE_SPAN_TEXT_H_
#define CRAWLGUARD_TESTS_CONFORMANCE_SPAN_TEXT_H_

#include <string>
#include <string_view>

namespace crawlguard::test {

// The text of the piece, tags dropped and character references resolved. `charset` is iconv's name.
// Empty if the bytes are not of that encoding.
std::string SpanText(std::string_view raw, const std::string& charset);

}  // namespace crawlguard::test

#endif  // CRAWLGUARD_TESTS_CONFORMANCE_SPAN_TEXT_H_
