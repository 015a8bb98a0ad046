// SPDX-License-Identifier: Apache-2.0
//
// A page like those of news sites, made by code so that anyone can repeat a measurement.
#ifndef CRAWLGUARD_BENCH_PAGE_H_
#define CRAWLGUARD_BENCH_PAGE_H_

#include <cstddef>
#include <string>

namespace crawlguard::bench {

enum class Notice { kNone, kFooter };

// UTF-8, about `bytes` long: head with metadata and scripts, nested containers with long class
// lists, teasers, one article; about 6 % of the bytes are visible text. With kFooter a reservation
// in English stands in the footer.
std::string MakePage(std::size_t bytes, Notice notice);

}  // namespace crawlguard::bench

#endif  // CRAWLGUARD_BENCH_PAGE_H_
