// SPDX-License-Identifier: Apache-2.0
#include "signals/robots/ai_lines.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

#include "base/limits.h"
#include "signals/robots/robots_file.h"
#include "url/url.h"

namespace crawlguard::robots {
namespace {

TEST(RobotsAiLines, House_OnlyWhatIsUnmistakableBinds) {
  constexpr auto kNone = AiMeaning::kNone;
  constexpr auto kUnclear = AiMeaning::kUnclear;
  constexpr auto kNoTraining = AiMeaning::kNoTraining;
  struct Case {
    std::string key, value;
    AiMeaning meaning;
    std::string pattern;
  };
  const Case cases[] = {
      {"DisallowAITraining", "/", kNoTraining, "/"},
      {"disallow-ai-training", "/a%7eb", kNoTraining, "/a~b"},
      {"Disallow-AI", "*.pdf", kNoTraining, "*.pdf"},
      {"DISALLOW_TRAINING", "yes", kNoTraining, ""},
      {"DisallowAITraining", "", kUnclear, ""},
      {"DisallowAITraining", "no", kUnclear, ""},
      {"NoAI", "/", kNoTraining, "/"},
      {"No-AI-Training", "true", kNoTraining, ""},
      {"noml", "false", kUnclear, ""},
      {"AI-Training", "disallowed", kNoTraining, ""},
      {"AI Training", "Not Allowed", kNoTraining, ""},
      {"ai-train", "no", kNoTraining, ""},
      {"train-ai", "n", kNoTraining, ""},
      {"AI-Training", "allowed", kUnclear, ""},
      {"AI-Training", "no problem", kUnclear, ""},
      {"AllowAITraining", "no", kNoTraining, ""},
      {"AllowAITraining", "/", kUnclear, ""},
      {"Allow-AI", "/", kUnclear, ""},
      {"Prohibits", "train-ai, search", kNoTraining, ""},
      {"Prohibits", "search;ai-all", kNoTraining, ""},
      {"Prohibits", "search", kUnclear, ""},
      {"Permits", "train-ai", kUnclear, ""},
      {"Compensation", "free", kUnclear, ""},
      {"User-agent-purpose", "AI", kUnclear, ""},
      {"Disallows", "/", kNone, ""},
      {"Disallow-Images", "/", kNone, ""},
      {"Content-Signal", "ai-train=no", kNone, ""},
      {"Host", "no", kNone, ""},
      {"", "", kNone, ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.key + ": " + c.value);
    const AiLine line = ReadAiLine(c.key, c.value);
    EXPECT_EQ(line.meaning, c.meaning);
    EXPECT_EQ(line.pattern, c.pattern);
  }
}

int LineAgainstTraining(const std::string& robots, const std::string& agent,
                        const std::string& path) {
  const RobotsFile file = RobotsFile::Parse(robots, "robots.txt");
  const AiRule* rule = file.AiRuleFor(file.groups().Select(agent), *Url::Parse("http://h" + path));
  return rule == nullptr ? 0 : rule->place.line;
}

TEST(RobotsAiLines, House_BindTheirGroupAndWhenBeforeAllGroupsEveryone) {
  const std::string robots =
      "User-agent: a\nDisallowAITraining: /x\nAllow: /\n"
      "User-agent: *\nNoAI: /y\nAllow: /\n";
  EXPECT_EQ(LineAgainstTraining(robots, "a", "/x"), 2);
  EXPECT_EQ(LineAgainstTraining(robots, "a", "/y"), 0);
  EXPECT_EQ(LineAgainstTraining(robots, "b", "/x"), 0);
  EXPECT_EQ(LineAgainstTraining(robots, "b", "/y"), 5);
  EXPECT_EQ(LineAgainstTraining("AI-Training: no\n" + robots, "a", "/z"), 1);
  EXPECT_EQ(LineAgainstTraining("AI-Training: no\n", "a", "/z"), 1);
}

TEST(RobotsAiLines, House_TooCostlyToMatchCountsAsMatching) {
  constexpr std::size_t kLines = 2000;
  std::string robots;
  for (std::size_t i = 0; i < kLines; ++i) robots += "NoAI: /b\n";
  const std::string path = "/" + std::string(limits::kMaxRobotsMatchWork / kLines - 1, 'a');
  EXPECT_EQ(LineAgainstTraining(robots, "a", path), 0);
  EXPECT_EQ(LineAgainstTraining(robots, "a", path + "a"), 1);
}

}  // namespace
}  // namespace crawlguard::robots
