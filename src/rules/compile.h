// SPDX-License-Identifier: Apache-2.0
//
// The model, compiled: what the matcher runs.
#ifndef CRAWLGUARD_RULES_COMPILE_H_
#define CRAWLGUARD_RULES_COMPILE_H_

#include <re2/re2.h>

#include <memory>
#include <string>
#include <vector>

#include "crawlguard/evidence.h"
#include "rules/literals.h"
#include "rules/load.h"
#include "rules/model.h"

namespace crawlguard::rules {

using Pattern = std::unique_ptr<const re2::RE2>;

struct CompiledName {
  const NamedPattern* name;
  Pattern pattern;
};

struct CompiledUnless {
  const Unless* unless;
  Pattern pattern;
};

struct CompiledRule {
  const Rule* rule;
  std::size_t language;                    // index into CompiledSet::languages
  std::vector<std::vector<int>> keywords;  // literal ids: one of each group
  std::vector<Pattern> all;
  std::vector<CompiledName> names;
  std::vector<CompiledUnless> unless;
};

struct CompiledLanguage {
  const Language* language;
  std::vector<Pattern> about;       // parallel to Language::about
  std::vector<Pattern> exceptions;  // parallel to Language::exceptions
  std::vector<Pattern> extracts;    // parallel to Language::extracts
};

// Immutable once compiled; const use is thread-safe. Owns the model it points into.
struct CompiledSet {
  std::vector<Language> model;
  std::vector<CompiledLanguage> languages;
  std::vector<CompiledRule> rules;
  LiteralMatcher literals;
};

// Faults are appended; with any the set must not be used.
std::unique_ptr<const CompiledSet> Compile(std::vector<Language> model,
                                           std::vector<Diagnostic>* faults);

}  // namespace crawlguard::rules

#endif  // CRAWLGUARD_RULES_COMPILE_H_
