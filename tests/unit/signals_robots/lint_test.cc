// SPDX-License-Identifier: Apache-2.0
#include "signals/robots/lint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/limits.h"
#include "signals/robots/robots_file.h"

namespace crawlguard::robots {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Diagnostic> Read(const std::string& body) {
  return RobotsFile::Parse(body, "robots.txt").diagnostics();
}

TEST(RobotsLint, EveryComplaintHasItsLineAndCode) {
  struct Case {
    std::string body, code, words;
    int line;
    Severity severity;
  };
  const std::string star = "User-agent: *\n";
  const std::string long_tail(limits::kMaxRobotsLineBytes, 'x');
  const Case cases[] = {
      {"Disallow: /\n", "robots-rule-before-group", "binds nobody", 1, Severity::kWarning},
      {star + "Disallow: private", "robots-pattern-start", "never matches", 2, Severity::kWarning},
      {star + "disallow /", "robots-missing-colon", "disallow", 2, Severity::kNote},
      {star + "disalow: /", "robots-typo", "disalow", 2, Severity::kNote},
      {star + "some words here", "robots-no-field", "ignored", 2, Severity::kWarning},
      {star + "Wibble: x", "robots-unknown-key", "\"Wibble\" is unknown", 2, Severity::kNote},
      {star + "Disallows: /", "robots-unknown-key", "looks like a rule", 2, Severity::kWarning},
      {star + "Allowed: /", "robots-unknown-key", "looks like a rule", 2, Severity::kWarning},
      {"User-agents: x", "robots-unknown-key", "looks like a rule", 1, Severity::kWarning},
      {star + "DisallowAITraining: /", "robots-ai-line", "read as a reservation", 2,
       Severity::kWarning},
      {star + "Allow-AI: /", "robots-ai-line", "not binding", 2, Severity::kWarning},
      {star + "Crawl-delay: soon", "robots-crawl-delay", "no number", 2, Severity::kWarning},
      {star + "Crawl-delay: 61", "robots-crawl-delay", "counts as 60", 2, Severity::kNote},
      {"Crawl-delay: 1", "robots-crawl-delay", "binds nobody", 1, Severity::kWarning},
      {"User-agent:", "robots-empty-user-agent", "without a token", 1, Severity::kWarning},
      {"User-agent: AI2Bot", "robots-token-characters", "AI2Bot", 1, Severity::kWarning},
      {"User-agent: Foo,Bar", "robots-token-characters", "Foo,Bar", 1, Severity::kWarning},
      {"User-agent: Foo Bar", "robots-token-words", "only \"Foo\"", 1, Severity::kNote},
      {"Sitemap: /s.xml", "robots-sitemap", "no absolute", 1, Severity::kNote},
      {"Allow: /\n\xEF\xBB\xBFUser-agent: *", "robots-bom", "spoils this line", 2,
       Severity::kWarning},
      {"\xEF\xBBUser-agent: *", "robots-bom", "half", 1, Severity::kNote},
      {star + "# \xFF\n# \xFF", "robots-not-utf8", "RFC 9309 2.3", 2, Severity::kWarning},
      {star + std::string("Allow: /\0", 9), "robots-nul", "ends there", 2, Severity::kWarning},
      {star + "Disallow: /" + long_tail, "robots-line-too-long", "a line of 16675 octets", 2,
       Severity::kWarning},
      {star + "Allow: /" + long_tail, "robots-line-too-long", "this Allow is not used", 2,
       Severity::kWarning},
      {star + "Allow: /\n#" + std::string(limits::kMaxRobotsBytes, '#'), "robots-truncated",
       "512000 octets", 2, Severity::kWarning},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.body.substr(0, 60));
    int found = 0;
    for (const Diagnostic& d : Read(c.body)) {
      if (d.code != c.code) continue;
      ++found;
      EXPECT_EQ(d.line, c.line);
      EXPECT_EQ(d.severity, c.severity);
      EXPECT_EQ(d.where, "robots.txt");
      EXPECT_THAT(d.message, HasSubstr(c.words));
    }
    EXPECT_EQ(found, 1);
  }
}

TEST(RobotsLint, NothingToSayAboutAGoodFile) {
  EXPECT_THAT(
      Read("\xEF\xBB\xBF# Hello\nUser-agent: Foo_Bot-x\nUser-agent: *\nDisallow: /a$b*\nAllow:\n"
           "Crawl-delay: 60\n\nSitemap: https://h/s.xml\nHost: h\nClean-param: a\nLicense: "
           "https://h/l.xml\nContent-Signal: ai-train=no\nContent-Usage: train-ai=n\n"),
      IsEmpty());
  EXPECT_THAT(Read(""), IsEmpty());
}

TEST(RobotsLint, MessagesAreBoundedHoweverLongTheFile) {
  std::string body;
  for (std::size_t i = 0; i < limits::kMaxDiagnostics + 50; ++i) body += "some words here\n";
  EXPECT_EQ(Read(body).size(), limits::kMaxDiagnostics + 1);
  EXPECT_EQ(Read(body).back().code, "diagnostics-limit");
  const std::vector<Diagnostic> said = Read("K" + std::string(5000, 'k') + ": x");
  ASSERT_EQ(said.size(), 1U);
  EXPECT_LT(said[0].message.size(), 200U);
}

TEST(RobotsLint, ANamedGroupThatReplacesMoreRulesIsNoted) {
  const RobotsFile file = RobotsFile::Parse(
      "User-agent: *\nDisallow: /a\nDisallow: /b\n"
      "User-agent: few\nDisallow: /c\n"
      "User-agent: many\nDisallow: /a\nDisallow: /b\n",
      "robots.txt");
  ASSERT_EQ(file.LintFor("Few").size(), 1U);
  EXPECT_EQ(file.LintFor("Few")[0].code, "robots-group-replaces");
  EXPECT_THAT(file.LintFor("Few")[0].message, HasSubstr("\"few\" (1 rules)"));
  EXPECT_THAT(file.LintFor("many"), IsEmpty());
  EXPECT_THAT(file.LintFor("other"), IsEmpty());
}

}  // namespace
}  // namespace crawlguard::robots
