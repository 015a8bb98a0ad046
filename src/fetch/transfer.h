// SPDX-License-Identifier: Apache-2.0
//
// Transfer: the state of one exchange while libcurl runs it: what its callbacks write into.
#ifndef CRAWLGUARD_FETCH_TRANSFER_H_
#define CRAWLGUARD_FETCH_TRANSFER_H_

#include <sys/socket.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "fetch/address.h"
#include "fetch/body_decoder.h"
#include "fetch/response.h"
#include "fetch/response_head.h"

namespace crawlguard {

// Functions that return false leave a reason behind, and the exchange must be broken off. The first
// fault stays: later ones follow from it. Not thread-safe.
class Transfer {
 public:
  // guarded: connections to addresses that are not public are refused. tls: the URL is an https
  // one.
  Transfer(bool guarded, bool tls, std::size_t max_bytes)
      : guarded_(guarded), tls_(tls), max_bytes_(max_bytes) {}

  // Before a socket is made. A refusal is no fault yet: the name may have a public address too.
  bool MayConnect(const sockaddr* address, socklen_t length);
  // Before the request is sent, also on a kept connection.
  bool MaySend(std::string_view address);
  bool OnHeaderLine(std::string_view line);
  bool OnBody(std::string_view raw);
  void OnTlsClose() { tls_closed_ = true; }  // the peer's close_notify

  // The exchange ended without an error of the network's.
  void OnEnd();
  void Fail(FaultKind kind, std::string fault);

  FaultKind kind() const { return kind_; }
  bool head_begun() const { return head_.status() >= 200; }  // the final one
  bool head_complete() const { return decoder_.has_value(); }
  // Why the last address was refused; empty if none was.
  const std::string& refusal() const { return refusal_; }
  // Moves what was received into `response`; the transfer is spent.
  void MoveInto(Response* response);

 private:
  bool Refuse(AddressClass is, std::string_view address);
  bool OnHeadComplete();

  bool guarded_, tls_;
  bool tls_closed_ = false;
  std::size_t max_bytes_;
  ResponseHead head_;
  Framing framing_;
  std::optional<BodyDecoder> decoder_;  // from the end of a sound final head on
  FaultKind kind_ = FaultKind::kNone;
  std::string fault_, refusal_, remote_address_;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_FETCH_TRANSFER_H_
