// SPDX-License-Identifier: Apache-2.0
//
// TdmRepSignal: the W3C community group's TDM Reservation Protocol (final report of 10 May 2024,
// https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/): /.well-known/tdmrep.json,
// HTTP header, HTML metadata.
#ifndef CRAWLGUARD_SIGNALS_TDMREP_TDMREP_H_
#define CRAWLGUARD_SIGNALS_TDMREP_TDMREP_H_

#include <memory>
#include <span>
#include <string_view>

#include "signals/signal.h"

namespace crawlguard {

// Precedence is the report's own and unlike that of other protocols: the header is above the file,
// the metadata above the header, and a value there supersedes also from 1 to 0. What is absent or
// not valid resets nothing.
class TdmRepSignal final : public Signal {
 public:
  std::string_view name() const override { return "tdmrep"; }
  std::span<const WantedFile> wanted_files() const override;
  std::unique_ptr<const SiteState> ParseSite(const Url& origin,
                                             std::span<const SiteFile> files) const override;
  void Evaluate(const SiteState* site, const Subject& subject, const PageView* page,
                Findings* findings) const override;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_SIGNALS_TDMREP_TDMREP_H_
