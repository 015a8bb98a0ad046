// SPDX-License-Identifier: Apache-2.0
#ifndef CRAWLGUARD_TESTS_SUPPORT_MEMORY_H_
#define CRAWLGUARD_TESTS_SUPPORT_MEMORY_H_

#include <sys/resource.h>

#include <cstddef>

namespace crawlguard::test {

// The most memory that this process has had so far (Linux counts in KiB).
inline std::size_t PeakMemoryBytes() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) << 10U;
}

}  // namespace crawlguard::test

#endif  // CRAWLGUARD_TESTS_SUPPORT_MEMORY_H_
