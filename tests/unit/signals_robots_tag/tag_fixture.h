// SPDX-License-Identifier: Apache-2.0
//
// What the tests of RobotsTagSignal share: a response in, findings out.
#ifndef CRAWLGUARD_TESTS_UNIT_SIGNALS_ROBOTS_TAG_TAG_FIXTURE_H_
#define CRAWLGUARD_TESTS_UNIT_SIGNALS_ROBOTS_TAG_TAG_FIXTURE_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "signals/robots_tag/robots_tag.h"

namespace crawlguard {

using Headers = std::vector<HeaderField>;

inline constexpr std::int64_t kToday = 1767225600;  // 2026-01-01

// A page whose raw bytes are its decoded text.
class PlainPage final : public PageView {
 public:
  using PageView::PageView;
  RawPlace Raw(html::Span span) const override {
    const std::string_view before = page.body.substr(0, span.begin);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    return {span.begin, span.end, 1 + static_cast<int>(lines)};
  }
};

// Asks RobotsTagSignal as FooBot.
inline Findings EvaluateTags(const Page& page, const html::Document* document = nullptr,
                             std::int64_t now = kToday) {
  const Result<Url> url = Url::Parse("https://example.com/a");
  EXPECT_TRUE(url.has_value());
  Findings findings;
  const PlainPage view(page, document);
  RobotsTagSignal().Evaluate(nullptr, Subject{*url, "FooBot", now}, &view, &findings);
  return findings;
}

inline Findings EvaluateHeaders(const Headers& headers, std::int64_t now = kToday) {
  Page page;
  page.url = "https://example.com/a";
  page.headers = headers;
  return EvaluateTags(page, nullptr, now);
}

inline Findings EvaluateHtml(std::string_view html, const Headers& headers = {}) {
  const html::Document document = html::Document::Parse(html);
  Page page;
  page.url = "https://example.com/a";
  page.headers = headers;
  page.body = html;
  return EvaluateTags(page, &document);
}

// The purposes that the statements with that effect speak of.
inline PurposeSet PurposesOf(const Findings& findings, Effect effect) {
  PurposeSet purposes;
  for (const Statement& statement : findings.statements) {
    if (statement.effect == effect) purposes = purposes | statement.purposes;
  }
  return purposes;
}

inline std::string DeniedBy(const Findings& findings) {
  return ToString(PurposesOf(findings, Effect::kDeny));
}

inline std::string TagFieldOf(const Statement& statement, std::string_view name) {
  for (const Field& field : statement.evidence.fields) {
    if (field.name == name) return field.value;
  }
  return "";
}

}  // namespace crawlguard

#endif  // CRAWLGUARD_TESTS_UNIT_SIGNALS_ROBOTS_TAG_TAG_FIXTURE_H_
