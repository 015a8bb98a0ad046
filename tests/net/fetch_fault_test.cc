// SPDX-License-Identifier: Apache-2.0
//
// Every way in which an answer can fail to be whole, each of them visible.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "base/limits.h"
#include "fetch/fetcher.h"
#include "support/fault_server.h"
#include "support/fetching.h"
#include "support/gzip.h"
#include "support/memory.h"

namespace crawlguard {
namespace {

using test::Answer;
using test::Close;
using test::FaultServer;
using test::Get;
using test::HastyOptions;
using test::Head;
using test::LoopbackOptions;
using test::MakeFetcher;
using test::Reset;
using test::Script;
using test::Send;
using test::Stall;
using test::Wait;
using ::testing::HasSubstr;

struct Case {
  const char* what;
  Script script;
  FaultKind kind;
  const char* fault;
  int status;
  const char* body;
};

void Check(const std::vector<Case>& cases, const FetchOptions& options) {
  FaultServer server;
  for (const Case& c : cases) {
    server.On("/", c.script);
    Fetcher fetcher = MakeFetcher(options);
    const auto start = std::chrono::steady_clock::now();
    const Response response = Get(&fetcher, server.Url("/"));
    const auto took = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(FaultKindName(response.kind), FaultKindName(c.kind)) << c.what << response.fault;
    EXPECT_THAT(response.fault, HasSubstr(c.fault)) << c.what;
    EXPECT_NE(response.fault, "") << c.what;
    EXPECT_EQ(response.status, c.status) << c.what;
    EXPECT_EQ(response.body, c.body) << c.what;
    EXPECT_LT(took, std::chrono::milliseconds(options.total_timeout_ms + 2000)) << c.what;
  }
}

TEST(FetchFault, TheConnectionEndsEarly) {
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  const std::string ten = "Content-Length: 10\r\n";
  Check(
      {
          {"before the head", {Close()}, FaultKind::kConnect, "", 0, ""},
          {"reset before the head", {Reset()}, FaultKind::kConnect, "", 0, ""},
          {"in the status line",
           {Send("HTTP/1.1 20"), Close()},
           FaultKind::kConnect,
           "Empty reply",
           0,
           ""},
          {"in the head",
           {Send("HTTP/1.1 200 OK\r\nA: b\r\n"), Close()},
           FaultKind::kHead,
           "",
           200,
           ""},
          {"after an interim head",
           {Send("HTTP/1.1 100 Continue\r\n\r\n"), Close()},
           FaultKind::kConnect,
           "",
           0,
           ""},
          {"body short of its length",
           {Send(Head(200, ten) + "hello"), Close()},
           FaultKind::kTruncated,
           "5 bytes remaining",
           200,
           "hello"},
          {"no body at all", {Send(Head(200, ten)), Close()}, FaultKind::kTruncated, "", 200, ""},
          {"reset in the body",
           {Send(Head(200, ten) + "hello"), Wait(50), Reset()},
           FaultKind::kTruncated,
           "",
           200,
           "hello"},
          {"reset in a body that ends with the connection",
           {Send(Head(200) + "hello"), Wait(50), Reset()},
           FaultKind::kTruncated,
           "",
           200,
           "hello"},
          {"in a chunk",
           {Send(Head(200, chunked) + "a\r\nhello"), Close()},
           FaultKind::kTruncated,
           "",
           200,
           "hello"},
          {"between chunks",
           {Send(Head(200, chunked) + "5\r\nhello\r\n"), Close()},
           FaultKind::kTruncated,
           "",
           200,
           "hello"},
          {"no chunk size",
           {Send(Head(200, chunked) + "5\r\nhello\r\nxyz\r\n")},
           FaultKind::kTruncated,
           "chunked",
           200,
           "hello"},
      },
      LoopbackOptions());
}

TEST(FetchFault, TheFramingMakesNoSense) {
  Check(
      {
          {"two lengths",
           {Send(Head(200, "Content-Length: 5\r\nContent-Length: 6\r\n") + "hello"), Close()},
           FaultKind::kFraming,
           "conflicting Content-Length: 5 and 6",
           200,
           ""},
          {"length and chunks",
           {Send(Head(200, "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") +
                 "5\r\nhello\r\n0\r\n\r\n")},
           FaultKind::kFraming,
           "Content-Length together with Transfer-Encoding",
           200,
           ""},
          {"chunks in HTTP/1.0",
           {Send("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")},
           FaultKind::kFraming,
           "outside HTTP/1.1",
           200,
           ""},
          {"another transfer coding",
           {Send(Head(200, "Transfer-Encoding: gzip, chunked\r\n") + "5\r\nhello\r\n0\r\n\r\n")},
           FaultKind::kFraming,
           "other than chunked",
           200,
           ""},
          {"signed length",
           {Send(Head(200, "Content-Length: +5\r\n") + "hello")},
           FaultKind::kFraming,
           "invalid Content-Length",
           200,
           ""},
      },
      LoopbackOptions());
}

TEST(FetchFault, TheHeadIsBroken) {
  std::string flood = "HTTP/1.1 200 OK\r\n";
  for (std::size_t i = 0; i < limits::kMaxHeaderLines; ++i) flood += "A: b\r\n";
  std::string hints;
  for (std::size_t i = 0; i < limits::kMaxHeaderLines; ++i) hints += "HTTP/1.1 103 X\r\n\r\n";
  std::string bulk = "HTTP/1.1 200 OK\r\n";
  for (int i = 0; i < 7; ++i) bulk += "A: " + std::string(40'000, 'x') + "\r\n";
  Check(
      {
          {"HTTP/0.9", {Send("<html>hello</html>"), Close()}, FaultKind::kHead, "HTTP/0.9", 0, ""},
          {"another protocol", {Send("SSH-2.0-x\r\n"), Close()}, FaultKind::kHead, "", 0, ""},
          {"a NUL",
           {Send(Head(200, std::string("A: b\0c\r\n", 8)))},
           FaultKind::kHead,
           "",
           200,
           ""},
          {"a bare CR",
           {Send(Head(200, "A: b\rX-Robots-Tag: all\r\n"))},
           FaultKind::kHead,
           "bare CR",
           200,
           ""},
          {"no colon",
           {Send(Head(200, "X-Robots-Tag noai\r\n"))},
           FaultKind::kHead,
           "colon",
           200,
           ""},
          {"switched protocols", {Send(Head(101)), Close()}, FaultKind::kHead, "", 0, ""},
          {"too many lines", {Send(flood)}, FaultKind::kHead, "1000 lines", 200, ""},
          {"too many interim heads", {Send(hints)}, FaultKind::kHead, "1000 lines", 0, ""},
          {"a line beyond libcurl's limit",
           {Send("HTTP/1.1 200 OK\r\nA: " + std::string(110'000, 'x') + "\r\n\r\n")},
           FaultKind::kHead,
           "header line too long",
           200,
           ""},
          {"too many bytes", {Send(bulk + "\r\n")}, FaultKind::kHead, "262144 bytes", 200, ""},
      },
      LoopbackOptions());
}

TEST(FetchFault, TheBodyIsBrokenOrTooMuch) {
  const std::string text(2000, 'a');
  const std::string gzip = test::Compress(text);
  const auto coded = [](const char* coding, std::string_view body) {
    return Script{Send(Answer(200, "Content-Encoding: " + std::string(coding) + "\r\n", body))};
  };
  Check(
      {
          {"gzip cut off", coded("gzip", gzip.substr(0, gzip.size() - 8)), FaultKind::kCoding,
           "content coding gzip is cut off", 200, text.c_str()},
          {"plain text as gzip", coded("gzip", "hello"), FaultKind::kCoding, "gzip is broken", 200,
           ""},
          {"junk after gzip", coded("gzip", gzip + "junk"), FaultKind::kCoding, "gzip is broken",
           200, text.c_str()},
          {"brotli", coded("br", "hello"), FaultKind::kCoding, "content coding br is not supported",
           200, ""},
          {"six codings", coded("gzip, gzip, gzip, gzip, gzip, gzip", gzip), FaultKind::kCoding,
           "is not supported", 200, ""},
          {"empty gzip that ends with the connection",
           {Send(Head(200, "Content-Encoding: gzip\r\n")), Close()},
           FaultKind::kCoding,
           "gzip is cut off",
           200,
           ""},
      },
      LoopbackOptions());
}

TEST(FetchFault, TheServerIsSlow) {
  const std::string ten = "Content-Length: 10\r\n";
  Check(
      {
          {"no answer", {Stall()}, FaultKind::kTimeout, "timeout after 0.3 s", 0, ""},
          {"stalled in the head",
           {Send("HTTP/1.1 200 OK\r\nA: b\r\n"), Stall()},
           FaultKind::kTimeout,
           "timeout after 0.3 s",
           200,
           ""},
          {"stalled in the body",
           {Send(Head(200, ten) + "hello"), Stall()},
           FaultKind::kTimeout,
           "timeout after 0.3 s",
           200,
           "hello"},
          {"never ends",
           {Send(Head(200) + "hello"), Stall()},
           FaultKind::kTimeout,
           "timeout",
           200,
           "hello"},
      },
      HastyOptions());
}

TEST(FetchFault, ATrickleDoesNotMoveTheDeadline) {
  FaultServer server;
  Script script = {Send(Head(200, "Content-Length: 100\r\n"))};
  for (int i = 0; i < 100; ++i) {
    script.push_back(Send("x"));
    script.push_back(Wait(30));
  }
  server.On("/", script);
  Fetcher fetcher = MakeFetcher(HastyOptions());
  const Response response = Get(&fetcher, server.Url("/"));
  EXPECT_EQ(response.kind, FaultKind::kTimeout);
  EXPECT_EQ(response.fault, "timeout after 0.3 s");
  EXPECT_GT(response.body.size(), 0U);
  EXPECT_LT(response.body.size(), 50U);
}

TEST(FetchFault, TheServerIsSlowerThanTheLowSpeedLimit) {
  FaultServer server;
  server.On("/", {Send(Head(200, "Content-Length: 10\r\n") + "hello"), Stall()});
  FetchOptions options = LoopbackOptions();
  options.low_speed_seconds = 1;
  Fetcher fetcher = MakeFetcher(options);
  const Response response = Get(&fetcher, server.Url("/"));
  EXPECT_EQ(response.kind, FaultKind::kTimeout);
  EXPECT_EQ(response.fault, "less than 100 bytes/s for 1 s");
  EXPECT_EQ(response.body, "hello");
}

TEST(FetchFault, NoServer) {
  std::string url;
  {
    FaultServer server;
    url = server.Url("/");
  }
  Fetcher fetcher = MakeFetcher(LoopbackOptions());
  const Response refused = Get(&fetcher, url);
  EXPECT_EQ(refused.kind, FaultKind::kConnect);
  EXPECT_EQ(refused.fault, "no connection: Connection refused");
  EXPECT_EQ(refused.status, 0);
  EXPECT_EQ(refused.remote_address, "127.0.0.1");
}

TEST(FetchFault, Rfc6761_NoSuchName) {
  Fetcher fetcher = MakeFetcher(LoopbackOptions());
  const Response response = Get(&fetcher, "http://crawlguard-test.invalid/");
  EXPECT_EQ(response.kind, FaultKind::kResolve);
  EXPECT_EQ(response.fault, "the name has no address");
  EXPECT_EQ(response.status, 0);
}

TEST(FetchFault, ByteLimitIsExact) {
  FaultServer server;
  server.On("/plain", Answer(200, "", "hello"));
  server.On("/gzip", Answer(200, "Content-Encoding: gzip\r\n", test::Compress("hello")));
  server.On("/endless", {Send(Head(200) + std::string(1U << 20, 'x')), Stall()});
  Fetcher fetcher = MakeFetcher(LoopbackOptions());
  for (const char* path : {"/plain", "/gzip"}) {
    const Response exact = Get(&fetcher, server.Url(path), 5);
    EXPECT_EQ(exact.fault, "") << path;
    EXPECT_EQ(exact.body, "hello") << path;
    const Response over = Get(&fetcher, server.Url(path), 4);
    EXPECT_EQ(over.fault, "body cut at 4 bytes") << path;
    EXPECT_EQ(over.kind, FaultKind::kTooLarge) << path;
    EXPECT_EQ(over.body, "hell") << path;
  }
  const Response endless = Get(&fetcher, server.Url("/endless"), 1000);
  EXPECT_EQ(endless.kind, FaultKind::kTooLarge);
  EXPECT_EQ(endless.body, std::string(1000, 'x'));
}

TEST(FetchFault, ABombIsCutAndMemoryStaysBounded) {
  const std::string bomb = test::Compress(std::string(1U << 20, 'a'), 31, 256);  // 256 MiB
  FaultServer server;
  server.On("/", Answer(200, "Content-Encoding: gzip\r\n", bomb));
  Fetcher fetcher = MakeFetcher(LoopbackOptions());
  const std::size_t before = test::PeakMemoryBytes();
  const Response response = Get(&fetcher, server.Url("/"));
  const std::size_t after = test::PeakMemoryBytes();
  EXPECT_EQ(response.kind, FaultKind::kRatio) << response.fault;
  EXPECT_LE(response.body.size(), test::kPageBytes);
  EXPECT_LT(after - before, test::kPageBytes + (32U << 20));
  EXPECT_LT(bomb.size(), 1U << 19);
}

}  // namespace
}  // namespace crawlguard
