// SPDX-License-Identifier: Apache-2.0
#include "fetch/response_head.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"

namespace crawlguard {
namespace {

// RFC 9110 8.6: Content-Length = 1*DIGIT.
std::optional<std::uint64_t> ParseLength(std::string_view text) {
  std::uint64_t value = 0;
  if (text.empty() || !ascii::IsDigit(text.front())) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::string ResponseHead::AddLine(std::string_view line) {
  bytes_ += line.size();
  ++lines_;
  if (bytes_ > limits::kMaxHeaderBytes) {
    return fmt::format("header longer than {} bytes", limits::kMaxHeaderBytes);
  }
  if (lines_ > limits::kMaxHeaderLines) {
    return fmt::format("header of more than {} lines", limits::kMaxHeaderLines);
  }
  // RFC 9112 2.2: a lone LF ends a line too; a bare CR never does.
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.find('\r') != std::string_view::npos) return "bare CR in the header";
  if (line.find('\0') != std::string_view::npos) return "NUL byte in the header";

  if (complete()) return "";  // RFC 9110 6.5.1: a trailer field is not merged into the header
  if (state_ == State::kDone) {
    state_ = State::kStatus;
    status_line_ = StatusLine::kRequired;  // after an interim response it always is
  }
  if (state_ == State::kStatus) {
    if (status_line_ == StatusLine::kRequired || line.starts_with("HTTP/")) {
      return AddStatusLine(line);
    }
    status_ = 200;
    state_ = State::kFields;
  }
  return AddField(line);
}

// RFC 9112 4: HTTP-version SP 3DIGIT SP [ reason-phrase ]; HTTP/2 comes as "HTTP/2 200".
std::string ResponseHead::AddStatusLine(std::string_view line) {
  status_ = 0;
  reason_.clear();
  headers_.clear();
  const std::size_t blank = line.find(' ');
  const std::string_view version = line.substr(0, blank);
  std::string_view rest = blank == std::string_view::npos ? "" : line.substr(blank + 1);
  const bool major_only = version.size() == 6;
  if (!version.starts_with("HTTP/") || (!major_only && version.size() != 8) ||
      !ascii::IsDigit(version[5]) ||
      (!major_only && (version[6] != '.' || !ascii::IsDigit(version[7])))) {
    return "no HTTP status line";
  }
  major_ = version[5] - '0';
  minor_ = major_only ? 0 : version[7] - '0';
  rest = ascii::TrimBlank(rest);
  std::size_t digits = 0;
  while (digits < rest.size() && ascii::IsDigit(rest[digits])) ++digits;
  const bool followed = digits < rest.size() && rest[digits] != ' ';
  // A code of fewer than three digits is no HTTP; "0" is how a stored response says "none".
  if (followed || (digits != 3 && rest.substr(0, digits) != "0")) {
    return "no status code in the status line";
  }
  for (const char digit : rest.substr(0, digits)) status_ = status_ * 10 + (digit - '0');
  reason_ = ascii::TrimBlank(rest.substr(digits));
  state_ = State::kFields;
  return "";
}

std::string ResponseHead::AddField(std::string_view line) {
  if (line.empty()) {
    state_ = State::kDone;
    return "";
  }
  // RFC 9112 5.2: an obsolete line folding stands for a blank.
  if (ascii::IsBlank(line.front())) {
    if (headers_.empty()) return "folded line before the first header field";
    headers_.back().value.append(" ").append(ascii::TrimBlank(line));
    return "";
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return "header line without a colon";
  // House: a blank before the colon is dropped rather than the field, which may be a restriction.
  const std::string_view name = ascii::TrimBlank(line.substr(0, colon));
  if (name.empty()) return "header field without a name";
  headers_.push_back({std::string(name), std::string(ascii::TrimBlank(line.substr(colon + 1)))});
  return "";
}

std::vector<std::string_view> ListValues(const std::vector<Header>& headers,
                                         std::string_view name) {
  std::vector<std::string_view> values;
  for (const Header& header : headers) {
    if (!ascii::EqualsIgnoreCase(header.name, name)) continue;
    std::string_view rest = header.value;
    for (;;) {
      const std::size_t comma = rest.find(',');
      values.push_back(ascii::TrimBlank(rest.substr(0, comma)));
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + 1);
    }
  }
  return values;
}

Framing ReadFraming(const ResponseHead& head) {
  Framing framing;
  // RFC 9110 8.6: repeated lengths may be taken for one if they are the same number.
  for (const std::string_view text : ListValues(head.headers(), "content-length")) {
    const std::optional<std::uint64_t> length = ParseLength(text);
    if (!length) {
      framing.fault = "invalid Content-Length";
      return framing;
    }
    if (framing.length && *framing.length != *length) {
      framing.fault =
          fmt::format("conflicting Content-Length: {} and {}", *framing.length, *length);
      return framing;
    }
    framing.length = length;
  }
  const std::vector<std::string_view> codings = ListValues(head.headers(), "transfer-encoding");
  if (codings.empty()) return framing;
  // RFC 9112 6.1: we ask for no other transfer coding, and it may be applied only once.
  if (codings.size() != 1 || !ascii::EqualsIgnoreCase(codings.front(), "chunked")) {
    framing.fault = "Transfer-Encoding other than chunked";
  } else if (framing.length) {
    framing.fault = "Content-Length together with Transfer-Encoding";  // RFC 9112 6.3 (3)
  } else if (head.major_version() != 1 || head.minor_version() == 0) {
    framing.fault = "Transfer-Encoding outside HTTP/1.1";  // RFC 9112 6.1, RFC 9113 8.2.2
  }
  framing.chunked = true;
  return framing;
}

}  // namespace crawlguard
