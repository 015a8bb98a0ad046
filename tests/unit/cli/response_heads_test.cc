// SPDX-License-Identifier: Apache-2.0
#include "cli/response_heads.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace crawlguard::cli {
namespace {

// "301:a=1;|200:b=2;" for two heads.
std::string Shown(std::string_view text) {
  const Result<std::vector<StoredHead>> heads = ParseHeads(text, "head.txt");
  if (!heads) return heads.error().ToString();
  std::string out;
  for (const StoredHead& head : *heads) {
    out += (out.empty() ? "" : "|") + std::to_string(head.status) + ":";
    for (const Header& h : head.headers) out += h.name + "=" + h.value + ";";
  }
  return out;
}

TEST(ResponseHeads, OneOrSeveral) {
  struct Case {
    std::string_view text;
    std::string_view heads;
  };
  constexpr Case kCases[] = {
      {"", "200:"},
      {"a: 1\n", "200:a=1;"},
      {"HTTP/1.1 404 Not Found\r\na: 1\r\n\r\n", "404:a=1;"},
      {"HTTP/2 301\nlocation: /b\n\nHTTP/2 200\nb: 2\n\n", "301:location=/b;|200:b=2;"},
      {"HTTP/1.1 301 M\r\na: 1\r\n\r\nHTTP/1.1 302 M\r\n\r\nHTTP/1.1 200 OK\r\nb: 2\r\n\r\n",
       "301:a=1;|302:|200:b=2;"},
      {"HTTP/1.1 103 Early Hints\nlink: x\n\nHTTP/1.1 200 OK\nb: 2\n", "200:b=2;"},
      {"HTTP/1.1 301 M\na: 1\n\nHTTP/1.1 100 C\n\nHTTP/1.1 103 E\n\nHTTP/1.1 200 OK\nb: 2\n",
       "301:a=1;|200:b=2;"},
      {"HTTP/1.1 0 timeout\n\n", "0:"},
      {"HTTP/1.1 200 OK\n\n\n", "200:"},
  };
  for (const Case& c : kCases) EXPECT_EQ(Shown(c.text), c.heads) << c.text;
}

TEST(ResponseHeads, FaultsHaveFileAndLine) {
  EXPECT_EQ(Shown("a: 1\n<html>\n"), "head.txt:2: header line without a colon");
  EXPECT_EQ(Shown("HTTP/1.1 301 M\na: 1\n\nHTTP/1.1 200 OK\noops\n"),
            "head.txt:5: header line without a colon");
  EXPECT_EQ(Shown("HTTP/1.1 200 OK\n\nbody\n"), "head.txt:3: text after the end of the header");
  // Where no empty line is, the next status line is a field without a colon.
  EXPECT_EQ(Shown("HTTP/1.1 301 M\nHTTP/1.1 200 OK\n"), "head.txt:2: header line without a colon");
}

}  // namespace
}  // namespace crawlguard::cli
