// SPDX-License-Identifier: Apache-2.0
#include "signals/robots/groups.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "signals/signal.h"
#include "url/url.h"

namespace crawlguard::robots {
namespace {

Rule MakeRule(bool allow, std::string_view value, Place place) {
  std::string normal = PercentNormalize(value);
  std::string escaped = PercentEscapeOnly(value);
  // They also differ, without looking so, in what %2A and %24 stand for.
  const bool same = normal == escaped && normal.find("%2A") == std::string::npos &&
                    normal.find("%24") == std::string::npos;
  Rule rule{allow, PathPattern(std::move(normal)), std::nullopt, std::move(place)};
  if (!same) rule.escape_only.emplace(std::move(escaped), PathPattern::Specials::kVerbatim);
  return rule;
}

// The directory of a pattern that ends in an index page, with its final slash, else nothing.
std::optional<std::string_view> IndexPageDirectory(std::string_view value) {
  if (value.ends_with('$')) value.remove_suffix(1);
  for (const std::string_view name : {"/index.html", "/index.htm"}) {
    if (value.ends_with(name)) return value.substr(0, value.size() - name.size() + 1);
  }
  return std::nullopt;
}

}  // namespace

bool Selection::Contains(std::size_t group) const {
  return std::binary_search(groups.begin(), groups.end(), group);
}

void Groups::Add(const Line& line, std::string_view body) {
  if (line.group >= groups_.size()) groups_.emplace_back();
  // RFC 9309 2.2.1: what stands before the first user-agent line belongs to nobody.
  if (line.group == 0) return;
  Group& group = groups_[line.group];
  switch (line.kind) {
    case LineKind::kUserAgent: {
      std::vector<std::size_t>& found = by_token_[ascii::Lower(ProductToken(line.value))];
      if (found.empty() || found.back() != line.group) found.push_back(line.group);
      break;
    }
    case LineKind::kAllow:
    case LineKind::kDisallow:
      AddRule(line, body);
      break;
    case LineKind::kCrawlDelay:
      if (const std::optional<double> seconds = ReadCrawlDelay(line.value)) {
        const double capped = std::min(*seconds, limits::kMaxCrawlDelaySeconds);
        group.crawl_delay = std::max(group.crawl_delay.value_or(0.0), capped);
      }
      break;
    default:
      break;
  }
}

void Groups::AddRule(const Line& line, std::string_view body) {
  std::vector<Rule>& rules = groups_[line.group].rules;
  const bool allow = line.kind == LineKind::kAllow;
  // RFC 9309 2.2.2: an empty pattern matches nothing.
  if (line.value.empty()) return;
  // House: what is left of a cut Allow would allow more than its author did.
  if (allow && line.cut) return;
  rules.push_back(MakeRule(allow, line.value, PlaceOf(line, body)));
  // House, as google/robotstxt: allowing /dir/index.html allows /dir/ itself.
  if (const auto directory = IndexPageDirectory(line.value); allow && directory) {
    rules.push_back(MakeRule(true, std::string(*directory) + "$", PlaceOf(line, body)));
  }
}

Selection Groups::Select(std::string_view agent) const {
  const std::string token = ascii::Lower(agent);
  for (const std::string& name : {token, std::string("*")}) {
    const auto it = by_token_.find(name);
    if (it != by_token_.end() && !name.empty()) return {it->first, it->second};
  }
  return {};
}

std::optional<double> ReadCrawlDelay(std::string_view value) {
  const bool plain =
      std::all_of(value.begin(), value.end(), [](char c) { return ascii::IsDigit(c) || c == '.'; });
  if (!plain) return std::nullopt;
  double seconds = 0;
  const char* end = value.data() + value.size();
  const auto [ptr, error] = std::from_chars(value.data(), end, seconds, std::chars_format::fixed);
  if (ptr != end || value.empty()) return std::nullopt;
  if (error == std::errc::result_out_of_range) return limits::kMaxCrawlDelaySeconds;
  return error == std::errc() ? std::optional(seconds) : std::nullopt;
}

Place PlaceOf(const Line& line, std::string_view body) {
  return {line.number, line.begin, line.end,
          Excerpt(body.substr(line.begin, line.end - line.begin))};
}

}  // namespace crawlguard::robots
