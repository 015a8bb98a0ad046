// SPDX-License-Identifier: Apache-2.0
//
// Fetchers for tests: they may reach loopback, and give up soon.
#ifndef CRAWLGUARD_TESTS_SUPPORT_FETCHING_H_
#define CRAWLGUARD_TESTS_SUPPORT_FETCHING_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "fetch/fetcher.h"
#include "url/url.h"

namespace crawlguard::test {

inline constexpr std::size_t kPageBytes = 8U << 20;

inline FetchOptions LoopbackOptions() {
  FetchOptions options;
  options.agent = "TestBot";
  options.allow_private = true;
  // Far more than loopback needs, even under a sanitizer on a busy machine.
  options.total_timeout_ms = 20'000;
  return options;
}

// For answers that never come.
inline FetchOptions HastyOptions() {
  FetchOptions options = LoopbackOptions();
  options.total_timeout_ms = 300;
  return options;
}

inline Fetcher MakeFetcher(FetchOptions options) {
  Result<Fetcher> fetcher = Fetcher::Create(std::move(options));
  if (!fetcher) {
    ADD_FAILURE() << fetcher.error().ToString();
    std::abort();
  }
  return std::move(*fetcher);
}

inline Url MakeUrl(std::string_view text) {
  Result<Url> url = Url::Parse(text);
  if (!url) {
    ADD_FAILURE() << text << ": " << url.error().ToString();
    std::abort();
  }
  return std::move(*url);
}

inline Response Get(Fetcher* fetcher, std::string_view url, std::size_t max_bytes = kPageBytes) {
  return fetcher->FetchOne(MakeUrl(url), max_bytes);
}

}  // namespace crawlguard::test

#endif  // CRAWLGUARD_TESTS_SUPPORT_FETCHING_H_
