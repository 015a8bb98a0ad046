// SPDX-License-Identifier: Apache-2.0
//
// The JSON of tdmrep.json: bytes in, array elements with their three members and their places out.
#ifndef CRAWLGUARD_SIGNALS_TDMREP_JSON_ENTRIES_H_
#define CRAWLGUARD_SIGNALS_TDMREP_JSON_ENTRIES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crawlguard {

// What stands behind `tdm-reservation`.
enum class JsonReservation { kZero, kOne, kZeroString, kOneString, kOther };

// One element of the array. Members may be repeated (JSON leaves open what that means), so each is
// a list; values of the wrong type are counted, not kept.
struct JsonEntry {
  bool is_object = false;
  std::vector<std::string> locations;
  std::vector<JsonReservation> reservations;
  std::vector<std::string> policies;
  bool bad_location = false;
  bool bad_policy = false;
  std::size_t begin = 0;  // span in the file
  std::size_t end = 0;
};

struct JsonEntries {
  enum class State {
    kRead,
    kMalformed,  // no JSON, or no array
    kTooDeep,    // nested deeper than kMaxJsonDepth; nothing is known of the rest
  };
  State state = State::kRead;
  std::string fault;         // for people; empty if kRead
  std::size_t fault_at = 0;  // byte
  std::vector<JsonEntry> entries;
};

// Linear, without recursion. `body` should be no longer than kMaxSiteFileBytes.
JsonEntries ReadJsonEntries(std::string_view body);

}  // namespace crawlguard

#endif  // CRAWLGUARD_SIGNALS_TDMREP_JSON_ENTRIES_H_
