// SPDX-License-Identifier: Apache-2.0
#include "html/visibility.h"

#include <array>
#include <cstddef>

#include "base/ascii.h"

namespace crawlguard::html {
namespace {

// House: a length of at least this many units to the left or above is off the screen.
constexpr int kOffScreen = 900;

std::string_view Trim(std::string_view text) {
  while (!text.empty() && ascii::IsSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && ascii::IsSpace(text.back())) text.remove_suffix(1);
  return text;
}

bool IsKeyword(std::string_view value, std::string_view keyword) {
  return ascii::EqualsIgnoreCase(value, keyword);
}

// "0", "0px", "0.00em", "0%": zero in whatever unit.
bool IsZero(std::string_view value) {
  bool digit = false;
  std::size_t i = 0;
  for (; i < value.size() && (value[i] == '0' || value[i] == '.'); ++i) digit |= value[i] == '0';
  return digit && (i == value.size() || !ascii::IsDigit(value[i]));
}

// "-9999px", "-100em": far to the left of or above the screen.
bool IsFarNegative(std::string_view value) {
  if (value.empty() || value[0] != '-') return false;
  long number = 0;
  std::size_t i = 1;
  for (; i < value.size() && ascii::IsDigit(value[i]); ++i) {
    if (number < 1'000'000) number = number * 10 + (value[i] - '0');
  }
  const std::string_view unit = value.substr(i);
  if (unit.starts_with("em") || unit.starts_with("rem")) number *= 16;
  if (unit.starts_with("vw") || unit.starts_with("vh") || unit.starts_with("%")) number *= 10;
  return number >= kOffScreen;
}

bool DisplayHides(std::string_view v) { return IsKeyword(v, "none"); }
bool VisibilityHides(std::string_view v) {
  return IsKeyword(v, "hidden") || IsKeyword(v, "collapse");
}
bool ContentHides(std::string_view v) { return IsKeyword(v, "hidden"); }
bool ColourHides(std::string_view v) { return IsKeyword(v, "transparent"); }

struct Property {
  std::string_view name;
  bool (*hides)(std::string_view value);
};

constexpr std::array kProperties = {
    Property{"display", DisplayHides},
    Property{"visibility", VisibilityHides},
    Property{"content-visibility", ContentHides},
    Property{"opacity", IsZero},
    Property{"font-size", IsZero},
    Property{"text-indent", IsFarNegative},
    Property{"left", IsFarNegative},
    Property{"top", IsFarNegative},
    Property{"margin-left", IsFarNegative},
    Property{"color", ColourHides},
};

}  // namespace

bool StyleHides(std::string_view style) {
  std::array<bool, kProperties.size()> hides{};
  while (!style.empty()) {
    const std::size_t end = style.find(';');
    const std::string_view declaration = style.substr(0, end);
    style = end == std::string_view::npos ? std::string_view() : style.substr(end + 1);
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view name = Trim(declaration.substr(0, colon));
    std::string_view value = declaration.substr(colon + 1);
    if (const std::size_t bang = value.find('!'); bang != std::string_view::npos) {
      value = value.substr(0, bang);  // !important
    }
    value = Trim(value);
    for (std::size_t i = 0; i < kProperties.size(); ++i) {
      if (ascii::EqualsIgnoreCase(name, kProperties[i].name)) {
        hides[i] = kProperties[i].hides(value);
      }
    }
  }
  for (const bool h : hides) {
    if (h) return true;
  }
  return false;
}

}  // namespace crawlguard::html
