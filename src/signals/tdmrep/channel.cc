// SPDX-License-Identifier: Apache-2.0
#include "signals/tdmrep/channel.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"

namespace crawlguard {
namespace {

Statement NewStatement(std::string_view url, std::string_view part, std::string_view rule) {
  Statement statement;
  statement.signal = "tdmrep";
  statement.purposes = kTdmPurposes;
  statement.evidence.url = url;
  statement.evidence.part = part;
  statement.evidence.rule = rule;
  return statement;
}

void ReportValues(const ReservationValues& values, std::string_view url, std::string_view part,
                  int line, Findings* findings) {
  if (!values.present() || (values.sound() && values.Result())) return;
  AddDiagnostic(&findings->diagnostics, Severity::kWarning, std::string(url), line, "tdmrep-value",
                std::string(part) + (values.Result() ? ": more values than one, 1 counts"
                                                     : ": neither 0 nor 1, so it stays unset"));
}

// The first policy of a carrier; that it is taken, and not the next, changes no verdict.
std::string ReadPolicy(std::string_view url, std::string_view part, std::string_view text,
                       Findings* findings) {
  std::string policy = ResolveTdmPolicy(url, ascii::TrimSpace(text));
  if (policy.empty()) {
    AddDiagnostic(&findings->diagnostics, Severity::kWarning, std::string(url), 0, "tdmrep-policy",
                  std::string(part) + ": no http(s) URL, ignored");
  }
  return policy;
}

Statement FileFault(const TdmRepFile& file, Effect effect, std::string_view rule) {
  Statement statement = NewStatement(file.url, "tdmrep.json", rule);
  statement.kind = StatementClass::kFault;
  statement.effect = effect;
  statement.scope = Scope::kSite;
  statement.evidence.line = file.line;
  statement.evidence.excerpt = file.fault;
  return statement;
}

Statement FileRule(const TdmRepFile& file, const TdmRule& rule, const Url& url) {
  Statement statement = NewStatement(file.url, "tdmrep.json", "tdmrep.tdm-file");
  statement.scope = Scope::kPath;
  statement.evidence.line = rule.line;
  statement.evidence.begin = rule.begin;
  statement.evidence.end = rule.end;
  statement.evidence.excerpt = rule.excerpt;
  for (const PathPattern& location : rule.locations) {
    if (!location.Matches(url.path_and_query())) continue;
    statement.evidence.fields.push_back({"location", Excerpt(location.text())});
    break;
  }
  return statement;
}

// A meta element's name and how it was written. House: property and http-equiv stand in for name
// where they restrict.
struct MetaName {
  std::string_view text;
  bool exact;
};
MetaName NameOf(const html::Meta& meta) {
  if (!meta.name.empty()) return {ascii::TrimSpace(meta.name), true};
  return {ascii::TrimSpace(meta.property.empty() ? meta.http_equiv : meta.property), false};
}

}  // namespace

bool ReservationValues::Add(std::string_view text, Place* place) {
  bool quote = false;
  std::size_t begin = 0;
  present_ = true;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string_view item = ascii::TrimSpace(text.substr(begin, end - begin));
    const bool first = (item == "1" && !one_) || (item == "0" && !one_ && !zero_);
    one_ |= item == "1";
    zero_ |= item == "0";
    invalid_ |= !item.empty() && item != "1" && item != "0";
    if (first) {
      quote = true;
      place->begin = static_cast<std::size_t>(item.data() - text.data());
      place->end = place->begin + item.size();
    }
    begin = end + 1;
  }
  return quote;
}

std::optional<bool> ReservationValues::Result() const {
  if (one_) return true;
  if (zero_ && !invalid_) return false;
  return std::nullopt;
}

void ApplyReservation(bool reservation, const std::string& policy, Statement* statement) {
  statement->evidence.fields.push_back({"tdm-reservation", reservation ? "1" : "0"});
  if (!reservation) {
    // "Not reserved": what a reservation would have closed is open. Like any allow it yields to
    // every restriction of another protocol. A policy is not looked at then (TDMRep "tdm-policy").
    statement->effect = Effect::kAllow;
    return;
  }
  statement->effect = policy.empty() ? Effect::kDeny : Effect::kCondition;
  if (policy.empty()) return;
  const std::string shown = Excerpt(policy);
  statement->conditions.push_back({true, "a licence under " + shown, "licence"});
  statement->evidence.fields.push_back({"policy", shown});
}

TdmChannel ReadFileChannel(const TdmRepFile& file, const Url& url) {
  TdmChannel channel{"the file", {}, {}, {}};
  switch (file.state) {
    case TdmRepFile::State::kSilent:
      break;
    case TdmRepFile::State::kUnreadable:
      channel.statement = FileFault(file, Effect::kDeny, "house.tdmrep.unreadable");
      break;
    case TdmRepFile::State::kMalformed:
      // TDMRep: as if there were no file. The profile `strict` makes a denial of this note.
      channel.statement = FileFault(file, Effect::kNote, "house.tdmrep.malformed");
      break;
    case TdmRepFile::State::kRules:
      bool invalid_before = false;
      const TdmRule* rule = file.Find(url.path_and_query(), &invalid_before);
      // House: a permission after an entry that cannot be understood is none.
      if (rule == nullptr || (invalid_before && rule->reservation == false)) break;
      channel.reservation = rule->reservation;
      channel.policy = rule->policy;
      channel.statement = FileRule(file, *rule, url);
      break;
  }
  return channel;
}

TdmChannel ReadHeaderChannel(std::string_view url, std::span<const HeaderField> headers,
                             Findings* findings) {
  constexpr std::string_view kPart = "header:tdm-reservation";
  TdmChannel channel{"the HTTP header", {}, {}, {}};
  Statement statement = NewStatement(url, kPart, "tdmrep.tdm-header");
  ReservationValues values;
  std::size_t longest = 0;
  ForEachHeader(headers, "tdm-reservation", [&](std::string_view value) {
    longest = std::max(longest, value.size());
    ReservationValues::Place place;
    if (!values.Add(value.substr(0, limits::kMaxHeaderValueBytes), &place)) return;
    statement.evidence.begin = place.begin;
    statement.evidence.end = place.end;
    statement.evidence.excerpt = value.substr(place.begin, place.end - place.begin);
  });
  ReportValues(values, url, kPart, 0, findings);
  std::optional<std::string_view> policy;
  ForEachHeader(headers, "tdm-policy", [&policy](std::string_view value) {
    if (!policy) policy = value;
  });
  if (policy) channel.policy = ReadPolicy(url, "header:tdm-policy", *policy, findings);
  channel.reservation = values.Result();
  if (longest > limits::kMaxHeaderValueBytes && channel.reservation != true) {
    // What is cut off may be the 1.
    channel.reservation.reset();
    statement.evidence.rule = "house.tdmrep.header-limit";
    statement.kind = StatementClass::kFault;
    statement.effect = Effect::kDeny;
    statement.evidence.excerpt = "value of " + std::to_string(longest) + " bytes is cut at " +
                                 std::to_string(limits::kMaxHeaderValueBytes);
    channel.statement = std::move(statement);
  } else if (channel.reservation) {
    channel.statement = std::move(statement);
  }
  return channel;
}

TdmChannel ReadMetaChannel(const PageView& page, Findings* findings) {
  constexpr std::string_view kPart = "meta:tdm-reservation";
  TdmChannel channel{"the HTML metadata", {}, {}, {}};
  const std::string_view url = page.page.url;
  Statement statement = NewStatement(url, kPart, "tdmrep.tdm-html-meta");
  ReservationValues values;
  const html::Meta* quoted = nullptr;
  std::optional<std::string_view> policy;
  for (const html::Meta& meta : page.document->metas()) {
    const auto [name, exact] = NameOf(meta);
    if (ascii::EqualsIgnoreCase(name, "tdm-reservation")) {
      ReservationValues::Place place;
      // House (TD12): in the body, or not quite under its name, a 1 counts and a 0 does not.
      if (!meta.in_head || !exact) {
        ReservationValues alone;
        alone.Add(meta.content, &place);
        if (alone.Result() != true) continue;
      }
      if (values.Add(meta.content, &place)) quoted = &meta;
    } else if (ascii::EqualsIgnoreCase(name, "tdm-policy") && !policy) {
      policy = meta.content;
    }
  }
  ReportValues(values, url, kPart, 0, findings);
  if (policy) channel.policy = ReadPolicy(url, "meta:tdm-policy", *policy, findings);
  channel.reservation = values.Result();
  if (!channel.reservation) return channel;
  // Only now, as a place may cost a search from the start of the page.
  const PageView::RawPlace place = page.Raw(quoted->span);
  statement.evidence.line = place.line;
  statement.evidence.begin = place.begin;
  statement.evidence.end = place.end;
  statement.evidence.excerpt = Excerpt(quoted->content.substr(0, limits::kMaxExcerptBytes));
  channel.statement = std::move(statement);
  return channel;
}

}  // namespace crawlguard
