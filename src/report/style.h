// SPDX-License-Identifier: Apache-2.0
//
// Colour for terminals, or none.
#ifndef CRAWLGUARD_REPORT_STYLE_H_
#define CRAWLGUARD_REPORT_STYLE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace crawlguard::report {

enum class Ink : std::uint8_t { kPlain, kBold, kDim, kGood, kBad, kWarn, kMark };

// Wraps text that is already escaped in ANSI colour, if asked to.
class Style {
 public:
  explicit Style(bool colour) : colour_(colour) {}

  bool colour() const { return colour_; }

  std::string Paint(Ink ink, std::string_view text) const {
    const std::string_view code = Code(ink);
    if (!colour_ || code.empty() || text.empty()) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }

 private:
  static std::string_view Code(Ink ink) {
    switch (ink) {
      case Ink::kBold:
        return "1";
      case Ink::kDim:
        return "2";
      case Ink::kGood:
        return "32";
      case Ink::kBad:
        return "1;31";
      case Ink::kWarn:
        return "33";
      case Ink::kMark:
        return "1;33";
      case Ink::kPlain:
        break;
    }
    return "";
  }

  bool colour_;
};

}  // namespace crawlguard::report

#endif  // CRAWLGUARD_REPORT_STYLE_H_
