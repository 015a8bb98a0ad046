// SPDX-License-Identifier: Apache-2.0
//
// Fetcher: one request, one answer, over http or https. It follows nothing, remembers nothing but
// open connections, and reads nothing from the environment.
#ifndef CRAWLGUARD_FETCH_FETCHER_H_
#define CRAWLGUARD_FETCH_FETCHER_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "crawlguard/result.h"
#include "fetch/response.h"
#include "url/url.h"

namespace crawlguard {

struct FetchOptions {
  std::string agent = "crawlguard";  // product token, as in robots.txt (RFC 9309 2.2.1)
  std::string user_agent;  // the whole User-Agent value, with the token in it; empty = token
  // Also connect to addresses that are not on the public Internet.
  bool allow_private = false;
  // "http://proxy.example:3128"; empty = none, whatever the environment says. With a proxy it is
  // the proxy that resolves names, and so the proxy's task to keep us out of private networks: of
  // the address guard remains the check of addresses that are written in the URL.
  std::string proxy;
  std::string ca_bundle;  // PEM file of trusted certificates; empty = the system's
  long connect_timeout_ms = limits::kConnectTimeoutMs;
  long total_timeout_ms = limits::kTotalTimeoutMs;
  long low_speed_bytes_per_second = limits::kLowSpeedBytesPerSecond;
  long low_speed_seconds = limits::kLowSpeedSeconds;
  // Told "GET <url>" before each request; may be empty.
  std::function<void(std::string_view)> progress;
};

// Keeps connections open between requests. Not thread-safe: one Fetcher per thread.
class Fetcher {
 public:
  // Errors: kInvalidArgument for a User-Agent value with control characters or without the token;
  // kInternal if libcurl cannot start.
  static Result<Fetcher> Create(FetchOptions options);
  ~Fetcher();
  Fetcher(Fetcher&& other) noexcept;
  Fetcher& operator=(Fetcher&& other) noexcept;

  // GET, one hop: a redirect is an answer like any other. Keeps at most max_bytes of the decoded
  // body. Whatever goes wrong is in the response's `fault`.
  Response FetchOne(const Url& url, std::size_t max_bytes);

  // Holds from the next request on, also for connections that are open already.
  void set_allow_private(bool allow);

  const FetchOptions& options() const;

 private:
  class Impl;
  explicit Fetcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_FETCH_FETCHER_H_
