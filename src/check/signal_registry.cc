// SPDX-License-Identifier: Apache-2.0
#include "check/signal_registry.h"

#include <array>

#include "signals/http_status/http_status.h"
#include "signals/robots/robots.h"
#include "signals/robots_tag/robots_tag.h"
#include "signals/tdmrep/tdmrep.h"

namespace crawlguard {

std::span<const Signal* const> Signals() {
  static const HttpStatusSignal kHttpStatus;
  static const RobotsSignal kRobots;
  static const RobotsTagSignal kRobotsTag;
  static const TdmRepSignal kTdmRep;
  static const std::array<const Signal*, 4> kSignals = {&kRobots, &kHttpStatus, &kRobotsTag,
                                                        &kTdmRep};
  return kSignals;
}

}  // namespace crawlguard
