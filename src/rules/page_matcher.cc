// SPDX-License-Identifier: Apache-2.0
#include "rules/page_matcher.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "rules/excerpt.h"

namespace crawlguard::rules {
namespace {

constexpr std::size_t kMaxLinks = 3;
constexpr std::size_t kMaxLeadBytes = 1024;

html::Span Shift(text::Range range, std::size_t by) { return {range.begin + by, range.end + by}; }

// What a notice asks for, as a condition that would lift it.
void AddConditions(const Match& match, Notice* notice) {
  notice->conditions = match.rule->conditions;
  if (match.rule->kind == StatementClass::kGrant) return;
  const auto field = [&](std::string_view name) -> const std::string* {
    for (const Field& f : match.fields) {
      if (f.name == name) return &f.value;
    }
    return nullptr;
  };
  if (const std::string* condition = field("condition")) {
    const std::string* holder = field("rights_holder");
    std::string words = *condition;
    if (holder != nullptr && words.find(*holder) == std::string::npos) words += ": " + *holder;
    notice->conditions.push_back({true, std::move(words), "consent"});
  }
}

Notice MakeNotice(const Match& match, const BlockInput& block, std::size_t offset) {
  Notice notice;
  notice.rule = match.rule;
  notice.also = match.also;
  notice.purposes = match.purposes;
  notice.bans_automation = match.bans_automation;
  notice.suppressed = match.suppressed;
  notice.zone = block.zone;
  notice.visible = block.visible;
  notice.sentence = Shift(match.sentence, offset);
  notice.excerpt =
      CleanText(block.text.substr(match.excerpt.begin, match.excerpt.end - match.excerpt.begin),
                limits::kMaxExcerptBytes);
  notice.fields = match.fields;
  AddConditions(match, &notice);
  return notice;
}

void AddException(const ExceptionMatch& found, std::string_view block, std::size_t offset,
                  Notice* notice) {
  const text::Range quote = ExcerptWindow(block, found.span, {});
  const std::string words =
      CleanText(block.substr(quote.begin, quote.end - quote.begin), limits::kMaxExcerptBytes);
  const bool listed = std::any_of(
      notice->fields.begin(), notice->fields.end(),
      [&](const Field& f) { return f.name == "exception" && f.value == found.exception->name; });
  if (listed) return;
  notice->fields.push_back({"exception", found.exception->name});
  if (found.exception->purposes.empty()) return;
  notice->purposes = notice->purposes - found.exception->purposes;
  notice->exempted.push_back({found.exception, Shift(found.span, offset), words});
}

// Links within the notice: "details can be found here".
void AddLinks(const html::Document& document, html::Span context, Notice* notice) {
  std::string value;
  std::size_t count = 0;
  for (const html::Link& link : document.links()) {
    if (link.element != "a" || link.href.empty() || link.text.begin < context.begin ||
        link.text.end > context.end || link.text.begin == link.text.end) {
      continue;
    }
    if (++count > kMaxLinks) break;
    value += (value.empty() ? "" : " ") + CleanText(link.href, limits::kMaxFieldBytes);
  }
  if (!value.empty()) notice->fields.push_back({"details_link", std::move(value)});
}

// The end of the text that introduces a list: the ban may stand there, the acts in the items.
std::string_view LeadText(const html::Document& document, const html::Block& block) {
  if (block.lead < 0) return {};
  std::string_view lead = document.TextOf(document.blocks()[static_cast<std::size_t>(block.lead)]);
  if (lead.size() > kMaxLeadBytes) {
    lead.remove_prefix(lead.size() - kMaxLeadBytes);
    lead.remove_prefix(std::min(lead.find(' '), lead.size()));
  }
  std::vector<text::Range> sentences;
  text::SplitSentences(lead, &sentences);
  if (sentences.empty()) return {};
  return lead.substr(sentences.back().begin);
}

// The block that a reader comes to next: attributes and comments in between are passed over.
const html::Block* NextOfZone(const html::Document& document, std::size_t i) {
  constexpr std::size_t kReach = 4;
  const auto& blocks = document.blocks();
  for (std::size_t j = i + 1; j < blocks.size() && j <= i + kReach; ++j) {
    if (blocks[j].zone == blocks[i].zone) return &blocks[j];
  }
  return nullptr;
}

// The line end before the next blank line, whether lines end in LF or CRLF.
std::size_t EndOfParagraph(std::string_view text, std::size_t begin) {
  for (std::size_t at = text.find('\n', begin); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with('\n') || rest.starts_with("\r\n")) return at;
  }
  return text.size();
}

bool IsFull(Notices* out) {
  if (out->notices.size() < limits::kMaxNoticesPerPage) return false;
  out->fault = "more than " + std::to_string(limits::kMaxNoticesPerPage) +
               " notices on one page; the rest of it was not read";
  return true;
}

}  // namespace

Notices MatchDocument(const CompiledSet& set, const html::Document& document) {
  Notices out;
  BlockMatcher matcher(set);
  std::vector<Match> matches;
  const auto& blocks = document.blocks();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const html::Block& block = blocks[i];
    const BlockInput input{document.TextOf(block), block.zone, block.visible, block.quoted,
                           LeadText(document, block)};
    matches.clear();
    matcher.Run(input, &matches);
    for (const Match& match : matches) {
      if (IsFull(&out)) return out;
      Notice notice = MakeNotice(match, input, block.text.begin);
      for (const ExceptionMatch& e : match.exceptions) {
        AddException(e, input.text, block.text.begin, &notice);
      }
      // A notice that ends its block may state its exceptions in the next one.
      const html::Block* next = NextOfZone(document, i);
      if (next != nullptr && match.context.end == input.text.size() &&
          match.rule->kind != StatementClass::kGrant) {
        std::vector<ExceptionMatch> more;
        const std::string_view text = document.TextOf(*next);
        matcher.FindExceptions(text, match.language, &more);
        for (const ExceptionMatch& e : more) AddException(e, text, next->text.begin, &notice);
      }
      AddLinks(document, Shift(match.context, block.text.begin), &notice);
      out.notices.push_back(std::move(notice));
    }
  }
  return out;
}

Notices MatchText(const CompiledSet& set, std::string_view text, html::Zone zone) {
  Notices out;
  BlockMatcher matcher(set);
  std::vector<Match> matches;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = EndOfParagraph(text, begin);
    const BlockInput input{
        text.substr(begin, end - begin), zone, zone != html::Zone::kComment, false, {}};
    matches.clear();
    matcher.Run(input, &matches);
    for (const Match& match : matches) {
      if (IsFull(&out)) return out;
      Notice notice = MakeNotice(match, input, begin);
      for (const ExceptionMatch& e : match.exceptions) {
        AddException(e, input.text, begin, &notice);
      }
      out.notices.push_back(std::move(notice));
    }
    begin = end + 1;
  }
  return out;
}

std::vector<Statement> ToStatements(const Notice& notice) {
  std::vector<Statement> out;
  Statement s;
  s.signal = "notice";
  s.effect = notice.rule->effect;
  s.purposes = notice.purposes;
  s.scope = notice.rule->scope;
  s.kind = notice.rule->kind;
  s.bans_automation = notice.bans_automation;
  s.conditions = notice.conditions;
  s.evidence.rule = notice.rule->id;
  s.evidence.confidence = notice.rule->confidence;
  s.evidence.excerpt = notice.excerpt;
  s.evidence.begin = notice.sentence.begin;
  s.evidence.end = notice.sentence.end;
  s.evidence.fields = notice.fields;
  s.evidence.fields.push_back({"zone", std::string(html::ZoneName(notice.zone))});
  if (!notice.visible) s.evidence.fields.push_back({"visible", "no"});
  if (!notice.rule->basis.empty()) {
    std::string basis;
    for (const std::string& b : notice.rule->basis) basis += (basis.empty() ? "" : "; ") + b;
    s.evidence.fields.push_back({"basis", std::move(basis)});
  }
  if (!notice.suppressed.empty()) {
    s.superseded_by = "not a notice: " + notice.suppressed;
    s.conditions.clear();
    out.push_back(std::move(s));
    return out;
  }
  // A permission that asks for something first is a condition (DESIGN, House decisions).
  const bool asks = std::any_of(s.conditions.begin(), s.conditions.end(),
                                [](const Condition& c) { return c.prerequisite; });
  if (s.effect == Effect::kAllow && asks) s.effect = Effect::kCondition;
  const Statement base = s;
  if (!s.purposes.empty()) out.push_back(std::move(s));
  for (const Notice::Exempted& e : notice.exempted) {
    Statement exempt = base;
    exempt.effect = Effect::kAllow;
    exempt.purposes = e.exception->purposes;
    exempt.bans_automation = false;
    exempt.conditions.clear();
    exempt.evidence.excerpt = e.excerpt;
    exempt.evidence.begin = e.sentence.begin;
    exempt.evidence.end = e.sentence.end;
    exempt.evidence.fields = {{"exception", e.exception->name}};
    out.push_back(std::move(exempt));
  }
  return out;
}

}  // namespace crawlguard::rules
