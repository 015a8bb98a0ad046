// SPDX-License-Identifier: Apache-2.0
#include "fetch/response.h"

#include <fmt/format.h>

namespace crawlguard {

std::string_view FaultKindName(FaultKind kind) {
  switch (kind) {
    case FaultKind::kNone:
      return "none";
    case FaultKind::kAddress:
      return "address";
    case FaultKind::kResolve:
      return "resolve";
    case FaultKind::kConnect:
      return "connect";
    case FaultKind::kTls:
      return "tls";
    case FaultKind::kTimeout:
      return "timeout";
    case FaultKind::kHead:
      return "head";
    case FaultKind::kFraming:
      return "framing";
    case FaultKind::kTruncated:
      return "truncated";
    case FaultKind::kCoding:
      return "coding";
    case FaultKind::kTooLarge:
      return "too-large";
    case FaultKind::kRatio:
      return "ratio";
    case FaultKind::kOther:
      break;
  }
  return "other";
}

std::string BodyCutText(std::size_t max_bytes) {
  return fmt::format("body cut at {} bytes", max_bytes);
}

std::vector<HeaderField> FieldViews(const std::vector<Header>& headers) {
  std::vector<HeaderField> fields;
  fields.reserve(headers.size());
  for (const Header& header : headers) fields.push_back({header.name, header.value});
  return fields;
}

}  // namespace crawlguard
