// SPDX-License-Identifier: Apache-2.0
//
// The protocols that take part in every check.
#ifndef CRAWLGUARD_CHECK_SIGNAL_REGISTRY_H_
#define CRAWLGUARD_CHECK_SIGNAL_REGISTRY_H_

#include <span>

#include "signals/signal.h"

namespace crawlguard {

// In the order in which they are read. Static storage; stateless objects.
std::span<const Signal* const> Signals();

}  // namespace crawlguard

#endif  // CRAWLGUARD_CHECK_SIGNAL_REGISTRY_H_
