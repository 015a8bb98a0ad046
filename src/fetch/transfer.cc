// SPDX-License-Identifier: Apache-2.0
#include "fetch/transfer.h"

#include <fmt/format.h>

#include <utility>

namespace crawlguard {
namespace {

// RFC 9112 6.3 (1): these have no body, whatever their header says.
bool IsBodyless(int status) { return status == 204 || status == 304; }

}  // namespace

bool Transfer::Refuse(AddressClass is, std::string_view address) {
  remote_address_ = address;
  if (!guarded_ || is == AddressClass::kPublic) return false;
  refusal_ = fmt::format("address {} is not public ({})", address, AddressClassName(is));
  return true;
}

bool Transfer::MayConnect(const sockaddr* address, socklen_t length) {
  return !Refuse(ClassifyAddress(address, length), AddressText(address, length));
}

bool Transfer::MaySend(std::string_view address) {
  if (!Refuse(ClassifyAddressText(address), address)) return true;
  Fail(FaultKind::kAddress, refusal_);
  return false;
}

bool Transfer::OnHeaderLine(std::string_view line) {
  const bool trailer = head_.complete();
  std::string fault = head_.AddLine(line);
  if (!fault.empty()) {
    Fail(FaultKind::kHead, std::move(fault));
    return false;
  }
  return trailer || !head_.complete() || OnHeadComplete();
}

bool Transfer::OnHeadComplete() {
  if (head_.status() < 200) {
    Fail(FaultKind::kHead, fmt::format("status {} was not asked for", head_.status()));
    return false;
  }
  framing_ = ReadFraming(head_);
  if (!framing_.fault.empty()) {
    Fail(FaultKind::kFraming, framing_.fault);
    return false;
  }
  decoder_.emplace(ReadContentCoding(head_.headers()), max_bytes_);
  return true;
}

bool Transfer::OnBody(std::string_view raw) {
  if (!decoder_) {
    Fail(FaultKind::kFraming, "body without a header");
    return false;
  }
  if (decoder_->Feed(raw)) return true;
  Fail(decoder_->kind(), decoder_->fault());
  return false;
}

void Transfer::OnEnd() {
  if (kind_ != FaultKind::kNone) return;
  if (!decoder_) {
    Fail(FaultKind::kHead, "connection closed within the header");
    return;
  }
  const bool bodyless = IsBodyless(head_.status());
  if (!bodyless && framing_.length && *framing_.length != decoder_->received()) {
    Fail(FaultKind::kTruncated, fmt::format("body of {} bytes, Content-Length {}",
                                            decoder_->received(), *framing_.length));
    return;
  }
  const bool framed = bodyless || framing_.length || framing_.chunked || head_.major_version() > 1;
  // RFC 9112 9.8: such a body is complete only if TLS said that nothing more would come.
  if (!framed && tls_ && !tls_closed_) {
    Fail(FaultKind::kTruncated, "the TLS connection was cut, perhaps within the body");
    return;
  }
  decoder_->Finish(framed);
  if (decoder_->kind() != FaultKind::kNone) Fail(decoder_->kind(), decoder_->fault());
}

void Transfer::Fail(FaultKind kind, std::string fault) {
  if (kind_ != FaultKind::kNone) return;
  kind_ = kind;
  fault_ = std::move(fault);
}

void Transfer::MoveInto(Response* response) {
  if (decoder_) {
    response->head_complete = true;
    response->body = decoder_->TakeBody();
  }
  if (head_begun()) {
    response->status = head_.status();
    response->headers = head_.TakeHeaders();
  }
  response->kind = kind_;
  response->fault = std::move(fault_);
  response->remote_address = std::move(remote_address_);
}

}  // namespace crawlguard
