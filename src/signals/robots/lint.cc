// SPDX-License-Identifier: Apache-2.0
#include "signals/robots/lint.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "signals/robots/ai_lines.h"
#include "signals/robots/groups.h"
#include "signals/signal.h"
#include "url/url.h"

namespace crawlguard::robots {
namespace {

// Known to somebody, of no meaning here (signals.md 1.7), or read by a protocol of its own.
constexpr std::string_view kHarmlessKeys[] = {
    "agentmap", "clean-param", "content-signal", "content-usage",
    "host",     "license",     "request-rate",   "visit-time",
};

// What stands in a message: whole, but not for pages.
std::string Quoted(std::string_view text) { return "\"" + Excerpt(text.substr(0, 60)) + "\""; }

}  // namespace

void Lint::Say(const Line& line, Severity severity, std::string code, std::string message) {
  AddDiagnostic(&diagnostics_, severity, where_, line.number, std::move(code), std::move(message));
}

void Lint::Add(const Line& line, std::string_view body) {
  CheckOctets(line, body.substr(line.begin, line.end - line.begin));
  if (line.missing_colon && line.kind != LineKind::kOther) {
    Say(line, Severity::kNote, "robots-missing-colon", "no colon after " + Quoted(line.key));
  }
  if (line.typo) {
    Say(line, Severity::kNote, "robots-typo", Quoted(line.key) + " is taken for the word it means");
  }
  switch (line.kind) {
    case LineKind::kEmpty:
      break;
    case LineKind::kUserAgent:
      CheckUserAgent(line);
      break;
    case LineKind::kAllow:
    case LineKind::kDisallow:
      CheckRule(line);
      break;
    case LineKind::kSitemap:
      CheckSitemap(line);
      break;
    case LineKind::kCrawlDelay:
      CheckCrawlDelay(line);
      break;
    case LineKind::kOther:
      CheckOther(line);
      break;
    case LineKind::kNoField:
      Say(line, Severity::kWarning, "robots-no-field",
          "neither \"key: value\" nor a comment; ignored");
      break;
  }
}

void Lint::CheckOctets(const Line& line, std::string_view text) {
  if (line.too_long) {
    Say(line, Severity::kWarning, "robots-line-too-long",
        "a line of " + std::to_string(text.size()) + " octets is cut after " +
            std::to_string(limits::kMaxRobotsLineBytes) +
            (line.cut && line.kind == LineKind::kAllow ? "; this Allow is not used" : ""));
  }
  if (line.has_nul) {
    Say(line, Severity::kWarning, "robots-nul", "a NUL octet; the field ends there");
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    Say(line, Severity::kWarning, "robots-bom",
        "a byte order mark that is not at the start of the file spoils this line");
  } else if (!said_not_utf8_ && !utf8::IsValid(text)) {
    said_not_utf8_ = true;
    Say(line, Severity::kWarning, "robots-not-utf8",
        "not UTF-8 (RFC 9309 2.3); octets are compared as they stand");
  }
}

void Lint::CheckRule(const Line& line) {
  if (line.group == 0) {
    Say(line, Severity::kWarning, "robots-rule-before-group",
        "a rule before the first user-agent line binds nobody (RFC 9309 2.2.1)");
  }
  if (!line.value.empty() && line.value.front() != '/' && line.value.front() != '*') {
    Say(line, Severity::kWarning, "robots-pattern-start",
        "the pattern starts neither with / nor with *, so it never matches");
  }
}

void Lint::CheckUserAgent(const Line& line) {
  const std::string_view token = ProductToken(line.value);
  if (token.empty()) {
    Say(line, Severity::kWarning, "robots-empty-user-agent", "a user-agent line without a token");
    return;
  }
  const bool plain = std::all_of(token.begin(), token.end(),
                                 [](char c) { return ascii::IsAlpha(c) || c == '_' || c == '-'; });
  if (!plain && token != "*") {
    Say(line, Severity::kWarning, "robots-token-characters",
        Quoted(token) +
            " has other characters than letters, - and _ (RFC 9309 2.2.1); "
            "crawlers may read it differently");
  }
  if (token.size() < line.value.size()) {
    Say(line, Severity::kNote, "robots-token-words",
        "of " + Quoted(line.value) + " only " + Quoted(token) + " is compared");
  }
}

void Lint::CheckCrawlDelay(const Line& line) {
  const std::optional<double> seconds = ReadCrawlDelay(line.value);
  if (!seconds) {
    Say(line, Severity::kWarning, "robots-crawl-delay",
        Quoted(line.value) + " is no number of seconds; ignored");
  } else if (line.group == 0) {
    Say(line, Severity::kWarning, "robots-crawl-delay",
        "a Crawl-delay before the first user-agent line binds nobody");
  } else if (*seconds > limits::kMaxCrawlDelaySeconds) {
    Say(line, Severity::kNote, "robots-crawl-delay", "a Crawl-delay over 60 s counts as 60 s");
  }
}

void Lint::CheckSitemap(const Line& line) {
  if (Url::Parse(line.value)) return;
  Say(line, Severity::kNote, "robots-sitemap",
      Quoted(line.value) + " is no absolute http(s) URL; ignored");
}

void Lint::CheckOther(const Line& line) {
  const AiLine ai = ReadAiLine(line.key, line.value);
  if (ai.meaning != AiMeaning::kNone) {
    Say(line, Severity::kWarning, "robots-ai-line",
        Quoted(line.key) + " is in no standard; " +
            (ai.meaning == AiMeaning::kNoTraining ? "read as a reservation against AI training"
                                                  : "noted, not binding"));
    return;
  }
  const std::string key = ascii::Lower(line.key);
  const bool harmless =
      std::find(std::begin(kHarmlessKeys), std::end(kHarmlessKeys), key) != std::end(kHarmlessKeys);
  if (harmless) return;
  const bool like_a_rule =
      key.starts_with("disallow") || key.starts_with("allow") || key.starts_with("user-agent");
  if (like_a_rule) {
    Say(line, Severity::kWarning, "robots-unknown-key",
        Quoted(line.key) +
            " looks like a rule but is none; ignored (google/robotstxt compares "
            "only the beginning of a key and obeys it)");
  } else {
    Say(line, Severity::kNote, "robots-unknown-key", Quoted(line.key) + " is unknown; ignored");
  }
}

void Lint::Finish(const ParseInfo& info) {
  if (info.bom_bytes == 1 || info.bom_bytes == 2) {
    AddDiagnostic(&diagnostics_, Severity::kNote, where_, 1, "robots-bom",
                  "half a byte order mark at the start is skipped");
  }
  if (info.truncated) {
    AddDiagnostic(&diagnostics_, Severity::kWarning, where_, info.lines, "robots-truncated",
                  "longer than " + std::to_string(limits::kMaxRobotsBytes) +
                      " octets; what follows line " + std::to_string(info.lines) +
                      " is not read (RFC 9309 2.5)");
  }
}

}  // namespace crawlguard::robots
