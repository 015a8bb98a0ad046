// SPDX-License-Identifier: Apache-2.0
#include "rules/profile.h"

#include "rules/toml_reader.h"

namespace crawlguard::rules {

Profile ParseProfile(const std::string& file, const std::string& text,
                     std::vector<Diagnostic>* faults) {
  Profile profile;
  FaultList list(file, faults);
  toml::table table;
  if (!ParseToml(text, &list, &table)) return profile;
  TomlReader reader(table, "profile", &list);
  if (reader.Node("format") == nullptr) {
    list.Add(1, "rule-format", "profile: `format = 1` is missing");
  }
  reader.Int("format", 1, 1, 1);
  profile.name = reader.RequiredString("name");
  profile.title = reader.RequiredString("title");
  profile.deny_unstated = reader.Purposes("deny_unstated", nullptr);
  if (reader.Node("binding") != nullptr) profile.binding = reader.Purposes("binding", nullptr);
  profile.automation_closes_fetch = reader.Bool("automation_closes_fetch", false);
  profile.malformed_denies = reader.Bool("malformed_denies", false);
  const toml::table* prose = reader.Table("prose");
  if (prose == nullptr) {
    list.Add(1, "rule-missing", "profile: the table [prose] is missing");
  } else {
    TomlReader classes(*prose, "profile: [prose]", &list);
    profile.reservation_binds = classes.Choice("reservation", {"note", "bind"}) == 1;
    profile.reuse_binds = classes.Choice("reuse", {"note", "bind"}) == 1;
    profile.clue_binds = classes.Choice("clue", {"note", "bind"}) == 1;
    classes.FinishUnknownKeys();
  }
  reader.FinishUnknownKeys();
  return profile;
}

}  // namespace crawlguard::rules
