// SPDX-License-Identifier: Apache-2.0
#include "crawlguard/purpose.h"

#include <gtest/gtest.h>

#include "crawlguard/decision.h"

namespace crawlguard {
namespace {

TEST(Purpose, NamesRoundTrip) {
  for (Purpose p : kAllPurposes) {
    const auto parsed = ParsePurposes(PurposeName(p));
    ASSERT_TRUE(parsed);
    EXPECT_EQ(*parsed, PurposeSet{p});
  }
}

TEST(Purpose, ListsIgnoreBlanksAndCase) {
  const auto parsed = ParsePurposes(" AI-Train , tdm");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(*parsed, (PurposeSet{Purpose::kAiTrain, Purpose::kTdm}));
  EXPECT_EQ(ToString(*parsed), "ai-train,tdm");
}

struct BadList {
  const char* text;
  const char* named;
};

class ParsePurposesFails : public testing::TestWithParam<BadList> {};

TEST_P(ParsePurposesFails, NamingTheWordAndTheChoices) {
  const auto parsed = ParsePurposes(GetParam().text);
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().code, ErrorCode::kInvalidArgument);
  EXPECT_NE(parsed.error().message.find(GetParam().named), std::string::npos);
  EXPECT_NE(parsed.error().message.find("fetch,search,ai-input,ai-train,tdm,archive"),
            std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Table, ParsePurposesFails,
                         testing::Values(BadList{"", "\"\""}, BadList{"sell", "\"sell\""},
                                         BadList{"tdm,", "\"\""}, BadList{"tdm,,fetch", "\"\""},
                                         BadList{"tdm fetch", "\"tdm fetch\""}));

TEST(PurposeSet, Algebra) {
  const PurposeSet a = {Purpose::kFetch, Purpose::kTdm};
  const PurposeSet b = {Purpose::kTdm};
  EXPECT_EQ(a - b, PurposeSet{Purpose::kFetch});
  EXPECT_EQ(a & b, b);
  EXPECT_EQ(PurposeSet::All().bits(), 63U);
  EXPECT_EQ(PurposeSet::FromBits(0xFFFFFFFFU), PurposeSet::All());
}

TEST(Diagnostic, PrintsThePartsThatAreKnown) {
  EXPECT_EQ((Diagnostic{Severity::kWarning, "a", 3, "code", "text"}.ToString()),
            "a:3: text [code]");
  EXPECT_EQ((Diagnostic{Severity::kWarning, "", 0, "", "text"}.ToString()), "text");
}

}  // namespace
}  // namespace crawlguard
