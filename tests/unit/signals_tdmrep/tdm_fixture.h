// SPDX-License-Identifier: Apache-2.0
//
// What the tests of TdmRepSignal share: a site file, headers and a page in, findings out.
#ifndef CRAWLGUARD_TESTS_UNIT_SIGNALS_TDMREP_TDM_FIXTURE_H_
#define CRAWLGUARD_TESTS_UNIT_SIGNALS_TDMREP_TDM_FIXTURE_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signals/tdmrep/tdmrep.h"

namespace crawlguard {

using Headers = std::vector<HeaderField>;

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

inline SiteFile Answer(int status, std::string_view body = {}) {
  SiteFile file;
  file.path = "/.well-known/tdmrep.json";
  file.state = FileState::kAnswered;
  file.status = status;
  file.body = body;
  return file;
}

// One question to TdmRepSignal. The defaults say nothing at all.
struct TdmQuestion {
  SiteFile file = Answer(404);
  std::string_view path = "/a";
  Headers headers = {};
  std::vector<RedirectHop> hops = {};
  std::string_view html = {};  // empty: no document
  bool fetched = true;
};

struct TdmAnswer {
  std::vector<Diagnostic> site_diagnostics;
  Findings findings;

  // "deny", "condition", "allow" or "" by the statements that were not superseded; a fault that
  // denies is "unreadable". Restrictions come first.
  std::string Verdict() const {
    for (const auto& [effect, name] :
         {std::pair{Effect::kDeny, "deny"}, std::pair{Effect::kCondition, "condition"},
          std::pair{Effect::kAllow, "allow"}}) {
      for (const Statement& s : findings.statements) {
        if (!s.superseded_by.empty() || s.effect != effect) continue;
        EXPECT_EQ(ToString(s.purposes), "ai-input,ai-train,tdm");
        return s.kind == StatementClass::kFault ? "unreadable" : name;
      }
    }
    return "";
  }
};

inline TdmAnswer Ask(const TdmQuestion& question) {
  const std::string address = "https://example.com" + std::string(question.path);
  const Result<Url> url = Url::Parse(address);
  EXPECT_TRUE(url.has_value());
  const TdmRepSignal signal;
  const std::vector<SiteFile> files = {question.file};
  const std::unique_ptr<const SiteState> site = signal.ParseSite(*url, files);
  Page page;
  page.url = address;
  page.headers = question.headers;
  page.hops = question.hops;
  page.body = question.html;
  std::optional<html::Document> document;
  if (!question.html.empty()) document = html::Document::Parse(question.html);
  const PlainPage view(page, document ? &*document : nullptr);
  TdmAnswer answer;
  answer.site_diagnostics = site->diagnostics;
  signal.Evaluate(site.get(), Subject{*url, "FooBot", 0}, question.fetched ? &view : nullptr,
                  &answer.findings);
  return answer;
}

inline TdmAnswer AskFile(std::string_view json, std::string_view path = "/a") {
  TdmQuestion question;
  question.file = Answer(200, json);
  question.path = path;
  return Ask(question);
}

inline std::string TdmFieldOf(const Statement& statement, std::string_view name) {
  for (const Field& field : statement.evidence.fields) {
    if (field.name == name) return field.value;
  }
  return "";
}

}  // namespace crawlguard

#endif  // CRAWLGUARD_TESTS_UNIT_SIGNALS_TDMREP_TDM_FIXTURE_H_
