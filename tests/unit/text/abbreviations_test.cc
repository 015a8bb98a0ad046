// SPDX-License-Identifier: Apache-2.0
#include "text/abbreviations.h"

#include <gtest/gtest.h>

#include <string>

namespace crawlguard::text {
namespace {

struct AbbreviationCase {
  const char* word;
  Abbreviation kind;
};

class Abbreviations : public testing::TestWithParam<AbbreviationCase> {};

TEST_P(Abbreviations, HasItsKind) {
  EXPECT_EQ(AbbreviationKind(GetParam().word), GetParam().kind) << GetParam().word;
}

INSTANTIATE_TEST_SUITE_P(
    House, Abbreviations,
    testing::Values(AbbreviationCase{"e.g", Abbreviation::kInside},
                    AbbreviationCase{"abb", Abbreviation::kBeforeNumber},  // first of the table
                    AbbreviationCase{"\xC5\x9Bw", Abbreviation::kInside},  // last of the table
                    AbbreviationCase{"Np", Abbreviation::kInside},
                    AbbreviationCase{"m.in", Abbreviation::kInside},
                    AbbreviationCase{"Inc", Abbreviation::kInside},
                    AbbreviationCase{"bzw", Abbreviation::kInside},
                    AbbreviationCase{"Art", Abbreviation::kBeforeNumber},
                    AbbreviationCase{"Nr", Abbreviation::kBeforeNumber},
                    AbbreviationCase{"etc", Abbreviation::kAtEnd},
                    AbbreviationCase{"itd", Abbreviation::kAtEnd},
                    AbbreviationCase{"S.p.A", Abbreviation::kInside},
                    AbbreviationCase{"U.S", Abbreviation::kInside},
                    AbbreviationCase{"law", Abbreviation::kNone},
                    AbbreviationCase{"a", Abbreviation::kNone},
                    AbbreviationCase{"a.bc", Abbreviation::kNone},
                    AbbreviationCase{"", Abbreviation::kNone}));

}  // namespace
}  // namespace crawlguard::text
