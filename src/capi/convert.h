// SPDX-License-Identifier: Apache-2.0
//
// From what a C caller hands in to the views that the library takes. Every pointer, length, size
// and code is checked here; the texts themselves are any bytes.
#ifndef CRAWLGUARD_CAPI_CONVERT_H_
#define CRAWLGUARD_CAPI_CONVERT_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "crawlguard/c.h"
#include "crawlguard/page.h"
#include "crawlguard/purpose.h"
#include "crawlguard/result.h"

namespace crawlguard::capi {

// `name` says in the error which text is at fault.
Result<std::string_view> ReadText(cg_str text, std::string_view name);

inline cg_str Borrow(std::string_view text) { return cg_str{text.data(), text.size()}; }

// At least one of the six, and nothing else.
Result<PurposeSet> ReadPurposes(std::uint32_t bits);

// A copy of a struct that begins with its size: shorter than this library's is an error until there
// is a second version of it, longer is taken if the rest is zero.
Result<cg_options> ReadOptions(const cg_options* in);

// The vectors that the spans of a page or site file point into. Elements never move.
using HeaderStore = std::deque<std::vector<HeaderField>>;

// A page and what it points into; the texts stay the caller's.
struct PageInput {
  PageInput() = default;
  PageInput(const PageInput&) = delete;
  PageInput& operator=(const PageInput&) = delete;

  Page page;
  HeaderStore headers;
  std::vector<RedirectHop> hops;
};
std::optional<Error> ReadPage(const cg_page* in, PageInput* out);

// The index-th of an array of pages, whose elements have the size that the first one says. Null
// with an error if the array or its element sizes are at fault.
Result<const cg_page*> PageAt(const cg_page* pages, std::size_t index);

// Site files and what they point into.
struct SiteInput {
  SiteInput() = default;
  SiteInput(const SiteInput&) = delete;
  SiteInput& operator=(const SiteInput&) = delete;

  std::vector<SiteFile> files;
  HeaderStore headers;
};
std::optional<Error> ReadSiteFiles(const cg_site_file* in, std::size_t count, SiteInput* out);

}  // namespace crawlguard::capi

#endif  // CRAWLGUARD_CAPI_CONVERT_H_
