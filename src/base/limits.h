// SPDX-License-Identifier: Apache-2.0
//
// Every cap of crawlguard, named, in one place. Tests hold each at n and n + 1. Reaching one is
// visible in the decision; none of them can turn a deny or an unknown into an allow.
#ifndef CRAWLGUARD_BASE_LIMITS_H_
#define CRAWLGUARD_BASE_LIMITS_H_

#include <cstddef>

namespace crawlguard::limits {

// Pages.
inline constexpr std::size_t kMaxPageBytes = 8U << 20;  // bytes of a body that are looked at
inline constexpr std::size_t kMaxOpenDepth = 512;       // open elements (Gumbo is quadratic in it)
inline constexpr std::size_t kMaxAttributesPerTag = 256;      // attributes (likewise)
inline constexpr std::size_t kMaxFormattingRun = 256;         // distinct open formatting elements
inline constexpr std::size_t kMaxRepeatedAttributes = 4'096;  // without a value
inline constexpr std::size_t kMaxMarkupWork = std::size_t{1} << 28;  // looks at elements
inline constexpr std::size_t kMaxArenaBytes = 96U << 20;             // memory of one Gumbo parse
inline constexpr std::size_t kMaxBlocks = 200'000;                   // text blocks kept of a page
inline constexpr std::size_t kMaxEmbeddedDocuments = 2'000;  // comments and srcdoc with markup
inline constexpr std::size_t kMetaPrescanBytes = 1024;       // WHATWG: prescan for a meta charset
inline constexpr std::size_t kMaxLateMetaBytes = 64U << 10;  // a later meta is not looked for

// Site files (signals.md section 21).
inline constexpr std::size_t kMaxRobotsBytes = 512'000;          // RFC 9309 2.5: at least 500 KiB
inline constexpr std::size_t kMaxRobotsLineBytes = 16'664;       // 8 x 2083, as google/robotstxt
inline constexpr std::size_t kMaxRobotsMatchWork = 100'000'000;  // rules times octets of the URL
inline constexpr std::size_t kMaxSiteFileBytes = 256U << 10;  // tdmrep.json and other small files
inline constexpr std::size_t kMaxJsonDepth = 64;
inline constexpr double kMaxCrawlDelaySeconds = 60.0;
inline constexpr int kMaxRobotsRedirects = 5;  // RFC 9309 2.3.1.2

// Headers.
inline constexpr std::size_t kMaxHeaderValueBytes = 16U << 10;
inline constexpr std::size_t kMaxOtherAgentNotes = 32;  // rules for other bots kept, per carrier

// URLs.
inline constexpr std::size_t kMaxUrlBytes = 64U << 10;
inline constexpr std::size_t kMaxAuthorityBytes = 4096;  // host and port, before IDNA

// Rules.
inline constexpr std::size_t kMaxRuleFileBytes = 1U << 20;
inline constexpr std::size_t kMaxPatternBytes = 64U << 10;  // one pattern, lexicon expanded
inline constexpr int kMaxLexiconDepth = 16;                 // names within names
inline constexpr std::size_t kRe2MaxMem = 64U << 20;        // budget of one compiled pattern
inline constexpr std::size_t kMaxSentenceBytes = 8192;      // longer ones are cut with an overlap
inline constexpr std::size_t kSentenceOverlapBytes = 1024;
inline constexpr std::size_t kMaxNoticesPerPage = 256;  // further matches: a diagnostic

// Evidence.
inline constexpr std::size_t kMaxExcerptBytes = 240;
inline constexpr std::size_t kMaxFieldBytes = 240;
inline constexpr std::size_t kMaxDiagnostics = 200;  // per decision; the rest is counted

// Fetching.
inline constexpr int kMaxPageRedirects = 10;
inline constexpr std::size_t kMaxHeaderBytes = 256U << 10;  // all response header lines together
inline constexpr std::size_t kMaxHeaderLines = 1000;
inline constexpr std::size_t kRatioFloorBytes = 1U << 20;  // below it no ratio is looked at
inline constexpr std::size_t kMaxDecodedRatio = 200;       // decoded : received
inline constexpr long kConnectTimeoutMs = 10'000;
inline constexpr long kTotalTimeoutMs = 30'000;
inline constexpr long kLowSpeedBytesPerSecond = 100;
inline constexpr long kLowSpeedSeconds = 10;
inline constexpr long kMaxChainMs = 120'000;            // no further redirect is begun after it
inline constexpr std::size_t kMaxCachedOrigins = 1024;  // site policies kept by a loader

}  // namespace crawlguard::limits

#endif  // CRAWLGUARD_BASE_LIMITS_H_
