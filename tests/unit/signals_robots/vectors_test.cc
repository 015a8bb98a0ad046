// SPDX-License-Identifier: Apache-2.0
//
// The vectors RB01-RB21, RB26-RB28, TK01, TK06 and TK07 of the signal catalogue; RB22-RB25 are in
// robots_file_test.cc and fetch_outcome_test.cc.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "signals/robots/robots_file.h"
#include "url/url.h"

namespace crawlguard::robots {
namespace {

struct Vector {
  std::string id, robots, agent, path;
  bool allowed;
};

class RobotsVectors : public ::testing::TestWithParam<Vector> {};

TEST_P(RobotsVectors, Decides) {
  const Vector& v = GetParam();
  const RobotsFile file = RobotsFile::Parse(v.robots, "robots.txt");
  const Result<Url> url = Url::Parse("https://example.com" + v.path);
  ASSERT_TRUE(url) << url.error().message;
  EXPECT_EQ(file.Ask(v.agent, *url).answer.allowed, v.allowed) << v.robots;
}

const std::string kFoo = "User-agent: FooBot\n";

const Vector kVectors[] = {
    {"RB01", "user-agent: FooBot\ndisallow: /x/page.html\nallow: /x/", "FooBot", "/x/page.html",
     false},
    {"RB01_b", "user-agent: FooBot\ndisallow: /x/page.html\nallow: /x/", "FooBot", "/x/", true},
    {"RB02", "user-agent: FooBot\nallow: /folder\ndisallow: /folder", "FooBot", "/folder/page",
     true},
    {"RB03", "user-agent: FooBot\nallow: /page\ndisallow: /*.htm", "FooBot", "/page.htm", false},
    {"RB04", "user-agent: FooBot\nallow: /$\ndisallow: /", "FooBot", "/", true},
    {"RB04_b", "user-agent: FooBot\nallow: /$\ndisallow: /", "FooBot", "/page.html", false},
    {"RB05", "User-agent: *\nDisallow: /x/\nUser-agent: FooBot\nDisallow: /y/", "FooBot", "/x/page",
     true},
    {"RB06", "User-agent: BarBot\nSitemap: https://a/s.xml\nUser-agent: *\nDisallow: /", "BarBot",
     "/", false},
    {"RB07", "User-agent: FooBot\nInvalid-Line: x\nUser-agent: *\nDisallow: /", "FooBot", "/",
     false},
    {"RB08", "allow: /foo/\nuser-agent: FooBot\ndisallow: /", "FooBot", "/foo/", false},
    {"RB09", "user-agent FooBot\ndisallow /", "FooBot", "/x", false},
    {"RB10", kFoo + "Disalow: /", "FooBot", "/x", false},
    {"RB11", "User-Agent: *\nDisallow: /\nUser-Agent: Foo Bar\nAllow: /x/\nDisallow: /", "Foo",
     "/x/y", true},
    {"RB12", "\xEF\xBB\xBFUser-Agent: foo\nDisallow: /A", "foo", "/A", false},
    {"RB13", "User-agent: bar\r\rDisallow: /\r", "bar", "/p", false},
    {"RB14", kFoo + "Disallow: /\nAllow: /foo/bar/\xE3\x83\x84", "FooBot", "/foo/bar/%E3%83%84",
     true},
    {"RB15", kFoo + "Disallow: /\nAllow: /foo/bar/%62%61%7A", "FooBot", "/foo/bar/baz", false},
    {"RB16", kFoo + "Disallow: /a%2fb", "FooBot", "/a%2Fb", false},
    {"RB16_b", kFoo + "Disallow: /a%2fb", "FooBot", "/a/b", true},
    {"RB17", kFoo + "Disallow: /foo/quz#qux\nAllow: /", "FooBot", "/foo/quz", false},
    {"RB18", kFoo + "Disallow: *.gif$", "FooBot", "/i/a.gif", false},
    {"RB18_b", kFoo + "Disallow: *.gif$", "FooBot", "/i/a.gif?x", true},
    {"RB19", kFoo + "Disallow: private", "FooBot", "/private", true},
    {"RB20", kFoo + "Disallow:", "FooBot", "/x", true},
    {"RB21", kFoo + "Disallow: /a\n\n\n" + kFoo + "Disallow: /b", "FooBot", "/a", false},
    {"RB21_b", kFoo + "Disallow: /a\n\n\n" + kFoo + "Disallow: /b", "FooBot", "/b", false},
    {"RB26", kFoo + "DisallowAITraining: /", "FooBot", "/x", true},
    {"RB27", "User-agent: *\nDisallow: /*?", "FooBot", "/a?b", false},
    {"RB27_b", "User-agent: *\nDisallow: /*?", "FooBot", "/a", true},
    {"RB28", "user-agent: FooBot\ndisallow: /fish/", "FooBot", "/fish", true},
    {"RB28_b", "user-agent: FooBot\ndisallow: /fish/", "FooBot", "/Fish/", true},
    {"TK01", "User-agent: GPTBot\nDisallow: /", "FooBot", "/x", true},
    {"TK06", "User-agent: AI2Bot\nDisallow: /", "AI", "/x", true},
    {"TK06_b", "User-agent: AI2Bot\nDisallow: /", "ai2bot", "/x", false},
    {"TK07", "User-agent: *\nAllow: /\nUser-agent: FooBot-Extended\nDisallow: /", "FooBot", "/x",
     true},
    {"TK07_b", "User-agent: *\nAllow: /\nUser-agent: FooBot-Extended\nDisallow: /",
     "FooBot-Extended", "/x", false},
    // RFC 9309 section 5.1 and 5.2, in our own words.
    {"Rfc9309_5_1", "User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/",
     "x", "/publications/a.gif", true},
    {"Rfc9309_5_1_b", "User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/",
     "x", "/example/", false},
    {"Rfc9309_5_2", kFoo + "Allow: /example/page/\nDisallow: /example/page/no.gif", "foobot",
     "/example/page/no.gif", false},
    {"Rfc9309_2_2_2_RobotsTxtItself", "User-agent: *\nDisallow: /", "FooBot", "/robots.txt", true},
    {"Rfc9309_2_2_2_OnlyItself", "User-agent: *\nDisallow: /", "FooBot", "/robots.txt?x", false},
    {"House_DotSegments", "User-agent: *\nDisallow: /private/", "FooBot", "/x/%2e%2e/private/y",
     false},
    {"House_TokenWithVersion", "User-agent: FooBot/2.1\nDisallow: /", "FooBot", "/x", false},
    {"House_TokenIsNoPrefix", "User-agent: Foo\nDisallow: /", "FooBot", "/x", true},
    {"House_StarWithWords", "User-agent: * all of you\nDisallow: /", "FooBot", "/x", false},
    {"House_EmptyTokenBindsNobody", "User-agent:\nDisallow: /", "FooBot", "/x", true},
    {"Google_IndexHtml", kFoo + "Allow: /d/index.html\nDisallow: /", "FooBot", "/d/", true},
    {"Google_IndexHtm", kFoo + "Allow: /d/index.htm$\nDisallow: /", "FooBot", "/d/", true},
    {"Google_IndexHtmlItself", kFoo + "Allow: /d/index.html\nDisallow: /", "FooBot",
     "/d/index.html", true},
    {"Google_IndexHtmlOnlyTheDirectory", kFoo + "Allow: /d/index.html\nDisallow: /", "FooBot",
     "/d/x", false},
    {"Google_IndexHtmlOnlyForAllow", kFoo + "Disallow: /d/index.html", "FooBot", "/d/", true},
    {"Google_IndexHtmlIsNoPrefix", kFoo + "Allow: /d/index.html5\nDisallow: /", "FooBot", "/d/",
     false},
    {"House_NulEndsTheField", std::string("User-agent: *\0\nDisallow: /a\0b\nAllow: /\n", 39),
     "FooBot", "/ax", false},
    {"House_NulInAnAllowGrantsNothing",
     std::string("User-agent: *\nDisallow: /\nAllow: /a\0b\n", 38), "FooBot", "/ax", false},
    {"House_BrokenUtf8MatchesItself", kFoo + "Disallow: /\xFF", "FooBot", "/%FFx", false},
};

INSTANTIATE_TEST_SUITE_P(Catalogue, RobotsVectors, ::testing::ValuesIn(kVectors),
                         [](const auto& param) { return param.param.id; });

}  // namespace
}  // namespace crawlguard::robots
