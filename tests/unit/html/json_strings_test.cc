// SPDX-License-Identifier: Apache-2.0
#include "html/json_strings.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace crawlguard::html {
namespace {

struct JsonCase {
  const char* name;
  std::string json;
  std::vector<std::string> values;
};

class JsonStrings : public testing::TestWithParam<JsonCase> {};

TEST_P(JsonStrings, AreFound) {
  std::vector<std::string> values;
  ForEachJsonString(GetParam().json, [&](Span inside, std::string_view value, bool verbatim) {
    EXPECT_EQ(GetParam().json[inside.begin - 1], '"');
    EXPECT_EQ(GetParam().json[inside.end], '"');
    EXPECT_EQ(verbatim, value == GetParam().json.substr(inside.begin, inside.size()));
    values.emplace_back(value);
  });
  EXPECT_EQ(values, GetParam().values);
}

INSTANTIATE_TEST_SUITE_P(
    House, JsonStrings,
    testing::Values(JsonCase{"Empty", "", {}},
                    JsonCase{"ValuesOnly",
                             R"({"a":"one","b" : ["two", {"c":"three"}], "d":4})",
                             {"one", "two", "three"}},
                    JsonCase{"Bare", R"("one")", {"one"}},
                    JsonCase{"Escapes",
                             R"(["a\"b\\", "\u017c\ud835\udd04\n"])",
                             {"a\"b\\", "\u017C\U0001D504\n"}},
                    JsonCase{"BrokenEscape", R"(["a\qb", "c"])", {"a\\qb", "c"}},
                    JsonCase{"LoneSurrogate", R"(["\ud835x"])", {"\\ud835x"}},
                    JsonCase{"Comments", "{// x\n\"a\":\"one\",}", {"one"}},
                    JsonCase{"LineEndInside", "[\"one\ntwo\"]", {"one\ntwo"}},
                    JsonCase{"Unterminated", R"(["one", "two)", {"one"}},
                    JsonCase{"EndsInEscape", R"(["one", "two\)", {"one"}},
                    JsonCase{"Deep", std::string(100'000, '[') + "\"one\"", {"one"}}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace crawlguard::html
