// SPDX-License-Identifier: Apache-2.0
#include "rules/load.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "rules/toml_reader.h"
#include "text/fold.h"

namespace crawlguard::rules {
namespace {

constexpr std::string_view kProfileFolder = "profiles/";

std::optional<html::Zone> ZoneByName(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(html::Zone::kJson); ++i) {
    const auto zone = static_cast<html::Zone>(i);
    if (html::ZoneName(zone) == name) return zone;
  }
  return std::nullopt;
}

// The keys `keywords = ["a", "b"]` (any of them) or `[["a", "b"], ["c"]]` (one of each group).
std::vector<std::vector<std::string>> ReadKeywords(TomlReader* reader) {
  std::vector<std::vector<std::string>> groups;
  const toml::node* node = reader->Node("keywords");
  const toml::array* array = node == nullptr ? nullptr : node->as_array();
  const auto bad = [&](int line) {
    reader->faults().Add(line, "rule-keywords",
                         "rule: `keywords` must be an array of words, or of arrays of words, each "
                         "of at least 2 bytes");
  };
  if (array == nullptr || array->empty()) {
    bad(node == nullptr ? reader->line() : LineOf(*node));
    return groups;
  }
  const auto add = [&](const toml::node& item, std::vector<std::string>* group) {
    const auto* word = item.as_string();
    if (word == nullptr || word->get().size() < 2) return bad(LineOf(item));
    std::string folded = text::Folded(word->get());
    if (folded != word->get()) {
      reader->faults().Add(
          LineOf(item), "rule-keywords",
          "rule: keyword \"" + word->get() + "\" is not in folded form; write \"" + folded + "\"");
    }
    group->push_back(std::move(folded));
  };
  std::vector<std::string> flat;
  for (const toml::node& item : *array) {
    if (const toml::array* inner = item.as_array()) {
      std::vector<std::string> group;
      for (const toml::node& word : *inner) add(word, &group);
      if (!group.empty()) groups.push_back(std::move(group));
    } else {
      add(item, &flat);
    }
  }
  if (!flat.empty()) groups.push_back(std::move(flat));
  return groups;
}

void ReadNames(TomlReader* reader, Rule* rule) {
  const toml::table* names = reader->Table("names");
  if (names == nullptr) return;
  for (const auto& [key, node] : *names) {
    NamedPattern named;
    const auto* pattern = node.as_string();
    if (key.str() == "scrape") {
      named.bans_automation = true;
    } else if (Result<PurposeSet> purposes = ParsePurposes(key.str())) {
      named.purposes = *purposes;
    } else {
      reader->faults().Add(LineOf(node), "rule-purpose",
                           "rule: names: " + purposes.error().message);
      continue;
    }
    if (pattern == nullptr) {
      reader->faults().Add(LineOf(node), "rule-type", "rule: names: a pattern must be a string");
      continue;
    }
    named.pattern = {pattern->get(), {reader->faults().file(), LineOf(node)}};
    rule->names.push_back(std::move(named));
  }
}

void ReadPatterns(TomlReader* reader, Rule* rule) {
  const bool single = reader->Node("pattern") != nullptr;
  const toml::node* all = reader->Node("all");
  if (single == (all != nullptr)) {
    reader->faults().Add(reader->line(), "rule-pattern",
                         "rule: exactly one of `pattern` and `all` is needed");
    return;
  }
  if (single) {
    rule->all.push_back(reader->Pattern("pattern"));
    return;
  }
  for (std::string& text : reader->Strings("all")) {
    rule->all.push_back({std::move(text), {reader->faults().file(), LineOf(*all)}});
  }
  if (rule->all.empty()) {
    reader->faults().Add(LineOf(*all), "rule-pattern", "rule: `all` needs at least one pattern");
  }
}

void ReadExamples(TomlReader* reader, std::string_view key, bool must_match, Rule* rule) {
  for (const toml::table* table : reader->Tables(key)) {
    TomlReader example(*table, "rule: [[rule." + std::string(key) + "]]", &reader->faults());
    RuleInfo::Example out;
    out.text = example.RequiredString("text");
    out.why = must_match ? example.String("why") : example.RequiredString("why");
    out.must_match = must_match;
    out.line = example.line();
    example.FinishUnknownKeys();
    rule->examples.push_back(std::move(out));
  }
  const auto count = std::count_if(rule->examples.begin(), rule->examples.end(),
                                   [&](const auto& e) { return e.must_match == must_match; });
  if (count < 2) {
    reader->faults().Add(
        reader->line(), "rule-examples",
        "rule: at least two [[rule." + std::string(key) + "]] examples are needed");
  }
}

void ReadConditions(TomlReader* reader, Rule* rule) {
  for (const toml::table* table : reader->Tables("condition")) {
    TomlReader condition(*table, "rule: [[rule.condition]]", &reader->faults());
    Condition out;
    out.text = condition.RequiredString("text");
    out.kind = condition.String("kind");
    out.prerequisite = condition.Bool("prerequisite", true);
    condition.FinishUnknownKeys();
    rule->conditions.push_back(std::move(out));
  }
}

void CheckRule(const Rule& rule, const std::string& lang, TomlReader* reader) {
  const auto fault = [&](std::string code, const std::string& message) {
    reader->faults().Add(reader->line(), std::move(code), "rule " + rule.id + ": " + message);
  };
  if (!rule.id.empty() && !rule.id.starts_with(lang + ".")) {
    fault("rule-id", "the id must begin with the language: \"" + lang + ".\"");
  }
  if (rule.purposes.empty() && !rule.bans_automation && rule.names.empty()) {
    fault("rule-purpose", "names no purpose: give `purposes`, or `names` with patterns");
  }
  const bool grants = rule.kind == StatementClass::kGrant;
  if (grants != (rule.effect == Effect::kAllow)) {
    fault("rule-effect", "`effect` must be \"allow\" for a grant, and only for a grant");
  }
  if ((rule.kind == StatementClass::kClue) != (rule.effect == Effect::kNote)) {
    fault("rule-effect", "`effect` must be \"note\" for a clue, and only for a clue");
  }
}

Rule ReadRule(const toml::table& table, const std::string& lang, FaultList* faults) {
  TomlReader reader(table, "rule", faults);
  Rule rule;
  rule.place = {faults->file(), reader.line()};
  rule.id = reader.RequiredString("id");
  rule.revision = reader.Int("revision", 1, 1, 1'000'000);
  rule.title = reader.RequiredString("title");
  constexpr std::array kKinds = {StatementClass::kReservation, StatementClass::kReuse,
                                 StatementClass::kClue, StatementClass::kGrant};
  rule.kind = kKinds[reader.Choice("kind", {"notice", "reuse", "clue", "grant"})];
  constexpr std::array kEffects = {Effect::kDeny, Effect::kAllow, Effect::kCondition,
                                   Effect::kNote};
  rule.effect = kEffects[reader.Choice("effect", {"deny", "allow", "condition", "note"})];
  rule.purposes = reader.Purposes("purposes", &rule.bans_automation);
  ReadNames(&reader, &rule);
  rule.scope = reader.Choice("scope", {"page", "site"}) == 0 ? Scope::kPage : Scope::kSite;
  for (const std::string& name : reader.Strings("zones")) {
    if (const auto zone = ZoneByName(name)) {
      rule.zones.push_back(*zone);
    } else {
      faults->Add(reader.line(), "rule-zone",
                  "rule " + rule.id + ": unknown zone \"" + name + "\"");
    }
  }
  rule.keywords = ReadKeywords(&reader);
  ReadPatterns(&reader, &rule);
  for (const toml::table* item : reader.Tables("unless")) {
    TomlReader unless(*item, "rule: [[rule.unless]]", faults);
    rule.unless.push_back({unless.Pattern("pattern"), unless.RequiredString("reason")});
    unless.FinishUnknownKeys();
  }
  rule.within =
      reader.Choice("within", {"sentence", "block"}) == 0 ? Within::kSentence : Within::kBlock;
  rule.confidence = reader.Int("confidence", 90, 0, 100);
  ReadConditions(&reader, &rule);
  rule.basis = reader.Strings("basis");
  rule.notes = reader.String("notes");
  ReadExamples(&reader, "yes", true, &rule);
  ReadExamples(&reader, "no", false, &rule);
  CheckRule(rule, lang, &reader);
  reader.FinishUnknownKeys();
  return rule;
}

void ReadShared(TomlReader* reader, Language* language) {
  FaultList* faults = &reader->faults();
  if (const toml::table* lexicon = reader->Table("lexicon")) {
    for (const auto& [key, node] : *lexicon) {
      const auto* pattern = node.as_string();
      if (pattern == nullptr) {
        faults->Add(LineOf(node), "rule-type", "lexicon: a value must be a string");
        continue;
      }
      language->lexicon.emplace_back(key.str(),
                                     PatternText{pattern->get(), {faults->file(), LineOf(node)}});
    }
  }
  for (const toml::table* table : reader->Tables("about")) {
    TomlReader item(*table, "[[about]]", faults);
    About about{item.Pattern("pattern"), item.RequiredString("reason"), Within::kSentence,
                item.Bool("running_text_only", false)};
    if (item.Choice("within", {"sentence", "block"}) == 1) about.within = Within::kBlock;
    language->about.push_back(std::move(about));
    item.FinishUnknownKeys();
  }
  for (const toml::table* table : reader->Tables("exception")) {
    TomlReader item(*table, "[[exception]]", faults);
    language->exceptions.push_back(
        {item.RequiredString("name"), item.Purposes("purposes", nullptr), item.Pattern("pattern")});
    item.FinishUnknownKeys();
  }
  for (const toml::table* table : reader->Tables("extract")) {
    TomlReader item(*table, "[[extract]]", faults);
    language->extracts.push_back({item.RequiredString("field"), item.Pattern("pattern"),
                                  item.Bool("every", false), item.Bool("proper", false)});
    item.FinishUnknownKeys();
  }
}

void ReadFile(const RuleSource& source, std::map<std::string, Language>* languages,
              std::map<std::string, Place>* ids, Loaded* loaded) {
  FaultList faults(source.name, &loaded->faults);
  const std::size_t slash = source.name.find('/');
  if (slash == std::string::npos || slash == 0) {
    faults.Add(0, "rule-file-name",
               "a rule file must stand in a folder named after its language, e.g. en/" +
                   source.name + "; a profile in profiles/");
    return;
  }
  const std::string lang = source.name.substr(0, slash);
  toml::table table;
  if (!ParseToml(source.text, &faults, &table)) return;
  TomlReader reader(table, "file", &faults);
  if (reader.Node("format") == nullptr) {
    faults.Add(1, "rule-format", "file: `format = 1` is missing");
  }
  reader.Int("format", 1, 1, 1);
  if (const std::string said = reader.RequiredString("lang"); !said.empty() && said != lang) {
    faults.Add(1, "rule-lang",
               "file: `lang` is \"" + said + "\", but the folder is \"" + lang + "\"");
  }
  Language& language = (*languages)[lang];
  language.code = lang;
  ReadShared(&reader, &language);
  for (const toml::table* item : reader.Tables("rule")) {
    Rule rule = ReadRule(*item, lang, &faults);
    if (const auto [it, fresh] = ids->emplace(rule.id, rule.place); !fresh && !rule.id.empty()) {
      faults.Add(rule.place.line, "rule-id",
                 "rule " + rule.id + ": the id is taken by " + it->second.file + ":" +
                     std::to_string(it->second.line));
    }
    language.rules.push_back(std::move(rule));
  }
  reader.FinishUnknownKeys();
}

// A lexicon name that is defined twice in one language, in whatever files.
void CheckLexicons(const std::map<std::string, Language>& languages, Loaded* loaded) {
  for (const auto& [code, language] : languages) {
    std::map<std::string, Place> seen;
    for (const auto& [name, pattern] : language.lexicon) {
      const auto [it, fresh] = seen.emplace(name, pattern.place);
      if (fresh) continue;
      loaded->faults.push_back({Severity::kError, pattern.place.file, pattern.place.line,
                                "rule-lexicon",
                                "lexicon: {" + name + "} is defined already at " + it->second.file +
                                    ":" + std::to_string(it->second.line)});
    }
  }
}

}  // namespace

Loaded Load(std::span<const RuleSource> sources) {
  Loaded loaded;
  std::vector<const RuleSource*> sorted;
  sorted.reserve(sources.size());
  for (const RuleSource& source : sources) sorted.push_back(&source);
  std::sort(sorted.begin(), sorted.end(),
            [](const RuleSource* a, const RuleSource* b) { return a->name < b->name; });
  std::map<std::string, Language> languages;
  std::map<std::string, Place> ids;
  for (const RuleSource* source : sorted) {
    if (source->name.starts_with(kProfileFolder)) {
      loaded.profiles.push_back(ParseProfile(source->name, source->text, &loaded.faults));
    } else {
      ReadFile(*source, &languages, &ids, &loaded);
    }
  }
  CheckLexicons(languages, &loaded);
  for (auto& [code, language] : languages) loaded.languages.push_back(std::move(language));
  return loaded;
}

}  // namespace crawlguard::rules
