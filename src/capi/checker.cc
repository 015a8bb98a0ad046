// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <string>
#include <utility>

#include "capi/border.h"
#include "capi/convert.h"
#include "capi/handles.h"

namespace capi = crawlguard::capi;
using crawlguard::Checker;
using crawlguard::CheckOptions;
using crawlguard::OperatorKind;
using crawlguard::Result;

namespace {

Result<CheckOptions> Translate(const cg_options& in) {
  CheckOptions options;
  // No data: not given, so the default stands. An empty text is a text, and no token.
  if (in.agent.data != nullptr || in.agent.len != 0) {
    const auto agent = capi::ReadText(in.agent, "options.agent");
    if (!agent) return agent.error();
    options.agent = std::string(*agent);
  }
  if (in.profile.data != nullptr || in.profile.len != 0) {
    const auto profile = capi::ReadText(in.profile, "options.profile");
    if (!profile) return profile.error();
    options.profile = std::string(*profile);
  }
  switch (in.operator_kind) {
    case CG_OPERATOR_COMMERCIAL:
      options.operator_kind = OperatorKind::kCommercial;
      break;
    case CG_OPERATOR_NON_COMMERCIAL:
      options.operator_kind = OperatorKind::kNonCommercial;
      break;
    default:
      return capi::InvalidArgument("options.operator_kind is none of CG_OPERATOR_...");
  }
  options.now = in.now;
  if (in.rules != nullptr) options.rules = in.rules->rules;
  return options;
}

}  // namespace

cg_status cg_checker_new(const cg_options* options, cg_checker** out, cg_error** error) {
  return capi::Make(out, error, [&]() -> Result<std::unique_ptr<cg_checker>> {
    const auto read = capi::ReadOptions(options);
    if (!read) return read.error();
    auto translated = Translate(*read);
    if (!translated) return std::move(translated).error();
    auto checker = Checker::Create(*std::move(translated));
    if (!checker) return std::move(checker).error();
    return std::make_unique<cg_checker>(cg_checker{*std::move(checker)});
  });
}

void cg_checker_free(cg_checker* checker) { delete checker; }
