// SPDX-License-Identifier: Apache-2.0
#include "signals/robots_tag/date.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace crawlguard {
namespace {

constexpr std::int64_t kNoon = 1277467200;  // 2010-06-25 12:00:00 UTC

struct Case {
  std::string_view text;
  std::int64_t seconds;
};

TEST(Date, EachFormIsReadWhole) {
  const Case cases[] = {
      // RFC 822, RFC 5322
      {"25 Jun 2010 12:00:00 GMT", kNoon},
      {"Fri, 25 Jun 2010 12:00:00 +0000", kNoon},
      {"Fri, 25 Jun 2010 04:00:00 PST", kNoon},
      {"25 Jun 10 12:00 UT", kNoon},
      {"25 June 2010 13:00:00 +0100", kNoon},
      {"25 Jun 2010 07:30:00 -0430", kNoon},
      {"25 Jun 2010 14:00:00 GMT+2", kNoon},
      {"25 Jun 2010 14:00:00 GMT+02:00", kNoon},
      {"25 Jun 49 12:00:00 GMT", 2508235200},
      {"25 Jun 50 12:00:00 GMT", -615988800},
      // RFC 850
      {"Friday, 25-Jun-10 07:00:00 EST", kNoon},
      {"Friday, 25-Jun-2010 12:00:00 GMT", kNoon},
      {"25-Jun-2010 12:00:00", kNoon},
      // asctime
      {"Fri Jun 25 12:00:00 2010", kNoon},
      {"Fri Jun 25 12:00:00 UTC 2010", kNoon},
      // ISO 8601
      {"2010-06-25T12:00:00Z", kNoon},
      {"2010-06-25T12:00Z", kNoon},
      {"2010-06-25 12:00:00", kNoon},
      {"2010-06-25T12:00:00.999Z", kNoon},
      {"2010-06-25T12:00:00,5Z", kNoon},
      {"2010-06-25T14:00:00+02:00", kNoon},
      {"2010-06-25T04:00:00-0800", kNoon},
      {"2010-06-25t04:00:00-08", kNoon},
      {"20100625T120000Z", kNoon},
      {"20100625T1200", kNoon},
      {"2010-06-25", kNoon - 12 * 3600},
      {"20100625", kNoon - 12 * 3600},
      {"2010-06-24T24:00:00Z", kNoon - 12 * 3600},
      {"2010/06/25 12:00", kNoon},
      // relatives
      {"June 25, 2010, 12:00:00", kNoon},
      {"2010 Jun 25 12:00", kNoon},
      {"25 jun 2010", kNoon - 12 * 3600},
      {"29 Feb 2012", 1330473600},
      {"@1277467200", kNoon},
      {"@-1", -1},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    const DateMatch match = ReadDate(c.text);
    EXPECT_EQ(match.length, c.text.size());
    ASSERT_TRUE(match.seconds.has_value());
    EXPECT_EQ(*match.seconds, c.seconds);
  }
}

TEST(Date, WhatFollowsIsNotTaken) {
  for (const Case& c :
       {Case{"25 Jun 2010 04:00:00 PST", kNoon}, Case{"Friday, 25-Jun-10 12:00:00 GMT", kNoon},
        Case{"Fri Jun 25 12:00:00 2010", kNoon}, Case{"2010-06-25T12:00:00Z", kNoon},
        Case{"2010-06-25 12:00", kNoon}, Case{"June 25, 2010", kNoon - 12 * 3600},
        Case{"2010-06-25", kNoon - 12 * 3600}}) {
    for (const std::string_view rest :
         {", noai", ",noai", " noai", "; noai", ", max-snippet:0", ", otherbot: noindex", ",", " ",
          ", none", " (PST), noai", "\""}) {
      SCOPED_TRACE(std::string(c.text) + std::string(rest));
      const DateMatch match = ReadDate(std::string(c.text) + std::string(rest));
      EXPECT_EQ(match.length, c.text.size());
      ASSERT_TRUE(match.seconds.has_value());
      EXPECT_EQ(*match.seconds, c.seconds);
    }
  }
}

TEST(Date, InvalidDatesAreNone) {
  for (const std::string_view text : {"",
                                      "never",
                                      "noai",
                                      "0",
                                      "25",
                                      "25 Jun",
                                      "Jun 2010",
                                      "31 Jun 2010",
                                      "29 Feb 2010",
                                      "0 Jun 2010",
                                      "32 Jun 2010",
                                      "257 Jun 2010",
                                      "25 Jun 201",
                                      "25 Jun 20100",
                                      "2010-13-25",
                                      "2010-00-25",
                                      "2010-269-25",
                                      "2010-06-257",
                                      "06/25/10",
                                      "06/25/2010",
                                      "25 Jun 2010 25:00",
                                      "25 Jun 2010 24:00:01",
                                      "25 Jun 2010 12:60",
                                      "25 Jun 2010 12:00:61",
                                      "12:00:00",
                                      "2010-06",
                                      "2010-W25-5",
                                      "@",
                                      "@x",
                                      "@99999999999999999999",
                                      "1277467200"}) {
    EXPECT_FALSE(ReadDate(text).seconds.has_value()) << text;
  }
}

TEST(Date, Hostile_EveryPrefixIsHarmless) {
  for (const std::string_view text :
       {"Friday, 25-Jun-10 15:00:00.5 GMT+02:00, noai", "2010-06-25T12:00:00,5-08:00",
        "20100625T120000Z", "Fri Jun 25 12:00:00 2010", "@1277467200"}) {
    for (std::size_t n = 0; n <= text.size(); ++n) {
      EXPECT_LE(ReadDate(text.substr(0, n)).length, n);
    }
  }
}

TEST(Date, Hostile_LongInputIsLinear) {
  std::string text;
  while (text.size() < 1'000'000) text += "fri, ";
  EXPECT_EQ(ReadDate(text).length, text.size() - 2);
  EXPECT_EQ(ReadDate(std::string(1'000'000, '1')).length, 0U);
  EXPECT_EQ(ReadDate(std::string(1'000'000, ' ')).length, 0U);
}

}  // namespace
}  // namespace crawlguard
