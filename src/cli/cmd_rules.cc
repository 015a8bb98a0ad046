// SPDX-License-Identifier: Apache-2.0
//
// crawlguard rules list | show | lint | test
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/rule_files.h"
#include "crawlguard/rule_set.h"
#include "report/escape.h"

namespace crawlguard::cli {
namespace {

using report::EscapeForTerminal;
using report::Pad;

std::string Line(std::string_view label, std::string_view text) {
  return Pad(label, 11) + EscapeForTerminal(text) + '\n';
}

std::string Lines(std::string_view label, const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) {
    out += Line(label, text);
    label = "";
  }
  return out;
}

std::string Everything(const RuleInfo& rule, const std::string& file) {
  std::string out = Line("id", rule.id);
  out += Line("revision", std::to_string(rule.revision));
  out += Line("title", rule.title);
  out += Line("kind", StatementClassName(rule.kind));
  out += Line("effect", EffectName(rule.effect));
  out += Line("purposes", ToString(rule.purposes));
  out += Line("lang", rule.lang);
  out += Line("file", file + ":" + std::to_string(rule.line));
  out += Lines("basis", rule.basis);
  out += Lines("keywords", rule.keywords);
  out += Lines("patterns", rule.patterns);
  if (!rule.notes.empty()) out += Line("notes", rule.notes);
  for (const RuleInfo::Example& example : rule.examples) {
    out += Line(example.must_match ? "yes" : "no", example.text);
    if (!example.why.empty()) out += Line("", "why: " + example.why);
  }
  return out;
}

std::string Lines(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics) out += EscapeForTerminal(d.ToString()) + '\n';
  return out;
}

// Ids that hold `part`, for the message about an id that does not exist.
std::string Similar(const std::vector<RuleInfo>& rules, std::string_view part) {
  constexpr int kMost = 5;
  std::string out;
  int count = 0;
  for (const RuleInfo& rule : rules) {
    if (rule.id.find(part) == std::string::npos || ++count > kMost) continue;
    out += (out.empty() ? "" : ", ") + rule.id;
  }
  return out;
}

// The rule files of lint and test. False after complaining.
bool Gather(const RulesRequest& request, RuleFiles* files, Output* output) {
  if (!request.alone) files->AddBuiltin();
  const Result<std::size_t> added = files->AddFolder(request.folder);
  if (!added) output->Complain(added.error());
  return added.has_value();
}

std::string Count(std::size_t count, std::string_view noun) {
  return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace

ExitStatus RunRulesList(const RulesRequest& request, Output* output) {
  RuleFiles files;
  const auto set = LoadRules(request.folder, "", &files, output);
  if (!set) return kSomeError;
  std::vector<std::vector<std::string>> table = {
      {"id", "kind", "effect", "purposes", "lang", "title"}};
  for (const RuleInfo& rule : set->rules()) {
    table.push_back({EscapeForTerminal(rule.id), std::string(StatementClassName(rule.kind)),
                     std::string(EffectName(rule.effect)), ToString(rule.purposes),
                     EscapeForTerminal(rule.lang), EscapeForTerminal(rule.title)});
  }
  std::vector<std::size_t> widths(table.front().size());
  for (const auto& row : table) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], report::Width(row[i]));
    }
  }
  widths.back() = 0;  // nothing follows the title
  for (const auto& row : table) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += (i == 0 ? "" : "  ") + Pad(row[i], widths[i]);
    }
    if (!output->Write(line + '\n')) break;
  }
  return kAllAllowed;
}

ExitStatus RunRulesShow(const RulesRequest& request, Output* output) {
  RuleFiles files;
  const auto set = LoadRules(request.folder, "", &files, output);
  if (!set) return kSomeError;
  const std::vector<RuleInfo> rules = set->rules();
  const auto rule = std::find_if(rules.begin(), rules.end(),
                                 [&](const RuleInfo& r) { return r.id == request.id; });
  if (rule == rules.end()) {
    const std::string similar = Similar(rules, request.id);
    output->Complain(
        "no rule has the id \"" + request.id + "\"; " +
        (similar.empty() ? "crawlguard rules list prints all" : "similar: " + similar));
    return kSomeError;
  }
  output->Write(Everything(*rule, files.Shown(rule->file)));
  return kAllAllowed;
}

// Faults are what was asked for, so they are answers and go to stdout.
ExitStatus RunRulesLint(const RulesRequest& request, Output* output) {
  RuleFiles files;
  if (!Gather(request, &files, output)) return kSomeError;
  const std::vector<Diagnostic> faults = files.Faults();
  output->Write(Lines(faults) + Count(files.sources().size(), "file") + ", " +
                Count(faults.size(), "fault") + '\n');
  return faults.empty() ? kAllAllowed : kSomeDenied;
}

ExitStatus RunRulesTest(const RulesRequest& request, Output* output) {
  RuleFiles files;
  if (!Gather(request, &files, output)) return kSomeError;
  const auto set = files.Compile(output);
  if (!set) return kSomeDenied;
  std::size_t ran = 0;
  std::vector<Diagnostic> failures = set->SelfTest(&ran);
  for (Diagnostic& failure : failures) failure.where = files.Shown(failure.where);
  output->Write(Lines(failures) + Count(set->rules().size(), "rule") + ", " +
                Count(ran, "example") + ", " + Count(failures.size(), "failure") + '\n');
  return failures.empty() ? kAllAllowed : kSomeDenied;
}

}  // namespace crawlguard::cli
