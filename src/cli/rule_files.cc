// SPDX-License-Identifier: Apache-2.0
#include "cli/rule_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/limits.h"
#include "cli/read_file.h"

namespace crawlguard::cli {
namespace {

namespace fs = std::filesystem;

// The *.toml files at or below `folder`, relative to it. Links to folders are not followed: a loop
// of them would have no end.
Result<std::vector<std::string>> FindRuleFiles(const std::string& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) {
    return Error{ErrorCode::kNotFound, "no such folder of rule files", folder, 0, 0};
  }
  if (!fs::is_directory(folder, error)) {
    return Error{ErrorCode::kInvalidArgument, "is no folder; name the folder that holds the rules",
                 folder, 0, 0};
  }
  std::vector<std::string> names;
  fs::recursive_directory_iterator it(folder, error);
  for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    if (it->path().extension() != ".toml" || it->is_directory(error)) continue;
    names.push_back(it->path().lexically_relative(folder).generic_string());
  }
  if (error) {
    return Error{ErrorCode::kIo, "cannot be listed: " + error.message(), folder, 0, 0};
  }
  if (names.empty()) {
    return Error{ErrorCode::kInvalidArgument, "holds no *.toml file", folder, 0, 0};
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

void RuleFiles::Add(RuleSource source, std::string path) {
  paths_[source.name] = std::move(path);
  const auto same = std::find_if(sources_.begin(), sources_.end(),
                                 [&](const RuleSource& s) { return s.name == source.name; });
  if (same == sources_.end()) {
    sources_.push_back(std::move(source));
  } else {
    *same = std::move(source);
  }
}

void RuleFiles::AddBuiltin() {
  for (RuleSource& source : RuleSet::BuiltinSources()) {
    std::string path = "builtin:" + source.name;
    Add(std::move(source), std::move(path));
  }
}

Result<std::size_t> RuleFiles::AddFolder(const std::string& folder) {
  const Result<std::vector<std::string>> names = FindRuleFiles(folder);
  if (!names) return names.error();
  for (const std::string& name : *names) {
    std::string path = (fs::path(folder) / name).generic_string();
    Result<std::string> text = ReadWholeFile(path, limits::kMaxRuleFileBytes);
    if (!text) return text.error();
    Add({name, std::move(*text)}, std::move(path));
  }
  return names->size();
}

Result<std::size_t> RuleFiles::AddProfile(const std::string& path) {
  Result<std::string> text = ReadWholeFile(path, limits::kMaxRuleFileBytes);
  if (!text) return text.error();
  Add({"profiles/" + ProfileName(path) + ".toml", std::move(*text)}, path);
  return std::size_t{1};
}

std::string RuleFiles::Shown(const std::string& name) const {
  const auto path = paths_.find(name);
  return path == paths_.end() ? name : path->second;
}

std::vector<Diagnostic> RuleFiles::Faults() const {
  std::vector<Diagnostic> faults = RuleSet::Lint(sources_);
  for (Diagnostic& fault : faults) fault.where = Shown(fault.where);
  return faults;
}

std::shared_ptr<const RuleSet> RuleFiles::Compile(Output* output) const {
  Result<std::shared_ptr<const RuleSet>> set = RuleSet::Parse(sources_);
  if (set) return *set;
  const std::vector<Diagnostic> faults = Faults();
  for (const Diagnostic& fault : faults) output->Complain(fault);
  if (faults.empty()) {
    Error error = set.error();
    error.file = Shown(error.file);
    output->Complain(error);
  }
  return nullptr;
}

bool IsProfileFile(std::string_view profile) {
  return profile.find('/') != std::string_view::npos || profile.ends_with(".toml");
}

std::string ProfileName(const std::string& path) { return fs::path(path).stem().string(); }

std::shared_ptr<const RuleSet> LoadRules(const std::string& folder, const std::string& profile,
                                         RuleFiles* files, Output* output) {
  files->AddBuiltin();
  if (!folder.empty()) {
    if (const auto added = files->AddFolder(folder); !added) {
      output->Complain(added.error());
      return nullptr;
    }
  }
  if (IsProfileFile(profile)) {
    if (const auto added = files->AddProfile(profile); !added) {
      output->Complain(added.error());
      return nullptr;
    }
  }
  return files->Compile(output);
}

}  // namespace crawlguard::cli
