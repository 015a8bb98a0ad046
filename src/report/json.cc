// SPDX-License-Identifier: Apache-2.0
//
// The JSON of docs/decision-json.md: keys and their order are a contract.
#include "crawlguard/json.h"

#include <cstddef>
#include <string>

#include <nlohmann/json.hpp>

#include "crawlguard/version.h"
#include "report/escape.h"

namespace crawlguard {
namespace {

using Json = nlohmann::ordered_json;

Json Names(PurposeSet purposes) {
  Json out = Json::array();
  for (Purpose p : kAllPurposes) {
    if (purposes.Contains(p)) out.push_back(PurposeName(p));
  }
  return out;
}

Json Conditions(const std::vector<Condition>& conditions) {
  Json out = Json::array();
  for (const Condition& c : conditions) {
    out.push_back(Json{{"text", c.text}, {"prerequisite", c.prerequisite}, {"kind", c.kind}});
  }
  return out;
}

// A name may come more than once ("acts"), so every name has a list.
Json Fields(const std::vector<Field>& fields) {
  Json out = Json::object();
  for (const Field& field : fields) out[field.name].push_back(field.value);
  return out;
}

Json One(const Statement& s) {
  const Evidence& e = s.evidence;
  Json out = {{"signal", s.signal},
              {"effect", EffectName(s.effect)},
              {"purposes", Names(s.purposes)},
              {"scope", ScopeName(s.scope)},
              {"class", StatementClassName(s.kind)},
              {"url", e.url},
              {"part", e.part},
              {"line", e.line},
              {"begin", e.begin},
              {"end", e.end},
              {"excerpt", e.excerpt},
              {"rule", e.rule},
              {"confidence", e.confidence},
              {"fields", Fields(e.fields)},
              {"conditions", Conditions(s.conditions)}};
  if (!s.superseded_by.empty()) out["superseded_by"] = s.superseded_by;
  return out;
}

Json One(const PurposeDecision& d, bool explain) {
  Json evidence = Json::array();
  Json considered = Json::array();
  for (const Considered& c : d.considered) {
    if (c.role == Role::kDecides || c.role == Role::kAgrees) evidence.push_back(c.statement);
    considered.push_back(
        Json{{"evidence", c.statement}, {"role", RoleName(c.role)}, {"why", c.why}});
  }
  Json out = {{"verdict", VerdictName(d.verdict)},
              {"reason", ReasonName(d.reason)},
              {"conditions", Conditions(d.conditions)},
              {"evidence", std::move(evidence)}};
  if (explain) out["considered"] = std::move(considered);
  return out;
}

Json One(const Diagnostic& d) {
  return {{"severity", SeverityName(d.severity)},
          {"where", d.where},
          {"line", d.line},
          {"code", d.code},
          {"message", d.message}};
}

}  // namespace

std::string ToJson(const Decision& decision, const JsonOptions& options) {
  const bool denied = !(decision.DeniedPurposes() & options.purposes).empty();
  Json out = {{"schema", "crawlguard/decision/1"},
              {"url", decision.url},
              {"final_url", decision.final_url},
              {"agent", decision.agent},
              {"profile", decision.profile},
              {"rules", decision.rules},
              {"tool", std::string("crawlguard ") + std::string(Version())},
              {"verdict", VerdictName(denied ? Verdict::kDeny : Verdict::kAllow)}};
  Json& decisions = out["decisions"] = Json::object();
  for (Purpose p : kAllPurposes) {
    decisions[std::string(PurposeName(p))] = One(decision.For(p), options.explain);
  }
  Json& evidence = out["evidence"] = Json::array();
  for (const Statement& s : decision.statements) evidence.push_back(One(s));
  Json& diagnostics = out["diagnostics"] = Json::array();
  for (const Diagnostic& d : decision.diagnostics) diagnostics.push_back(One(d));
  return report::EscapeJsonText(
      out.dump(options.pretty ? 2 : -1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace crawlguard
