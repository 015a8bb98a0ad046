// SPDX-License-Identifier: Apache-2.0
//
// The JSON of docs/decision-json.md: keys and their order are a contract.
#include "crawlguard/json.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "crawlguard/version.h"
#include "report/escape.h"
#include "report/json_writer.h"

namespace crawlguard {
namespace {

using report::JsonWriter;

void Write(JsonWriter* json, PurposeSet purposes) {
  json->BeginArray();
  for (Purpose p : kAllPurposes) {
    if (purposes.Contains(p)) json->String(PurposeName(p));
  }
  json->EndArray();
}

void Write(JsonWriter* json, const std::vector<Condition>& conditions) {
  json->BeginArray();
  for (const Condition& c : conditions) {
    json->BeginObject();
    json->Key("text").String(c.text);
    json->Key("prerequisite").Bool(c.prerequisite);
    json->Key("kind").String(c.kind);
    json->EndObject();
  }
  json->EndArray();
}

// A name may come more than once ("acts"), so every name has a list.
void Write(JsonWriter* json, const std::vector<Field>& fields) {
  json->BeginObject();
  for (auto first = fields.begin(); first != fields.end(); ++first) {
    const auto same = [&](const Field& f) { return f.name == first->name; };
    if (std::find_if(fields.begin(), first, same) != first) continue;
    json->Key(first->name).BeginArray();
    for (auto it = first; it != fields.end(); ++it) {
      if (same(*it)) json->String(it->value);
    }
    json->EndArray();
  }
  json->EndObject();
}

void Write(JsonWriter* json, const Statement& s) {
  const Evidence& e = s.evidence;
  json->BeginObject();
  json->Key("signal").String(s.signal);
  json->Key("effect").String(EffectName(s.effect));
  Write(&json->Key("purposes"), s.purposes);
  json->Key("scope").String(ScopeName(s.scope));
  json->Key("class").String(StatementClassName(s.kind));
  json->Key("url").String(e.url);
  json->Key("part").String(e.part);
  json->Key("line").Number(static_cast<std::size_t>(e.line));
  json->Key("begin").Number(e.begin);
  json->Key("end").Number(e.end);
  json->Key("excerpt").String(e.excerpt);
  json->Key("rule").String(e.rule);
  json->Key("confidence").Number(static_cast<std::size_t>(e.confidence));
  Write(&json->Key("fields"), e.fields);
  Write(&json->Key("conditions"), s.conditions);
  if (!s.superseded_by.empty()) json->Key("superseded_by").String(s.superseded_by);
  json->EndObject();
}

void Write(JsonWriter* json, const PurposeDecision& d, bool explain) {
  json->BeginObject();
  json->Key("verdict").String(VerdictName(d.verdict));
  json->Key("reason").String(ReasonName(d.reason));
  Write(&json->Key("conditions"), d.conditions);
  json->Key("evidence").BeginArray();
  for (const Considered& c : d.considered) {
    if (c.role == Role::kDecides || c.role == Role::kAgrees) json->Number(c.statement);
  }
  json->EndArray();
  if (explain) {
    json->Key("considered").BeginArray();
    for (const Considered& c : d.considered) {
      json->BeginObject();
      json->Key("evidence").Number(c.statement);
      json->Key("role").String(RoleName(c.role));
      json->Key("why").String(c.why);
      json->EndObject();
    }
    json->EndArray();
  }
  json->EndObject();
}

void Write(JsonWriter* json, const Diagnostic& d) {
  json->BeginObject();
  json->Key("severity").String(SeverityName(d.severity));
  json->Key("where").String(d.where);
  json->Key("line").Number(static_cast<std::size_t>(d.line));
  json->Key("code").String(d.code);
  json->Key("message").String(d.message);
  json->EndObject();
}

}  // namespace

std::string ToJson(const Decision& decision, const JsonOptions& options) {
  const bool denied = !(decision.DeniedPurposes() & options.purposes).empty();
  JsonWriter json(options.pretty);
  json.BeginObject();
  json.Key("schema").String("crawlguard/decision/1");
  json.Key("url").String(decision.url);
  json.Key("final_url").String(decision.final_url);
  json.Key("agent").String(decision.agent);
  json.Key("profile").String(decision.profile);
  json.Key("rules").String(decision.rules);
  json.Key("tool").String("crawlguard " + std::string(Version()));
  json.Key("verdict").String(VerdictName(denied ? Verdict::kDeny : Verdict::kAllow));
  json.Key("decisions").BeginObject();
  for (Purpose p : kAllPurposes) {
    Write(&json.Key(PurposeName(p)), decision.For(p), options.explain);
  }
  json.EndObject();
  json.Key("evidence").BeginArray();
  for (const Statement& s : decision.statements) Write(&json, s);
  json.EndArray();
  json.Key("diagnostics").BeginArray();
  for (const Diagnostic& d : decision.diagnostics) Write(&json, d);
  json.EndArray();
  json.EndObject();
  return report::EscapeJsonText(std::move(json).Take());
}

}  // namespace crawlguard
