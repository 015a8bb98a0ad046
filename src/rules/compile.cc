// SPDX-License-Identifier: Apache-2.0
#include "rules/compile.h"

#include <utility>

#include "base/limits.h"
#include "rules/expand.h"

namespace crawlguard::rules {
namespace {

class Compiler {
 public:
  Compiler(const Language& language, std::vector<Diagnostic>* faults)
      : expander_(language, faults), faults_(faults) {}

  Pattern operator()(const PatternText& text) const {
    re2::RE2::Options options(re2::RE2::Quiet);  // never logs
    options.set_max_mem(static_cast<std::int64_t>(limits::kRe2MaxMem));
    options.set_dot_nl(true);
    auto pattern = std::make_unique<const re2::RE2>(expander_.Expand(text, faults_), options);
    if (!pattern->ok()) {
      faults_->push_back({Severity::kError, text.place.file, text.place.line, "rule-re2",
                          "pattern: " + pattern->error() + " in " + text.text});
    }
    return pattern;
  }

 private:
  PatternExpander expander_;
  std::vector<Diagnostic>* faults_;
};

CompiledRule CompileRule(const Rule& rule, std::size_t language, const Compiler& compile,
                         LiteralMatcher* literals) {
  CompiledRule out{&rule, language, {}, {}, {}, {}};
  for (const auto& group : rule.keywords) {
    std::vector<int> ids;
    ids.reserve(group.size());
    for (const std::string& word : group) ids.push_back(literals->Add(word));
    out.keywords.push_back(std::move(ids));
  }
  for (const PatternText& text : rule.all) out.all.push_back(compile(text));
  for (const NamedPattern& name : rule.names) {
    out.names.push_back({&name, compile(name.pattern)});
  }
  for (const Unless& unless : rule.unless) {
    out.unless.push_back({&unless, compile(unless.pattern)});
  }
  return out;
}

}  // namespace

std::unique_ptr<const CompiledSet> Compile(std::vector<Language> model,
                                           std::vector<Diagnostic>* faults) {
  auto set = std::make_unique<CompiledSet>();
  set->model = std::move(model);
  for (const Language& language : set->model) {
    const Compiler compile(language, faults);
    CompiledLanguage out{&language, {}, {}, {}};
    for (const About& about : language.about) out.about.push_back(compile(about.pattern));
    for (const Exception& e : language.exceptions) out.exceptions.push_back(compile(e.pattern));
    for (const Extract& e : language.extracts) out.extracts.push_back(compile(e.pattern));
    for (const Rule& rule : language.rules) {
      set->rules.push_back(CompileRule(rule, set->languages.size(), compile, &set->literals));
    }
    set->languages.push_back(std::move(out));
  }
  set->literals.Compile();
  return set;
}

}  // namespace crawlguard::rules
