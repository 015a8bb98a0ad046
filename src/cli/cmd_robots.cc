// SPDX-License-Identifier: Apache-2.0
//
// crawlguard robots: which rule of a robots.txt decides, and the lint of the file.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "cli/commands.h"
#include "cli/read_file.h"
#include "report/escape.h"
#include "report/statement_text.h"
#include "report/style.h"
#include "signals/robots/parser.h"
#include "signals/robots/robots_file.h"
#include "url/url.h"

namespace crawlguard::cli {
namespace {

using report::EscapeForTerminal;
using report::Ink;
using report::Style;
using robots::RobotsFile;
using robots::Rule;

// The file, asked for one agent.
struct Asked {
  const RobotsFile& file;
  std::string name;  // as diagnostics name the file
  std::string agent;
  std::string group;  // the token of the group that binds the agent; empty: none does
  std::vector<Diagnostic> diagnostics;
};

struct Answered {
  std::string target;  // as the user wrote it
  Url url;
  robots::Answer answer;
};

// A path stands for a URL of whatever site the file belongs to.
Result<Url> ParseTarget(const std::string& target) {
  if (!target.starts_with('/')) return Url::Parse(target);
  return Url::Parse("http://offline.invalid" + target);
}

std::string Placed(const Asked& asked, const Rule& rule) {
  return asked.name + ':' + std::to_string(rule.place.line) + ": " + rule.place.excerpt;
}

std::string WhyNoRule(const Asked& asked, const Url& url, const robots::Answer& answer) {
  if (answer.too_costly) return "not decided: too many rules for a URL of this length";
  if (url.path_and_query() == "/robots.txt") return "/robots.txt itself is always allowed";
  if (asked.group.empty()) return "no group is for this agent, and none for *";
  return "no rule of the group matches";
}

std::string Text(const Asked& asked, const Answered& answered, const Style& style) {
  const robots::Answer& a = answered.answer;
  std::string out =
      style.Paint(a.allowed ? Ink::kGood : Ink::kBad, a.allowed ? "ALLOWED   " : "DISALLOWED") +
      "  " + EscapeForTerminal(answered.target) + '\n';
  const std::string indent(12, ' ');
  if (a.decides == nullptr) return out + indent + WhyNoRule(asked, answered.url, a) + '\n';
  out += indent + EscapeForTerminal(Placed(asked, *a.decides)) + '\n';
  if (a.loses != nullptr) {
    out += indent + style.Paint(Ink::kDim, "over " + EscapeForTerminal(Placed(asked, *a.loses))) +
           '\n';
  }
  if (a.readings_differ) {
    out += indent +
           (a.reading == robots::Reading::kRfc9309
                ? "google/robotstxt, which decodes no percent-encoding, would allow it"
                : "RFC 9309, which decodes percent-encoding, would allow it") +
           '\n';
  }
  return out;
}

std::string TextEnd(const Asked& asked, const Style& style) {
  std::string out =
      "\nagent " + EscapeForTerminal(asked.agent) + ", " +
      (asked.group.empty() ? "no group" : "group \"" + EscapeForTerminal(asked.group) + '"') + '\n';
  if (const auto delay = asked.file.CrawlDelay(asked.agent)) {
    out += fmt::format("crawl-delay {} s\n", *delay);
  }
  for (const std::string& sitemap : asked.file.sitemaps()) {
    out += "sitemap " + EscapeForTerminal(sitemap) + '\n';
  }
  for (const Diagnostic& d : asked.diagnostics) out += report::DiagnosticLine(d, style);
  return out;
}

using Json = nlohmann::ordered_json;

Json One(const Rule* rule) {
  if (rule == nullptr) return nullptr;
  return {{"line", rule->place.line},
          {"begin", rule->place.begin},
          {"end", rule->place.end},
          {"excerpt", rule->place.excerpt}};
}

// docs/decision-json.md describes it.
std::string ToJson(const Asked& asked, const std::vector<Answered>& answers) {
  Json out = {{"schema", "crawlguard/robots/1"},
              {"file", asked.name},
              {"agent", asked.agent},
              {"group", asked.group},
              {"answers", Json::array()},
              {"crawl_delay", nullptr},
              {"sitemaps", asked.file.sitemaps()},
              {"diagnostics", Json::array()}};
  for (const auto& [target, url, answer] : answers) {
    out["answers"].push_back(Json{{"target", target},
                                  {"allowed", answer.allowed},
                                  {"decides", One(answer.decides)},
                                  {"loses", One(answer.loses)},
                                  {"readings_differ", answer.readings_differ}});
  }
  if (const auto delay = asked.file.CrawlDelay(asked.agent)) out["crawl_delay"] = *delay;
  for (const Diagnostic& d : asked.diagnostics) {
    out["diagnostics"].push_back(Json{{"severity", SeverityName(d.severity)},
                                      {"where", d.where},
                                      {"line", d.line},
                                      {"code", d.code},
                                      {"message", d.message}});
  }
  return report::EscapeJsonText(out.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

std::vector<Diagnostic> LintOf(const RobotsFile& file, const std::string& agent) {
  std::vector<Diagnostic> all = file.diagnostics();
  for (Diagnostic& d : file.LintFor(agent)) all.push_back(std::move(d));
  return all;
}

}  // namespace

ExitStatus RunRobots(const RobotsRequest& request, Output* output) {
  if (request.agent.empty() || robots::ProductToken(request.agent) != request.agent) {
    output->Complain("--agent: \"" + request.agent +
                     "\" is no product token; give the bare name, as ExampleBot");
    return kSomeError;
  }
  const Result<FileBytes> text = ReadFile(request.file, limits::kMaxRobotsBytes);
  if (!text) {
    output->Complain(text.error());
    return kSomeError;
  }
  const std::string name = request.file == "-" ? "stdin" : request.file;
  const RobotsFile file = RobotsFile::Parse(text->bytes, name, text->cut);
  const Asked asked{file, name, request.agent,
                    std::string(file.groups().Select(request.agent).token),
                    LintOf(file, request.agent)};
  ExitStatus status = kAllAllowed;
  std::vector<Answered> answers;
  for (const std::string& target : request.urls) {
    const Result<Url> url = ParseTarget(target);
    if (!url) {
      output->Complain(target + ": " + url.error().ToString());
      status = kSomeError;
      continue;
    }
    answers.push_back({target, *url, file.Ask(request.agent, *url).answer});
    if (!answers.back().answer.allowed) status = Worst(status, kSomeDenied);
  }
  if (request.format == Format::kJson) {
    output->Write(ToJson(asked, answers));
    return status;
  }
  const Style style(output->colour() && !request.no_color);
  for (const Answered& answered : answers) output->Write(Text(asked, answered, style));
  output->Write(TextEnd(asked, style));
  return status;
}

}  // namespace crawlguard::cli
