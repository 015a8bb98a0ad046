// SPDX-License-Identifier: Apache-2.0
#include "site/stored_response.h"

#include <fmt/format.h>

#include <utility>

#include "fetch/body_decoder.h"
#include "fetch/response_head.h"

namespace crawlguard {
namespace {

struct ParsedHead {
  ResponseHead head;
  std::size_t end = 0;  // of the empty line that ends the head, or of the text
  int lines = 0;
};

Error Malformed(std::string_view file, int line, std::string message) {
  return {ErrorCode::kMalformed, std::move(message), std::string(file), line, 0};
}

Result<ParsedHead> ReadHead(std::string_view text, std::string_view file,
                            ResponseHead::StatusLine status_line) {
  ParsedHead parsed{ResponseHead(status_line)};
  while (!parsed.head.complete()) {
    // The empty line may be missing where nothing follows it.
    const bool at_end = parsed.end == text.size();
    const std::size_t line_end = text.find('\n', parsed.end);
    const std::size_t next = line_end == std::string_view::npos ? text.size() : line_end + 1;
    std::string fault = parsed.head.AddLine(text.substr(parsed.end, next - parsed.end));
    parsed.end = next;
    if (!at_end || parsed.lines == 0) ++parsed.lines;
    if (!fault.empty()) return Malformed(file, parsed.lines, std::move(fault));
    if (at_end && !parsed.head.complete()) {
      return Malformed(file, parsed.lines, "no final response follows the interim one");
    }
  }
  const int status = parsed.head.status();
  if (status != 0 && status < 200) {
    return Malformed(file, 1, fmt::format("status {} is no final response", status));
  }
  return parsed;
}

}  // namespace

Result<StoredHead> ParseStoredHead(std::string_view text, std::string_view file) {
  Result<ParsedHead> parsed = ReadHead(text, file, ResponseHead::StatusLine::kOptional);
  if (!parsed) return parsed.error();
  const std::string_view rest = text.substr(parsed->end);
  if (rest.find_first_not_of(" \t\r\n") != std::string_view::npos) {
    return Malformed(file, parsed->lines + 1, "text after the end of the header");
  }
  StoredHead head;
  head.status = parsed->head.status();
  head.reason = parsed->head.reason();
  head.headers = parsed->head.TakeHeaders();
  return head;
}

Result<SiteAnswer> ParseStoredResponse(std::string_view text, std::string_view file,
                                       std::string_view url, std::size_t max_bytes) {
  Result<ParsedHead> parsed = ReadHead(text, file, ResponseHead::StatusLine::kRequired);
  if (!parsed) return parsed.error();
  SiteAnswer answer;
  answer.url = url;
  if (parsed->head.status() == 0) {
    answer.state = FileState::kUnreachable;
    answer.fault = parsed->head.reason().empty() ? "unreachable" : parsed->head.reason();
    return answer;
  }
  const Framing framing = ReadFraming(parsed->head);
  // House: a length that was counted before decoding says nothing about this body.
  const bool decoded = framing.chunked || ReadContentCoding(parsed->head.headers()).kind !=
                                              ContentCoding::Kind::kIdentity;
  std::string_view body = text.substr(parsed->end);
  answer.state = FileState::kAnswered;
  answer.status = parsed->head.status();
  answer.headers = parsed->head.TakeHeaders();
  if (!framing.fault.empty()) {
    answer.state = FileState::kUnreachable;
    answer.fault = framing.fault;
  } else if (framing.length && !decoded && body.size() < *framing.length) {
    answer.fault = fmt::format("body of {} bytes, Content-Length {}", body.size(), *framing.length);
  } else if (framing.length && !decoded) {
    body = body.substr(0, *framing.length);  // as a client would
  }
  if (body.size() > max_bytes) {
    body = body.substr(0, max_bytes);
    answer.fault = BodyCutText(max_bytes);
  }
  answer.body = body;
  return answer;
}

}  // namespace crawlguard
