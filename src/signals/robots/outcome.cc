// SPDX-License-Identifier: Apache-2.0
#include "signals/robots/outcome.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "signals/signal.h"

namespace crawlguard::robots {
namespace {

FetchOutcome Unreadable(std::string why, std::string rule = "rfc9309.2.3.1.4") {
  return {Outcome::kUnreadable, std::move(why), std::move(rule)};
}

// A web application firewall that answers in the site's place (signals.md 18): its page says
// nothing about robots, so taking it for an empty robots.txt would make an allow of an unknown.
bool IsChallenge(std::span<const HeaderField> headers) {
  bool challenge = false;
  for (const std::string_view name : {"cf-mitigated", "x-vercel-mitigated", "x-amzn-waf-action"}) {
    ForEachHeader(headers, name, [&](std::string_view value) {
      challenge = challenge || ascii::EqualsIgnoreCase(ascii::TrimSpace(value), "challenge");
    });
  }
  return challenge;
}

// Encodings in which no line could be recognised. RFC 9309 2.3 wants UTF-8.
std::string_view ForeignEncoding(std::string_view body) {
  if (body.starts_with("\xFF\xFE") || body.starts_with("\xFE\xFF")) return "UTF-16";
  if (body.size() >= 2 && (body[0] == '\0' || body[1] == '\0')) return "UTF-16 or UTF-32";
  if (body.starts_with("\x1F\x8B")) return "gzip without Content-Encoding";
  return {};
}

FetchOutcome JudgeSuccess(const SiteFile& file) {
  // House: a partial answer to a question for the whole.
  if (file.status == 206) return Unreadable("HTTP 206, only a part of the file", "house.robots");
  if (IsChallenge(file.headers)) {
    return Unreadable(
        "HTTP " + std::to_string(file.status) + ", a challenge page of a web application firewall",
        "house.robots");
  }
  const std::string_view encoding = ForeignEncoding(file.body);
  if (!encoding.empty()) {
    return Unreadable("the file is " + std::string(encoding) + ", not UTF-8", "rfc9309.2.3");
  }
  return {Outcome::kParse, {}, {}};
}

// RFC 9309 2.3.1.3: "unavailable". House: but not 402, which asks for payment, nor 429, which, as
// Google has it, is an answer of an overloaded server.
FetchOutcome JudgeClientError(int status, std::string_view where,
                              std::vector<Diagnostic>* diagnostics) {
  if (status == 402) return Unreadable("HTTP 402, payment required", "house.robots");
  if (status == 429) return Unreadable("HTTP 429, too many requests", "house.robots");
  if (status == 401 || status == 403) {
    AddDiagnostic(diagnostics, Severity::kWarning, std::string(where), 0, "robots-forbidden",
                  "robots.txt is refused with HTTP " + std::to_string(status) +
                      ", which RFC 9309 2.3.1.3 reads as: there is none");
  }
  return {Outcome::kAllowAll, {}, {}};
}

FetchOutcome JudgeAnswer(const SiteFile& file, std::string_view where,
                         std::vector<Diagnostic>* diagnostics) {
  // A fault behind the part of the body that is read at all is no loss; this is also how a fetcher
  // that stops at the limit reports it.
  if (!file.fault.empty() && file.body.size() < limits::kMaxRobotsBytes) {
    return Unreadable(std::string(file.fault));
  }
  // RFC 9309 2.3.1.2: at least five. House: more are unreadable (the RFC lets us take them for
  // 404).
  if (file.redirects > limits::kMaxRobotsRedirects) {
    return Unreadable("more than " + std::to_string(limits::kMaxRobotsRedirects) + " redirects",
                      "rfc9309.2.3.1.2");
  }
  if (file.status >= 200 && file.status < 300) return JudgeSuccess(file);
  if (file.status >= 400 && file.status < 500) {
    return JudgeClientError(file.status, where, diagnostics);
  }
  if (file.status >= 300 && file.status < 400) {
    return Unreadable("HTTP " + std::to_string(file.status) + " that leads nowhere",
                      "rfc9309.2.3.1.2");
  }
  return Unreadable("HTTP " + std::to_string(file.status));
}

}  // namespace

FetchOutcome JudgeFetch(const SiteFile& file, std::string_view where,
                        std::vector<Diagnostic>* diagnostics) {
  FetchOutcome result;
  switch (file.state) {
    case FileState::kNotAsked:
      AddDiagnostic(diagnostics, Severity::kNote, std::string(where), 0, "robots-not-asked",
                    "robots.txt was not asked for; it may forbid this");
      return result;
    case FileState::kForbidden:
      result = Unreadable("not fetched");
      break;
    case FileState::kUnreachable:
      result = Unreadable(file.fault.empty() ? "unreachable" : std::string(file.fault));
      break;
    case FileState::kAnswered:
      result = JudgeAnswer(file, where, diagnostics);
      break;
  }
  if (result.outcome == Outcome::kUnreadable) {
    AddDiagnostic(diagnostics, Severity::kWarning, std::string(where), 0, "robots-unreadable",
                  "robots.txt cannot be read (" + result.why + "): everything counts as denied");
  }
  return result;
}

}  // namespace crawlguard::robots
