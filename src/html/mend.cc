// SPDX-License-Identifier: Apache-2.0
#include "html/mend.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/ascii.h"

namespace crawlguard::html {
namespace {

constexpr unsigned kLastCodePoint = 0x10FFFF;

// The copy is made when the first byte of it has to differ.
class Copy {
 public:
  explicit Copy(std::string_view html) : html_(html) {}
  void Put(std::size_t at, char c) {
    if (copy_.empty()) copy_ = html_;
    copy_[at] = c;
  }
  std::string Take() { return std::move(copy_); }

 private:
  std::string_view html_;
  std::string copy_;
};

// Overwrites the digits of "&#...;" with those of U+FFFD where they stand for too much.
void MendReferences(std::string_view html, Copy* copy) {
  for (std::size_t at = html.find("&#"); at != std::string_view::npos; at = html.find("&#", at)) {
    at += 2;
    const bool hex = at < html.size() && (html[at] == 'x' || html[at] == 'X');
    if (hex) ++at;
    const std::size_t begin = at;
    unsigned value = 0;
    for (; at < html.size(); ++at) {
      if (hex ? ascii::HexValue(html[at]) < 0 : !ascii::IsDigit(html[at])) break;
      const auto digit = static_cast<unsigned>(ascii::HexValue(html[at]));
      value = std::min(value * (hex ? 16 : 10) + digit, kLastCodePoint + 1);
    }
    if (value <= kLastCodePoint) continue;
    std::string_view replacement = hex ? "fffd" : "65533";
    for (std::size_t i = at; i-- > begin;) {
      copy->Put(i, replacement.empty() ? '0' : replacement.back());
      if (!replacement.empty()) replacement.remove_suffix(1);
    }
  }
}

}  // namespace

std::string Mend(std::string_view html, std::span<const Span> blanks) {
  Copy copy(html);
  MendReferences(html, &copy);
  for (const Span& blank : blanks) {
    for (std::size_t at = blank.begin; at < std::min(blank.end, html.size()); ++at)
      copy.Put(at, ' ');
  }
  return copy.Take();
}

}  // namespace crawlguard::html
