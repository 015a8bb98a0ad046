// SPDX-License-Identifier: Apache-2.0
#include "rules/block_matcher.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "rules/excerpt.h"

namespace crawlguard::rules {
namespace {

using re2::StringPiece;

// How many sentences after a notice may still belong to it (exceptions, "details can be found").
constexpr std::size_t kContextSentences = 4;
// Shorter quotations are terms ("robots"), not quoted notices.
constexpr std::size_t kMinQuotationBytes = 40;

// The first occurrence; empty range: none. Border characters that {b} and {e} took are cut off.
bool FirstSpan(const re2::RE2& pattern, std::string_view text, text::Range* span) {
  StringPiece hit;
  if (!pattern.Match(StringPiece(text.data(), text.size()), 0, text.size(), re2::RE2::UNANCHORED,
                     &hit, 1)) {
    return false;
  }
  const auto begin = static_cast<std::size_t>(hit.data() - text.data());
  *span = TrimRange(text, {begin, begin + hit.size()});
  return true;
}

bool Occurs(const re2::RE2& pattern, std::string_view text) {
  text::Range span;
  return FirstSpan(pattern, text, &span);
}

// Prose that a reader sees in the running text; a quotation mark in a footer or in robots.txt does
// not make a notice somebody else's.
bool IsRunningText(html::Zone zone) {
  return zone == html::Zone::kMain || zone == html::Zone::kArticle || zone == html::Zone::kAside ||
         zone == html::Zone::kNoscript;
}

// A mark after a letter or a digit opens nothing: it is the sign for inches, or closes.
std::size_t FindOpening(std::string_view folded, std::size_t from) {
  std::size_t at = folded.find('"', from);
  while (at != std::string_view::npos && at > 0 && ascii::IsAlnum(folded[at - 1])) {
    at = folded.find('"', at + 1);
  }
  return at;
}

void FindQuotations(std::string_view folded, std::vector<text::Range>* out) {
  out->clear();
  std::size_t open = FindOpening(folded, 0);
  while (open != std::string_view::npos) {
    const std::size_t close = folded.find('"', open + 1);
    if (close == std::string_view::npos) break;
    if (close - open > kMinQuotationBytes) out->push_back({open, close + 1});
    open = FindOpening(folded, close + 1);
  }
}

// Two rules on the same words must not make these words count twice; a span too long to be quoted
// does not stand for what is within it.
void AddSpan(text::Range span, std::vector<text::Range>* spans) {
  const bool within = std::any_of(spans->begin(), spans->end(), [&](const text::Range& s) {
    return s.end - s.begin <= limits::kMaxExcerptBytes && s.begin <= span.begin &&
           span.end <= s.end;
  });
  if (span.end > span.begin && !within) spans->push_back(span);
}

}  // namespace

bool BlockMatcher::Gate(const CompiledRule& rule, const std::vector<bool>& found) const {
  return std::all_of(rule.keywords.begin(), rule.keywords.end(), [&](const auto& group) {
    return std::any_of(group.begin(), group.end(),
                       [&](int id) { return found[static_cast<std::size_t>(id)]; });
  });
}

std::string_view BlockMatcher::FoldedSentence(std::size_t i) const {
  const std::size_t begin = folded_.FoldedOffset(sentences_[i].begin);
  const std::size_t end = folded_.FoldedOffset(sentences_[i].end);
  return std::string_view(folded_.text()).substr(begin, end - begin);
}

text::Range BlockMatcher::SourceRange(const Unit& unit, text::Range folded) const {
  folded.begin = std::max(folded.begin, unit.lead) - unit.lead + unit.folded_begin;
  folded.end = std::max(folded.end, unit.lead) - unit.lead + unit.folded_begin;
  if (folded.begin >= folded.end) return {unit.source.begin, unit.source.begin};
  return {folded_.SourceOffset(folded.begin), folded_.SourceEnd(folded.end)};
}

void BlockMatcher::Run(const BlockInput& block, std::vector<Match>* matches) {
  block_ = &block;
  text::Fold(block.text, &folded_);
  text::Fold(block.lead, &lead_folded_);
  if (folded_.text().empty()) return;
  found_.assign(static_cast<std::size_t>(set_.literals.count()), false);
  set_.literals.Find(folded_.text(), &found_);
  set_.literals.Find(lead_folded_.text(), &found_);
  candidates_.clear();
  for (const CompiledRule& rule : set_.rules) {
    if (Gate(rule, found_)) candidates_.push_back(&rule);
  }
  if (candidates_.empty()) return;
  sentences_.clear();
  text::SplitSentences(block.text, &sentences_);
  FindQuotations(folded_.text(), &quotations_);
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < sentences_.size(); ++i) {
    const std::string_view sentence = FoldedSentence(i);
    Unit unit{sentence, 0, folded_.FoldedOffset(sentences_[i].begin), sentences_[i], i};
    if (!lead_folded_.text().empty()) {
      unit_text_ = lead_folded_.text() + ' ';
      unit.lead = unit_text_.size();
      unit_text_ += sentence;
      unit.text = unit_text_;
    }
    hits.clear();
    RunUnit(unit, Within::kSentence, &hits);
    for (Hit& hit : hits) Finish(unit, &hit, matches);
  }
  const Unit whole{folded_.text(), 0, 0, {0, block.text.size()}, 0};
  hits.clear();
  RunUnit(whole, Within::kBlock, &hits);
  for (Hit& hit : hits) Finish(whole, &hit, matches);
}

void BlockMatcher::RunUnit(const Unit& unit, Within within, std::vector<Hit>* hits) {
  found_unit_.assign(static_cast<std::size_t>(set_.literals.count()), false);
  set_.literals.Find(unit.text, &found_unit_);
  for (const CompiledRule* rule : candidates_) {
    if (rule->rule->within != within || !Gate(*rule, found_unit_)) continue;
    Hit hit;
    if (!RunRule(*rule, unit, &hit)) continue;
    hit.match.suppressed = Suppression(*rule, unit, hit);
    // Of one sentence and class the statement that names most is kept; the others add nothing.
    const auto same = std::find_if(hits->begin(), hits->end(), [&](const Hit& other) {
      return other.match.rule->kind == hit.match.rule->kind &&
             other.match.suppressed.empty() == hit.match.suppressed.empty();
    });
    if (same == hits->end()) {
      hits->push_back(std::move(hit));
      continue;
    }
    const PurposeSet all = same->match.purposes | hit.match.purposes;
    const bool automation = same->match.bans_automation || hit.match.bans_automation;
    if ((hit.match.purposes - same->match.purposes).bits() != 0 &&
        (same->match.purposes - hit.match.purposes).empty()) {
      std::swap(*same, hit);
    }
    same->match.purposes = all;
    same->match.bans_automation = automation;
    same->match.also.insert(same->match.also.end(), hit.match.also.begin(), hit.match.also.end());
    same->match.also.push_back(hit.match.rule);
    same->spans.insert(same->spans.end(), hit.spans.begin(), hit.spans.end());
    same->names.insert(same->names.end(), hit.names.begin(), hit.names.end());
  }
}

bool BlockMatcher::RunRule(const CompiledRule& rule, const Unit& unit, Hit* hit) const {
  const auto& zones = rule.rule->zones;
  if (!zones.empty() && std::find(zones.begin(), zones.end(), block_->zone) == zones.end()) {
    return false;
  }
  text::Range span;
  bool in_item = false;
  for (const Pattern& pattern : rule.all) {
    if (!FirstSpan(*pattern, unit.text, &span)) return false;
    hit->spans.push_back(span);
    in_item = in_item || span.end > unit.lead;
  }
  Match& match = hit->match;
  match.rule = rule.rule;
  match.language = rule.language;
  match.purposes = rule.rule->purposes;
  match.bans_automation = rule.rule->bans_automation;
  for (const CompiledName& name : rule.names) {
    if (!FirstSpan(*name.pattern, unit.text, &span)) continue;
    match.purposes = match.purposes | name.name->purposes;
    match.bans_automation = match.bans_automation || name.name->bans_automation;
    hit->names.push_back(span);
    in_item = in_item || span.end > unit.lead;
  }
  if (match.bans_automation) {
    // DESIGN 2.3: mining, training and retrieval begin with automated access.
    match.purposes =
        match.purposes | PurposeSet{Purpose::kTdm, Purpose::kAiTrain, Purpose::kAiInput};
  }
  return in_item && !match.purposes.empty();
}

bool BlockMatcher::InsideQuotation(const Unit& unit, const Hit& hit) const {
  std::size_t begin = unit.text.size();
  std::size_t end = 0;
  for (const auto* spans : {&hit.spans, &hit.names}) {
    for (const text::Range& span : *spans) {
      begin = std::min(begin, span.begin);
      end = std::max(end, span.end);
    }
  }
  if (begin < unit.lead) return false;
  begin = begin - unit.lead + unit.folded_begin;
  end = end - unit.lead + unit.folded_begin;
  return std::any_of(quotations_.begin(), quotations_.end(),
                     [&](const text::Range& q) { return q.begin <= begin && end <= q.end; });
}

std::string BlockMatcher::Suppression(const CompiledRule& rule, const Unit& unit,
                                      const Hit& hit) const {
  const bool running = IsRunningText(block_->zone);
  if (rule.rule->kind == StatementClass::kGrant && !block_->visible) {
    return "a permission counts only where it is visible";
  }
  if (running && block_->quoted) return "stands in a quotation";
  if (running && InsideQuotation(unit, hit)) return "stands in quotation marks";
  for (const CompiledUnless& unless : rule.unless) {
    if (Occurs(*unless.pattern, unit.text)) return unless.unless->reason;
  }
  const CompiledLanguage& language = set_.languages[rule.language];
  for (std::size_t i = 0; i < language.about.size(); ++i) {
    const About& about = language.language->about[i];
    if (about.running_text_only && !running) continue;
    const std::string_view where =
        about.within == Within::kBlock ? std::string_view(folded_.text()) : unit.text;
    if (Occurs(*language.about[i], where)) return about.reason;
  }
  return "";
}

void BlockMatcher::Finish(const Unit& unit, Hit* hit, std::vector<Match>* matches) {
  Match& match = hit->match;
  match.sentence = unit.source;
  std::vector<text::Range> spans;
  for (const text::Range& span : hit->spans) AddSpan(SourceRange(unit, span), &spans);
  // What is named weighs twice: it is what the statement denies.
  std::vector<text::Range> names;
  for (const text::Range& span : hit->names) AddSpan(SourceRange(unit, span), &names);
  for (int i = 0; i < 2; ++i) spans.insert(spans.end(), names.begin(), names.end());
  match.excerpt = ExcerptWindow(block_->text, match.sentence, spans);
  const std::size_t last = std::min(unit.first_sentence + kContextSentences, sentences_.size() - 1);
  match.context = {unit.source.begin, std::max(sentences_[last].end, unit.source.end)};
  AddExceptions(unit, &match);
  AddFields(unit, &match);
  matches->push_back(std::move(match));
}

void BlockMatcher::AddExceptions(const Unit& unit, Match* match) const {
  if (match->rule->kind == StatementClass::kGrant) return;
  const CompiledLanguage& language = set_.languages[match->language];
  const auto scan = [&](std::string_view folded, text::Range source) {
    for (std::size_t i = 0; i < language.exceptions.size(); ++i) {
      if (!Occurs(*language.exceptions[i], folded)) continue;
      match->exceptions.push_back({&language.language->exceptions[i], source});
    }
  };
  scan(unit.text, unit.source);
  if (unit.source.end >= match->context.end) return;
  for (std::size_t i = unit.first_sentence + 1; i < sentences_.size(); ++i) {
    if (sentences_[i].begin >= match->context.end) break;
    scan(FoldedSentence(i), sentences_[i]);
  }
}

void BlockMatcher::FindExceptions(std::string_view text, std::size_t language,
                                  std::vector<ExceptionMatch>* out) {
  const CompiledLanguage& compiled = set_.languages[language];
  text::Fold(text, &folded_);
  sentences_.clear();
  text::SplitSentences(text, &sentences_);
  for (std::size_t s = 0; s < std::min(sentences_.size(), kContextSentences); ++s) {
    for (std::size_t i = 0; i < compiled.exceptions.size(); ++i) {
      if (Occurs(*compiled.exceptions[i], FoldedSentence(s))) {
        out->push_back({&compiled.language->exceptions[i], sentences_[s]});
      }
    }
  }
}

void BlockMatcher::AddFields(const Unit& unit, Match* match) const {
  const CompiledLanguage& language = set_.languages[match->language];
  const std::size_t begin = folded_.FoldedOffset(match->context.begin);
  const std::size_t end = folded_.FoldedOffset(match->context.end);
  const std::string_view context = std::string_view(folded_.text()).substr(begin, end - begin);
  const std::size_t sentence = std::min(unit.text.size() - unit.lead, context.size());
  for (std::size_t i = 0; i < language.extracts.size(); ++i) {
    const Extract& extract = language.language->extracts[i];
    // The notice's own sentence first; what follows it only where that says nothing.
    std::vector<text::Range> spans =
        FindAll(*language.extracts[i], context.substr(0, sentence), extract.every);
    if (spans.empty()) spans = FindAll(*language.extracts[i], context, extract.every);
    std::string value;
    std::vector<std::string> listed;
    for (const text::Range& span : spans) {
      const text::Range source = {folded_.SourceOffset(begin + span.begin),
                                  folded_.SourceEnd(begin + span.end)};
      const std::string words = CleanText(
          block_->text.substr(source.begin, source.end - source.begin), limits::kMaxFieldBytes);
      if (extract.proper && !LooksLikeName(words)) continue;
      if (!value.empty() && value.size() + 2 + words.size() > limits::kMaxFieldBytes) break;
      if (std::find(listed.begin(), listed.end(), words) != listed.end()) continue;
      listed.push_back(words);
      value += (value.empty() ? "" : "; ") + words;
      if (!extract.every) break;
    }
    const bool taken = std::any_of(match->fields.begin(), match->fields.end(),
                                   [&](const Field& field) { return field.name == extract.field; });
    if (!value.empty() && !taken) match->fields.push_back({extract.field, value});
  }
}

}  // namespace crawlguard::rules
