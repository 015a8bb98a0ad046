// SPDX-License-Identifier: Apache-2.0
//
// The attributes of one element that mean something here, found in one pass.
#ifndef CRAWLGUARD_HTML_ATTRIBUTES_H_
#define CRAWLGUARD_HTML_ATTRIBUTES_H_

#include <gumbo.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace crawlguard::html {

enum class Attr : std::uint8_t {
  kAriaHidden,
  kClass,
  kContent,
  kDataNosnippet,
  kHidden,
  kHref,
  kHttpEquiv,
  kId,
  kLang,
  kName,
  kOpen,
  kProperty,
  kRel,
  kRole,
  kSrcdoc,
  kStyle,
  kType,
  kValue,
  kCount,
};

class Attributes {
 public:
  explicit Attributes(const GumboElement& element);

  bool Has(Attr attr) const { return Find(attr) != nullptr; }
  // The decoded value; empty if there is no such attribute.
  std::string_view Value(Attr attr) const {
    const GumboAttribute* const found = Find(attr);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
  }
  const GumboAttribute* Find(Attr attr) const { return found_[static_cast<std::size_t>(attr)]; }

 private:
  std::array<const GumboAttribute*, static_cast<std::size_t>(Attr::kCount)> found_{};
};

// Attributes that hold prose for people: alt, title, aria-label, data-*, content, ...
bool HoldsProse(std::string_view name);

// The bytes of the value in the parsed buffer, without its quotes.
std::string_view OriginalValue(const GumboAttribute& attribute);

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_ATTRIBUTES_H_
