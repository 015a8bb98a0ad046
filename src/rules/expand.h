// SPDX-License-Identifier: Apache-2.0
//
// Patterns as authors write them, to RE2 syntax: lexicon names and our own word borders.
#ifndef CRAWLGUARD_RULES_EXPAND_H_
#define CRAWLGUARD_RULES_EXPAND_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/evidence.h"
#include "rules/model.h"

namespace crawlguard::rules {

// Expands
//   {name}   the lexicon entry of that name, as a group
//   {b} {e}  border at the beginning, at the end of a word (RE2's \b knows ASCII only). Both take
//   the
//            neighbouring character with them, so they belong at the ends of a pattern
//   {w}      the rest of a word: letters, digits, marks
//   {..40}   a gap of at most 40 bytes between two whole words
// and reports what must not stand in a pattern: \b, \w and their opposites, unbounded repetition of
// a dot, text that is not in folded form, unknown names, cycles, more than kMaxPatternBytes.
class PatternExpander {
 public:
  // Expands every lexicon entry, used or not, once. Faults are appended.
  PatternExpander(const Language& language, std::vector<Diagnostic>* faults);

  // The RE2 pattern, or empty after a fault.
  std::string Expand(const PatternText& pattern, std::vector<Diagnostic>* faults) const;

 private:
  struct Entry {
    PatternText pattern;
    std::string expanded;
    bool done = false;
    bool ok = false;
  };
  struct Run;
  bool ExpandInto(const PatternText& pattern, Run* run, std::string* out) const;
  bool ExpandBrace(std::string_view name, const PatternText& pattern, Run* run,
                   std::string* out) const;
  // Expands the entry unless that is done; false after a fault, which is reported once.
  bool ExpandEntry(const std::string& name, Entry* entry, const PatternText& user, Run* run) const;

  // Filled by the constructor only.
  mutable std::map<std::string, Entry, std::less<>> lexicon_;
};

}  // namespace crawlguard::rules

#endif  // CRAWLGUARD_RULES_EXPAND_H_
