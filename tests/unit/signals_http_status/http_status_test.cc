// SPDX-License-Identifier: Apache-2.0
#include "signals/http_status/http_status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"

namespace crawlguard {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Headers = std::vector<HeaderField>;

class NoDocument final : public PageView {
 public:
  explicit NoDocument(const Page& response) : PageView(response, nullptr) {}
  RawPlace Raw(html::Span span) const override { return {span.begin, span.end, 1}; }
};

Page MakePage(int status, const Headers& headers) {
  Page page;
  page.url = "https://example.com/a";
  page.status = status;
  page.headers = headers;
  return page;
}

Findings Evaluate(const Page& page) {
  const Result<Url> url = Url::Parse("https://example.com/a");
  EXPECT_TRUE(url.has_value());
  Findings findings;
  const NoDocument view(page);
  HttpStatusSignal().Evaluate(nullptr, Subject{*url, "FooBot", 0}, &view, &findings);
  return findings;
}

Findings Evaluate(int status, const Headers& headers = {}) {
  return Evaluate(MakePage(status, headers));
}

std::string FieldOf(const Statement& statement, std::string_view name) {
  for (const Field& field : statement.evidence.fields) {
    if (field.name == name) return field.value;
  }
  return "";
}

TEST(HttpStatus, Rfc9110_EachStatusClass) {
  const PurposeSet fetch = {Purpose::kFetch};
  const PurposeSet all = PurposeSet::All();
  struct Case {
    int status;
    Effect effect;
    StatementClass kind;
    PurposeSet purposes;
    std::string_view rule;
  };
  constexpr auto kProtocol = StatementClass::kProtocol;
  constexpr auto kFault = StatementClass::kFault;
  const Case cases[] = {
      {401, Effect::kDeny, kProtocol, fetch, "rfc9110.15.5.2"},
      {402, Effect::kCondition, kProtocol, fetch, "rfc9110.15.5.3"},
      {403, Effect::kDeny, kProtocol, fetch, "rfc9110.15.5.4"},
      {404, Effect::kDeny, kProtocol, fetch, "rfc9110.15.5.5"},
      {407, Effect::kDeny, kProtocol, fetch, "rfc9110.15.5.8"},
      {410, Effect::kDeny, kProtocol, fetch, "rfc9110.15.5.11"},
      {451, Effect::kDeny, kProtocol, all, "rfc7725.3"},
      {400, Effect::kDeny, kFault, all, "rfc9110.15.5"},
      {418, Effect::kDeny, kFault, all, "rfc9110.15.5"},
      {429, Effect::kDeny, kFault, all, "rfc6585.4"},
      {499, Effect::kDeny, kFault, all, "rfc9110.15.5"},
      {500, Effect::kDeny, kFault, all, "rfc9110.15.6"},
      {503, Effect::kDeny, kFault, all, "rfc9110.15.6.4"},
      {599, Effect::kDeny, kFault, all, "rfc9110.15.6"},
      {100, Effect::kDeny, kFault, all, "rfc9110.15.2"},
      {103, Effect::kDeny, kFault, all, "rfc9110.15.2"},
      {206, Effect::kDeny, kFault, all, "rfc9110.15.3.7"},
      {301, Effect::kDeny, kFault, all, "rfc9110.15.4"},
      {304, Effect::kDeny, kFault, all, "rfc9110.15.4.5"},
      {0, Effect::kDeny, kFault, all, "house.http.no-answer"},
      {1, Effect::kDeny, kFault, all, "rfc9110.15"},
      {99, Effect::kDeny, kFault, all, "rfc9110.15"},
      {600, Effect::kDeny, kFault, all, "rfc9110.15"},
      {-200, Effect::kDeny, kFault, all, "rfc9110.15"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.status);
    const Findings findings = Evaluate(c.status);
    ASSERT_THAT(findings.statements, SizeIs(1));
    const Statement& s = findings.statements[0];
    EXPECT_EQ(s.signal, "http");
    EXPECT_EQ(s.effect, c.effect);
    EXPECT_EQ(s.kind, c.kind);
    EXPECT_EQ(s.purposes, c.purposes);
    EXPECT_EQ(s.scope, Scope::kPage);
    EXPECT_EQ(s.evidence.rule, c.rule);
    EXPECT_EQ(s.evidence.part, "status");
    EXPECT_EQ(s.evidence.url, "https://example.com/a");
    EXPECT_FALSE(s.evidence.excerpt.empty());
    EXPECT_EQ(s.conditions.size(), c.effect == Effect::kCondition ? 1U : 0U);
  }
}

TEST(HttpStatus, SuccessSaysNothing) {
  for (const int status : {200, 201, 203, 204, 299}) {
    EXPECT_THAT(Evaluate(status).statements, IsEmpty()) << status;
  }
}

TEST(HttpStatus, NothingIsSaidBeforeTheFetch) {
  const Result<Url> url = Url::Parse("https://example.com/a");
  ASSERT_TRUE(url.has_value());
  Findings findings;
  HttpStatusSignal().Evaluate(nullptr, Subject{*url, "FooBot", 0}, nullptr, &findings);
  EXPECT_THAT(findings.statements, IsEmpty());
  EXPECT_THAT(findings.diagnostics, IsEmpty());
}

TEST(HttpStatus, NoAnswerTellsWhy) {
  Page page = MakePage(0, {});
  page.fault = "timeout after 30 s";
  const Findings findings = Evaluate(page);
  ASSERT_THAT(findings.statements, SizeIs(1));
  EXPECT_EQ(FieldOf(findings.statements[0], "fault"), "timeout after 30 s");
}

TEST(HttpStatus, HS01_LegalBlock) {
  const Findings findings =
      Evaluate(451, {{"Link", "<https://court.example/order>; rel=\"blocked-by\""}});
  ASSERT_THAT(findings.statements, SizeIs(1));
  EXPECT_EQ(findings.statements[0].purposes, PurposeSet::All());
  EXPECT_EQ(FieldOf(findings.statements[0], "reason"), "legal");
  EXPECT_EQ(FieldOf(findings.statements[0], "blocked_by"), "https://court.example/order");
}

TEST(HttpStatus, HS02_ChallengesAreBlockedAndNotContent) {
  struct Case {
    int status;
    std::string_view name, value, part;
  };
  const Case cases[] = {
      {200, "cf-mitigated", "challenge", "header:cf-mitigated"},
      {200, "CF-Mitigated", " Challenge ", "header:cf-mitigated"},
      {403, "cf-mitigated", "challenge", "header:cf-mitigated"},
      {200, "x-vercel-mitigated", "challenge", "header:x-vercel-mitigated"},
      {202, "x-amzn-waf-action", "challenge", "header:x-amzn-waf-action"},
      {405, "x-amzn-waf-action", "captcha", "header:x-amzn-waf-action"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.part);
    const Headers headers = {{c.name, c.value}};
    const Page page = MakePage(c.status, headers);
    EXPECT_FALSE(BodyIsContent(page));
    const Findings findings = Evaluate(page);
    ASSERT_FALSE(findings.statements.empty());
    const Statement& s = findings.statements[0];
    EXPECT_EQ(s.effect, Effect::kDeny);
    EXPECT_EQ(s.kind, StatementClass::kProtocol);
    EXPECT_EQ(s.purposes, PurposeSet{Purpose::kFetch});
    EXPECT_EQ(s.evidence.part, c.part);
    EXPECT_EQ(FieldOf(s, "reason"), "blocked");
  }
}

TEST(HttpStatus, ChallengeFieldsWithOtherValuesAreNone) {
  const Headers headers = {
      {"cf-mitigated", "none"}, {"x-vercel-mitigated", ""}, {"x-amzn-waf-action", "count"}};
  const Page page = MakePage(200, headers);
  EXPECT_TRUE(BodyIsContent(page));
  EXPECT_THAT(Evaluate(page).statements, IsEmpty());
}

TEST(HttpStatus, AChallengeOnTheWayCounts) {
  const Headers headers = {{"cf-mitigated", "challenge"}};
  const std::vector<RedirectHop> hops = {{"https://example.com/old", 302, headers}};
  Page page = MakePage(200, {});
  page.hops = hops;
  const Findings findings = Evaluate(page);
  ASSERT_THAT(findings.statements, SizeIs(1));
  EXPECT_EQ(findings.statements[0].evidence.url, "https://example.com/old");
  EXPECT_TRUE(BodyIsContent(page));
}

TEST(HttpStatus, BodyIsContentOnlyOfASuccess) {
  for (const int status : {200, 201, 206, 299}) {
    EXPECT_TRUE(BodyIsContent(MakePage(status, {}))) << status;
  }
  for (const int status : {-1, 0, 100, 199, 300, 304, 402, 403, 404, 429, 451, 500, 600}) {
    EXPECT_FALSE(BodyIsContent(MakePage(status, {}))) << status;
  }
}

TEST(HttpStatus, HS03_SignedRequestsOnly) {
  const Findings findings = Evaluate(403, {{"Accept-Signature", "sig1=(\"@authority\")"}});
  ASSERT_THAT(findings.statements, SizeIs(1));
  const Statement& s = findings.statements[0];
  EXPECT_EQ(s.effect, Effect::kCondition);
  ASSERT_THAT(s.conditions, SizeIs(1));
  EXPECT_TRUE(s.conditions[0].prerequisite);
  EXPECT_EQ(s.conditions[0].kind, "identity");
}

TEST(HttpStatus, PP01_PP02_PaymentIsACondition) {
  struct Case {
    Headers headers;
    std::string_view text, price;
    bool warned;
  };
  const Case cases[] = {
      {{{"crawler-price", "USD 0.01"}}, "payment of USD 0.01", "USD 0.01", false},
      {{{"Crawler-Price", " EUR  12 "}}, "payment of EUR  12", "EUR  12", false},
      {{}, "payment on unknown terms", "", false},
      {{{"crawler-price", ""}}, "payment on unknown terms", "", false},
      {{{"crawler-price", "free"}}, "payment on unknown terms", "free", true},
      {{{"crawler-price", "USD"}}, "payment on unknown terms", "USD", true},
      {{{"crawler-price", "USD 1."}}, "payment on unknown terms", "USD 1.", true},
      {{{"crawler-price", "USD .5"}}, "payment on unknown terms", "USD .5", true},
      {{{"crawler-price", "USD -1"}}, "payment on unknown terms", "USD -1", true},
      {{{"crawler-price", "USD0.01"}}, "payment on unknown terms", "USD0.01", true},
      {{{"crawler-price", "U1D 0.01"}}, "payment on unknown terms", "U1D 0.01", true},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    SCOPED_TRACE(c.price);
    const Findings findings = Evaluate(402, c.headers);
    ASSERT_THAT(findings.statements, SizeIs(1));
    const Statement& s = findings.statements[0];
    EXPECT_EQ(s.effect, Effect::kCondition);
    EXPECT_EQ(s.purposes, PurposeSet{Purpose::kFetch});
    ASSERT_THAT(s.conditions, SizeIs(1));
    EXPECT_TRUE(s.conditions[0].prerequisite);
    EXPECT_EQ(s.conditions[0].kind, "payment");
    EXPECT_EQ(s.conditions[0].text, c.text);
    EXPECT_EQ(FieldOf(s, "price"), c.price);
    EXPECT_EQ(findings.diagnostics.size(), c.warned ? 1U : 0U);
  }
}

TEST(HttpStatus, PP03_AChargeThatNobodyOfferedIsReported) {
  const Findings findings = Evaluate(200, {{"crawler-charged", "USD 0.01"}});
  EXPECT_THAT(findings.statements, IsEmpty());
  ASSERT_THAT(findings.diagnostics, SizeIs(1));
  EXPECT_EQ(findings.diagnostics[0].code, "http-crawler-charged");
  EXPECT_EQ(findings.diagnostics[0].severity, Severity::kWarning);
  EXPECT_THAT(findings.diagnostics[0].message, HasSubstr("USD 0.01"));
}

TEST(HttpStatus, PP04_ALicenceTokenIsACondition) {
  struct Case {
    std::string_view challenge;
    Effect effect;
  };
  const Case cases[] = {
      {"License error=\"invalid_request\"", Effect::kCondition},
      {"license", Effect::kCondition},
      {"Basic realm=\"x\", License error=\"invalid_request\"", Effect::kCondition},
      {"Basic realm=\"License\"", Effect::kDeny},
      {"Licensee a=b", Effect::kDeny},
      {"", Effect::kDeny},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.challenge);
    const Findings findings = Evaluate(
        401, {{"WWW-Authenticate", c.challenge}, {"Link", "</license.xml>; rel=\"license\""}});
    ASSERT_THAT(findings.statements, SizeIs(1));
    const Statement& s = findings.statements[0];
    EXPECT_EQ(s.effect, c.effect);
    EXPECT_EQ(FieldOf(s, "license"), c.effect == Effect::kCondition ? "/license.xml" : "");
  }
}

TEST(HttpStatus, RetryAfterIsKept) {
  for (const int status : {429, 503}) {
    const Findings findings = Evaluate(status, {{"Retry-After", "120"}});
    ASSERT_THAT(findings.statements, SizeIs(1));
    EXPECT_EQ(FieldOf(findings.statements[0], "retry_after"), "120");
  }
  EXPECT_EQ(FieldOf(Evaluate(500, {{"Retry-After", "120"}}).statements[0], "retry_after"), "");
}

TEST(HttpStatus, Limit_FieldsOfEvidenceAreShort) {
  const std::string exact(limits::kMaxExcerptBytes, 'x');
  const std::string longer = exact + "x";
  for (const std::string& error : {exact, longer}) {
    const Findings findings = Evaluate(402, {{"crawler-error", error}});
    EXPECT_EQ(FieldOf(findings.statements[0], "crawler_error"), exact);
  }
}

}  // namespace
}  // namespace crawlguard
