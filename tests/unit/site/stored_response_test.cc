// SPDX-License-Identifier: Apache-2.0
#include "site/stored_response.h"

#include <gtest/gtest.h>

#include <string>

#include "base/limits.h"

namespace crawlguard {
namespace {

std::string Flat(const std::vector<Header>& headers) {
  std::string text;
  for (const Header& header : headers) text += header.name + "=" + header.value + ";";
  return text;
}

TEST(StoredHead, FormsThatAreRead) {
  struct Case {
    const char* text;
    int status;
    const char* headers;
  };
  constexpr Case kCases[] = {
      {"", 200, ""},
      {"\n", 200, ""},
      {"X-Robots-Tag: noai", 200, "X-Robots-Tag=noai;"},
      {"X-Robots-Tag: noai\nA: b\n", 200, "X-Robots-Tag=noai;A=b;"},
      {"HTTP/1.1 451 No\r\nA: b\r\n\r\n", 451, "A=b;"},
      {"HTTP/2 200 \r\nA: b\r\n\r\n\r\n \n", 200, "A=b;"},
      {"HTTP/1.1 200 OK\nA: b\r\nA: c\n\n", 200, "A=b;A=c;"},
      {"HTTP/1.1 103 Early Hints\nTDM-Reservation: 0\n\nHTTP/1.1 200 OK\nA: b\n", 200, "A=b;"},
      {"A: b,\n c\n", 200, "A=b, c;"},
      {"HTTP/1.1 0 no route\n", 0, ""},
  };
  for (const Case& c : kCases) {
    const Result<StoredHead> head = ParseStoredHead(c.text, "f");
    ASSERT_TRUE(head) << c.text << head.error().ToString();
    EXPECT_EQ(head->status, c.status) << c.text;
    EXPECT_EQ(Flat(head->headers), c.headers) << c.text;
  }
}

TEST(StoredHead, FaultsHaveFileAndLine) {
  struct Case {
    std::string text;
    const char* error;
  };
  const Case kCases[] = {
      {"A: b\nnonsense\n", "h.txt:2: header line without a colon"},
      {"<html>\n", "h.txt:1: header line without a colon"},
      {"HTTP/1.1 xyz\n", "h.txt:1: no status code in the status line"},
      {"HTTP/1.1 200 OK\n\nA: b\n", "h.txt:3: text after the end of the header"},
      {"HTTP/1.1 301 X\n\nHTTP/1.1 200 OK\n\n", "h.txt:3: text after the end of the header"},
      {" A: b\n", "h.txt:1: folded line before the first header field"},
      {std::string("A: b\nB: \0\n", 10), "h.txt:2: NUL byte in the header"},
      {"A: b\rB: c\n", "h.txt:1: bare CR in the header"},
      {"HTTP/1.1 103 X\nA: b\n", "h.txt:2: no final response follows the interim one"},
      {"HTTP/1.1 103 X\n\n", "h.txt:2: no HTTP status line"},
      {"HTTP/1.1 101 X\n\n", "h.txt:1: status 101 is no final response"},
  };
  for (const Case& c : kCases) {
    const Result<StoredHead> head = ParseStoredHead(c.text, "h.txt");
    ASSERT_FALSE(head) << c.text;
    EXPECT_EQ(head.error().code, ErrorCode::kMalformed) << c.text;
    EXPECT_EQ(head.error().ToString(), c.error) << c.text;
  }
}

TEST(StoredHead, LimitsAreThoseOfTheNetwork) {
  std::string text;
  for (std::size_t i = 0; i + 1 < limits::kMaxHeaderLines; ++i) text += "A: b\n";
  EXPECT_TRUE(ParseStoredHead(text, "f"));
  text += "A: b\n";
  const Result<StoredHead> head = ParseStoredHead(text, "f");
  ASSERT_FALSE(head);
  EXPECT_EQ(head.error().line, static_cast<int>(limits::kMaxHeaderLines));
}

struct Case {
  const char* what;
  std::string text;
  FileState state;
  int status;
  const char* fault;
  const char* body;
};

void Check(const Case& c, std::size_t max_bytes = 100) {
  const Result<SiteAnswer> answer =
      ParseStoredResponse(c.text, "f.http", "https://e.com/f", max_bytes);
  ASSERT_TRUE(answer) << c.what << answer.error().ToString();
  EXPECT_EQ(answer->state, c.state) << c.what;
  EXPECT_EQ(answer->status, c.status) << c.what;
  EXPECT_EQ(answer->fault, c.fault) << c.what;
  EXPECT_EQ(answer->body, c.body) << c.what;
  EXPECT_EQ(answer->url, "https://e.com/f") << c.what;
  EXPECT_EQ(answer->redirects, 0) << c.what;
}

TEST(StoredResponse, Answers) {
  constexpr FileState kAnswered = FileState::kAnswered;
  constexpr FileState kUnreachable = FileState::kUnreachable;
  const Case kCases[] = {
      {"plain", "HTTP/1.1 200 OK\r\nA: b\r\n\r\nhello\n", kAnswered, 200, "", "hello\n"},
      {"no body", "HTTP/1.1 503 Busy\nRetry-After: 1\n\n", kAnswered, 503, "", ""},
      {"no empty line", "HTTP/1.1 404 Not Found", kAnswered, 404, "", ""},
      {"redirect", "HTTP/1.1 301 X\nLocation: /y\n\n", kAnswered, 301, "", ""},
      {"body with empty lines", "HTTP/1.1 200 OK\n\n\na\n\nb", kAnswered, 200, "", "\na\n\nb"},
      {"unreachable", "HTTP/1.1 0\n\n", kUnreachable, 0, "unreachable", ""},
      {"unreachable and why", "HTTP/1.1 0 TLS handshake failed\n", kUnreachable, 0,
       "TLS handshake failed", ""},
      {"right length", "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello", kAnswered, 200, "", "hello"},
      {"short", "HTTP/1.1 200 OK\nContent-Length: 6\n\nhello", kAnswered, 200,
       "body of 5 bytes, Content-Length 6", "hello"},
      {"long", "HTTP/1.1 200 OK\nContent-Length: 4\n\nhello", kAnswered, 200, "", "hell"},
      {"conflict", "HTTP/1.1 200 OK\nContent-Length: 4\nContent-Length: 5\n\nhello", kUnreachable,
       200, "conflicting Content-Length: 4 and 5", "hello"},
      {"length and chunks",
       "HTTP/1.1 200 OK\nContent-Length: 4\nTransfer-Encoding: chunked\n\nhello", kUnreachable, 200,
       "Content-Length together with Transfer-Encoding", "hello"},
      {"House: chunks are undone", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nhello",
       kAnswered, 200, "", "hello"},
      {"House: codings are undone",
       "HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 99\n\nhello", kAnswered, 200, "",
       "hello"},
  };
  for (const Case& c : kCases) Check(c);
}

TEST(StoredResponse, ByteLimit) {
  Check({"n", "HTTP/1.1 200 OK\n\nhello", FileState::kAnswered, 200, "", "hello"}, 5);
  Check({"n + 1", "HTTP/1.1 200 OK\n\nhello", FileState::kAnswered, 200, "body cut at 4 bytes",
         "hell"},
        4);
}

TEST(StoredResponse, Faults) {
  struct Fault {
    const char* text;
    const char* error;
  };
  constexpr Fault kFaults[] = {
      {"", "f.http:1: no HTTP status line"},
      {"User-agent: *\nDisallow: /\n", "f.http:1: no HTTP status line"},
      {"HTTP/1.1 200 OK\nUser-agent *\n", "f.http:2: header line without a colon"},
  };
  for (const Fault& f : kFaults) {
    const Result<SiteAnswer> answer = ParseStoredResponse(f.text, "f.http", "https://e.com/", 100);
    ASSERT_FALSE(answer) << f.text;
    EXPECT_EQ(answer.error().ToString(), f.error);
  }
}

}  // namespace
}  // namespace crawlguard
