// SPDX-License-Identifier: Apache-2.0
#include "signals/robots/parser.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/limits.h"

namespace crawlguard::robots {
namespace {

struct Key {
  std::string_view name;
  LineKind kind;
  bool typo;
};

// Whole names, in any letter case. House: google/robotstxt compares beginnings, which makes a rule
// for everybody of "DisallowAITraining: /"; see lint.h for what becomes of those.
constexpr Key kKeys[] = {
    {"user-agent", LineKind::kUserAgent, false},   {"useragent", LineKind::kUserAgent, true},
    {"user agent", LineKind::kUserAgent, true},    {"allow", LineKind::kAllow, false},
    {"disallow", LineKind::kDisallow, false},      {"dissallow", LineKind::kDisallow, true},
    {"dissalow", LineKind::kDisallow, true},       {"disalow", LineKind::kDisallow, true},
    {"diasllow", LineKind::kDisallow, true},       {"disallaw", LineKind::kDisallow, true},
    {"sitemap", LineKind::kSitemap, false},        {"site-map", LineKind::kSitemap, true},
    {"crawl-delay", LineKind::kCrawlDelay, false},
};

// NUL included: octets after one are lost (see ReadField), those before it are not.
constexpr std::string_view kWhite("\0\t\v\f ", 5);

std::string_view Trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kWhite);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kWhite) - first + 1);
}

// Splits `text`, which has no comment, into key and value. False: it has none.
bool Split(std::string_view text, Line* line) {
  std::size_t separator = text.find(':');
  if (separator == std::string_view::npos) {
    // As google/robotstxt: "disallow /" is plain enough, if there are exactly two words.
    separator = text.find_first_of(" \t");
    if (separator == std::string_view::npos) return false;
    if (Trim(text.substr(separator)).find_first_of(" \t") != std::string_view::npos) return false;
    line->missing_colon = true;
  }
  line->key = Trim(text.substr(0, separator));
  line->value = Trim(text.substr(separator + 1));
  return !line->key.empty();
}

// RFC 9309 2.2: key, colon, value, and a comment from the first '#' on.
void ReadField(std::string_view raw, Line* line) {
  const std::size_t hash = raw.find('#');
  line->has_comment = hash != std::string_view::npos;
  if (line->has_comment) line->comment = raw.substr(hash + 1);
  line->too_long = raw.size() > limits::kMaxRobotsLineBytes;
  line->has_nul = raw.find('\0') != std::string_view::npos;

  const std::string_view whole = Trim(raw.substr(0, hash));
  // One octet less is left than fits uncut: so much does google/robotstxt keep of a long line.
  const std::size_t room = line->too_long ? limits::kMaxRobotsLineBytes - 1 : raw.size();
  std::string_view text = Trim(raw.substr(0, std::min(hash, room)));
  // House: a NUL octet inside ends the field, as in google/robotstxt; a shorter Disallow forbids no
  // less, and a shorter Allow is not used (groups.cc).
  text = Trim(text.substr(0, text.find('\0')));
  line->cut = text.size() < whole.size();
  if (text.empty()) return;
  if (!Split(text, line)) {
    line->kind = LineKind::kNoField;
    return;
  }
  const Key* key = std::find_if(std::begin(kKeys), std::end(kKeys), [&](const Key& k) {
    return ascii::EqualsIgnoreCase(k.name, line->key);
  });
  line->kind = key == std::end(kKeys) ? LineKind::kOther : key->kind;
  line->typo = key != std::end(kKeys) && key->typo;
}

// Octets of a UTF-8 byte order mark at the start; some writers leave half of one.
std::size_t BomBytes(std::string_view body) {
  constexpr std::string_view kBom = "\xEF\xBB\xBF";
  std::size_t n = 0;
  while (n < kBom.size() && n < body.size() && body[n] == kBom[n]) ++n;
  return n;
}

// RFC 9309 2.5: a limit of at least 500 KiB. House: a last line that the limit cuts is dropped, as
// half an Allow would allow more than its author did.
std::string_view WholeLines(std::string_view body, bool goes_on) {
  const std::string_view kept = body.substr(0, limits::kMaxRobotsBytes);
  if (kept.size() == body.size() && !goes_on) return body;
  const std::string_view next = body.substr(kept.size(), 1);
  if (next == "\n" || next == "\r") return kept;
  const std::size_t last_end = kept.find_last_of("\r\n");
  return kept.substr(0, last_end == std::string_view::npos ? 0 : last_end + 1);
}

}  // namespace

ParseInfo ParseLines(std::string_view body, bool goes_on,
                     const std::function<void(const Line&)>& on_line) {
  ParseInfo info;
  const std::string_view text = WholeLines(body, goes_on);
  info.truncated = goes_on || body.size() > limits::kMaxRobotsBytes;
  info.bom_bytes = BomBytes(text);
  std::size_t group = 0;
  bool in_run = false;
  for (std::size_t pos = info.bom_bytes; pos < text.size();) {
    Line line;
    line.number = ++info.lines;
    line.begin = pos;
    line.end = std::min(text.find_first_of("\r\n", pos), text.size());
    ReadField(text.substr(line.begin, line.end - line.begin), &line);
    if (line.kind == LineKind::kUserAgent && !in_run) {
      ++group;
      in_run = true;
    }
    line.group = group;
    line.in_run = in_run;
    if (line.kind == LineKind::kAllow || line.kind == LineKind::kDisallow) in_run = false;
    on_line(line);
    pos = line.end + (text.substr(line.end, 2) == "\r\n" ? 2 : 1);
  }
  return info;
}

std::string_view ProductToken(std::string_view value) {
  return value.substr(0, value.find_first_of(" \t\v\f/"));
}

}  // namespace crawlguard::robots
