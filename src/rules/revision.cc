// SPDX-License-Identifier: Apache-2.0
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "rules/impl.h"

namespace crawlguard::rules {

std::string Revision(std::span<const RuleSource> sources) {
  std::vector<const RuleSource*> sorted;
  sorted.reserve(sources.size());
  for (const RuleSource& source : sources) sorted.push_back(&source);
  std::sort(sorted.begin(), sorted.end(),
            [](const RuleSource* a, const RuleSource* b) { return a->name < b->name; });
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        &EVP_MD_CTX_free);
  if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1) return "";
  const auto add = [&](const std::string& bytes) {
    // Length first, so that no two lists of files have the same bytes.
    const std::string length = std::to_string(bytes.size()) + ":";
    EVP_DigestUpdate(context.get(), length.data(), length.size());
    EVP_DigestUpdate(context.get(), bytes.data(), bytes.size());
  };
  for (const RuleSource* source : sorted) {
    add(source->name);
    add(source->text);
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (EVP_DigestFinal_ex(context.get(), digest.data(), &length) != 1) return "";
  std::string out = "sha256:";
  constexpr std::string_view kHex = "0123456789abcdef";
  for (unsigned i = 0; i < length; ++i) {
    out += kHex[digest[i] >> 4U];
    out += kHex[digest[i] & 15U];
  }
  return out;
}

}  // namespace crawlguard::rules
