// SPDX-License-Identifier: Apache-2.0
#include "cli/response_heads.h"

#include <algorithm>
#include <utility>

namespace crawlguard::cli {
namespace {

// Where the head that begins at `begin` ends: before the next status line behind an empty line. An
// interim head (1xx) goes with the one that follows it.
std::size_t HeadEnd(std::string_view text, std::size_t begin) {
  const std::size_t blank = text.find(' ', begin);
  bool interim = blank != std::string_view::npos && text.substr(blank + 1, 1) == "1";
  for (std::size_t at = text.find("\nHTTP/", begin); at != std::string_view::npos;
       at = text.find("\nHTTP/", at + 1)) {
    const std::string_view before = text.substr(begin, at - begin);
    if (!before.ends_with('\n') && !before.ends_with("\n\r")) continue;
    if (!interim) return at + 1;
    const std::size_t next = text.find(' ', at);
    interim = next != std::string_view::npos && text.substr(next + 1, 1) == "1";
  }
  return text.size();
}

}  // namespace

Result<std::vector<StoredHead>> ParseHeads(std::string_view text, const std::string& file) {
  std::vector<StoredHead> heads;
  std::size_t begin = 0;
  do {
    const std::size_t end = HeadEnd(text, begin);
    Result<StoredHead> head = ParseStoredHead(text.substr(begin, end - begin), file);
    if (!head) {
      Error error = std::move(head).error();
      error.line += static_cast<int>(
          std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
      return error;
    }
    heads.push_back(std::move(*head));
    begin = end;
  } while (begin < text.size());
  return heads;
}

}  // namespace crawlguard::cli
