// SPDX-License-Identifier: Apache-2.0
#include "signals/tdmrep/tdmrep.h"

#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "signals/tdmrep/channel.h"
#include "signals/tdmrep/tdmrep_file.h"

namespace crawlguard {
namespace {

constexpr WantedFile kWanted[] = {{"/.well-known/tdmrep.json", limits::kMaxSiteFileBytes}};

// TDMRep "Processing priority": `channels` stands in ascending authority. Each property by itself
// is that of the last channel that has it.
void SayByPriority(std::vector<TdmChannel> channels, Findings* findings) {
  const TdmChannel* winner = nullptr;
  std::string policy;
  for (const TdmChannel& channel : channels) {
    if (channel.reservation) winner = &channel;
    if (!channel.policy.empty()) policy = channel.policy;
  }
  bool below = winner != nullptr;
  for (TdmChannel& channel : channels) {
    if (&channel == winner) below = false;
    if (!channel.statement) continue;
    Statement& statement = *channel.statement;
    if (channel.reservation) {
      ApplyReservation(*channel.reservation, &channel == winner ? policy : channel.policy,
                       &statement);
    }
    // Also a file that could not be read: whatever it says, the higher channel would supersede it.
    if (below) {
      statement.superseded_by = "tdmrep.processing-priority: " + std::string(winner->name) +
                                " supersedes " + std::string(channel.name);
    }
    findings->statements.push_back(std::move(statement));
  }
}

// House: what a redirect reserves stays reserved, whatever the page at its end says; what it
// permits counts for nothing.
void SayHop(const RedirectHop& hop, Findings* findings) {
  TdmChannel channel = ReadHeaderChannel(hop.url, hop.headers, findings);
  if (!channel.statement || channel.reservation == false) return;
  if (channel.reservation) ApplyReservation(true, channel.policy, &*channel.statement);
  findings->statements.push_back(std::move(*channel.statement));
}

}  // namespace

std::span<const WantedFile> TdmRepSignal::wanted_files() const { return kWanted; }

std::unique_ptr<const SiteState> TdmRepSignal::ParseSite(const Url& origin,
                                                         std::span<const SiteFile> files) const {
  SiteFile not_asked;
  not_asked.path = kWanted[0].path;
  return ReadTdmRepFile(origin, files.empty() ? not_asked : files.front());
}

void TdmRepSignal::Evaluate(const SiteState* site, const Subject& subject, const PageView* page,
                            Findings* findings) const {
  std::vector<TdmChannel> channels;
  if (site != nullptr) {
    channels.push_back(ReadFileChannel(static_cast<const TdmRepFile&>(*site), subject.url));
  }
  if (page != nullptr) {
    for (const RedirectHop& hop : page->page.hops) SayHop(hop, findings);
    channels.push_back(ReadHeaderChannel(page->page.url, page->page.headers, findings));
    if (page->document != nullptr) channels.push_back(ReadMetaChannel(*page, findings));
  }
  SayByPriority(std::move(channels), findings);
}

}  // namespace crawlguard
