// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace crawlguard::cli {
namespace {

using testing::ElementsAre;

Options Parse(std::vector<const char*> words) {
  words.insert(words.begin(), "crawlguard");
  Output output;
  testing::internal::CaptureStderr();
  Options options = ParseCommandLine(static_cast<int>(words.size()), words.data(), &output);
  const std::string complaint = testing::internal::GetCapturedStderr();
  EXPECT_EQ(options.status == kSomeError, !complaint.empty()) << complaint;
  return options;
}

std::string ComplaintOf(std::vector<const char*> words) {
  words.insert(words.begin(), "crawlguard");
  Output output;
  testing::internal::CaptureStderr();
  const Options options = ParseCommandLine(static_cast<int>(words.size()), words.data(), &output);
  EXPECT_EQ(options.status, kSomeError);
  EXPECT_EQ(options.command, Command::kNone);
  return testing::internal::GetCapturedStderr();
}

TEST(Options, CheckDefaults) {
  const Options options = Parse({"check", "a.html"});
  ASSERT_EQ(options.command, Command::kCheck);
  const CheckRequest& r = options.check;
  EXPECT_THAT(r.targets, ElementsAre("a.html"));
  EXPECT_EQ(r.agent, "crawlguard");
  EXPECT_EQ(r.purposes, PurposeSet::All());
  EXPECT_EQ(r.profile, "respect");
  EXPECT_EQ(r.operator_kind, OperatorKind::kCommercial);
  EXPECT_EQ(r.format, Format::kText);
  EXPECT_FALSE(r.offline || r.allow_private || r.no_color || r.summary || r.explain);
}

TEST(Options, EveryCheckFlag) {
  const Options options = Parse({"explain",         "--agent",    "Bot",      "--for",
                                 "AI-train, tdm",   "--profile",  "strict",   "--operator",
                                 "non-commercial",  "--rules",    "r",        "--format",
                                 "jsonl",           "--offline",  "--site",   "s",
                                 "--headers",       "h",          "--url",    "http://a/",
                                 "--allow-private", "--proxy",    "http://p", "--user-agent",
                                 "Bot/1 (+url)",    "--no-color", "a.html"});
  ASSERT_EQ(options.command, Command::kExplain);
  const CheckRequest& r = options.check;
  EXPECT_TRUE(r.explain && r.offline && r.allow_private && r.no_color);
  EXPECT_EQ(r.agent, "Bot");
  EXPECT_EQ(r.purposes, (PurposeSet{Purpose::kAiTrain, Purpose::kTdm}));
  EXPECT_EQ(r.profile, "strict");
  EXPECT_EQ(r.operator_kind, OperatorKind::kNonCommercial);
  EXPECT_EQ(r.rules + r.site + r.headers, "rsh");
  EXPECT_EQ(r.format, Format::kJsonLines);
  EXPECT_EQ(r.url, "http://a/");
  EXPECT_EQ(r.proxy, "http://p");
  EXPECT_EQ(r.user_agent, "Bot/1 (+url)");
  EXPECT_THAT(r.targets, ElementsAre("a.html"));
}

TEST(Options, RobotsAndRules) {
  const Options robots = Parse({"robots", "--agent", "Bot", "robots.txt", "/a", "/b"});
  EXPECT_EQ(robots.command, Command::kRobots);
  EXPECT_EQ(robots.robots.file, "robots.txt");
  EXPECT_THAT(robots.robots.urls, ElementsAre("/a", "/b"));
  EXPECT_EQ(Parse({"rules", "list"}).command, Command::kRulesList);
  EXPECT_EQ(Parse({"rules", "show", "x"}).rules.id, "x");
  EXPECT_EQ(Parse({"rules", "lint", "d"}).rules.folder, "d");
  EXPECT_TRUE(Parse({"rules", "test", "d", "--alone"}).rules.alone);
}

TEST(Options, FaultsAreNamedWithWhatExists) {
  struct Case {
    std::vector<const char*> words;
    const char* message;
  };
  const Case cases[] = {
      {{"check", "--for", "mining", "a"},
       "--for: unknown purpose \"mining\"; purposes are "
       "fetch,search,ai-input,ai-train,tdm,archive"},
      {{"check", "--for", "", "a"},
       "--for: unknown purpose \"\"; purposes are fetch,search,ai-input,ai-train,tdm,archive"},
      {{"check", "--for", "tdm,", "a"},
       "--for: unknown purpose \"\"; purposes are fetch,search,ai-input,ai-train,tdm,archive"},
      {{"check", "--format", "sarif", "a"},
       "unknown format \"sarif\"; formats are text, json, jsonl"},
      {{"check", "--format", "html", "a"},
       "unknown format \"html\"; formats are text, json, jsonl"},
      {{"robots", "--agent", "B", "--format", "jsonl", "f", "/"},
       "unknown format \"jsonl\"; formats are text, json"},
      {{"check", "--operator", "ngo", "a"},
       "unknown operator \"ngo\"; operators are commercial, non-commercial"},
      {{"check", "--summary", "--format", "json", "a"},
       "--summary is a table: it goes with --format text only"},
      {{"check", "--url", "http://a/", "a", "b"},
       "--url and --headers belong to one file: give one target"},
      {{"check", "--headers", "h", "-"}, "--url and --headers belong to one file: give one target"},
      {{"check"}, "TARGET is required"},
      {{"check", "--wrong", "a"}, "The following argument was not expected: --wrong"},
      {{"check", "a", "--agent"}, "--agent: 1 required TOKEN missing"},
      {{"robots", "f", "/"}, "--agent is required"},
      {{"frobnicate"}, "A subcommand is required"},
      {{}, "A subcommand is required"},
      {{"rules"}, "A subcommand is required"},
      {{"rules", "lint"}, "DIR is required"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(ComplaintOf(c.words),
              "crawlguard: " + std::string(c.message) + " (see crawlguard --help)\n");
  }
}

std::string OutputOf(std::vector<const char*> words) {
  words.insert(words.begin(), "crawlguard");
  Output output;
  testing::internal::CaptureStdout();
  const Options options = ParseCommandLine(static_cast<int>(words.size()), words.data(), &output);
  output.Flush();
  EXPECT_EQ(options.command, Command::kNone);
  EXPECT_EQ(options.status, kAllAllowed);
  return testing::internal::GetCapturedStdout();
}

TEST(Options, HelpTeaches) {
  EXPECT_THAT(OutputOf({"--help"}), testing::HasSubstr("crawlguard check https://example.com"));
  const std::string check = OutputOf({"check", "--help"});
  EXPECT_THAT(check, testing::HasSubstr("Exit status: 0"));
  EXPECT_THAT(check, testing::HasSubstr("--allow-private"));
  EXPECT_THAT(check, testing::Not(testing::HasSubstr("sarif")));
  EXPECT_THAT(OutputOf({"robots", "--help"}), testing::HasSubstr("Examples:"));
  EXPECT_THAT(OutputOf({"rules", "--help"}), testing::HasSubstr("Examples:"));
  EXPECT_THAT(OutputOf({"rules", "lint", "--help"}), testing::HasSubstr("DIR"));
  EXPECT_THAT(OutputOf({"--version"}), testing::MatchesRegex("crawlguard [0-9.]+\n"));
}

}  // namespace
}  // namespace crawlguard::cli
