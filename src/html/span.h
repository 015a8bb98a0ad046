// SPDX-License-Identifier: Apache-2.0
//
// Span: a range of bytes.
#ifndef CRAWLGUARD_HTML_SPAN_H_
#define CRAWLGUARD_HTML_SPAN_H_

#include <cstddef>

namespace crawlguard::html {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return end <= begin; }
  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_SPAN_H_
