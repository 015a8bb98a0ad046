// SPDX-License-Identifier: Apache-2.0
#include "signals/robots_tag/robots_tag.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "signals/robots_tag/interpreter.h"
#include "signals/robots_tag/rule_reader.h"

namespace crawlguard {
namespace {

TagPlace SpanInHeader(const RobotsRule& rule) { return {rule.begin, rule.end, 0}; }

// What is cut off may be any restriction that this protocol knows.
void SayHeaderTooLong(const TagSource& source, std::string_view value, Findings* findings) {
  Statement statement;
  statement.signal = "robots-tag";
  statement.effect = Effect::kDeny;
  statement.kind = StatementClass::kFault;
  statement.purposes = PurposeSet::All() - PurposeSet{Purpose::kFetch};
  statement.evidence.url = source.url;
  statement.evidence.part = source.part;
  statement.evidence.begin = limits::kMaxHeaderValueBytes;
  statement.evidence.end = value.size();
  statement.evidence.excerpt = "value of " + std::to_string(value.size()) + " bytes is cut at " +
                               std::to_string(limits::kMaxHeaderValueBytes);
  statement.evidence.rule = "house.robots-tag.header-limit";
  findings->statements.push_back(std::move(statement));
}

// Reads every line of one header field; `read` hands the rules of a line to the interpreter.
template <class ReadLine>
void ReadField(std::span<const HeaderField> headers, std::string_view name, const Subject& subject,
               const TagSource& source, Findings* findings, ReadLine read) {
  RuleInterpreter interpreter(subject, source, findings);
  bool too_long = false;
  ForEachHeader(headers, name, [&](std::string_view value) {
    read(value.substr(0, limits::kMaxHeaderValueBytes), &interpreter);
    if (value.size() <= limits::kMaxHeaderValueBytes || std::exchange(too_long, true)) return;
    SayHeaderTooLong(source, value, findings);
  });
}

template <class Reader>
void AddAll(Reader reader, RuleInterpreter* interpreter, const TagPlaceFunction& place) {
  for (RobotsRule rule; reader.Next(&rule);) interpreter->Add(rule, place);
}

void ReadHeaders(std::span<const HeaderField> headers, const Subject& subject, TagSource source,
                 Findings* findings) {
  source.part = "header:x-robots-tag";
  ReadField(headers, "x-robots-tag", subject, source, findings,
            [](std::string_view value, RuleInterpreter* interpreter) {
              AddAll(RuleReader(value, RuleReader::Prefix::kAllowed), interpreter, SpanInHeader);
            });
  source.part = "header:robots-tag";
  ReadField(headers, "robots-tag", subject, source, findings,
            [](std::string_view value, RuleInterpreter* interpreter) {
              AddAll(TagListReader(value), interpreter, SpanInHeader);
            });
}

bool IsImage(const Page& page) {
  bool image = false;
  ForEachHeader(page.headers, "content-type", [&image](std::string_view value) {
    image |= ascii::StartsWithIgnoreCase(ascii::TrimSpace(value), "image/");
  });
  return image;
}

// A meta name that is probably a bot's: any name may stand there, and its content be anything.
bool LooksLikeBot(std::string_view name) {
  constexpr std::string_view kMarks[] = {"bot", "crawl", "spider"};
  constexpr std::size_t kMaxNameBytes = 64;
  return name.size() <= kMaxNameBytes &&
         std::any_of(std::begin(kMarks), std::end(kMarks), [name](std::string_view mark) {
           return ascii::FindIgnoreCase(name, mark) != std::string_view::npos;
         });
}

// The tag's name. House: property stands in for name, as authors write both.
std::string_view NameOf(const html::Meta& meta) {
  return ascii::TrimSpace(meta.name.empty() ? meta.property : meta.name);
}

void ReadMetas(const PageView& page, const Subject& subject, TagSource source, Findings* findings) {
  source.part = "meta:robots";
  RuleInterpreter robots(subject, source, findings);
  source.part = "meta:x-robots-tag";
  RuleInterpreter equivalent(subject, source, findings);
  for (const html::Meta& meta : page.document->metas()) {
    const TagPlaceFunction place = [&](const RobotsRule&) {
      const PageView::RawPlace raw = page.Raw(meta.span);
      return TagPlace{raw.begin, raw.end, raw.line};
    };
    const std::string_view name = NameOf(meta);
    // House: an http-equiv of the header's name says what the header would say.
    if (ascii::EqualsIgnoreCase(ascii::TrimSpace(meta.http_equiv), "x-robots-tag")) {
      AddAll(RuleReader(meta.content, RuleReader::Prefix::kAllowed), &equivalent, place);
    } else if (ascii::EqualsIgnoreCase(name, "robots") || Addresses(name, subject.agent) ||
               LooksLikeBot(name)) {
      RuleReader reader(meta.content, RuleReader::Prefix::kNone);
      for (RobotsRule rule; reader.Next(&rule);) {
        if (!ascii::EqualsIgnoreCase(name, "robots")) rule.agent = name;
        robots.Add(rule, place);
      }
    }
  }
}

// House: by Google's rule the attribute speaks of the element's text in snippets and in AI answers,
// not of the page, and only on span, div and section; so it is recorded and no more.
void NoteNoSnippets(const PageView& page, const TagSource& source, Findings* findings) {
  const std::vector<html::Span>& spans = page.document->nosnippets();
  if (spans.empty()) return;
  const PageView::RawPlace raw = page.Raw(spans.front());
  Statement note;
  note.signal = "robots-tag";
  note.effect = Effect::kNote;
  note.purposes = {Purpose::kSearch, Purpose::kAiInput};
  note.scope = Scope::kElement;
  note.evidence.url = source.url;
  note.evidence.part = "body";
  note.evidence.line = raw.line;
  note.evidence.begin = raw.begin;
  note.evidence.end = raw.end;
  note.evidence.excerpt = "data-nosnippet";
  note.evidence.rule = "robots-meta.data-nosnippet";
  note.evidence.confidence = 80;
  note.evidence.fields.push_back({"elements", std::to_string(spans.size())});
  findings->statements.push_back(std::move(note));
}

}  // namespace

void RobotsTagSignal::Evaluate(const SiteState* /*site*/, const Subject& subject,
                               const PageView* page, Findings* findings) const {
  if (page == nullptr) return;
  const Page& response = page->page;
  TagSource source;
  source.image = IsImage(response);
  source.restrictions_only = true;
  for (const RedirectHop& hop : response.hops) {
    source.url = hop.url;
    ReadHeaders(hop.headers, subject, source, findings);
  }
  source.restrictions_only = false;
  source.url = response.url;
  ReadHeaders(response.headers, subject, source, findings);
  if (page->document == nullptr) return;
  ReadMetas(*page, subject, source, findings);
  NoteNoSnippets(*page, source, findings);
}

}  // namespace crawlguard
