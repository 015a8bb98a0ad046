// SPDX-License-Identifier: Apache-2.0
#include "check/page_reading.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "check/body.h"
#include "check/signal_registry.h"
#include "html/charset.h"
#include "html/document.h"
#include "rules/page_matcher.h"

namespace crawlguard {
namespace {

// One reading of the body under one encoding.
class ReadingView final : public PageView {
 public:
  ReadingView(const Page& p, const html::Document* d, const html::DecodedText& decoded,
              std::string_view charset)
      : PageView(p, d),
        decoded_(decoded.text),
        charset_(charset),
        same_bytes_(charset == "utf-8" && !decoded.malformed) {}

  RawPlace Raw(html::Span span) const override {
    RawPlace place;
    place.begin = Offset(span.begin);
    place.end = Offset(span.end);
    const std::string_view before = decoded_.substr(0, span.begin);
    place.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    return place;
  }

 private:
  // Well-formed UTF-8 is decoded by taking off its byte order mark.
  std::size_t Offset(std::size_t decoded) const {
    constexpr std::string_view kBom = "\xEF\xBB\xBF";
    if (same_bytes_) return decoded + (page.body.starts_with(kBom) ? kBom.size() : 0);
    return html::RawOffset(page.body, charset_, decoded);
  }

  std::string_view decoded_;
  std::string_view charset_;
  bool same_bytes_;
};

std::string PartOf(const Statement& s) {
  for (const Field& field : s.evidence.fields) {
    if (field.name != "zone") continue;
    if (field.value == "comment" || field.value == "attribute" || field.value == "json") {
      return "body:" + field.value;
    }
  }
  return "body";
}

// Statements of the rules, with their place in the raw body.
template <class ToSource>
void AddNotices(const rules::Notices& notices, const ReadingView& view, const ToSource& to_source,
                Findings* findings) {
  const std::string url(view.page.url);
  for (const rules::Notice& notice : notices.notices) {
    for (Statement& s : rules::ToStatements(notice)) {
      const auto place = view.Raw(to_source(html::Span{s.evidence.begin, s.evidence.end}));
      s.evidence.url = url;
      s.evidence.part = PartOf(s);
      s.evidence.begin = place.begin;
      s.evidence.end = place.end;
      s.evidence.line = place.line;
      findings->statements.push_back(std::move(s));
    }
  }
  if (!notices.fault.empty()) {
    findings->statements.push_back(
        FaultStatement(kUses, url, "body", "house.notice-limit", notices.fault));
  }
}

void AskProtocols(const SitePolicy::Impl& site, const Subject& subject, const PageView& view,
                  Findings* findings) {
  const auto signals = Signals();
  for (std::size_t i = 0; i < signals.size(); ++i) {
    signals[i]->Evaluate(site.states[i].get(), subject, &view, findings);
  }
}

void ReadAs(const html::Charset& charset, BodyKind kind, const SitePolicy::Impl& site,
            const Subject& subject, const Page& page, const rules::CompiledSet& rules,
            Findings* findings) {
  const std::string url(page.url);
  const std::string_view body = page.body.substr(0, limits::kMaxPageBytes);
  const html::DecodedText decoded = html::Decode(body, charset.name);
  if (!decoded.supported) {
    findings->statements.push_back(
        FaultStatement(kUses, url, "body", "house.charset",
                       "the encoding " + charset.name + " is not known to this machine's iconv"));
  }
  if (decoded.malformed) {
    AddDiagnostic(&findings->diagnostics, Severity::kWarning, url, 0, "page-malformed-bytes",
                  "some bytes are not valid " + charset.name + " and were read as U+FFFD");
  }
  if (kind == BodyKind::kText) {
    const ReadingView view(page, nullptr, decoded, charset.name);
    AskProtocols(site, subject, view, findings);
    AddNotices(
        rules::MatchText(rules, decoded.text, html::Zone::kMain), view,
        [](html::Span span) { return span; }, findings);
    return;
  }
  const html::Document document = html::Document::Parse(decoded.text);
  const ReadingView view(page, &document, decoded, charset.name);
  AskProtocols(site, subject, view, findings);
  AddNotices(
      rules::MatchDocument(rules, document), view,
      [&](html::Span span) { return document.SourceSpan(span); }, findings);
  for (const std::string& fault : document.faults()) {
    findings->statements.push_back(
        FaultStatement(kUses, url, "body", "house.partial-document", fault));
  }
}

bool SameStatement(const Statement& a, const Statement& b) {
  return a.signal == b.signal && a.effect == b.effect && a.purposes == b.purposes &&
         a.evidence.rule == b.evidence.rule && a.evidence.part == b.evidence.part &&
         a.evidence.begin == b.evidence.begin && a.evidence.end == b.evidence.end;
}

// Of a second reading only restrictions count, and only those that the first does not hold.
void AddRestrictions(Findings&& second, std::size_t first_begin, Findings* findings) {
  for (Statement& s : second.statements) {
    if (s.effect != Effect::kDeny && s.effect != Effect::kCondition) continue;
    if (!s.superseded_by.empty()) continue;
    const bool known = std::any_of(
        findings->statements.begin() + static_cast<std::ptrdiff_t>(first_begin),
        findings->statements.end(), [&](const Statement& t) { return SameStatement(s, t); });
    if (!known) findings->statements.push_back(std::move(s));
  }
}

void ReadBody(BodyKind kind, const SitePolicy::Impl& site, const Subject& subject, const Page& page,
              const rules::CompiledSet& rules, Findings* findings) {
  const std::vector<html::Charset> charsets =
      html::DetectCharsets(page.body.substr(0, limits::kMaxPageBytes), ContentType(page));
  const std::size_t begin = findings->statements.size();
  ReadAs(charsets.front(), kind, site, subject, page, rules, findings);
  for (std::size_t i = 1; i < charsets.size(); ++i) {
    AddDiagnostic(&findings->diagnostics, Severity::kWarning, std::string(page.url), 0,
                  "page-charset-conflict",
                  "header and meta name different encodings (" + charsets.front().name + ", " +
                      charsets[i].name + "); restrictions of both readings count");
    Findings second;
    ReadAs(charsets[i], kind, site, subject, page, rules, &second);
    AddRestrictions(std::move(second), begin, findings);
  }
}

}  // namespace

Statement FaultStatement(PurposeSet purposes, std::string url, std::string part, std::string rule,
                         const std::string& message) {
  Statement s;
  s.signal = "document";
  s.effect = Effect::kDeny;
  s.kind = StatementClass::kFault;
  s.purposes = purposes;
  s.evidence.url = std::move(url);
  s.evidence.part = std::move(part);
  s.evidence.rule = std::move(rule);
  s.evidence.excerpt = Excerpt(message);
  return s;
}

void ReadPage(const SitePolicy::Impl& site, const Subject& subject, const Page& page,
              const rules::CompiledSet& rules, Findings* findings) {
  const std::string url(page.url);
  const BodyKind kind = ClassifyBody(page);
  if (kind == BodyKind::kHtml || kind == BodyKind::kText) {
    ReadBody(kind, site, subject, page, rules, findings);
  } else {
    AskProtocols(site, subject, ReadingView(page, nullptr, html::DecodedText{}, "utf-8"), findings);
  }
  if (page.body.empty() && page.fault.empty() && page.status / 100 == 2) {
    AddDiagnostic(&findings->diagnostics, Severity::kWarning, url, 0, "page-empty",
                  "the body is empty: only headers and site files were read");
  }
  if (kind == BodyKind::kBinary) {
    findings->statements.push_back(
        FaultStatement(kUses, url, "body", "house.binary",
                       "the body is binary data and not declared as a media type; pass its "
                       "Content-Type to have it judged by headers and site files"));
  }
  if (kind == BodyKind::kMedia) {
    // A note of kind fault: profiles with malformed_denies take it as unreadable.
    Statement s = FaultStatement(
        kUses, url, "body", "house.media-unread",
        "metadata embedded in " + ContentType(page) + " is not read by this version");
    s.effect = Effect::kNote;
    AddDiagnostic(&findings->diagnostics, Severity::kWarning, url, 0, "media-unread",
                  s.evidence.excerpt);
    findings->statements.push_back(std::move(s));
  }
  if (page.body.size() > limits::kMaxPageBytes) {
    findings->statements.push_back(FaultStatement(
        kUses, url, "body", "house.page-limit",
        "body cut at " + std::to_string(limits::kMaxPageBytes) + " bytes; the rest was not read"));
  }
  if (!page.fault.empty()) {
    findings->statements.push_back(FaultStatement(kUses, url, "body", "house.incomplete",
                                                  "incomplete: " + std::string(page.fault)));
  }
}

}  // namespace crawlguard
