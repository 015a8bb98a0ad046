// SPDX-License-Identifier: Apache-2.0
//
// The date after `unavailable_after:`, in whichever of the widely used forms.
#ifndef CRAWLGUARD_SIGNALS_ROBOTS_TAG_DATE_H_
#define CRAWLGUARD_SIGNALS_ROBOTS_TAG_DATE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace crawlguard {

struct DateMatch {
  std::size_t length = 0;               // bytes that belong to the date; 0: nothing like a date
  std::optional<std::int64_t> seconds;  // since 1970-01-01 UTC; nothing: no valid date
};

// Reads the date at the start of `text`, which may go on after it: the commas and colons of the
// date are part of it, the comma before the next rule is not. Forms: RFC 822 and 5322
// ("Fri, 25 Jun 2010 15:00:00 -0800"), RFC 850 ("Friday, 25-Jun-10 15:00:00 EST"), asctime
// ("Fri Jun 25 15:00:00 2010"), ISO 8601 ("2010-06-25T15:00:00+01:00", "20100625T150000Z") and
// their near relatives; "@" and digits as in RFC 9651. House: a date without time is its first
// second, a time without zone (or with an unknown one) is UTC.
DateMatch ReadDate(std::string_view text);

}  // namespace crawlguard

#endif  // CRAWLGUARD_SIGNALS_ROBOTS_TAG_DATE_H_
