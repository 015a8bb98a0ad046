// SPDX-License-Identifier: Apache-2.0
#include "html/json_strings.h"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>

#include "base/ascii.h"

namespace crawlguard::html {
namespace {

// Position of the quote that ends the literal which starts at `begin` (after its opening quote);
// npos if there is none. Line ends are not allowed in a literal, but almost-JSON has them.
std::size_t LiteralEnd(std::string_view json, std::size_t begin) {
  for (std::size_t i = json.find_first_of("\"\\", begin); i != std::string_view::npos;
       i = json.find_first_of("\"\\", i)) {
    if (json[i] == '"') return i;
    i += 2;
    if (i >= json.size()) break;
  }
  return std::string_view::npos;
}

bool IsMemberName(std::string_view json, std::size_t after) {
  while (after < json.size() && ascii::IsSpace(json[after])) ++after;
  return after < json.size() && json[after] == ':';
}

}  // namespace

void ForEachJsonString(
    std::string_view json,
    const std::function<void(Span inside, std::string_view value, bool verbatim)>& found) {
  for (std::size_t quote = json.find('"'); quote != std::string_view::npos;) {
    const std::size_t begin = quote + 1;
    const std::size_t end = LiteralEnd(json, begin);
    if (end == std::string_view::npos) return;
    if (!IsMemberName(json, end + 1)) {
      const std::string_view inside = json.substr(begin, end - begin);
      const nlohmann::json value =
          inside.find('\\') == std::string_view::npos
              ? nlohmann::json(nullptr)
              : nlohmann::json::parse(json.substr(quote, end + 1 - quote), nullptr, false);
      if (value.is_string()) {
        found({begin, end}, value.get_ref<const std::string&>(), false);
      } else {
        found({begin, end}, inside, true);
      }
    }
    quote = json.find('"', end + 1);
  }
}

}  // namespace crawlguard::html
