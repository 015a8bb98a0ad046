// SPDX-License-Identifier: Apache-2.0
#include "signals/robots/comments.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "signals/robots/robots_file.h"

namespace crawlguard::robots {
namespace {

std::vector<Prose> Read(const std::string& body) {
  return RobotsFile::Parse(body, "robots.txt").prose();
}

TEST(RobotsComments, NeighbouringLinesAreOneText) {
  struct Case {
    std::string body;
    std::vector<std::string> texts;
    std::vector<int> lines;
  };
  const Case cases[] = {
      {"", {}, {}},
      {"Allow: /", {}, {}},
      {"#\n##  \n", {}, {}},
      {"# one", {"  one"}, {1}},
      {"# one\n# two\n", {"  one\n  two"}, {1}},
      {"\n#one\n  ## two\n", {" one\n     two"}, {2}},
      {"# one\n#\n# two\n", {"  one\n \n  two"}, {1}},
      {"# one\n\n# two\n", {"  one", "  two"}, {1, 3}},
      {"# one\nAllow: /\n# two\n", {"  one", "  two"}, {1, 3}},
      {"# one\nAllow: / # in\n# two\n", {"  one", "  in", "  two"}, {1, 2, 3}},
      {"# one\r# two\r", {"  one\n  two"}, {1}},
      {"# one\r\n# two\r\n", {"  one \n  two"}, {1}},
      {"# on\xC3\xA9\n", {"  on\xC3\xA9"}, {1}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.body);
    std::vector<std::string> texts;
    std::vector<int> lines;
    for (const Prose& prose : Read(c.body)) {
      texts.push_back(prose.text);
      lines.push_back(prose.line);
      EXPECT_EQ(prose.part, "robots.txt:comment");
    }
    EXPECT_EQ(texts, c.texts);
    EXPECT_EQ(lines, c.lines);
  }
}

TEST(RobotsComments, OffsetsAreThoseOfTheFile) {
  for (const std::string end : {"\n", "\r", "\r\n"}) {
    const std::string body = "\xEF\xBB\xBF# No text" + end + "\t# and data" + end + "## mining." +
                             end + end + "Allow: / # here" + end;
    for (const Prose& prose : Read(body)) {
      for (const std::string word : {"No", "text", "and", "data", "mining.", "here"}) {
        const std::size_t at = prose.text.find(word);
        if (at != std::string::npos) {
          EXPECT_EQ(body.substr(prose.begin + at, word.size()), word);
        }
      }
    }
    ASSERT_EQ(Read(body).size(), 2U);
    EXPECT_NE(Read(body)[0].text.find("mining."), std::string::npos);
    EXPECT_NE(Read(body)[1].text.find("here"), std::string::npos);
  }
}

TEST(RobotsComments, House_WhatIsNoUtf8IsTakenForLatin1) {
  const std::vector<Prose> prose = Read(
      "# donn\xE9"
      "es\n# \xC3\xA9\n");
  ASSERT_EQ(prose.size(), 1U);
  EXPECT_EQ(prose[0].text,
            "  donn\xC3\xA9"
            "es\n  \xC3\xA9");
}

TEST(RobotsComments, AnHtmlPageHasNone) {
  EXPECT_TRUE(Read("<!DOCTYPE html>\n<style>\n#main { }\n</style>").empty());
}

}  // namespace
}  // namespace crawlguard::robots
