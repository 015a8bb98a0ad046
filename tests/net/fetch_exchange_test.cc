// SPDX-License-Identifier: Apache-2.0
//
// What a Fetcher sends, what it takes, and what it must not remember.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/ascii.h"
#include "fetch/fetcher.h"
#include "support/fault_server.h"
#include "support/fetching.h"
#include "support/gzip.h"

namespace crawlguard {
namespace {

using test::Answer;
using test::Close;
using test::FaultServer;
using test::Get;
using test::Head;
using test::LoopbackOptions;
using test::MakeFetcher;
using test::Send;
using test::Wait;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> Flat(const std::vector<Header>& headers) {
  std::vector<std::string> lines;
  for (const Header& header : headers) lines.push_back(header.name + ": " + header.value);
  return lines;
}

TEST(Fetcher, AnAnswerAsItCame) {
  FaultServer server;
  server.On("/a?b=c",
            Answer(200, "X-Robots-Tag: noindex\r\nA: b\r\nx-robots-tag: noai\r\n", "hello"));
  Fetcher fetcher = MakeFetcher(LoopbackOptions());
  const Response response = Get(&fetcher, server.Url("/a?b=c#fragment"));
  EXPECT_EQ(response.fault, "");
  EXPECT_EQ(response.kind, FaultKind::kNone);
  EXPECT_TRUE(response.head_complete);
  EXPECT_EQ(response.url, server.Url("/a?b=c"));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "hello");
  EXPECT_EQ(response.remote_address, "127.0.0.1");
  EXPECT_THAT(Flat(response.headers), ElementsAre("Content-Length: 5", "X-Robots-Tag: noindex",
                                                  "A: b", "x-robots-tag: noai"));
  EXPECT_GT(response.timings.total.count(), 0);
  EXPECT_GE(response.timings.total, response.timings.first_byte);
}

TEST(Fetcher, TheRequestIsPlainAndHonest) {
  FaultServer server;
  server.On("/", Answer(200));
  FetchOptions options = LoopbackOptions();
  options.user_agent = "TestBot/1.0 (+https://example.com/bot)";
  Fetcher fetcher = MakeFetcher(options);
  Get(&fetcher, server.Url("/"));
  ASSERT_EQ(server.requests().size(), 1U);
  EXPECT_EQ(server.requests()[0],
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                "\r\nUser-Agent: TestBot/1.0 (+https://example.com/bot)\r\n"
                "Accept: */*\r\nAccept-Encoding: gzip, deflate\r\n");
}

TEST(Fetcher, TheTokenAloneIsTheUserAgentByDefault) {
  FaultServer server;
  Fetcher fetcher = MakeFetcher(LoopbackOptions());
  Get(&fetcher, server.Url("/"));
  ASSERT_EQ(server.requests().size(), 1U);
  EXPECT_THAT(server.requests()[0], HasSubstr("\r\nUser-Agent: TestBot\r\n"));
}

TEST(Fetcher, OptionsThatMakeNoSense) {
  struct Case {
    const char* agent;
    const char* user_agent;
    const char* message;
  };
  constexpr Case kCases[] = {
      {"", "", "empty"},
      {"TestBot", "Mozilla/5.0", "does not name the agent"},
      {"TestBot", "TestBot\r\nCookie: a=b", "control character"},
      {"Test\nBot", "", "control character"},
  };
  for (const Case& c : kCases) {
    FetchOptions options;
    options.agent = c.agent;
    options.user_agent = c.user_agent;
    const Result<Fetcher> fetcher = Fetcher::Create(options);
    ASSERT_FALSE(fetcher) << c.message;
    EXPECT_EQ(fetcher.error().code, ErrorCode::kInvalidArgument);
    EXPECT_THAT(fetcher.error().message, HasSubstr(c.message));
  }
}

TEST(Fetcher, ARedirectIsAnAnswer) {
  FaultServer server;
  server.On("/from", Answer(302, "Location: /to\r\n", "moved"));
  server.On("/to", Answer(200));
  Fetcher fetcher = MakeFetcher(LoopbackOptions());
  const Response response = Get(&fetcher, server.Url("/from"));
  EXPECT_EQ(response.status, 302);
  EXPECT_EQ(response.fault, "");
  EXPECT_EQ(response.body, "moved");
  EXPECT_EQ(server.Count("/to"), 0U);
}

TEST(Fetcher, ConnectionsAreKept) {
  FaultServer server;
  server.On("/", Answer(200, "", "x"));
  Fetcher fetcher = MakeFetcher(LoopbackOptions());
  for (int i = 0; i < 3; ++i) EXPECT_EQ(Get(&fetcher, server.Url("/")).fault, "");
  EXPECT_EQ(server.Connections(), 1U);
  EXPECT_EQ(server.Count("/"), 3U);
}

TEST(Fetcher, NothingIsRememberedFromAnAnswer) {
  FaultServer server;
  server.On("/set", Answer(401,
                           "Set-Cookie: a=b; Path=/\r\n"
                           "WWW-Authenticate: Basic realm=x\r\n"
                           "Strict-Transport-Security: max-age=99999\r\n"
                           "Alt-Svc: h2=\"127.0.0.1:1\"\r\n"));
  server.On("/", Answer(200));
  Fetcher fetcher = MakeFetcher(LoopbackOptions());
  EXPECT_EQ(Get(&fetcher, server.Url("/set")).status, 401);
  EXPECT_EQ(Get(&fetcher, server.Url("/")).status, 200);
  ASSERT_EQ(server.requests().size(), 2U);
  for (const char* name : {"Cookie:", "Authorization:", "Upgrade"}) {
    EXPECT_THAT(server.requests()[1], Not(HasSubstr(name)));
  }
}

TEST(Fetcher, InterimResponsesTrailersAndFoldedLines) {
  FaultServer server;
  server.On("/",
            {Send("HTTP/1.1 103 Early Hints\r\nTDM-Reservation: 0\r\n\r\n"),
             Send(Head(200, "Transfer-Encoding: chunked\r\nX-Robots-Tag: noindex,\r\n noai\r\n")),
             Send("3\r\nabc\r\n0\r\nTDM-Reservation: 0\r\n\r\n")});
  Fetcher fetcher = MakeFetcher(LoopbackOptions());
  const Response response = Get(&fetcher, server.Url("/"));
  EXPECT_EQ(response.fault, "");
  EXPECT_EQ(response.body, "abc");
  EXPECT_THAT(Flat(response.headers),
              ElementsAre("Transfer-Encoding: chunked", "X-Robots-Tag: noindex, noai"));
}

TEST(Fetcher, BodiesInEveryFraming) {
  const std::string gzip = test::Compress("hello");
  FaultServer server;
  server.On("/length", Answer(200, "", "hello"));
  server.On("/close", {Send(Head(200) + "hello"), Close()});
  server.On("/http10", {Send("HTTP/1.0 200 OK\r\n\r\nhello"), Close()});
  server.On("/chunked", {Send(Head(200, "Transfer-Encoding: chunked\r\n") + "2\r\nhe\r\n"),
                         Wait(10), Send("3;x=y\r\nllo\r\n0\r\n\r\n")});
  server.On("/lf", "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello");
  server.On("/twice", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello");
  server.On("/longer",
            {Send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more"), Close()});
  server.On("/gzip", Answer(200, "Content-Encoding: gzip\r\n", gzip));
  server.On("/members", Answer(200, "Content-Encoding: gzip\r\n",
                               test::Compress("hel") + test::Compress("lo")));
  server.On("/deflate", Answer(200, "Content-Encoding: deflate\r\n", test::Compress("hello", 15)));
  for (const char* path : {"/length", "/close", "/http10", "/chunked", "/lf", "/twice", "/longer",
                           "/gzip", "/members", "/deflate"}) {
    Fetcher fetcher = MakeFetcher(LoopbackOptions());
    const Response response = Get(&fetcher, server.Url(path));
    EXPECT_EQ(response.fault, "") << path;
    EXPECT_EQ(response.body, "hello") << path;
  }
}

TEST(Fetcher, StatusesWithoutABody) {
  FaultServer server;
  server.On("/204", Head(204, "Content-Length: 10\r\nContent-Encoding: gzip\r\n"));
  server.On("/304", Head(304, "Content-Length: 10\r\n"));
  server.On("/302", Answer(302, "Content-Encoding: gzip\r\nLocation: /\r\n"));
  for (const char* path : {"/204", "/304", "/302"}) {
    Fetcher fetcher = MakeFetcher(LoopbackOptions());
    const Response response = Get(&fetcher, server.Url(path));
    EXPECT_EQ(response.fault, "") << path;
    EXPECT_EQ(response.body, "") << path;
  }
}

TEST(Fetcher, ProgressIsTold) {
  FaultServer server;
  std::string told;
  FetchOptions options = LoopbackOptions();
  options.progress = [&](std::string_view line) { told += line; };
  Fetcher fetcher = MakeFetcher(options);
  Get(&fetcher, server.Url("/x"));
  EXPECT_EQ(told, "GET " + server.Url("/x"));
}

}  // namespace
}  // namespace crawlguard
