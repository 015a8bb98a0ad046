// SPDX-License-Identifier: Apache-2.0
//
// PathPattern: the path language of RFC 9309 2.2.3 (prefix match, `*`, final `$`), shared by every
// protocol that uses it.
#ifndef CRAWLGUARD_URL_PATH_PATTERN_H_
#define CRAWLGUARD_URL_PATH_PATTERN_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crawlguard {

// A compiled pattern. Immutable; const use is thread-safe.
class PathPattern {
 public:
  // What %2A and %24 in a pattern stand for.
  enum class Specials {
    kDecoded,   // a literal `*` and `$` (RFC 9309 2.2.3), as in Url::path_and_query()
    kVerbatim,  // these three octets, as google/robotstxt has it
  };

  // `pattern` must already be percent-normalised in the same way as the paths to be matched
  // (PercentNormalize for Url::path_and_query()). `*` is any run of octets, `$` is an anchor as the
  // last octet only and a literal elsewhere. The empty pattern matches everything.
  explicit PathPattern(std::string pattern, Specials specials = Specials::kDecoded);

  // Linear in pattern + path for patterns without `*`, and at most their product with; never
  // exponential.
  bool Matches(std::string_view path_and_query) const;

  // Octets of the pattern as given: the specificity of RFC 9309 2.2.2.
  std::size_t specificity() const { return pattern_.size(); }
  const std::string& text() const { return pattern_; }

 private:
  std::string pattern_;
  std::vector<std::string> literals_;  // what stands between the stars; inner ones are not empty
  bool anchored_ = false;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_URL_PATH_PATTERN_H_
