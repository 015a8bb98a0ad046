// SPDX-License-Identifier: Apache-2.0
//
// Response: what one request brought, whole or with the fault that kept it from being whole.
#ifndef CRAWLGUARD_FETCH_RESPONSE_H_
#define CRAWLGUARD_FETCH_RESPONSE_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/page.h"

namespace crawlguard {

// A header field that owns its text.
struct Header {
  std::string name;
  std::string value;
};

enum class FaultKind : std::uint8_t {
  kNone,
  kAddress,    // the address guard refused the connection
  kResolve,    // no address for the name
  kConnect,    // refused, no route, closed without an answer
  kTls,        // handshake or certificate
  kTimeout,    // a deadline or the low-speed limit
  kHead,       // the head is broken, cut off or over its limits
  kFraming,    // where the body ends is in doubt
  kTruncated,  // the body ended early
  kCoding,     // the content coding is broken or not supported
  kTooLarge,   // the body was cut at the byte limit
  kRatio,      // the body was cut at the decoding ratio limit
  kOther,
};

// "address", "resolve" ... Static storage.
std::string_view FaultKindName(FaultKind kind);

// The response to one request. A value; owns its memory.
struct Response {
  struct Timings {
    std::chrono::microseconds connected{0};
    std::chrono::microseconds first_byte{0};
    std::chrono::microseconds total{0};
  };

  std::string url;
  int status = 0;               // 0 = no status line was read
  std::vector<Header> headers;  // of the final head alone, in order, folded lines unfolded
  bool head_complete = false;   // the whole final head was read and its framing makes sense
  std::string body;             // decoded; with a fault, the part before it
  FaultKind kind = FaultKind::kNone;
  std::string fault;           // empty = the response is whole
  std::string remote_address;  // of the connection, also when it was refused
  Timings timings;
};

// The fault of a body that is longer than was wanted.
std::string BodyCutText(std::size_t max_bytes);

// Views of the fields, for the library's borders. Valid as long as `headers` is not changed.
std::vector<HeaderField> FieldViews(const std::vector<Header>& headers);

}  // namespace crawlguard

#endif  // CRAWLGUARD_FETCH_RESPONSE_H_
