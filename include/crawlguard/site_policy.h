// SPDX-License-Identifier: Apache-2.0
//
// SitePolicy: what an origin's site files say, parsed once, asked for thousands of URLs.
#ifndef CRAWLGUARD_SITE_POLICY_H_
#define CRAWLGUARD_SITE_POLICY_H_

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/evidence.h"
#include "crawlguard/export.h"
#include "crawlguard/page.h"
#include "crawlguard/result.h"
#include "crawlguard/rule_set.h"

namespace crawlguard {

// The largest site file worth reading, and its path.
struct WantedFile {
  std::string_view path;  // "/robots.txt" is always the first
  std::size_t max_bytes;
};

// Immutable and cheap to copy; safe to share between threads without locks.
class SitePolicy {
 public:
  // The site files that the protocols of this build read, robots.txt first. Fetch robots.txt alone,
  // then those that it allows. Static storage.
  CRAWLGUARD_EXPORT static std::span<const WantedFile> WantedFiles();

  // Parses the files of one origin ("https://example.com"; a longer URL is cut to its origin).
  // A file that is not in `files` counts as not asked for. Prose in the files is read with `rules`;
  // the policy must then be used with a Checker that has the same rules.
  // Errors: kInvalidArgument if origin is no http(s) URL. Broken files are no errors.
  CRAWLGUARD_EXPORT static Result<SitePolicy> Parse(std::string_view origin,
                                                    std::span<const SiteFile> files,
                                                    const RuleSet& rules);

  CRAWLGUARD_EXPORT std::string_view origin() const;
  CRAWLGUARD_EXPORT std::span<const Diagnostic> diagnostics() const;

  // Seconds between requests that robots.txt asks of this agent (signals.md 1.7; not in RFC 9309),
  // capped at kMaxCrawlDelaySeconds; nothing if it does not ask.
  CRAWLGUARD_EXPORT std::optional<double> CrawlDelay(std::string_view agent) const;

  // Sitemap URLs listed in robots.txt, in file order.
  CRAWLGUARD_EXPORT std::span<const std::string> Sitemaps() const;

  class Impl;  // internal
  const Impl& impl() const { return *impl_; }
  explicit SitePolicy(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

 private:
  std::shared_ptr<const Impl> impl_;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_SITE_POLICY_H_
