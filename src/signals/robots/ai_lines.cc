// SPDX-License-Identifier: Apache-2.0
#include "signals/robots/ai_lines.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "url/url.h"

namespace crawlguard::robots {
namespace {

constexpr std::string_view kNegativeKeys[] = {
    "disallowai",         "disallowaitrain",
    "disallowaitraining", "disallowtraining",
    "disallowgenai",      "disallowgenaitraining",
    "disallowllm",        "disallowllmtraining",
    "disallowmltraining", "noai",
    "noaitrain",          "noaitraining",
    "notraining",         "noml",
};
constexpr std::string_view kOpenKeys[] = {
    "aitrain",       "aitraining",  "allowai",    "allowaitrain", "allowaitraining",
    "genaitraining", "llmtraining", "mltraining", "trainai",      "training",
};
// Met in the wild, never plain enough to bind.
constexpr std::string_view kReportedKeys[] = {"compensation", "permits", "useragentpurpose"};
constexpr std::string_view kYes[] = {"1", "all", "on", "true", "yes"};
constexpr std::string_view kNo[] = {"0",          "blocked", "denied",     "deny", "disallow",
                                    "disallowed", "false",   "forbidden",  "n",    "never",
                                    "no",         "none",    "notallowed", "off",  "prohibited"};
constexpr std::string_view kProhibited[] = {"aiall", "aitrain", "aitraining",
                                            "all",   "trainai", "training"};

template <class Words>
bool In(const Words& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::string Squeeze(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '-' && c != '_' && c != ' ') out.push_back(ascii::ToLower(c));
  }
  return out;
}

bool ProhibitsTraining(std::string_view value) {
  constexpr std::string_view kSeparators = " \t,;";
  while (!value.empty()) {
    const std::size_t end = std::min(value.find_first_of(kSeparators), value.size());
    if (In(kProhibited, Squeeze(value.substr(0, end)))) return true;
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return false;
}

}  // namespace

AiLine ReadAiLine(std::string_view key, std::string_view value) {
  const std::string name = Squeeze(key);
  if (In(kNegativeKeys, name)) {
    if (value.starts_with('/') || value.starts_with('*')) {
      return {AiMeaning::kNoTraining, PercentNormalize(value)};
    }
    return {In(kYes, Squeeze(value)) ? AiMeaning::kNoTraining : AiMeaning::kUnclear, {}};
  }
  if (In(kOpenKeys, name)) {
    return {In(kNo, Squeeze(value)) ? AiMeaning::kNoTraining : AiMeaning::kUnclear, {}};
  }
  if (name == "prohibits") {
    return {ProhibitsTraining(value) ? AiMeaning::kNoTraining : AiMeaning::kUnclear, {}};
  }
  return {In(kReportedKeys, name) ? AiMeaning::kUnclear : AiMeaning::kNone, {}};
}

}  // namespace crawlguard::robots
