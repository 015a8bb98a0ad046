// SPDX-License-Identifier: Apache-2.0
//
// Every example of every rule, through the whole pipeline: a page in, matches out.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/rule_set.h"
#include "html/charset.h"
#include "html/document.h"
#include "rules/impl.h"
#include "rules/page_matcher.h"

namespace crawlguard {
namespace {

std::string Escape(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '\n':
        out += "<br>";
        break;
      default:
        out += c;
    }
  }
  return out;
}

struct Hit {
  const rules::Rule* rule;
  bool counts;  // not suppressed
};

// A bare paragraph between two others, as it might stand at the end of any page.
std::vector<Hit> RunExample(const rules::CompiledSet& set, std::string_view text) {
  const std::string page =
      "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>T</title></head>"
      "<body><p>Lorem ipsum.</p><p>" +
      Escape(text) + "</p><p>Dolor sit amet.</p></body></html>";
  const html::DecodedText decoded = html::Decode(page, "utf-8");
  const html::Document document = html::Document::Parse(decoded.text);
  std::vector<Hit> hits;
  for (const rules::Notice& notice : rules::MatchDocument(set, document).notices) {
    hits.push_back({notice.rule, notice.suppressed.empty()});
    for (const rules::Rule* rule : notice.also) hits.push_back({rule, notice.suppressed.empty()});
  }
  return hits;
}

bool Contradicts(const rules::Rule& a, const rules::Rule& b) {
  return (a.effect == Effect::kAllow) != (b.effect == Effect::kAllow) &&
         a.effect != Effect::kNote && b.effect != Effect::kNote &&
         !(a.purposes & b.purposes).empty();
}

void CheckExample(const rules::Rule& rule, const RuleInfo::Example& example,
                  const std::vector<Hit>& hits, std::vector<Diagnostic>* failures) {
  const auto fail = [&](std::string code, const std::string& message) {
    failures->push_back({Severity::kError, rule.place.file, example.line, std::move(code),
                         "rule " + rule.id + ": " + message + ": \"" + example.text + "\""});
  };
  const bool hit = std::any_of(hits.begin(), hits.end(),
                               [&](const Hit& h) { return h.counts && h.rule == &rule; });
  if (example.must_match && !hit) fail("rule-missed", "a `yes` example does not match");
  if (!example.must_match && hit) fail("rule-false-hit", "a `no` example matches");
  for (const Hit& h : hits) {
    if (!h.counts || h.rule == &rule) continue;
    // Grants with and without a condition are each other's negative examples.
    if (!example.must_match && h.rule->kind == rule.kind && rule.effect != Effect::kAllow) {
      fail("rule-cross-hit", "a `no` example is hit by rule " + h.rule->id + " of the same kind");
    }
    if (example.must_match && Contradicts(rule, *h.rule)) {
      fail("rule-contradiction",
           "a `yes` example is hit by rule " + h.rule->id + " of the opposite effect");
    }
  }
}

}  // namespace

std::vector<Diagnostic> RuleSet::SelfTest(std::size_t* ran) const {
  std::vector<Diagnostic> failures;
  std::size_t count = 0;
  for (const rules::CompiledRule& compiled : impl_->compiled->rules) {
    for (const RuleInfo::Example& example : compiled.rule->examples) {
      ++count;
      CheckExample(*compiled.rule, example, RunExample(*impl_->compiled, example.text), &failures);
    }
  }
  if (ran != nullptr) *ran = count;
  return failures;
}

}  // namespace crawlguard
