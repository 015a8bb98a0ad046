// SPDX-License-Identifier: Apache-2.0
#include "signals/tdmrep/json_entries.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/limits.h"

namespace crawlguard {
namespace {

using State = JsonEntries::State;

std::string Nested(std::size_t depth, std::string_view open, std::string_view close) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += open;
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text;
}

TEST(JsonEntries, MembersAndPlaces) {
  const std::string_view body =
      "\xef\xbb\xbf[ {\"location\": \"/a,[]{}\\\"\\\\\", \"tdm-reservation\": 1,\n"
      "  \"tdm-policy\": \"p\", \"x\": {\"location\": \"/no\", \"y\": [1, {}]}} , 5,\n"
      " [\"location\", {\"location\":\"/no\"}] ,{\"tdm-reservation\":0}]";
  const JsonEntries json = ReadJsonEntries(body);
  ASSERT_EQ(json.state, State::kRead) << json.fault;
  ASSERT_EQ(json.entries.size(), 4U);
  const JsonEntry& first = json.entries[0];
  EXPECT_TRUE(first.is_object);
  EXPECT_EQ(first.locations, std::vector<std::string>{"/a,[]{}\"\\"});
  EXPECT_EQ(first.reservations, std::vector{JsonReservation::kOne});
  EXPECT_EQ(first.policies, std::vector<std::string>{"p"});
  EXPECT_FALSE(first.bad_location);
  const auto text = [&](std::size_t i) {
    return body.substr(json.entries[i].begin, json.entries[i].end - json.entries[i].begin);
  };
  EXPECT_TRUE(text(0).starts_with("{\"location\"")) << text(0);
  EXPECT_TRUE(text(0).ends_with("[1, {}]}}")) << text(0);
  EXPECT_EQ(text(1), "5");
  EXPECT_EQ(text(2), "[\"location\", {\"location\":\"/no\"}]");
  EXPECT_EQ(text(3), "{\"tdm-reservation\":0}");
  EXPECT_FALSE(json.entries[1].is_object);
  EXPECT_FALSE(json.entries[2].is_object);
  EXPECT_TRUE(json.entries[2].locations.empty());
  EXPECT_EQ(json.entries[3].reservations, std::vector{JsonReservation::kZero});
}

TEST(JsonEntries, ValuesOfTheReservation) {
  struct Case {
    std::string_view json;
    JsonReservation value;
  };
  const Case cases[] = {
      {"1", JsonReservation::kOne},
      {"0", JsonReservation::kZero},
      {"1.0", JsonReservation::kOne},
      {"0.0", JsonReservation::kZero},
      {"-0", JsonReservation::kZero},
      {"1e0", JsonReservation::kOne},
      {"\"1\"", JsonReservation::kOneString},
      {"\" 1 \"", JsonReservation::kOneString},
      {"\"0\"", JsonReservation::kZeroString},
      {"2", JsonReservation::kOther},
      {"-1", JsonReservation::kOther},
      {"0.5", JsonReservation::kOther},
      {"18446744073709551616", JsonReservation::kOther},
      {"4294967297", JsonReservation::kOther},
      {"true", JsonReservation::kOther},
      {"false", JsonReservation::kOther},
      {"null", JsonReservation::kOther},
      {"[1]", JsonReservation::kOther},
      {"{\"tdm-reservation\":1}", JsonReservation::kOther},
      {"\"true\"", JsonReservation::kOther},
      {"\"\"", JsonReservation::kOther},
  };
  for (const Case& c : cases) {
    const JsonEntries json = ReadJsonEntries("[{\"tdm-reservation\":" + std::string(c.json) + "}]");
    ASSERT_EQ(json.state, State::kRead) << c.json << " " << json.fault;
    ASSERT_EQ(json.entries.size(), 1U) << c.json;
    EXPECT_EQ(json.entries[0].reservations, std::vector{c.value}) << c.json;
  }
}

TEST(JsonEntries, WrongTypesAndRepeatedMembersAreKeptApart) {
  const JsonEntries json = ReadJsonEntries(
      R"([{"location":1,"tdm-policy":[]},{"location":"/a","location":"/b","tdm-reservation":0,)"
      R"("tdm-reservation":1,"tdm-policy":"x","tdm-policy":"y"},{"Location":"/","location ":"/"}])");
  ASSERT_EQ(json.entries.size(), 3U);
  EXPECT_TRUE(json.entries[0].bad_location);
  EXPECT_TRUE(json.entries[0].bad_policy);
  EXPECT_EQ(json.entries[1].locations.size(), 2U);
  EXPECT_EQ(json.entries[1].reservations.size(), 2U);
  EXPECT_EQ(json.entries[1].policies.size(), 2U);
  EXPECT_TRUE(json.entries[2].locations.empty());
}

TEST(JsonEntries, MalformedOfEachKind) {
  const std::string nul("[{\"location\":\"/\",\"tdm-reservation\":0}]\0,1", 40);
  for (const std::string_view body : std::vector<std::string_view>{"",
                                                                   " ",
                                                                   "\xef\xbb\xbf",
                                                                   "null",
                                                                   "1",
                                                                   "\"x\"",
                                                                   "{}",
                                                                   "{\"a\":[]}",
                                                                   "[",
                                                                   "[1",
                                                                   "[1,]",
                                                                   "[,1]",
                                                                   "[1 2]",
                                                                   "[{]",
                                                                   "[{\"a\"}]",
                                                                   "[{\"a\":}]",
                                                                   "[{a:1}]",
                                                                   "['a']",
                                                                   "[\"\xff\"]",
                                                                   "[\"\n\"]",
                                                                   "[\"\\x\"]",
                                                                   "[\"\\ud800\"]",
                                                                   "[01]",
                                                                   "[+1]",
                                                                   "[1.]",
                                                                   "[1e999]",
                                                                   "[NaN]",
                                                                   "[] x",
                                                                   "[][]",
                                                                   "// c\n[]",
                                                                   "[] // c",
                                                                   "<html>",
                                                                   nul}) {
    const JsonEntries json = ReadJsonEntries(body);
    EXPECT_EQ(json.state, State::kMalformed) << body;
    EXPECT_FALSE(json.fault.empty()) << body;
    EXPECT_TRUE(json.entries.empty()) << body;
  }
  EXPECT_EQ(ReadJsonEntries("[]").state, State::kRead);
  EXPECT_EQ(ReadJsonEntries(" \r\n[\t] ").state, State::kRead);
}

TEST(JsonEntries, Limit_Depth) {
  for (const std::size_t extra : {0U, 1U}) {
    const std::size_t depth = limits::kMaxJsonDepth + extra;
    const State expected = extra == 0 ? State::kRead : State::kTooDeep;
    EXPECT_EQ(ReadJsonEntries(Nested(depth, "[", "]")).state, expected);
    EXPECT_EQ(
        ReadJsonEntries("[" + Nested(depth - 1, "{\"a\":", "}").insert((depth - 1) * 5, "1") + "]")
            .state,
        expected);
  }
}

TEST(JsonEntries, Hostile_AMillionLevelsDoNotRecurse) {
  EXPECT_EQ(ReadJsonEntries(std::string(1'000'000, '[')).state, State::kTooDeep);
  EXPECT_EQ(ReadJsonEntries(Nested(1'000'000, "[", "]")).state, State::kTooDeep);
  EXPECT_EQ(ReadJsonEntries("[" + Nested(1'000'000, "{\"a\":", "}")).state, State::kTooDeep);
}

TEST(JsonEntries, Hostile_TruncatedAtEveryByte) {
  const std::string_view body =
      R"([{"location":"/a\u00e9","tdm-reservation":1,"tdm-policy":"p","x":[{}]},{"a":1.5e1}])";
  for (std::size_t n = 0; n < body.size(); ++n) {
    const std::string prefix(body.substr(0, n));
    EXPECT_EQ(ReadJsonEntries(prefix).state, State::kMalformed) << prefix;
  }
  EXPECT_EQ(ReadJsonEntries(body).state, State::kRead);
}

}  // namespace
}  // namespace crawlguard
