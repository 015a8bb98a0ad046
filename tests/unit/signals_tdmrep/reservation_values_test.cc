// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "signals/tdmrep/channel.h"

namespace crawlguard {
namespace {

TEST(ReservationValues, TdmRep_OneZeroOrUnset) {
  struct Case {
    std::vector<std::string_view> lines;
    std::string_view result;  // "1", "0", "unset"
    bool sound;
  };
  const Case cases[] = {
      {{"1"}, "1", true},         {{"0"}, "0", true},           {{" 1 "}, "1", true},
      {{"\t0"}, "0", true},       {{"1, 1"}, "1", true},        {{"0,0"}, "0", true},
      {{"1,"}, "1", true},        {{",0"}, "0", true},          {{"1, 0"}, "1", false},
      {{"0, 1"}, "1", false},     {{"0", "1"}, "1", false},     {{"1", "0"}, "1", false},
      {{"1, x"}, "1", false},     {{"0, x"}, "unset", false},   {{"x"}, "unset", false},
      {{"true"}, "unset", false}, {{"2"}, "unset", false},      {{"01"}, "unset", false},
      {{"1.0"}, "unset", false},  {{"-1"}, "unset", false},     {{"\"1\""}, "unset", false},
      {{"1;x"}, "unset", false},  {{"0", "x"}, "unset", false}, {{""}, "unset", true},
      {{" , "}, "unset", true},
  };
  for (const Case& c : cases) {
    std::string shown;
    ReservationValues values;
    for (const std::string_view line : c.lines) {
      shown += std::string(line) + "|";
      ReservationValues::Place place;
      if (values.Add(line, &place)) {
        const std::string_view item = line.substr(place.begin, place.end - place.begin);
        EXPECT_TRUE(item == "0" || item == "1") << shown;
      }
    }
    const std::optional<bool> result = values.Result();
    EXPECT_EQ(result ? (*result ? "1" : "0") : "unset", c.result) << shown;
    EXPECT_EQ(values.sound(), c.sound) << shown;
    EXPECT_TRUE(values.present()) << shown;
  }
  EXPECT_FALSE(ReservationValues().present());
}

TEST(ReservationValues, TheDecidingValueIsTheOneToQuote) {
  ReservationValues values;
  ReservationValues::Place place;
  EXPECT_TRUE(values.Add("0", &place));
  EXPECT_FALSE(values.Add("0", &place));
  EXPECT_TRUE(values.Add("x, 1, 0", &place));
  EXPECT_EQ(place.begin, 3U);
  EXPECT_EQ(place.end, 4U);
  EXPECT_FALSE(values.Add("1", &place));
}

}  // namespace
}  // namespace crawlguard
