// SPDX-License-Identifier: Apache-2.0
//
// RobotsTagSignal: X-Robots-Tag, the draft's Robots-Tag, robots meta tags and data-nosnippet
// (signals.md section 8).
#ifndef CRAWLGUARD_SIGNALS_ROBOTS_TAG_ROBOTS_TAG_H_
#define CRAWLGUARD_SIGNALS_ROBOTS_TAG_ROBOTS_TAG_H_

#include <string_view>

#include "signals/signal.h"

namespace crawlguard {

// Every restriction that addresses everyone or our agent counts, wherever it stands (head, body,
// noscript, a redirect on the way); there are no permissions. Rules for other bots are notes.
class RobotsTagSignal final : public Signal {
 public:
  std::string_view name() const override { return "robots-tag"; }
  void Evaluate(const SiteState* site, const Subject& subject, const PageView* page,
                Findings* findings) const override;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_SIGNALS_ROBOTS_TAG_ROBOTS_TAG_H_
