// SPDX-License-Identifier: Apache-2.0
//
// The version: of the headers that a program was compiled with, and of the library that it runs
// with.
#ifndef CRAWLGUARD_VERSION_H_
#define CRAWLGUARD_VERSION_H_

#include <string_view>

#include "crawlguard/export.h"

#define CRAWLGUARD_VERSION_MAJOR 0
#define CRAWLGUARD_VERSION_MINOR 1
#define CRAWLGUARD_VERSION_PATCH 0
#define CRAWLGUARD_VERSION_STRING "0.1.0"

namespace crawlguard {

// The version of the library, "0.1.0". Equal to CRAWLGUARD_VERSION_STRING unless the program runs
// with another library than it was compiled for. Static storage, with a NUL behind it.
CRAWLGUARD_EXPORT std::string_view Version() noexcept;

}  // namespace crawlguard

#endif  // CRAWLGUARD_VERSION_H_
