// SPDX-License-Identifier: Apache-2.0
//
// Rule files: the built-in ones, those of a folder and a profile file, as one list.
#ifndef CRAWLGUARD_CLI_RULE_FILES_H_
#define CRAWLGUARD_CLI_RULE_FILES_H_

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.h"
#include "crawlguard/result.h"
#include "crawlguard/rule_set.h"

namespace crawlguard::cli {

// A list of rule files that remembers where each came from. Not thread-safe.
class RuleFiles {
 public:
  void AddBuiltin();
  // Every *.toml file at or below `folder`, named relative to it; a file of the same name takes the
  // place of an earlier one. Errors: kNotFound, kIo, kLimit; kInvalidArgument for no such file.
  [[nodiscard]] Result<std::size_t> AddFolder(const std::string& folder);
  // As "profiles/<stem>.toml".
  [[nodiscard]] Result<std::size_t> AddProfile(const std::string& path);

  const std::vector<RuleSource>& sources() const { return sources_; }

  // The file of a fault as the user knows it: a path, or "builtin:en/reservation.toml".
  std::string Shown(const std::string& name) const;

  // Every fault of the files, by Shown() names.
  std::vector<Diagnostic> Faults() const;

  // Null after complaining about every fault.
  std::shared_ptr<const RuleSet> Compile(Output* output) const;

 private:
  void Add(RuleSource source, std::string path);

  std::vector<RuleSource> sources_;
  std::map<std::string, std::string> paths_;  // by name
};

// Whether a --profile names a file: it has a '/' or ends in ".toml".
bool IsProfileFile(std::string_view profile);

// The name of the profile that a file defines: "house/strict.toml" -> "strict".
std::string ProfileName(const std::string& path);

// The built-in files with those of `folder` and `profile` (if it names a file) added, compiled.
// Null after complaining. Either may be empty. `files` receives the list.
std::shared_ptr<const RuleSet> LoadRules(const std::string& folder, const std::string& profile,
                                         RuleFiles* files, Output* output);

}  // namespace crawlguard::cli

#endif  // CRAWLGUARD_CLI_RULE_FILES_H_
