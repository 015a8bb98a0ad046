// SPDX-License-Identifier: Apache-2.0
//
// Options: what was asked on the command line, checked as far as that goes without reading a file.
#ifndef CRAWLGUARD_CLI_OPTIONS_H_
#define CRAWLGUARD_CLI_OPTIONS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "cli/output.h"
#include "crawlguard/checker.h"
#include "crawlguard/purpose.h"
#include "crawlguard/result.h"

namespace crawlguard::cli {

enum class Command : std::uint8_t {
  kNone,  // help or the version was printed, or the command line is wrong: see `status`
  kCheck,
  kExplain,
  kRobots,
  kRulesList,
  kRulesShow,
  kRulesLint,
  kRulesTest,
};

enum class Format : std::uint8_t { kText, kJson, kJsonLines };

// check, explain
struct CheckRequest {
  std::string agent = "crawlguard";
  PurposeSet purposes = PurposeSet::All();
  std::string profile = "respect";  // a name, or a file
  OperatorKind operator_kind = OperatorKind::kCommercial;
  std::string rules;  // folder, or empty
  Format format = Format::kText;
  bool offline = false;
  std::string site;     // folder, or empty
  std::string headers;  // file, or empty
  std::string url;      // address of a file target, or empty
  bool allow_private = false;
  std::string proxy;
  std::string user_agent;
  bool no_color = false;
  bool summary = false;
  bool explain = false;
  std::vector<std::string> targets;
};

struct RobotsRequest {
  std::string agent;
  Format format = Format::kText;
  bool no_color = false;
  std::string file;
  std::vector<std::string> urls;
};

struct RulesRequest {
  std::string folder;
  std::string id;
  bool alone = false;  // lint, test: without the built-in files
};

struct Options {
  Command command = Command::kNone;
  ExitStatus status = kAllAllowed;
  CheckRequest check;
  RobotsRequest robots;
  RulesRequest rules;
};

// Prints help and version to stdout, a wrong command line's fault to stderr.
Options ParseCommandLine(int argc, const char* const* argv, Output* output);

}  // namespace crawlguard::cli

#endif  // CRAWLGUARD_CLI_OPTIONS_H_
