// SPDX-License-Identifier: Apache-2.0
//
// ResponseHead: status line and header fields, taken line by line, and what they say about the
// body.
#ifndef CRAWLGUARD_FETCH_RESPONSE_HEAD_H_
#define CRAWLGUARD_FETCH_RESPONSE_HEAD_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/response.h"

namespace crawlguard {

// Reads the heads of one response: interim ones (1xx) are dropped, trailer fields too. A value; not
// thread-safe.
class ResponseHead {
 public:
  enum class StatusLine : std::uint8_t { kRequired, kOptional };

  explicit ResponseHead(StatusLine status_line = StatusLine::kRequired)
      : status_line_(status_line) {}

  // Takes the next line, with or without its line end. Returns the fault that makes the head
  // unusable, or an empty string. What was read before a fault stays readable.
  [[nodiscard]] std::string AddLine(std::string_view line);

  // The empty line after the final head has been seen.
  bool complete() const { return state_ == State::kDone && !interim(); }

  int status() const { return status_; }        // 0 until a status line was read
  int major_version() const { return major_; }  // 1 for HTTP/1.1
  int minor_version() const { return minor_; }  // 1 for HTTP/1.1
  const std::string& reason() const { return reason_; }
  const std::vector<Header>& headers() const { return headers_; }
  std::vector<Header>&& TakeHeaders() { return std::move(headers_); }

 private:
  enum class State : std::uint8_t { kStatus, kFields, kDone };

  // 101 is final for us: we never ask for another protocol.
  bool interim() const { return status_ >= 100 && status_ < 200 && status_ != 101; }
  std::string AddStatusLine(std::string_view line);
  std::string AddField(std::string_view line);

  StatusLine status_line_;
  State state_ = State::kStatus;
  int status_ = 0, major_ = 1, minor_ = 1;
  std::string reason_;
  std::vector<Header> headers_;
  std::size_t lines_ = 0, bytes_ = 0;  // over all heads and trailers, so that none can flood us
};

// Where the body ends (RFC 9112 6).
struct Framing {
  bool chunked = false;
  std::optional<std::uint64_t> length;  // Content-Length
  std::string fault;                    // why the two do not make sense; empty = they do
};
Framing ReadFraming(const ResponseHead& head);

// The values of a comma list that may be spread over several fields of that name, in order,
// trimmed.
std::vector<std::string_view> ListValues(const std::vector<Header>& headers, std::string_view name);

}  // namespace crawlguard

#endif  // CRAWLGUARD_FETCH_RESPONSE_HEAD_H_
