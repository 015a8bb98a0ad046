// SPDX-License-Identifier: Apache-2.0
//
// Url: the one URL parser, libcurl's, for deciding and for fetching, so that what is decided is
// what is fetched.
#ifndef CRAWLGUARD_URL_URL_H_
#define CRAWLGUARD_URL_URL_H_

#include <string>
#include <string_view>

#include "crawlguard/result.h"

namespace crawlguard {

// An absolute http or https URL, normalised: scheme and host in lower case, host in its ASCII
// (IDNA) form, numeric hosts as dotted quads, default port dropped, dot segments resolved (also
// when written %2e), `\` in the path read as `/` (as every browser does), octets outside ASCII and
// blanks percent-encoded, user name and password refused, fragment dropped. White
// space around the URL is ignored. Parsing href() again gives the same URL. A value; const use is
// thread-safe.
class Url {
 public:
  // Errors: kInvalidArgument: no scheme, another scheme than http(s), no host, a bad port, a user
  // name or password, an IPv6 zone, control characters, longer than kMaxUrlBytes (as given, or once
  // encoded). The message names the fault.
  static Result<Url> Parse(std::string_view text);

  // `reference` (absolute, scheme-relative, path, query ...) resolved against this URL (RFC 3986
  // 5.2). Errors as Parse.
  Result<Url> Resolve(std::string_view reference) const;

  const std::string& scheme() const { return scheme_; }
  const std::string& host() const { return host_; }  // IPv6 literals keep their brackets
  int port() const { return port_; }                 // the effective one
  // "https://example.com" or "https://example.com:8443".
  const std::string& origin() const { return origin_; }
  // Path and query, "/" at least, percent-normalised as RFC 9309 2.2.2 says: unreserved ASCII
  // decoded, everything outside ASCII encoded, hex digits in upper case. `*` and `$` stand as
  // themselves, also when the URL has %2A or %24 (see PathPattern).
  const std::string& path_and_query() const { return path_and_query_; }
  // The path alone, likewise.
  std::string_view path() const {
    return std::string_view(path_and_query_).substr(0, path_and_query_.find('?'));
  }
  // origin() + path and query as they are to be sent (not percent-normalised further than libcurl
  // does).
  const std::string& href() const { return href_; }

 private:
  Url() = default;
  std::string scheme_, host_, origin_, path_and_query_, href_;
  int port_ = 0;
};

// RFC 9309 2.2.2 on a path or pattern: percent-encodes octets that no URI may hold (outside ASCII,
// blanks, control octets, and "<>\^`{|} and a percent sign that starts no valid escape), decodes
// percent-encoded unreserved ASCII (ALPHA DIGIT - . _ ~), upper-cases hex digits. Reserved octets
// stay as they are: %2F is never decoded, nor are %2A and %24 (RFC 9309 2.2.3). Idempotent.
std::string PercentNormalize(std::string_view path);

// As google/robotstxt does it: hex digits to upper case and octets >= 0x80 encoded, but nothing
// decoded. Kept to find the cases in which the two readings differ (signals.md 1.4).
std::string PercentEscapeOnly(std::string_view path);

}  // namespace crawlguard

#endif  // CRAWLGUARD_URL_URL_H_
