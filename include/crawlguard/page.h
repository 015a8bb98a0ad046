// SPDX-License-Identifier: Apache-2.0
//
// What the caller hands in: pages and site files as they were received. Everything here is
// borrowed: views must stay valid for the call that takes them, and no longer.
#ifndef CRAWLGUARD_PAGE_H_
#define CRAWLGUARD_PAGE_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace crawlguard {

// One header field line, in the order received; repeated names stay separate lines.
struct HeaderField {
  std::string_view name;
  std::string_view value;
};

// A response that redirected on the way to a page. Restrictions in its headers count.
struct RedirectHop {
  std::string_view url;
  int status = 0;
  std::span<const HeaderField> headers;
};

// A page or any other resource, as received after content decoding.
struct Page {
  std::string_view url;        // address of this response
  std::string_view asked_url;  // address first asked for; empty = url
  int status = 200;            // 0 = no HTTP answer (see fault)
  std::span<const HeaderField> headers;
  std::string_view body;
  // Empty if the response arrived whole. Otherwise why it did not ("timeout after 30 s", "body cut
  // at 8388608 bytes"): what is missing could hold a restriction, so this denies as `unreadable`.
  std::string_view fault;
  std::span<const RedirectHop> hops;
};

// How the attempt to get a site file ended. 404, 5xx, timeout and "not asked" are four different
// things in the protocols' eyes (RFC 9309 2.3.1); none of them may be folded into another.
enum class FileState : std::uint8_t {
  kNotAsked,     // no attempt was made (offline check without site files)
  kForbidden,    // not fetched, because robots.txt disallows it
  kAnswered,     // an HTTP answer with `status`, perhaps with a `fault` in its body
  kUnreachable,  // no usable HTTP answer: DNS, refused, TLS, timeout, broken framing: `fault` says
};

// A site file such as /robots.txt or /.well-known/tdmrep.json.
struct SiteFile {
  std::string_view path;  // the path it was asked under, from SitePolicy::WantedFiles()
  FileState state = FileState::kNotAsked;
  int status = 0;          // of the last response when kAnswered
  int redirects = 0;       // how many redirects were followed; > 5 is unreadable for robots.txt
  std::string_view url;    // address of the last response; empty = origin + path
  std::string_view fault;  // why unreachable, or why the body is not whole; empty = intact
  std::span<const HeaderField> headers;
  std::string_view body;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_PAGE_H_
