// SPDX-License-Identifier: Apache-2.0
//
// TdmChannel: what one carrier of TDMRep (file, header, meta) says about one resource.
#ifndef CRAWLGUARD_SIGNALS_TDMREP_CHANNEL_H_
#define CRAWLGUARD_SIGNALS_TDMREP_CHANNEL_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "signals/signal.h"
#include "signals/tdmrep/tdmrep_file.h"

namespace crawlguard {

// What TDMRep can close. The report speaks of text and data mining as CDSM Art. 2(2) defines it;
// training starts with it, and House: so does retrieval for a model's input.
inline constexpr PurposeSet kTdmPurposes = {Purpose::kTdm, Purpose::kAiTrain, Purpose::kAiInput};

struct TdmChannel {
  std::string_view name;            // for people: "the HTTP header"
  std::optional<bool> reservation;  // only if present and valid
  std::string policy;               // absolute URL, or empty
  std::optional<Statement> statement;
};

// The values of one carrier, lines and list members together.
// TDMRep: other values than 0 and 1 are errors, hence unset. House: a 1 among them counts.
class ReservationValues {
 public:
  // Where a value stands in the text that was added.
  struct Place {
    std::size_t begin = 0, end = 0;
  };

  // Takes a comma list. True if it holds the first 1, or the first 0 while no 1 was seen: then
  // `*place` is that value's, and this text is the one to quote.
  bool Add(std::string_view text, Place* place);

  std::optional<bool> Result() const;
  bool present() const { return present_; }
  bool sound() const { return !invalid_ && !(one_ && zero_); }

 private:
  bool present_ = false, one_ = false, zero_ = false, invalid_ = false;
};

TdmChannel ReadFileChannel(const TdmRepFile& file, const Url& url);
TdmChannel ReadHeaderChannel(std::string_view url, std::span<const HeaderField> headers,
                             Findings* findings);
TdmChannel ReadMetaChannel(const PageView& page, Findings* findings);

// Gives the statement the effect that `reservation` and `policy` have.
void ApplyReservation(bool reservation, const std::string& policy, Statement* statement);

}  // namespace crawlguard

#endif  // CRAWLGUARD_SIGNALS_TDMREP_CHANNEL_H_
