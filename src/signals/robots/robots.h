// SPDX-License-Identifier: Apache-2.0
//
// RobotsSignal: robots.txt (RFC 9309) as a signal. It decides `fetch`; a file that cannot be had
// denies everything.
#ifndef CRAWLGUARD_SIGNALS_ROBOTS_ROBOTS_H_
#define CRAWLGUARD_SIGNALS_ROBOTS_ROBOTS_H_

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "signals/robots/outcome.h"
#include "signals/robots/robots_file.h"
#include "signals/signal.h"

namespace crawlguard {

// A site's robots.txt, or why there is none. Immutable; const use is thread-safe.
class RobotsSite : public SiteState {
 public:
  // Seconds between requests that the file asks of this agent, at most kMaxCrawlDelaySeconds.
  std::optional<double> CrawlDelay(std::string_view agent) const { return file.CrawlDelay(agent); }
  std::span<const std::string> Sitemaps() const { return file.sitemaps(); }

  std::string url;  // of the file, after redirects
  robots::FetchOutcome fetch;
  robots::RobotsFile file;  // empty unless fetch.outcome is kParse
};

// Statements:
//  - the deciding rule, deny or allow for `fetch` (rule "rfc9309.2.2.2"; "house.robots.percent"
//  where
//    only google/robotstxt's reading of percent-encoding denies), and the best rule of the other
//    kind with `superseded_by`;
//  - for a file that cannot be read, or not be matched within kMaxRobotsMatchWork, a kFault that
//    denies all purposes;
//  - for a line that means "no AI training" and is in no standard, deny for ai-train with
//  confidence
//    50 ("house.robots.ai-line", see ai_lines.h).
// Nothing where nothing matches. /robots.txt itself is always allowed.
class RobotsSignal final : public Signal {
 public:
  std::string_view name() const override { return "robots.txt"; }
  std::span<const WantedFile> wanted_files() const override;
  std::unique_ptr<const SiteState> ParseSite(const Url& origin,
                                             std::span<const SiteFile> files) const override;
  void Evaluate(const SiteState* site, const Subject& subject, const PageView* page,
                Findings* findings) const override;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_SIGNALS_ROBOTS_ROBOTS_H_
