// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <array>
#include <string_view>
#include <utility>

#include "crawlguard/version.h"

namespace crawlguard::cli {
namespace {

constexpr const char* kTopHelp = R"(May this agent use what is at this URL for this purpose,
and who says so, where?)";

constexpr const char* kTopFooter = R"(Examples:
  crawlguard check https://example.com/news/1.html
  crawlguard check --for ai-train,tdm --agent ExampleBot https://example.com/
  crawlguard explain page.html --url https://example.com/page.html --site saved/
  crawlguard robots --agent ExampleBot robots.txt /private/ /public/a.html

Purposes: fetch (make the request), search (index, link, short excerpt), ai-input (retrieval,
grounding, prompts), ai-train (train a model), tdm (other automated analysis), archive (keep or
republish a copy).

Exit status: 0 everything asked for is allowed, 1 something is denied, 2 any error.
crawlguard COMMAND --help tells more.)";

constexpr const char* kCheckFooter =
    R"(A TARGET is a URL (http or https), a file, or - for a list of targets on stdin, one a line; blank
lines and lines that begin with # are skipped. A file is never fetched, and nothing is fetched for it:
  --url      gives its address (else http://offline.invalid/NAME stands for it)
  --headers  gives its response head (status line and fields, as curl -D writes them)
  --site     gives a folder with the site's files laid out by path (robots.txt,
             .well-known/tdmrep.json); robots.txt.http is a whole response, head and body

Examples:
  crawlguard check https://example.com/news/1.html
  crawlguard check --for ai-train --format jsonl - < urls.txt > decisions.jsonl
  crawlguard check --profile strict --operator non-commercial https://example.com/
  crawlguard check page.html --url https://example.com/a --headers head.txt --site saved/

With --format json several targets, and -, make one array; jsonl is one object a line.
Exit status: 0 all purposes of --for are allowed for all targets, 1 some are denied (also because
something could not be read), 2 any error; the other targets are decided all the same.)";

constexpr const char* kRobotsFooter =
    R"(FILE is a robots.txt, or - for stdin. A URL may be a whole one or a path that begins with /.

Examples:
  crawlguard robots --agent ExampleBot robots.txt /private/ https://example.com/a?b=c
  curl -s https://example.com/robots.txt | crawlguard robots --agent ExampleBot - /

Exit status: 0 all allowed, 1 some disallowed, 2 any error.)";

constexpr const char* kRulesFooter = R"(Examples:
  crawlguard rules list
  crawlguard rules show en.reservation.mining
  crawlguard rules lint my-rules/
  crawlguard rules test my-rules/

A folder's files are read together with the built-in ones; a file of the same name (relative to the
folder: en/reservation.toml, profiles/strict.toml) takes the place of the built-in file.
Exit status: 0 no fault, 1 faults, 2 any error.)";

// What the parser cannot store in the request as it is.
struct RawWords {
  std::string purposes;
  std::string format = "text";
  std::string robots_format = "text";
  std::string operator_kind = "commercial";
};

void AddCheckFlags(CLI::App* app, CheckRequest* r, RawWords* raw) {
  app->footer(kCheckFooter);
  app->add_option("TARGET", r->targets, "URL, file, or - (a list on stdin)")
      ->type_name("")
      ->required();
  app->add_option("--agent", r->agent, "product token of the agent (default crawlguard)")
      ->type_name("TOKEN");
  app->add_option("--for", raw->purposes, "purposes, separated by commas (default all six)")
      ->type_name("LIST");
  app->add_option("--profile", r->profile,
                  "respect (default), strict, machine-readable, research, or a file: *.toml")
      ->type_name("NAME|FILE");
  app->add_option("--operator", raw->operator_kind, "commercial (default) or non-commercial")
      ->type_name("KIND");
  app->add_option("--rules", r->rules, "folder of rule files to add to the built-in ones")
      ->type_name("DIR");
  app->add_option("--format", raw->format, "text (default), json or jsonl")->type_name("FORMAT");
  app->add_flag("--summary", r->summary, "text: only the table of all targets and the counts");
  app->add_flag("--no-color", r->no_color, "no colour on a terminal either (as NO_COLOR)");
  app->add_flag("--offline", r->offline, "refuse URL targets: use no network at all");
  app->add_option("--site", r->site, "file targets: folder with the site's files")
      ->type_name("DIR");
  app->add_option("--headers", r->headers, "file target: file with its response head")
      ->type_name("FILE");
  app->add_option("--url", r->url, "file target: its address")->type_name("URL");
  app->add_flag("--allow-private", r->allow_private,
                "URL targets: also private, loopback and link-local addresses");
  app->add_option("--proxy", r->proxy, "URL targets: proxy (the environment's is not used)")
      ->type_name("URL");
  app->add_option("--user-agent", r->user_agent, "URL targets: User-Agent header")
      ->type_name("STRING");
}

void AddRobots(CLI::App* app, RobotsRequest* r, RawWords* raw) {
  app->footer(kRobotsFooter);
  app->add_option("FILE", r->file, "robots.txt, or -")->type_name("")->required();
  app->add_option("URL", r->urls, "URLs or paths to decide")->type_name("")->required();
  app->add_option("--agent", r->agent, "product token of the agent")
      ->type_name("TOKEN")
      ->required();
  app->add_option("--format", raw->robots_format, "text (default) or json")->type_name("FORMAT");
  app->add_flag("--no-color", r->no_color, "no colour on a terminal either (as NO_COLOR)");
}

struct RulesCommands {
  CLI::App* list;
  CLI::App* show;
  CLI::App* lint;
  CLI::App* test;
};

RulesCommands AddRules(CLI::App* app, RulesRequest* r) {
  app->footer(kRulesFooter);
  app->require_subcommand(1);
  RulesCommands c{};
  c.list = app->add_subcommand("list", "A line a rule");
  c.show = app->add_subcommand("show", "Everything about one rule");
  c.show->add_option("ID", r->id, "rule id, as list prints it")->type_name("")->required();
  for (CLI::App* sub : {c.list, c.show}) {
    sub->add_option("--rules", r->folder, "folder of rule files to add to the built-in ones")
        ->type_name("DIR");
  }
  c.lint = app->add_subcommand("lint", "Every fault of the rule files in DIR, with file and line");
  c.test = app->add_subcommand("test", "Run the examples of the rules in DIR");
  for (CLI::App* sub : {c.lint, c.test}) {
    sub->add_option("DIR", r->folder, "folder of rule files")->type_name("")->required();
    sub->add_flag("--alone", r->alone, "without the built-in files");
  }
  return c;
}

// Reads the words that are lists or names. Returns what is wrong with them, or an empty string.
std::string ReadFormat(std::string_view word, bool lines, Format* format) {
  constexpr std::array<std::pair<std::string_view, Format>, 3> kFormats = {
      {{"text", Format::kText}, {"json", Format::kJson}, {"jsonl", Format::kJsonLines}}};
  for (const auto& [name, value] : kFormats) {
    if (word != name || (value == Format::kJsonLines && !lines)) continue;
    *format = value;
    return "";
  }
  return "unknown format \"" + std::string(word) + "\"; formats are text, json" +
         (lines ? ", jsonl" : "");
}

std::string ReadCheckWords(const RawWords& raw, bool purposes_given, CheckRequest* r) {
  if (purposes_given) {
    const Result<PurposeSet> purposes = ParsePurposes(raw.purposes);
    if (!purposes) return "--for: " + purposes.error().message;
    r->purposes = *purposes;
  }
  if (raw.operator_kind == "non-commercial") {
    r->operator_kind = OperatorKind::kNonCommercial;
  } else if (raw.operator_kind != "commercial") {
    return "unknown operator \"" + raw.operator_kind +
           "\"; operators are commercial, non-commercial";
  }
  if (std::string fault = ReadFormat(raw.format, true, &r->format); !fault.empty()) return fault;
  if (r->summary && r->format != Format::kText) {
    return "--summary is a table: it goes with --format text only";
  }
  if ((r->targets.size() > 1 || r->targets.front() == "-") &&
      !(r->url.empty() && r->headers.empty())) {
    return "--url and --headers belong to one file: give one target";
  }
  return "";
}

// The whole command line, and which of its commands was given.
struct Commands {
  explicit Commands(Options* options, RawWords* raw) {
    app.footer(kTopFooter);
    app.require_subcommand(1);
    app.set_version_flag("--version", "crawlguard " + std::string(Version()));
    check = app.add_subcommand("check", "Decide what may be done with each target");
    explain = app.add_subcommand("explain",
                                 "check, with every statement, and the clause by which it lost");
    robots = app.add_subcommand("robots", "Which rule of a robots.txt decides");
    AddCheckFlags(check, &options->check, raw);
    AddCheckFlags(explain, &options->check, raw);
    AddRobots(robots, &options->robots, raw);
    rules = AddRules(app.add_subcommand("rules", "List, show, lint and test rule files"),
                     &options->rules);
  }

  Command Given() const {
    if (check->parsed()) return Command::kCheck;
    if (explain->parsed()) return Command::kExplain;
    if (robots->parsed()) return Command::kRobots;
    if (rules.list->parsed()) return Command::kRulesList;
    if (rules.show->parsed()) return Command::kRulesShow;
    if (rules.lint->parsed()) return Command::kRulesLint;
    return Command::kRulesTest;
  }

  CLI::App app{kTopHelp, "crawlguard"};
  CLI::App* check;
  CLI::App* explain;
  CLI::App* robots;
  RulesCommands rules;
};

// What the parser cannot know to be wrong.
std::string ReadWords(const Commands& commands, const RawWords& raw, Options* options) {
  switch (options->command) {
    case Command::kCheck:
    case Command::kExplain: {
      const CLI::App* given =
          options->command == Command::kCheck ? commands.check : commands.explain;
      options->check.explain = options->command == Command::kExplain;
      return ReadCheckWords(raw, given->count("--for") > 0, &options->check);
    }
    case Command::kRobots:
      return ReadFormat(raw.robots_format, false, &options->robots.format);
    default:
      return "";
  }
}

}  // namespace

Options ParseCommandLine(int argc, const char* const* argv, Output* output) {
  Options options;
  RawWords raw;
  Commands commands(&options, &raw);
  std::string fault;
  try {
    commands.app.parse(argc, argv);
    options.command = commands.Given();
    fault = ReadWords(commands, raw, &options);
  } catch (const CLI::CallForVersion& version) {
    output->Write(std::string(version.what()) + "\n");
  } catch (const CLI::Success&) {
    output->Write(commands.app.help());
  } catch (const CLI::ParseError& error) {
    fault = error.what();
  }
  if (!fault.empty()) {
    output->Complain(fault + " (see crawlguard --help)");
    options.command = Command::kNone;
    options.status = kSomeError;
  }
  return options;
}

}  // namespace crawlguard::cli
