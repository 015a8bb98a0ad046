// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "capi/handles.h"
#include "crawlguard/json.h"

uint32_t cg_result_denied(const cg_result* result, uint32_t purposes) {
  if (result == nullptr) return purposes == 0 ? CG_PURPOSE_ALL : purposes;
  const uint32_t asked = purposes == 0 ? result->asked.bits() : purposes;
  // Fail closed: what is no purpose is not allowed either.
  return asked & (result->decision.DeniedPurposes().bits() | ~CG_PURPOSE_ALL);
}

cg_str cg_result_json(cg_result* result) {
  if (result == nullptr) return cg_str{"", 0};
  try {
    if (result->json.empty()) {
      crawlguard::JsonOptions options;
      options.purposes = result->asked;
      result->json = crawlguard::ToJson(result->decision, options);
    }
    return cg_str{result->json.c_str(), result->json.size()};
  } catch (...) {
    return cg_str{"", 0};
  }
}

void cg_result_free(cg_result* result) { delete result; }
