// SPDX-License-Identifier: Apache-2.0
//
// What a C caller can know without any handle.
#include <optional>

#include "capi/border.h"
#include "capi/convert.h"
#include "crawlguard/c.h"
#include "crawlguard/purpose.h"
#include "crawlguard/site_policy.h"
#include "crawlguard/version.h"

namespace capi = crawlguard::capi;
using crawlguard::Error;
using crawlguard::Purpose;
using crawlguard::PurposeSet;

static_assert(CG_PURPOSE_ALL == PurposeSet::All().bits());
static_assert(CG_PURPOSE_FETCH == PurposeSet{Purpose::kFetch}.bits());
static_assert(CG_PURPOSE_SEARCH == PurposeSet{Purpose::kSearch}.bits());
static_assert(CG_PURPOSE_AI_INPUT == PurposeSet{Purpose::kAiInput}.bits());
static_assert(CG_PURPOSE_AI_TRAIN == PurposeSet{Purpose::kAiTrain}.bits());
static_assert(CG_PURPOSE_TDM == PurposeSet{Purpose::kTdm}.bits());
static_assert(CG_PURPOSE_ARCHIVE == PurposeSet{Purpose::kArchive}.bits());

uint32_t cg_abi_version(void) { return CG_ABI_VERSION; }

const char* cg_version(void) { return crawlguard::Version().data(); }

cg_status cg_purposes_parse(cg_str list, uint32_t* out, cg_error** error) {
  if (out != nullptr) *out = 0;
  return capi::Guard(error, [&]() -> std::optional<Error> {
    if (out == nullptr) return capi::NullArgument("out");
    const auto text = capi::ReadText(list, "list");
    if (!text) return text.error();
    const auto purposes = crawlguard::ParsePurposes(*text);
    if (!purposes) return purposes.error();
    *out = purposes->bits();
    return std::nullopt;
  });
}

cg_status cg_wanted_file(size_t index, cg_str* path, size_t* max_bytes) {
  if (path == nullptr) return CG_INVALID_ARGUMENT;
  *path = cg_str{nullptr, 0};
  if (max_bytes != nullptr) *max_bytes = 0;
  return capi::Guard(nullptr, [&]() -> std::optional<Error> {
    const auto files = crawlguard::SitePolicy::WantedFiles();
    if (index >= files.size()) {
      return Error{crawlguard::ErrorCode::kNotFound, "no such file", "", 0, 0};
    }
    *path = capi::Borrow(files[index].path);
    if (max_bytes != nullptr) *max_bytes = files[index].max_bytes;
    return std::nullopt;
  });
}
