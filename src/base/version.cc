// SPDX-License-Identifier: Apache-2.0
#include "crawlguard/version.h"

namespace crawlguard {

std::string_view Version() noexcept { return CRAWLGUARD_VERSION_STRING; }

}  // namespace crawlguard
