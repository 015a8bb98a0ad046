// SPDX-License-Identifier: Apache-2.0
//
// The lines of a robots.txt (RFC 9309 2.1, 2.2), as events. Policy is elsewhere: groups.h keeps the
// rules, lint.h the complaints, and protocols that ride on robots.txt read the lines of kind
// kOther.
#ifndef CRAWLGUARD_SIGNALS_ROBOTS_PARSER_H_
#define CRAWLGUARD_SIGNALS_ROBOTS_PARSER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace crawlguard::robots {

enum class LineKind : std::uint8_t {
  kEmpty,  // blank, or only a comment
  kUserAgent,
  kAllow,
  kDisallow,
  kSitemap,
  kCrawlDelay,
  kOther,    // another key with a value
  kNoField,  // text that is no key and value
};

// One line. Views into the body.
struct Line {
  LineKind kind = LineKind::kEmpty;
  int number = 0;         // 1-based; LF, CR and CRLF each end one line
  std::size_t begin = 0;  // byte span in the body, without line end and byte order mark
  std::size_t end = 0;
  std::string_view key;    // as written, trimmed; empty for kEmpty and kNoField
  std::string_view value;  // trimmed, without comment
  bool has_comment = false;
  std::string_view comment;  // what follows the first '#', to the end of the line

  // The group that the line belongs to: 0 before the first user-agent line, then 1, 2, ... A group
  // is a run of user-agent lines and what follows; the first rule (allow, disallow) ends the run,
  // no other line does (RFC 9309 2.2.1, 2.2.4).
  std::size_t group = 0;
  bool in_run = false;  // no rule yet in this group: further user-agent lines would still join it

  bool missing_colon = false;  // "disallow /"
  bool typo = false;           // "disalow: /", "useragent: x"
  bool too_long = false;       // longer than kMaxRobotsLineBytes
  bool cut = false;            // key or value lost octets, to that limit or to a NUL octet
  bool has_nul = false;
};

// What is known of the whole body after the last line.
struct ParseInfo {
  int lines = 0;
  bool truncated = false;     // longer than kMaxRobotsBytes; the cut last line was dropped
  std::size_t bom_bytes = 0;  // octets of a byte order mark at the start, perhaps not all three
};

// Calls on_line for every line, in order. At most kMaxRobotsBytes of the body are read. `goes_on`
// says that the body was longer than what is handed in. Linear.
ParseInfo ParseLines(std::string_view body, bool goes_on,
                     const std::function<void(const Line&)>& on_line);

// The part of a user-agent value that counts: up to the first blank or '/' (House; RFC 9309 2.2.1
// knows no other octets than letters, '-' and '_' here, and google/robotstxt cuts at any other, so
// that "AI2Bot" would bind "AI").
std::string_view ProductToken(std::string_view value);

}  // namespace crawlguard::robots

#endif  // CRAWLGUARD_SIGNALS_ROBOTS_PARSER_H_
