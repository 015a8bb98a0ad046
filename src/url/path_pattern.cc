// SPDX-License-Identifier: Apache-2.0
#include "url/path_pattern.h"

#include <cstring>
#include <utility>

namespace crawlguard {
namespace {

// RFC 9309 2.2.3: `*` and `$` that are meant verbatim are written percent-encoded.
std::string DecodeSpecials(std::string_view literal) {
  std::string out;
  out.reserve(literal.size());
  for (std::size_t i = 0; i < literal.size(); ++i) {
    const std::string_view escape = literal.substr(i, 3);
    if (escape == "%2A" || escape == "%24") {
      out.push_back(escape == "%2A" ? '*' : '$');
      i += 2;
    } else {
      out.push_back(literal[i]);
    }
  }
  return out;
}

// Position of `literal` in `text` from `pos` on, or npos. glibc's memmem is linear but for short
// needles; std::string_view::find, which compares at every place, is slower on hostile input.
std::size_t Find(std::string_view text, std::string_view literal, std::size_t pos) {
  const void* found = memmem(text.data() + pos, text.size() - pos, literal.data(), literal.size());
  if (found == nullptr) return std::string_view::npos;
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

}  // namespace

PathPattern::PathPattern(std::string pattern, Specials specials) : pattern_(std::move(pattern)) {
  std::string_view rest = pattern_;
  anchored_ = rest.ends_with('$');
  if (anchored_) rest.remove_suffix(1);
  while (true) {
    const std::size_t star = rest.find('*');
    const std::string_view literal = rest.substr(0, star);
    const bool inner = !literals_.empty() && star != std::string_view::npos;
    if (!inner || !literal.empty()) {
      literals_.push_back(specials == Specials::kDecoded ? DecodeSpecials(literal)
                                                         : std::string(literal));
    }
    if (star == std::string_view::npos) break;
    rest.remove_prefix(star + 1);
  }
}

bool PathPattern::Matches(std::string_view path_and_query) const {
  const std::string& first = literals_.front();
  if (!path_and_query.starts_with(first)) return false;
  if (literals_.size() == 1) return !anchored_ || path_and_query.size() == first.size();
  // Without another kind of wildcard, the leftmost place of each literal leaves the most room for
  // the ones that follow, so nothing is ever tried twice.
  std::size_t pos = first.size();
  for (std::size_t i = 1; i + 1 < literals_.size(); ++i) {
    pos = Find(path_and_query, literals_[i], pos);
    if (pos == std::string_view::npos) return false;
    pos += literals_[i].size();
  }
  if (anchored_) return path_and_query.substr(pos).ends_with(literals_.back());
  return Find(path_and_query, literals_.back(), pos) != std::string_view::npos;
}

}  // namespace crawlguard
