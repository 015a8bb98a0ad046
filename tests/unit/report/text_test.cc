// SPDX-License-Identifier: Apache-2.0
#include "report/text.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/report/sample_decision.h"

namespace crawlguard::report {
namespace {

constexpr char kHead[] =
    "DENY  https://example.com/a\n"
    "      redirected to https://example.com/b\n"
    "      agent ExampleBot, profile respect\n"
    "\n"
    "  purpose   verdict  reason      who says so\n"
    "  fetch     allow    explicit    [1] robots.txt:3\n"
    "  search    allow    unstated    nobody (default of the profile)\n"
    "  ai-input  deny     inherited   nobody (follows from another purpose)\n"
    "  ai-train  deny     condition   [2] notice, body:12\n"
    "  tdm       deny     condition   [2] notice, body:12\n"
    "            obligation: attribution\n"
    "  archive   allow    unstated    nobody (default of the profile)\n"
    "\n"
    "  [1] robots.txt:3 bytes 20-28  rule rfc9309.2.2.2\n"
    "      in https://example.com/robots.txt\n"
    "      allows fetch for the path\n"
    "      | Allow: /\n"
    "\n"
    "  [2] notice, body:12 bytes 100-131  rule en.reservation.consent\n"
    "      denies ai-train, tdm for the site, until its condition is met\n"
    "      | Any use requires prior consent.\n"
    "      |     ^^^          ^^^^^^^^^^^^^\n"
    "      condition: prior consent of Example Media\n"
    "      acts           use; reproduction; storage\n"
    "      rights holder  Example Media\n"
    "      condition      prior consent\n";

constexpr char kTail[] =
    "\n"
    "  warning  https://example.com/robots.txt:7: \"Dissalow\" is no known line "
    "[robots-unknown-line]\n";

TEST(Text, WholeReport) {
  EXPECT_EQ(ToText(SampleDecision(), {}),
            std::string(kHead) + "\n  1 more statement: see crawlguard explain\n" + kTail);
}

TEST(Text, ExplainListsEveryStatementItsRoleAndWhyItLost) {
  TextOptions options;
  options.explain = true;
  EXPECT_EQ(ToText(SampleDecision(), options),
            std::string(kHead) +
                "\n"
                "  [3] robots-tag, header:x-robots-tag bytes 0-3  rule x\n"
                "      allows tdm for the page\n"
                "      | all\n"
                "      superseded: the more restrictive wins\n"
                "\n"
                "  fetch: allow, explicit\n"
                "    decides     [1] robots.txt:3: allow\n"
                "\n"
                "  search: allow, unstated\n"
                "    no statement (default of the profile)\n"
                "\n"
                "  ai-input: deny, inherited\n"
                "    no statement (follows from another purpose)\n"
                "\n"
                "  ai-train: deny, condition\n"
                "    decides     [2] notice, body:12: condition\n"
                "\n"
                "  tdm: deny, condition\n"
                "    decides     [2] notice, body:12: condition\n"
                "    overridden  [3] robots-tag, header:x-robots-tag: allow\n"
                "                because the more restrictive wins\n"
                "\n"
                "  archive: allow, unstated\n"
                "    no statement (default of the profile)\n" +
                kTail);
}

TEST(Text, HeadlineIsThatOfThePurposesAsked) {
  TextOptions options;
  options.purposes = {Purpose::kSearch};
  const std::string text = ToText(SampleDecision(), options);
  EXPECT_EQ(text.rfind("ALLOW https://example.com/a\n", 0), 0U) << text;
  EXPECT_NE(text.find("profile respect, for search\n"), std::string::npos) << text;
}

TEST(Text, ColourOnlyIfAsked) {
  EXPECT_EQ(ToText(SampleDecision(), {}).find('\x1b'), std::string::npos);
  TextOptions options;
  options.colour = true;
  const std::string text = ToText(SampleDecision(), options);
  EXPECT_NE(text.find("\x1b[1;33mprior consent\x1b[0m"), std::string::npos) << text;
}

TEST(Text, UntrustedTextIsEscapedWhereverItStands) {
  const std::string evil = "a\x1b[2J\n\xe2\x80\xae\xc2\x9b\xff";
  const std::string tame = "a\\x1b[2J \\u202e\\u009b\\xff";
  Decision d = SampleDecision();
  d.url = d.final_url = d.agent = d.profile = evil;
  Statement& s = d.statements[1];
  s.signal = s.superseded_by = evil;
  s.evidence.url = s.evidence.part = s.evidence.excerpt = s.evidence.rule = evil;
  s.evidence.fields = {{evil, evil}, {"acts", evil}};
  s.conditions = At(&d, Purpose::kTdm).conditions = {{false, evil, evil}};
  At(&d, Purpose::kTdm).considered[1].why = evil;
  d.diagnostics = {{Severity::kError, evil, 1, evil, evil}};
  for (const bool explain : {false, true}) {
    TextOptions options;
    options.explain = explain;
    const std::string text = ToText(d, options);
    EXPECT_EQ(text.find_first_of("\x1b\xff"), std::string::npos) << text;
    EXPECT_EQ(text.find("\xe2\x80\xae"), std::string::npos) << text;
    EXPECT_NE(text.find(tame), std::string::npos) << text;
    EXPECT_NE(text.find("obligation: " + tame + "\n"), std::string::npos) << text;
  }
}

TEST(Text, IndexesOutOfRangeAreLeftOut) {
  Decision d = SampleDecision();
  At(&d, Purpose::kTdm).considered = {{99, Role::kDecides, ""}};
  TextOptions options;
  options.explain = true;
  EXPECT_NE(ToText(d, options).find("  tdm: deny, condition\n\n"), std::string::npos);
}

}  // namespace
}  // namespace crawlguard::report
