// SPDX-License-Identifier: Apache-2.0
#include "cli/targets.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/limits.h"

namespace crawlguard::cli {

bool IsUrl(std::string_view target) {
  const std::size_t end = target.find("://");
  if (end == std::string_view::npos || end == 0 || !ascii::IsAlpha(target[0])) return false;
  return std::all_of(target.begin(), target.begin() + static_cast<std::ptrdiff_t>(end), [](char c) {
    return ascii::IsAlnum(c) || c == '+' || c == '-' || c == '.';  // RFC 3986 3.1
  });
}

bool TargetList::many() const {
  return targets_.size() > 1 || std::find(targets_.begin(), targets_.end(), "-") != targets_.end();
}

bool TargetList::Next(std::string* target) {
  for (;;) {
    if (in_list_) {
      if (NextLine(target)) return true;
      in_list_ = false;
    }
    if (next_ == targets_.size()) return false;
    *target = targets_[next_++];
    if (*target != "-") return true;
    in_list_ = true;
  }
}

// A line longer than a URL may be is cut behind that limit: it stays too long, and is refused.
bool TargetList::NextLine(std::string* line) {
  for (;;) {
    line->clear();
    int c = std::getc(list_);
    if (c == EOF) {
      failed_ = std::ferror(list_) != 0;
      return false;
    }
    for (; c != EOF && c != '\n'; c = std::getc(list_)) {
      if (line->size() <= limits::kMaxUrlBytes) line->push_back(static_cast<char>(c));
    }
    const std::string_view trimmed = ascii::TrimSpace(*line);
    if (trimmed.empty() || trimmed.front() == '#') continue;
    *line = std::string(trimmed);
    return true;
  }
}

}  // namespace crawlguard::cli
