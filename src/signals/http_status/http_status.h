// SPDX-License-Identifier: Apache-2.0
//
// HttpStatusSignal: what the status line and the challenge fields of a response say. Access only:
// apart from 451 a status is no statement about use, but what is not handed out cannot be used.
#ifndef CRAWLGUARD_SIGNALS_HTTP_STATUS_HTTP_STATUS_H_
#define CRAWLGUARD_SIGNALS_HTTP_STATUS_HTTP_STATUS_H_

#include <string_view>

#include "crawlguard/page.h"
#include "signals/signal.h"

namespace crawlguard {

// Whether the body is the resource that was asked for. False for every status but 2xx and for the
// challenge pages of web application firewalls: such a body must not be read for notices, neither
// for restrictions nor for permissions, as its words are about something else.
bool BodyIsContent(const Page& page);

// Silent without a page, and about a 2xx answer that is no challenge.
class HttpStatusSignal final : public Signal {
 public:
  std::string_view name() const override { return "http"; }
  void Evaluate(const SiteState* site, const Subject& subject, const PageView* page,
                Findings* findings) const override;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_SIGNALS_HTTP_STATUS_HTTP_STATUS_H_
