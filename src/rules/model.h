// SPDX-License-Identifier: Apache-2.0
//
// The rule files as values: what rules/README.md describes, before anything is compiled.
#ifndef CRAWLGUARD_RULES_MODEL_H_
#define CRAWLGUARD_RULES_MODEL_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "crawlguard/evidence.h"
#include "crawlguard/rule_set.h"
#include "html/document.h"

namespace crawlguard::rules {

// Where something stands in a rule file.
struct Place {
  std::string file;
  int line = 0;
};

// A pattern as its author wrote it: RE2 over folded text, with {name} for lexicon entries.
struct PatternText {
  std::string text;
  Place place;
};

// What a rule's `names` table maps a pattern to: a purpose, or `scrape`, the pseudo-purpose of the
// corpora: automated access itself.
struct NamedPattern {
  PurposeSet purposes;
  bool bans_automation = false;
  PatternText pattern;
};

// A reason for which a match of a rule is not a notice.
struct Unless {
  PatternText pattern;
  std::string reason;
};

enum class Within : std::uint8_t { kSentence, kBlock };

struct Rule {
  std::string id;
  int revision = 1;
  std::string title;
  StatementClass kind = StatementClass::kReservation;
  Effect effect = Effect::kDeny;
  PurposeSet purposes;  // always named by a match
  bool bans_automation = false;
  std::vector<NamedPattern>
      names;  // named where their pattern occurs; one must, if `purposes` is empty
  Scope scope = Scope::kPage;
  std::vector<html::Zone> zones;                   // empty: all
  std::vector<std::vector<std::string>> keywords;  // all groups, any of a group; folded
  std::vector<PatternText> all;                    // every one must match
  std::vector<Unless> unless;
  Within within = Within::kSentence;
  int confidence = 90;
  std::vector<Condition> conditions;
  std::vector<std::string> basis;
  std::string notes;
  std::vector<RuleInfo::Example> examples;
  Place place;
};

// Language-wide: why a sentence or block that matches is about notices and no notice itself.
struct About {
  PatternText pattern;
  std::string reason;
  Within within = Within::kSentence;
  bool running_text_only = false;  // a footer or a legal notice does not speak of others
};

// Language-wide: an exception that a notice states, and the purposes that it flips (may be none).
struct Exception {
  std::string name;  // "search engines", "permitted by law"
  PurposeSet purposes;
  PatternText pattern;
};

// Language-wide: a detail of a notice worth reporting. The pattern's first group (or all of it).
struct Extract {
  std::string field;
  PatternText pattern;
  bool every = false;   // list every distinct occurrence, not only the first
  bool proper = false;  // only where the source has a capital letter or digit there (names)
};

struct Language {
  std::string code;
  std::vector<std::pair<std::string, PatternText>> lexicon;
  std::vector<Rule> rules;
  std::vector<About> about;
  std::vector<Exception> exceptions;
  std::vector<Extract> extracts;
};

}  // namespace crawlguard::rules

#endif  // CRAWLGUARD_RULES_MODEL_H_
