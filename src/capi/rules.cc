// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "capi/border.h"
#include "capi/convert.h"
#include "capi/handles.h"

namespace capi = crawlguard::capi;
using crawlguard::Result;
using crawlguard::RuleSet;
using crawlguard::RuleSource;

namespace {

Result<std::unique_ptr<cg_rules>> Wrap(Result<std::shared_ptr<const RuleSet>> rules) {
  if (!rules) return std::move(rules).error();
  return std::make_unique<cg_rules>(cg_rules{*std::move(rules)});
}

}  // namespace

cg_status cg_rules_builtin(cg_rules** out, cg_error** error) {
  return capi::Make(out, error, [] { return Wrap(RuleSet::Builtin()); });
}

cg_status cg_rules_parse(const cg_rule_source* sources, size_t count, cg_rules** out,
                         cg_error** error) {
  return capi::Make(out, error, [&]() -> Result<std::unique_ptr<cg_rules>> {
    if (sources == nullptr) return capi::NullArgument("sources");
    if (count == 0) return capi::InvalidArgument("no rule file was given");
    std::vector<RuleSource> files;
    files.reserve(count);
    for (size_t i = 0; i < count; ++i) {
      const auto name = capi::ReadText(sources[i].name, "sources.name");
      if (!name) return name.error();
      const auto text = capi::ReadText(sources[i].text, "sources.text");
      if (!text) return text.error();
      files.push_back({std::string(*name), std::string(*text)});
    }
    return Wrap(RuleSet::Parse(files));
  });
}

cg_str cg_rules_revision(const cg_rules* rules) {
  return rules == nullptr ? cg_str{"", 0} : capi::Borrow(rules->rules->revision());
}

void cg_rules_free(cg_rules* rules) { delete rules; }
