// SPDX-License-Identifier: Apache-2.0
//
// Percent-encoding (RFC 9309 2.2.2, 2.2.3) is read in two ways; the more restrictive counts.
#include <gtest/gtest.h>

#include <string>

#include "signals/robots/robots_file.h"
#include "url/url.h"

namespace crawlguard::robots {
namespace {

struct Case {
  std::string rules, path;
  bool allowed;
  Reading reading;
  bool differ;
  int decides;  // line, 0: none
  int loses;
};

TEST(RobotsPercentReading, House_TheMoreRestrictiveReadingCounts) {
  constexpr Reading kRfc = Reading::kRfc9309;
  constexpr Reading kEscape = Reading::kEscapeOnly;
  const Case cases[] = {
      // RB15 and its mirror.
      {"Disallow: /\nAllow: /foo/bar/%62%61%7A", "/foo/bar/baz", false, kEscape, true, 2, 3},
      {"Disallow: /\nAllow: /foo/bar/baz", "/foo/bar/%62%61%7A", false, kEscape, true, 2, 3},
      {"Disallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false, kRfc, true, 2, 0},
      {"Disallow: /foo/bar/baz", "/foo/bar/%62%61%7A", false, kRfc, true, 2, 0},
      {"Disallow: /%7e", "/~", false, kRfc, true, 2, 0},
      // The same in both.
      {"Disallow: /%e3%83%84", "/\xE3\x83\x84", false, kRfc, false, 2, 0},
      {"Disallow: /\xE3\x83\x84", "/%e3%83%84", false, kRfc, false, 2, 0},
      {"Disallow: /a%2fb", "/a%2Fb", false, kRfc, false, 2, 0},
      {"Disallow: /a%2fb", "/a/b", true, kRfc, false, 0, 0},
      {"Disallow: /%62", "/c", true, kRfc, false, 0, 0},
      {"Disallow: /%62\nAllow: /%62%61", "/%62%61", true, kRfc, false, 3, 2},
      // Specials meant verbatim.
      {"Disallow: /a%2Ab", "/a*b", false, kRfc, true, 2, 0},
      {"Disallow: /a%2Ab", "/a%2ab", false, kRfc, false, 2, 0},
      {"Disallow: /a%2Ab", "/axb", true, kRfc, false, 0, 0},
      {"Disallow: /a%24", "/a$x", false, kRfc, true, 2, 0},
      {"Disallow: /\nAllow: /a%24", "/a$", false, kEscape, true, 2, 3},
      {"Disallow: /a$b", "/a%24b", false, kRfc, true, 2, 0},
      // What no URI may hold.
      {"Disallow: /a b", "/a%20b", false, kRfc, true, 2, 0},
      {"Disallow: /{x}", "/{x}", false, kRfc, false, 2, 0},
      {"Disallow: /{x}", "/%7Bx%7D", false, kRfc, true, 2, 0},
      {"Disallow: /100%", "/100%25", false, kRfc, false, 2, 0},
      // Octets of the normal form are compared: 2 against 3.
      {"Disallow: /%61\nAllow: /a*", "/a", true, kRfc, false, 3, 2},
      {"Disallow: /*a\nAllow: /%61", "/a", false, kRfc, false, 2, 3},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.rules + " | " + c.path);
    const RobotsFile file = RobotsFile::Parse("User-agent: *\n" + c.rules, "robots.txt");
    const Answer answer = file.Ask("FooBot", *Url::Parse("http://h" + c.path)).answer;
    EXPECT_EQ(answer.allowed, c.allowed);
    EXPECT_EQ(answer.reading, c.reading);
    EXPECT_EQ(answer.readings_differ, c.differ);
    EXPECT_EQ(answer.decides == nullptr ? 0 : answer.decides->place.line, c.decides);
    EXPECT_EQ(answer.loses == nullptr ? 0 : answer.loses->place.line, c.loses);
    EXPECT_EQ(answer.lost_to_reading, c.reading == kEscape);
  }
}

TEST(RobotsPercentReading, Rfc9309_2_2_2_SpecificityCountsOctetsOfTheNormalForm) {
  const auto decides = [](const std::string& rules, const std::string& path) {
    const RobotsFile file = RobotsFile::Parse("User-agent: *\n" + rules, "robots.txt");
    return file.Ask("x", *Url::Parse("http://h" + path)).answer.decides->place.line;
  };
  // One character, two octets, six in the normal form.
  EXPECT_EQ(decides("Disallow: /\xC3\xBC\nAllow: /*****", "/\xC3\xBC"), 2);
  EXPECT_EQ(decides("Disallow: /\xC3\xBC\nAllow: /******", "/\xC3\xBC"), 3);
}

}  // namespace
}  // namespace crawlguard::robots
