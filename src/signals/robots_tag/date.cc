// SPDX-License-Identifier: Apache-2.0
#include "signals/robots_tag/date.h"

#include <charconv>
#include <chrono>

#include "base/ascii.h"

namespace crawlguard {
namespace {

constexpr std::string_view kMonths[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
constexpr std::string_view kWeekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                          "friday", "saturday", "sunday"};
struct Zone {
  std::string_view name;
  int hours;
};
// RFC 5322 4.3, and the other names that servers write.
constexpr Zone kZones[] = {
    {"z", 0},    {"gmt", 0},  {"utc", 0},  {"ut", 0},   {"est", -5}, {"edt", -4}, {"cst", -6},
    {"cdt", -5}, {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7}, {"wet", 0},  {"west", 1},
    {"bst", 1},  {"cet", 1},  {"cest", 2}, {"eet", 2},  {"eest", 3}, {"msk", 3},  {"jst", 9}};

// 1-based index of the name that `word` is, or abbreviates to three letters or more; 0: none.
template <std::size_t N>
int IndexOf(const std::string_view (&names)[N], std::string_view word) {
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < N; ++i) {
    if (ascii::StartsWithIgnoreCase(names[i], word)) return static_cast<int>(i) + 1;
  }
  return 0;
}

// Takes one token of a date after the other, in whatever order they come, and makes sense of them
// at the end. One pass; never looks at a byte more than a few times.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : text_(text) {}

  DateMatch Read() {
    while (TakeToken()) {
    }
    return {end_, Seconds()};
  }

 private:
  char At(std::size_t pos) const { return pos < text_.size() ? text_[pos] : '\0'; }

  std::size_t CountDigits(std::size_t pos) const {
    std::size_t n = 0;
    while (ascii::IsDigit(At(pos + n))) ++n;
    return n;
  }

  int Value(std::size_t pos, std::size_t digits) const {
    int value = 0;
    std::from_chars(text_.data() + pos, text_.data() + pos + digits, value);
    return value;
  }

  // False if what follows is not part of the date; then nothing is taken, no separator either.
  bool TakeToken() {
    std::size_t pos = end_;
    while (ascii::IsSpace(At(pos)) || (end_ > 0 && IsSeparator(At(pos)))) ++pos;
    const char c = At(pos);
    if (ascii::IsDigit(c)) return TakeNumber(pos);
    if (has_time_ && !has_offset_ && (c == '+' || c == '-')) return TakeOffset(pos);
    if (count_ == 3 && !has_time_ && ascii::ToLower(c) == 't' && ascii::IsDigit(At(pos + 1))) {
      return TakeTime(pos + 1);
    }
    return ascii::IsAlpha(c) && TakeWord(pos);
  }

  bool IsSeparator(char c) const { return c == ',' || (!has_time_ && (c == '-' || c == '/')); }

  bool TakeNumber(std::size_t pos) {
    const std::size_t digits = CountDigits(pos);
    if (At(pos + digits) == ':') return !has_time_ && TakeTime(pos);
    if (digits == 8 && count_ == 0 && month_ == 0) {  // ISO 8601, basic format
      numbers_[0] = Value(pos, 4), numbers_[1] = Value(pos + 4, 2), numbers_[2] = Value(pos + 6, 2);
      digits_[0] = 4, count_ = 3;
    } else {
      if (digits > 4 || count_ == (month_ > 0 ? 2U : 3U)) return false;
      numbers_[count_] = Value(pos, digits);
      digits_[count_++] = digits;
    }
    end_ = pos + digits;
    return true;
  }

  // HH:MM, HH:MM:SS, HH:MM:SS.fff; HHMM and HHMMSS.
  bool TakeTime(std::size_t pos) {
    int parts[3] = {0, 0, 0};
    const std::size_t digits = CountDigits(pos);
    if (digits == 4 || digits == 6) {
      for (std::size_t i = 0; i < digits / 2; ++i) parts[i] = Value(pos + 2 * i, 2);
      pos += digits;
    } else {
      for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t n = CountDigits(pos);
        if (n < 1 || n > 2) return false;
        parts[i] = Value(pos, n);
        pos += n;
        if (i == 2 || At(pos) != ':') break;
        ++pos;
      }
    }
    if ((At(pos) == '.' || At(pos) == ',') && ascii::IsDigit(At(pos + 1))) {
      pos += 1 + CountDigits(pos + 1);  // a fraction of a second
    }
    time_ = (parts[0] * 60 + parts[1]) * 60 + parts[2];
    valid_ = valid_ && parts[1] < 60 && parts[2] <= 60 && time_ <= 24 * 3600;
    has_time_ = true;
    end_ = pos;
    return true;
  }

  // +HH, +HHMM, +HH:MM; +H as in "GMT+2".
  bool TakeOffset(std::size_t pos) {
    const int sign = At(pos) == '-' ? -1 : 1;
    const std::size_t digits = CountDigits(++pos);
    if (digits != 1 && digits != 2 && digits != 4) return false;
    int minutes = Value(pos, digits == 1 ? 1 : 2) * 60;
    if (digits == 4) minutes += Value(pos + 2, 2);
    pos += digits;
    if (digits == 2 && At(pos) == ':' && CountDigits(pos + 1) == 2) {
      minutes += Value(pos + 1, 2);
      pos += 3;
    }
    offset_minutes_ = sign * minutes;
    has_offset_ = true;
    end_ = pos;
    return true;
  }

  bool TakeWord(std::size_t pos) {
    std::size_t end = pos;
    while (ascii::IsAlpha(At(end))) ++end;
    const std::string_view word = text_.substr(pos, end - pos);
    if (const int month = IndexOf(kMonths, word); month > 0 && month_ == 0 && count_ < 3) {
      month_ = month;
    } else if (IndexOf(kWeekdays, word) == 0 && !TakeZone(word)) {
      return false;
    }
    end_ = end;
    return true;
  }

  bool TakeZone(std::string_view word) {
    if (has_zone_ || count_ == 0) return false;
    for (const Zone& zone : kZones) {
      if (!ascii::EqualsIgnoreCase(zone.name, word)) continue;
      offset_minutes_ = zone.hours * 60;
      has_zone_ = true;
      return true;
    }
    return false;
  }

  std::optional<std::int64_t> Seconds() const {
    int year = numbers_[0];
    int month = numbers_[1];
    int day = numbers_[2];
    std::size_t year_digits = digits_[0];
    if (month_ > 0) {
      if (count_ != 2) return std::nullopt;
      const bool year_first = digits_[0] > 2;
      year = numbers_[year_first ? 0 : 1];
      year_digits = digits_[year_first ? 0 : 1];
      month = month_;
      day = numbers_[year_first ? 1 : 0];
      // RFC 5322 4.3: 00 to 49 are of this century.
      if (year_digits == 2) year += year < 50 ? 2000 : 1900;
    } else if (count_ != 3 || year_digits != 4) {
      return std::nullopt;  // 06/25/10: nobody can tell what that is
    }
    // chrono's day and month are one byte wide and wrap.
    if (month > 12 || day > 31) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!valid_ || (year_digits != 2 && year_digits != 4) || !date.ok()) return std::nullopt;
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    return days * 86400 + time_ - offset_minutes_ * 60;
  }

  std::string_view text_;
  std::size_t end_ = 0;
  int numbers_[3] = {0, 0, 0};
  std::size_t digits_[3] = {0, 0, 0};
  std::size_t count_ = 0;
  int month_ = 0;  // by name
  int time_ = 0;   // seconds of the day
  int offset_minutes_ = 0;
  bool has_time_ = false, has_zone_ = false, has_offset_ = false, valid_ = true;
};

}  // namespace

DateMatch ReadDate(std::string_view text) {
  if (!text.starts_with('@')) return DateReader(text).Read();
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), seconds);
  const auto length = static_cast<std::size_t>(end - text.data());
  if (error == std::errc::result_out_of_range) return {length, std::nullopt};
  return error == std::errc() ? DateMatch{length, seconds} : DateMatch{};
}

}  // namespace crawlguard
