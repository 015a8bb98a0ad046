// SPDX-License-Identifier: Apache-2.0
#include "html/attributes.h"

#include <algorithm>

namespace crawlguard::html {
namespace {

struct Name {
  std::string_view name;
  Attr attr;
};

constexpr Name kNames[] = {
    {"aria-hidden", Attr::kAriaHidden},
    {"class", Attr::kClass},
    {"content", Attr::kContent},
    {"data-nosnippet", Attr::kDataNosnippet},
    {"hidden", Attr::kHidden},
    {"href", Attr::kHref},
    {"http-equiv", Attr::kHttpEquiv},
    {"id", Attr::kId},
    {"lang", Attr::kLang},
    {"name", Attr::kName},
    {"open", Attr::kOpen},
    {"property", Attr::kProperty},
    {"rel", Attr::kRel},
    {"role", Attr::kRole},
    {"srcdoc", Attr::kSrcdoc},
    {"style", Attr::kStyle},
    {"type", Attr::kType},
    {"value", Attr::kValue},
};
static_assert(std::size(kNames) == static_cast<std::size_t>(Attr::kCount));

constexpr std::string_view kProse[] = {
    "alt", "aria-description", "aria-label", "content", "placeholder", "summary", "title",
};

}  // namespace

Attributes::Attributes(const GumboElement& element) {
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* const attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    const std::string_view name = attribute->name;
    const auto* const known =
        std::lower_bound(std::begin(kNames), std::end(kNames), name,
                         [](const Name& n, std::string_view wanted) { return n.name < wanted; });
    if (known == std::end(kNames) || known->name != name) continue;
    // Of repeated attributes the first counts; Gumbo keeps no other, but <html> tags are merged.
    auto& slot = found_[static_cast<std::size_t>(known->attr)];
    if (slot == nullptr) slot = attribute;
  }
}

bool HoldsProse(std::string_view name) {
  return name.starts_with("data-") ||
         std::find(std::begin(kProse), std::end(kProse), name) != std::end(kProse);
}

std::string_view OriginalValue(const GumboAttribute& attribute) {
  std::string_view value(attribute.original_value.data, attribute.original_value.length);
  if (value.empty()) return value;
  const char quote = value.front();
  if (quote == '"' || quote == '\'') {
    value.remove_prefix(1);
    if (!value.empty() && value.back() == quote) value.remove_suffix(1);
  }
  return value;
}

}  // namespace crawlguard::html
