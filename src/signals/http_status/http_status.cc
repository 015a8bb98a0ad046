// SPDX-License-Identifier: Apache-2.0
#include "signals/http_status/http_status.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "signals/http_status/link_header.h"

namespace crawlguard {
namespace {

constexpr PurposeSet kFetchOnly = {Purpose::kFetch};

// What a range of status codes says. A refusal closes `fetch`, from which the rest follows; a fault
// says that nothing could be read, hence closes everything as unreadable.
struct StatusRule {
  int first, last;
  Effect effect;
  StatementClass kind;
  PurposeSet purposes;
  std::string_view rule;
  std::string_view meaning;
};

constexpr StatusRule Refusal(int status, std::string_view rule, std::string_view meaning) {
  return {status, status, Effect::kDeny, StatementClass::kProtocol, kFetchOnly, rule, meaning};
}

constexpr StatusRule Fault(int first, int last, std::string_view rule, std::string_view meaning) {
  return {first, last, Effect::kDeny, StatementClass::kFault, PurposeSet::All(), rule, meaning};
}

// The first row that holds the status counts; 2xx but for 206 is in none.
constexpr StatusRule kStatusRules[] = {
    Fault(0, 0, "house.http.no-answer", "no HTTP answer"),
    Fault(100, 199, "rfc9110.15.2", "an interim answer only"),
    // House: nobody asked for a part, and the rest may hold a restriction.
    Fault(206, 206, "rfc9110.15.3.7", "only a part of the resource"),
    Fault(304, 304, "rfc9110.15.4.5", "not modified, so nothing to read"),
    Fault(300, 399, "rfc9110.15.4", "a redirect that was not followed"),
    Refusal(401, "rfc9110.15.5.2", "authentication is required"),
    {402, 402, Effect::kCondition, StatementClass::kProtocol, kFetchOnly, "rfc9110.15.5.3",
     "payment is required"},
    Refusal(403, "rfc9110.15.5.4", "access is forbidden"),
    // Nothing is there to be used: an error page is not the resource.
    Refusal(404, "rfc9110.15.5.5", "not found"),
    Refusal(407, "rfc9110.15.5.8", "proxy authentication is required"),
    Refusal(410, "rfc9110.15.5.11", "gone"),
    Fault(429, 429, "rfc6585.4", "too many requests"),
    // RFC 7725: no reservation of the rights holder, but what is withheld by law is not to be used.
    {451, 451, Effect::kDeny, StatementClass::kProtocol, PurposeSet::All(), "rfc7725.3",
     "unavailable for legal reasons"},
    Fault(400, 499, "rfc9110.15.5", "the request was not accepted"),
    Fault(503, 503, "rfc9110.15.6.4", "service unavailable"),
    Fault(500, 599, "rfc9110.15.6", "server error"),
};
constexpr StatusRule kInvalidStatus = Fault(0, 0, "rfc9110.15", "a status code that is none");

bool IsSuccess(int status) { return status >= 200 && status <= 299; }

const StatusRule* RuleFor(int status) {
  const auto* row =
      std::find_if(std::begin(kStatusRules), std::end(kStatusRules),
                   [status](const StatusRule& r) { return r.first <= status && status <= r.last; });
  if (row != std::end(kStatusRules)) return row;
  return IsSuccess(status) ? nullptr : &kInvalidStatus;
}

// The value of the first field of that name, cut at the cap and trimmed; empty if there is none.
std::string_view Header(std::span<const HeaderField> headers, std::string_view name) {
  std::optional<std::string_view> found;
  ForEachHeader(headers, name, [&found](std::string_view value) {
    if (!found) found = ascii::TrimSpace(value.substr(0, limits::kMaxHeaderValueBytes));
  });
  return found.value_or(std::string_view());
}

void AddField(Statement* statement, std::string_view name, std::string_view value) {
  if (!value.empty()) statement->evidence.fields.push_back({std::string(name), Excerpt(value)});
}

// A challenge page of a web application firewall, by the field that marks it.
struct Challenge {
  std::string_view field;
  std::string_view value;
};

std::optional<Challenge> FindChallenge(std::span<const HeaderField> headers) {
  constexpr Challenge kMarks[] = {
      {"cf-mitigated", "challenge"},
      {"x-vercel-mitigated", "challenge"},
      // AWS WAF sends 202 with a challenge and 405 with a captcha; House: the field suffices.
      {"x-amzn-waf-action", "challenge"},
      {"x-amzn-waf-action", "captcha"},
  };
  for (const Challenge& mark : kMarks) {
    bool found = false;
    ForEachHeader(headers, mark.field, [&](std::string_view value) {
      found |= ascii::EqualsIgnoreCase(ascii::TrimSpace(value), mark.value);
    });
    if (found) return mark;
  }
  return std::nullopt;
}

Statement NewStatement(std::string_view url, std::string_view part, std::string_view rule) {
  Statement statement;
  statement.signal = "http";
  statement.effect = Effect::kDeny;
  statement.purposes = kFetchOnly;
  statement.evidence.url = url;
  statement.evidence.part = part;
  statement.evidence.rule = rule;
  return statement;
}

void SayChallenge(std::string_view url, std::span<const HeaderField> headers, Findings* findings) {
  const std::optional<Challenge> challenge = FindChallenge(headers);
  if (!challenge) return;
  Statement statement =
      NewStatement(url, "header:" + std::string(challenge->field), "vendor.waf-challenge");
  statement.evidence.excerpt = challenge->value;
  statement.evidence.confidence = 80;
  AddField(&statement, "reason", "blocked");
  findings->statements.push_back(std::move(statement));
}

// Cloudflare's pay per crawl: `crawler-charged` confirms a price that the client offered. We never
// offer one.
void WarnIfCharged(std::string_view url, std::span<const HeaderField> headers, Findings* findings) {
  const std::string_view charged = Header(headers, "crawler-charged");
  if (charged.empty()) return;
  AddDiagnostic(
      &findings->diagnostics, Severity::kWarning, std::string(url), 0, "http-crawler-charged",
      "the server says that it charged " + Excerpt(charged) + ", though no price was offered");
}

// "USD 0.01": three letters, blanks, a decimal number.
bool IsPrice(std::string_view text) {
  if (text.size() < 5 || !std::all_of(text.begin(), text.begin() + 3, ascii::IsAlpha)) return false;
  const std::string_view amount = ascii::TrimBlank(text.substr(3));
  if (!ascii::IsBlank(text[3]) || amount.empty()) return false;
  const std::size_t point = amount.find('.');
  const std::string_view whole = amount.substr(0, point);
  const std::string_view part =
      point == std::string_view::npos ? std::string_view("0") : amount.substr(point + 1);
  return !whole.empty() && !part.empty() &&
         std::all_of(whole.begin(), whole.end(), ascii::IsDigit) &&
         std::all_of(part.begin(), part.end(), ascii::IsDigit);
}

// signals.md 17: any 402 is a condition; the price is per requester and says nothing about others.
void AddPrice(const Page& page, Statement* statement, Findings* findings) {
  const std::string_view price = Header(page.headers, "crawler-price");
  if (IsPrice(price)) {
    statement->conditions.push_back({true, "payment of " + std::string(price), "payment"});
  } else {
    statement->conditions.push_back({true, "payment on unknown terms", "payment"});
    if (!price.empty()) {
      AddDiagnostic(&findings->diagnostics, Severity::kWarning, std::string(page.url), 0,
                    "http-crawler-price", "crawler-price is no price: \"" + Excerpt(price) + "\"");
    }
  }
  AddField(statement, "price", price);
}

// RSL's licence protocol answers 401 with a challenge of the scheme "License".
bool AsksForLicence(std::span<const HeaderField> headers) {
  bool found = false;
  ForEachHeader(headers, "www-authenticate", [&found](std::string_view value) {
    value = value.substr(0, limits::kMaxHeaderValueBytes);
    while (!found && !value.empty()) {
      const std::size_t comma = std::min(value.find(','), value.size());
      const std::string_view challenge = ascii::TrimSpace(value.substr(0, comma));
      found = ascii::EqualsIgnoreCase(challenge.substr(0, challenge.find(' ')), "license");
      value.remove_prefix(std::min(comma + 1, value.size()));
    }
  });
  return found;
}

void AddDetails(const Page& page, Statement* statement, Findings* findings) {
  switch (page.status) {
    case 0:
      AddField(statement, "fault", page.fault);
      break;
    case 401:
      if (AsksForLicence(page.headers)) {
        statement->effect = Effect::kCondition;
        statement->conditions.push_back({true, "a licence token (RSL)", "licence"});
        AddField(statement, "license", LinkTarget(page.headers, "license"));
      }
      break;
    case 402:
      AddPrice(page, statement, findings);
      AddField(statement, "license", LinkTarget(page.headers, "license"));
      break;
    case 403:
      // Web Bot Auth: unsigned requests are unwanted, signed ones may be served (RFC 9421 5.1).
      if (!Header(page.headers, "accept-signature").empty()) {
        statement->effect = Effect::kCondition;
        statement->conditions.push_back({true, "a signed request (Web Bot Auth)", "identity"});
      }
      break;
    case 451:
      AddField(statement, "reason", "legal");
      AddField(statement, "blocked_by", LinkTarget(page.headers, "blocked-by"));
      break;
    case 429:
    case 503:
      AddField(statement, "retry_after", Header(page.headers, "retry-after"));
      break;
    default:
      break;
  }
  AddField(statement, "crawler_error", Header(page.headers, "crawler-error"));
}

}  // namespace

bool BodyIsContent(const Page& page) {
  return IsSuccess(page.status) && !FindChallenge(page.headers);
}

void HttpStatusSignal::Evaluate(const SiteState* /*site*/, const Subject& /*subject*/,
                                const PageView* page, Findings* findings) const {
  if (page == nullptr) return;
  const Page& response = page->page;
  for (const RedirectHop& hop : response.hops) {
    SayChallenge(hop.url, hop.headers, findings);
    WarnIfCharged(hop.url, hop.headers, findings);
  }
  SayChallenge(response.url, response.headers, findings);
  WarnIfCharged(response.url, response.headers, findings);

  const StatusRule* rule = RuleFor(response.status);
  if (rule == nullptr) return;
  Statement statement = NewStatement(response.url, "status", rule->rule);
  statement.effect = rule->effect;
  statement.kind = rule->kind;
  statement.purposes = rule->purposes;
  statement.evidence.excerpt =
      response.status == 0 ? std::string(rule->meaning)
                           : std::to_string(response.status) + " " + std::string(rule->meaning);
  AddDetails(response, &statement, findings);
  findings->statements.push_back(std::move(statement));
}

}  // namespace crawlguard
