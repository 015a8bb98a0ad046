// SPDX-License-Identifier: Apache-2.0
#include "signals/tdmrep/tdmrep_file.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "signals/tdmrep/json_entries.h"

namespace crawlguard {
namespace {

// Turns entries into rules; goes forward only, so that counting lines stays linear.
class RuleBuilder {
 public:
  RuleBuilder(const Url& origin, std::string_view body, TdmRepFile* file)
      : origin_(origin), body_(body), file_(file) {}

  void Add(const JsonEntry& entry) {
    line_ += static_cast<int>(std::count(body_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                         body_.begin() + static_cast<std::ptrdiff_t>(entry.begin),
                                         '\n'));
    counted_ = entry.begin;
    if (!entry.is_object) return Warn("the entry is no object and is skipped");
    if (entry.locations.empty()) {
      return Warn(entry.bad_location ? "location is no string; the entry is skipped"
                                     : "the entry lacks location and is skipped");
    }
    TdmRule rule;
    rule.line = line_;
    rule.begin = entry.begin;
    rule.end = entry.end;
    rule.excerpt = Excerpt(body_.substr(entry.begin, entry.end - entry.begin));
    // House: where the author's words are ambiguous, a 1 counts and a 0 is no permission.
    const bool sound_places = ReadLocations(entry, &rule);
    rule.reservation = ReadReservation(entry);
    if (!sound_places && rule.reservation == false) rule.reservation.reset();
    if (rule.reservation == true) rule.policy = ReadPolicy(entry);
    file_->rules.push_back(std::move(rule));
  }

 private:
  void Warn(std::string message) {
    AddDiagnostic(&file_->diagnostics, Severity::kWarning, file_->url, line_, "tdmrep-entry",
                  std::move(message));
  }

  // False if a location is not quite what the report asks for.
  bool ReadLocations(const JsonEntry& entry, TdmRule* rule) {
    bool sound = entry.locations.size() == 1 && !entry.bad_location;
    if (!sound) Warn("location is repeated; a reservation counts for each");
    for (std::string_view location : entry.locations) {
      const bool is_path = location.starts_with('/') || location.starts_with('*');
      if (!is_path) {
        // House: who writes a whole URL, or forgets the slash, means the path.
        Warn("location starts neither with / nor with *; it is read as a path if it reserves");
        if (ascii::StartsWithIgnoreCase(location, origin_.origin())) {
          location.remove_prefix(origin_.origin().size());
        }
        sound = false;
      }
      std::string path(location);
      if (!path.starts_with('/') && !path.starts_with('*')) path.insert(0, 1, '/');
      rule->locations.emplace_back(PercentNormalize(path));
    }
    return sound;
  }

  std::optional<bool> ReadReservation(const JsonEntry& entry) {
    const auto has = [&entry](JsonReservation r) {
      return std::count(entry.reservations.begin(), entry.reservations.end(), r) > 0;
    };
    if (entry.reservations.empty()) {
      Warn("the entry lacks tdm-reservation, which stays unset");
      return std::nullopt;
    }
    if (entry.reservations.size() > 1) Warn("tdm-reservation is repeated; a 1 wins");
    if (has(JsonReservation::kOne)) return true;
    if (has(JsonReservation::kOneString)) {
      Warn("tdm-reservation is the string \"1\", taken as 1");
      return true;
    }
    if (has(JsonReservation::kZeroString) || has(JsonReservation::kOther)) {
      Warn("tdm-reservation is neither 0 nor 1 and stays unset");
      return std::nullopt;
    }
    if (entry.reservations.size() > 1) return std::nullopt;
    return false;
  }

  std::string ReadPolicy(const JsonEntry& entry) {
    if (entry.policies.empty() && !entry.bad_policy) return {};
    std::string policy;
    if (entry.policies.size() == 1 && !entry.bad_policy) {
      policy = ResolveTdmPolicy(file_->url, entry.policies.front());
    }
    if (policy.empty()) Warn("tdm-policy is not one http(s) URL and is ignored");
    return policy;
  }

  const Url& origin_;
  std::string_view body_;
  TdmRepFile* file_;
  std::size_t counted_ = 0;
  int line_ = 1;
};

void ReadBody(const Url& origin, std::string_view body, TdmRepFile* file) {
  if (body.size() > limits::kMaxSiteFileBytes) {
    file->state = TdmRepFile::State::kUnreadable;
    file->fault = "more than " + std::to_string(limits::kMaxSiteFileBytes) + " bytes";
    return;
  }
  const JsonEntries json = ReadJsonEntries(body);
  if (json.state == JsonEntries::State::kRead) {
    file->state = TdmRepFile::State::kRules;
    RuleBuilder builder(origin, body, file);
    for (const JsonEntry& entry : json.entries) builder.Add(entry);
    return;
  }
  // A tripped limit is ours, not the author's: what was not read may reserve.
  file->state = json.state == JsonEntries::State::kTooDeep ? TdmRepFile::State::kUnreadable
                                                           : TdmRepFile::State::kMalformed;
  file->fault = json.fault;
  const auto end = body.begin() + static_cast<std::ptrdiff_t>(std::min(json.fault_at, body.size()));
  file->line = 1 + static_cast<int>(std::count(body.begin(), end, '\n'));
}

// TDMRep: failure to provide the file implies that the server does not implement the protocol.
// House: only a 4xx says so (402 and 429 speak of us); the rest is no answer.
bool IsAbsent(int status) {
  return status >= 400 && status <= 499 && status != 402 && status != 429;
}

void ReadAnswer(const Url& origin, const SiteFile& answer, TdmRepFile* file) {
  const bool whole = answer.fault.empty();
  // House: a broken answer is no answer, but a 404 page that is merely longer than what is read of
  // a site file is a 404 all the same.
  const bool long_page = answer.body.size() >= limits::kMaxSiteFileBytes;
  if ((whole || long_page) && IsAbsent(answer.status)) {
    if (answer.status == 404 || answer.status == 410) return;
    AddDiagnostic(&file->diagnostics, Severity::kNote, file->url, 0, "tdmrep-refused",
                  "status " + std::to_string(answer.status) + ", taken as: there is none");
    return;
  }
  if (whole && answer.status >= 200 && answer.status <= 299 && answer.status != 206) {
    return ReadBody(origin, answer.body, file);
  }
  file->state = TdmRepFile::State::kUnreadable;
  file->fault = whole ? "status " + std::to_string(answer.status) : Excerpt(answer.fault);
}

void ReportState(const SiteFile& answer, TdmRepFile* file) {
  const auto report = [file](Severity severity, const char* code, const std::string& message) {
    AddDiagnostic(&file->diagnostics, severity, file->url, file->line, code, message);
  };
  if (answer.state == FileState::kNotAsked) {
    report(Severity::kNote, "tdmrep-not-asked", "not asked for; what it says is unknown");
  } else if (answer.state == FileState::kForbidden) {
    report(Severity::kWarning, "tdmrep-forbidden",
           "robots.txt disallows it; what it says is unknown");
  } else if (file->state == TdmRepFile::State::kUnreadable) {
    report(Severity::kError, "tdmrep-unreadable", "cannot be read: " + file->fault);
  } else if (file->state == TdmRepFile::State::kMalformed) {
    report(Severity::kWarning, "tdmrep-malformed", file->fault + "; nothing is set by it");
  }
}

}  // namespace

bool TdmRule::Matches(std::string_view path_and_query) const {
  return std::any_of(locations.begin(), locations.end(),
                     [&](const PathPattern& location) { return location.Matches(path_and_query); });
}

const TdmRule* TdmRepFile::Find(std::string_view path_and_query, bool* invalid_before) const {
  *invalid_before = false;
  for (const TdmRule& rule : rules) {
    if (!rule.Matches(path_and_query)) continue;
    if (rule.reservation) return &rule;
    *invalid_before = true;
  }
  return nullptr;
}

std::unique_ptr<const TdmRepFile> ReadTdmRepFile(const Url& origin, const SiteFile& answer) {
  auto file = std::make_unique<TdmRepFile>();
  file->url =
      answer.url.empty() ? origin.origin() + std::string(answer.path) : std::string(answer.url);
  if (answer.state == FileState::kAnswered) {
    ReadAnswer(origin, answer, file.get());
  } else if (answer.state == FileState::kUnreachable) {
    file->state = TdmRepFile::State::kUnreadable;
    file->fault = answer.fault.empty() ? "no answer" : Excerpt(answer.fault);
  }
  ReportState(answer, file.get());
  return file;
}

std::string ResolveTdmPolicy(std::string_view base, std::string_view policy) {
  if (policy.empty()) return {};
  const Result<Url> base_url = Url::Parse(base);
  const Result<Url> url = base_url ? base_url->Resolve(policy) : Url::Parse(policy);
  return url ? url->href() : std::string();
}

}  // namespace crawlguard
