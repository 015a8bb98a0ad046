// SPDX-License-Identifier: Apache-2.0
//
// Words quoted as an indented, wrapped paragraph, the deciding ones marked.
#ifndef CRAWLGUARD_REPORT_QUOTE_H_
#define CRAWLGUARD_REPORT_QUOTE_H_

#include <span>
#include <string>
#include <string_view>

#include "report/style.h"

namespace crawlguard::report {

// `words` quoted line by line, each line begun with `indent` and "| ". The first occurrence of each
// of `deciding` is painted, or underlined with carets without colour; if none occurs, all words are
// painted. Escapes everything.
std::string Quote(std::string_view words, std::span<const std::string> deciding,
                  std::string_view indent, const Style& style);

}  // namespace crawlguard::report

#endif  // CRAWLGUARD_REPORT_QUOTE_H_
