// SPDX-License-Identifier: Apache-2.0
//
// A page's bytes -> statements: decode, parse, ask every protocol, run the rules.
#ifndef CRAWLGUARD_CHECK_PAGE_READING_H_
#define CRAWLGUARD_CHECK_PAGE_READING_H_

#include "check/site_policy_impl.h"
#include "crawlguard/page.h"
#include "rules/compile.h"
#include "signals/signal.h"

namespace crawlguard {

// What a text that was not read could have closed: everything but the request itself.
inline constexpr PurposeSet kUses = {Purpose::kSearch, Purpose::kAiInput, Purpose::kAiTrain,
                                     Purpose::kTdm, Purpose::kArchive};

// Appends everything that the page, its headers and the site's protocols say about it. A fault (cut
// body, limit, unknown encoding) becomes a statement that denies as unreadable.
void ReadPage(const SitePolicy::Impl& site, const Subject& subject, const Page& page,
              const rules::CompiledSet& rules, Findings* findings);

// A statement for something that could not be read: it could have closed `purposes`.
Statement FaultStatement(PurposeSet purposes, std::string url, std::string part, std::string rule,
                         const std::string& message);

}  // namespace crawlguard

#endif  // CRAWLGUARD_CHECK_PAGE_READING_H_
