// SPDX-License-Identifier: Apache-2.0
//
// RuleInterpreter: robots rules in, statements out.
#ifndef CRAWLGUARD_SIGNALS_ROBOTS_TAG_INTERPRETER_H_
#define CRAWLGUARD_SIGNALS_ROBOTS_TAG_INTERPRETER_H_

#include <bitset>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "signals/robots_tag/rule_reader.h"
#include "signals/robots_tag/vocabulary.h"
#include "signals/signal.h"

namespace crawlguard {

// The carrier that rules were found in.
struct TagSource {
  std::string_view url;
  std::string_view part;           // "header:x-robots-tag"
  bool restrictions_only = false;  // a redirect hop: notes are of no interest
  bool image = false;              // the page itself is an image
};

// Where a rule stands. Asked for only when a statement is made of it, as it may cost a search.
struct TagPlace {
  std::size_t begin = 0, end = 0;
  int line = 0;
};
using TagPlaceFunction = std::function<TagPlace(const RobotsRule&)>;

// Whether a bot's name, as it stands before a colon or as a meta name, addresses everyone, or us:
// compared whole and ignoring case, up to a '/' (a version).
bool AddressesEveryone(std::string_view agent);
bool Addresses(std::string_view agent, std::string_view our_agent);

// Interprets the rules of one carrier of one response: the union of all restrictions that address
// everyone or us. Saying a thing twice gives one statement, so that there are few of them whatever
// the input.
class RuleInterpreter {
 public:
  RuleInterpreter(const Subject& subject, const TagSource& source, Findings* findings)
      : subject_(subject), source_(source), findings_(findings) {}

  void Add(const RobotsRule& rule, const TagPlaceFunction& place);

 private:
  void AddNoteForOthers(std::string_view key, const RobotsRule& rule,
                        const TagPlaceFunction& place);
  // What a rule comes to, given its value and the resource.
  struct Meaning {
    std::string_view key;        // of its rows in RuleEffects(); empty: no effect
    std::string_view complaint;  // why it is ignored, or empty
  };
  Meaning MeaningOf(const RobotsRule& rule) const;
  Meaning MeaningOfDate(std::string_view value) const;
  static Meaning MeaningOfSnippet(std::string_view value);
  Statement NewStatement(const RuleEffect& effect, const RobotsRule& rule,
                         const TagPlaceFunction& place) const;
  void Report(std::string_view complaint, const RobotsRule& rule);

  const Subject& subject_;
  const TagSource source_;
  Findings* findings_;
  std::bitset<kMaxRuleEffects> said_;
  std::size_t notes_for_others_ = 0;
  bool others_cut_ = false;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_SIGNALS_ROBOTS_TAG_INTERPRETER_H_
