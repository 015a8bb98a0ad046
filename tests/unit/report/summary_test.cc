// SPDX-License-Identifier: Apache-2.0
#include "report/summary.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace crawlguard::report {
namespace {

TEST(Summary, TableCountsAndErrors) {
  const std::vector<SummaryRow> rows = {
      {"a.html", PurposeSet{}},
      {"https://example.com/long", PurposeSet{Purpose::kAiTrain, Purpose::kTdm}},
      {"gone.html", std::nullopt},
  };
  EXPECT_EQ(SummaryTable(rows, {Purpose::kAiTrain, Purpose::kSearch}, false),
            "target                    fetch     search    ai-input  ai-train  tdm       archive\n"
            "a.html                    allow     allow     allow     allow     allow     allow\n"
            "https://example.com/long  allow     allow     allow     deny      deny      allow\n"
            "gone.html                 error\n"
            "allowed                   2         2         2         1         1         2\n"
            "denied                    0         0         0         1         1         0\n"
            "3 targets: 1 allowed, 1 denied, 1 error  (for search,ai-train)\n");
}

TEST(Summary, OnlyThePurposesAskedDeny) {
  const std::vector<SummaryRow> rows = {{"a", PurposeSet{Purpose::kTdm}}};
  const std::string table = SummaryTable(rows, {Purpose::kSearch}, false);
  EXPECT_NE(table.find("1 target: 1 allowed, 0 denied, 0 errors"), std::string::npos) << table;
}

TEST(Summary, LongTargetsKeepBothEnds) {
  const std::string fits(64, 'x');
  const std::vector<SummaryRow> rows = {
      {fits, PurposeSet{}}, {"https://" + std::string(60, 'm') + "/tail", std::nullopt}};
  const std::string table = SummaryTable(rows, PurposeSet::All(), false);
  EXPECT_NE(table.find(fits + "  allow"), std::string::npos) << table;
  EXPECT_NE(
      table.find("https://" + std::string(29, 'm') + "..." + std::string(19, 'm') + "/tail  error"),
      std::string::npos)
      << table;
}

TEST(Summary, TargetsAreEscapedAndVerdictsPainted) {
  const std::vector<SummaryRow> rows = {{"\x1b[31m", PurposeSet{Purpose::kFetch}}};
  EXPECT_EQ(SummaryTable(rows, PurposeSet::All(), false).find('\x1b'), std::string::npos);
  const std::string painted = SummaryTable(rows, PurposeSet::All(), true);
  EXPECT_NE(painted.find("\\x1b[31m  \x1b[1;31mdeny\x1b[0m      \x1b[32mallow\x1b[0m"),
            std::string::npos)
      << painted;
}

}  // namespace
}  // namespace crawlguard::report
