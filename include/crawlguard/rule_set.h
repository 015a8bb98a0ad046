// SPDX-License-Identifier: Apache-2.0
//
// RuleSet: the prose rules and profiles, compiled once and shared.
#ifndef CRAWLGUARD_RULE_SET_H_
#define CRAWLGUARD_RULE_SET_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/evidence.h"
#include "crawlguard/export.h"
#include "crawlguard/result.h"

namespace crawlguard {

// A rule file's name (relative, with '/': "en/reservation.toml", "profiles/strict.toml") and text.
// The name matters: the folder is the language, and files below "profiles/" are profiles.
struct RuleSource {
  std::string name;
  std::string text;
};

// What `crawlguard rules list|show` prints of a rule.
struct RuleInfo {
  struct Example {
    std::string text;
    std::string why;  // why it must (not) match; empty for most positive examples
    bool must_match = true;
    int line = 0;
  };
  std::string id;
  int revision = 1;
  std::string title;
  std::string lang;
  StatementClass kind = StatementClass::kReservation;
  Effect effect = Effect::kDeny;
  PurposeSet purposes;  // every purpose that the rule can name
  std::string file;
  int line = 0;
  std::vector<std::string> patterns;  // as written: {names} stand for lexicon entries
  std::vector<std::string> keywords;
  std::vector<std::string> basis;
  std::string notes;
  std::vector<Example> examples;
};

// Compile, then freeze. Immutable; safe to share between threads without locks.
class RuleSet {
 public:
  // The rules and profiles that are embedded in the library: no file is read. Compiles them anew on
  // each call, so keep the result. Errors: kInternal only (out of memory).
  CRAWLGUARD_EXPORT static Result<std::shared_ptr<const RuleSet>> Builtin();

  // The embedded rule and profile files themselves.
  CRAWLGUARD_EXPORT static std::vector<RuleSource> BuiltinSources();

  // Compiles the given files. Errors: kMalformed with file, line and column of the first fault;
  // Lint() lists all of them. A set without profiles takes the embedded ones.
  CRAWLGUARD_EXPORT static Result<std::shared_ptr<const RuleSet>> Parse(
      std::span<const RuleSource> sources);

  // Every fault in the files, never only the first, in order of file and line. Empty: no fault.
  CRAWLGUARD_EXPORT static std::vector<Diagnostic> Lint(std::span<const RuleSource> sources);

  // Runs every example of every rule through the whole pipeline (a page in, matches out), and every
  // rule's negative examples against every other rule. Empty: all pass. `*ran` (may be null)
  // receives the number of examples run.
  CRAWLGUARD_EXPORT std::vector<Diagnostic> SelfTest(std::size_t* ran) const;

  // "sha256:" and the hash of the names and texts of all files, in order of name.
  CRAWLGUARD_EXPORT std::string_view revision() const;

  CRAWLGUARD_EXPORT std::vector<RuleInfo> rules() const;
  CRAWLGUARD_EXPORT std::vector<std::string> profile_names() const;

  class Impl;  // internal
  const Impl& impl() const { return *impl_; }
  explicit RuleSet(std::unique_ptr<const Impl> impl);
  CRAWLGUARD_EXPORT ~RuleSet();
  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;

 private:
  std::unique_ptr<const Impl> impl_;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_RULE_SET_H_
