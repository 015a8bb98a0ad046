// SPDX-License-Identifier: Apache-2.0
//
// TdmRepFile: /.well-known/tdmrep.json as an answer and as rules.
#ifndef CRAWLGUARD_SIGNALS_TDMREP_TDMREP_FILE_H_
#define CRAWLGUARD_SIGNALS_TDMREP_TDMREP_FILE_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signals/signal.h"
#include "url/path_pattern.h"

namespace crawlguard {

// One entry of the array.
struct TdmRule {
  std::vector<PathPattern> locations;  // one, unless the author repeated the member
  std::optional<bool> reservation;     // nothing: the value is not valid
  std::string policy;                  // absolute URL, or empty
  int line = 0;
  std::size_t begin = 0, end = 0;
  std::string excerpt;

  bool Matches(std::string_view path_and_query) const;
};

class TdmRepFile final : public SiteState {
 public:
  enum class State {
    kSilent,      // absent, or not asked for, or not to be asked for: nothing is said
    kUnreadable,  // something may stand there, but it did not arrive
    kMalformed,   // arrived whole and is not what the report asks for
    kRules,
  };
  State state = State::kSilent;
  std::string url;
  std::string fault;  // why unreadable or malformed
  int line = 0;       // of the fault
  std::vector<TdmRule> rules;

  // The rule that decides: the first in file order that matches and is valid (TDMRep "TDM File on
  // the Origin Server": the most specific match is the first in sequence). Null: unset.
  // `*invalid_before` tells whether an entry with an invalid value matched before it.
  const TdmRule* Find(std::string_view path_and_query, bool* invalid_before) const;
};

// Never fails: broken content is a state and diagnostics.
std::unique_ptr<const TdmRepFile> ReadTdmRepFile(const Url& origin, const SiteFile& file);

// `policy` resolved against `base`; empty if that is no http(s) URL.
std::string ResolveTdmPolicy(std::string_view base, std::string_view policy);

}  // namespace crawlguard

#endif  // CRAWLGUARD_SIGNALS_TDMREP_TDMREP_FILE_H_
