// SPDX-License-Identifier: Apache-2.0
//
// Profile: what settles a decision where the statements leave it open (DESIGN section 2.6).
#ifndef CRAWLGUARD_RULES_PROFILE_H_
#define CRAWLGUARD_RULES_PROFILE_H_

#include <string>
#include <vector>

#include "crawlguard/evidence.h"
#include "crawlguard/purpose.h"

namespace crawlguard::rules {

struct Profile {
  std::string name;
  std::string title;
  PurposeSet deny_unstated;                // purposes denied when nobody says anything
  PurposeSet binding = PurposeSet::All();  // restrictions on other purposes are noted only
  bool reservation_binds = true;           // prose: explicit reservations
  bool reuse_binds = true;                 // prose: general reuse bans
  bool clue_binds = false;                 // prose: clues
  bool automation_closes_fetch = false;    // a prose ban on robots or scraping denies fetch, too
  bool malformed_denies = false;  // a complete but malformed site file counts as unreadable
};

// Parses one profile file; every fault is appended to `faults`.
Profile ParseProfile(const std::string& file, const std::string& text,
                     std::vector<Diagnostic>* faults);

}  // namespace crawlguard::rules

#endif  // CRAWLGUARD_RULES_PROFILE_H_
