// SPDX-License-Identifier: Apache-2.0
#include "fetch/response_head.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/limits.h"

namespace crawlguard {
namespace {

using StatusLine = ResponseHead::StatusLine;

// The first fault of the lines, or "".
std::string Add(ResponseHead* head, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    std::string fault = head->AddLine(line);
    if (!fault.empty()) return fault;
  }
  return "";
}

std::string Flat(const std::vector<Header>& headers) {
  std::string text;
  for (const Header& header : headers) text += header.name + "=" + header.value + ";";
  return text;
}

TEST(ResponseHead, Rfc9112_StatusLine) {
  struct Case {
    const char* line;
    int status;
    int major, minor;
    const char* reason;
  };
  constexpr Case kCases[] = {
      {"HTTP/1.1 200 OK", 200, 1, 1, "OK"},
      {"HTTP/1.1 404 Not Found\r\n", 404, 1, 1, "Not Found"},
      {"HTTP/1.0 200 OK\n", 200, 1, 0, "OK"},
      {"HTTP/1.1 503", 503, 1, 1, ""},
      {"HTTP/1.1 503 ", 503, 1, 1, ""},
      {"HTTP/2 200 \r\n", 200, 2, 0, ""},
      {"HTTP/1.1 0 no route to host", 0, 1, 1, "no route to host"},
      {"HTTP/1.1 0", 0, 1, 1, ""},
  };
  for (const Case& c : kCases) {
    ResponseHead head;
    EXPECT_EQ(head.AddLine(c.line), "") << c.line;
    EXPECT_EQ(head.status(), c.status) << c.line;
    EXPECT_EQ(head.major_version(), c.major) << c.line;
    EXPECT_EQ(head.minor_version(), c.minor) << c.line;
    EXPECT_EQ(head.reason(), c.reason) << c.line;
  }
}

TEST(ResponseHead, Rfc9112_NoStatusLine) {
  for (const char* line :
       {"", "hello", "HTTP/1.1", "HTTP/1.1 ", "HTTP/1.1 OK", "HTTP/1.1 20", "HTTP/1.1 2000",
        "HTTP/1.1 200x", "HTTP/1 .1 200", "http/1.1 200", "HTTP/11 200", "HTTP/x.1 200 OK",
        "HTTP/1.x 200 OK", "ICY 200 OK", "HTTP/1.1 -20 OK", "HTTP/ 200"}) {
    ResponseHead head;
    EXPECT_NE(head.AddLine(line), "") << line;
    EXPECT_FALSE(head.complete()) << line;
  }
}

TEST(ResponseHead, FieldsKeepTheirOrderAndRepetitions) {
  ResponseHead head;
  EXPECT_EQ(Add(&head, {"HTTP/1.1 200 OK\r\n", "X-Robots-Tag: noindex\r\n", "A:b\r\n",
                        "x-robots-tag:  noai\t\r\n", "Empty:\r\n", "\r\n"}),
            "");
  EXPECT_TRUE(head.complete());
  EXPECT_EQ(Flat(head.headers()), "X-Robots-Tag=noindex;A=b;x-robots-tag=noai;Empty=;");
}

TEST(ResponseHead, Rfc9112_ObsoleteFoldIsABlank) {
  ResponseHead head;
  EXPECT_EQ(Add(&head, {"HTTP/1.1 200 OK", "X-Robots-Tag: noindex,", "  noai", "\tnoimageai ", ""}),
            "");
  EXPECT_EQ(Flat(head.headers()), "X-Robots-Tag=noindex, noai noimageai;");
}

TEST(ResponseHead, House_BlankBeforeTheColonIsDropped) {
  ResponseHead head;
  EXPECT_EQ(Add(&head, {"HTTP/1.1 200 OK", "X-Robots-Tag : noai", ""}), "");
  EXPECT_EQ(Flat(head.headers()), "X-Robots-Tag=noai;");
}

TEST(ResponseHead, Rfc9112_BrokenLines) {
  struct Case {
    std::string line;
    const char* fault;
  };
  const Case kCases[] = {
      {std::string("X: a\0b", 6), "NUL byte in the header"},
      {"X: a\rY: b", "bare CR in the header"},
      {"X: a\r\r\n", "bare CR in the header"},
      {"\r\r\n", "bare CR in the header"},
      {"X-Robots-Tag noai", "header line without a colon"},
      {": noai", "header field without a name"},
      {" folded: first", "folded line before the first header field"},
  };
  for (const Case& c : kCases) {
    ResponseHead head;
    EXPECT_EQ(Add(&head, {"HTTP/1.1 200 OK", c.line}), c.fault) << c.line;
    EXPECT_FALSE(head.complete());
  }
}

TEST(ResponseHead, Rfc9110_InterimResponsesAreDropped) {
  ResponseHead head;
  EXPECT_EQ(Add(&head, {"HTTP/1.1 103 Early Hints", "TDM-Reservation: 0", ""}), "");
  EXPECT_FALSE(head.complete());
  EXPECT_EQ(Add(&head, {"HTTP/1.1 100 Continue", ""}), "");
  EXPECT_FALSE(head.complete());
  EXPECT_EQ(Add(&head, {"HTTP/1.1 404 Not Found", "A: b", ""}), "");
  EXPECT_TRUE(head.complete());
  EXPECT_EQ(head.status(), 404);
  EXPECT_EQ(Flat(head.headers()), "A=b;");
}

TEST(ResponseHead, SwitchingProtocolsIsFinal) {
  ResponseHead head;
  EXPECT_EQ(Add(&head, {"HTTP/1.1 101 Switching Protocols", ""}), "");
  EXPECT_TRUE(head.complete());
}

TEST(ResponseHead, Rfc9110_TrailersAreNotMerged) {
  ResponseHead head;
  EXPECT_EQ(Add(&head, {"HTTP/1.1 200 OK", "A: b", "", "TDM-Reservation: 0", "HTTP/1.1 500 x", ""}),
            "");
  EXPECT_EQ(head.status(), 200);
  EXPECT_EQ(Flat(head.headers()), "A=b;");
  EXPECT_EQ(head.AddLine(std::string("T: a\0b", 6)), "NUL byte in the header");
}

TEST(ResponseHead, LineLimit) {
  ResponseHead head;
  ASSERT_EQ(head.AddLine("HTTP/1.1 200 OK"), "");
  for (std::size_t i = 1; i < limits::kMaxHeaderLines; ++i) ASSERT_EQ(head.AddLine("A: b"), "");
  EXPECT_EQ(head.headers().size(), limits::kMaxHeaderLines - 1);
  EXPECT_EQ(head.AddLine("A: b"), "header of more than 1000 lines");
}

TEST(ResponseHead, LineLimitCountsInterimResponsesAndTrailers) {
  ResponseHead interim;
  for (std::size_t i = 0; i < limits::kMaxHeaderLines / 2; ++i) {
    ASSERT_EQ(Add(&interim, {"HTTP/1.1 100 Continue", ""}), "");
  }
  EXPECT_EQ(interim.AddLine("HTTP/1.1 200 OK"), "header of more than 1000 lines");
  ResponseHead trailers;
  ASSERT_EQ(Add(&trailers, {"HTTP/1.1 200 OK", ""}), "");
  for (std::size_t i = 2; i < limits::kMaxHeaderLines; ++i) ASSERT_EQ(trailers.AddLine("A: b"), "");
  EXPECT_EQ(trailers.AddLine("A: b"), "header of more than 1000 lines");
}

TEST(ResponseHead, ByteLimit) {
  const std::string status = "HTTP/1.1 200 OK";
  for (const std::size_t more : {0U, 1U}) {
    ResponseHead head;
    ASSERT_EQ(head.AddLine(status), "");
    std::string line = "A: ";
    line.resize(limits::kMaxHeaderBytes - status.size() + more, 'x');
    EXPECT_EQ(head.AddLine(line), more == 0 ? "" : "header longer than 262144 bytes");
  }
}

TEST(ResponseHead, StatusLineMayBeOptional) {
  ResponseHead bare(StatusLine::kOptional);
  EXPECT_EQ(Add(&bare, {"X-Robots-Tag: noai", ""}), "");
  EXPECT_EQ(bare.status(), 200);
  EXPECT_EQ(Flat(bare.headers()), "X-Robots-Tag=noai;");
  ResponseHead whole(StatusLine::kOptional);
  EXPECT_EQ(Add(&whole, {"HTTP/1.1 451 No", "A: b", ""}), "");
  EXPECT_EQ(whole.status(), 451);
  ResponseHead broken(StatusLine::kOptional);
  EXPECT_NE(broken.AddLine("HTTP/1.1 4510 No"), "");
}

TEST(Framing, Rfc9112_WhereTheBodyEnds) {
  struct Case {
    const char* version;
    std::vector<std::string> lines;
    const char* fault;
    std::optional<std::uint64_t> length;
    bool chunked;
  };
  const Case kCases[] = {
      {"HTTP/1.1", {}, "", std::nullopt, false},
      {"HTTP/1.1", {"Content-Length: 0"}, "", 0, false},
      {"HTTP/1.1", {"content-LENGTH: 42"}, "", 42, false},
      {"HTTP/1.1", {"Content-Length: 18446744073709551615"}, "", 18446744073709551615U, false},
      {"HTTP/1.1", {"Content-Length: 18446744073709551616"}, "invalid Content-Length", {}, false},
      {"HTTP/1.1", {"Content-Length: 5", "Content-Length: 5"}, "", 5, false},
      {"HTTP/1.1", {"Content-Length: 5, 5"}, "", 5, false},
      {"HTTP/1.1",
       {"Content-Length: 5", "Content-Length: 6"},
       "conflicting Content-Length: 5 and 6",
       5,
       false},
      {"HTTP/1.1", {"Content-Length: 5, 6"}, "conflicting Content-Length: 5 and 6", 5, false},
      {"HTTP/1.1", {"Content-Length: -5"}, "invalid Content-Length", {}, false},
      {"HTTP/1.1", {"Content-Length: +5"}, "invalid Content-Length", {}, false},
      {"HTTP/1.1", {"Content-Length: 5x"}, "invalid Content-Length", {}, false},
      {"HTTP/1.1", {"Content-Length: 0x5"}, "invalid Content-Length", {}, false},
      {"HTTP/1.1", {"Content-Length:"}, "invalid Content-Length", {}, false},
      {"HTTP/1.1", {"Content-Length: 5,"}, "invalid Content-Length", 5, false},
      {"HTTP/1.1", {"Transfer-Encoding: chunked"}, "", {}, true},
      {"HTTP/1.1", {"Transfer-Encoding: Chunked"}, "", {}, true},
      {"HTTP/1.1",
       {"Transfer-Encoding: chunked", "Content-Length: 5"},
       "Content-Length together with Transfer-Encoding",
       5,
       true},
      {"HTTP/1.1",
       {"Transfer-Encoding: gzip, chunked"},
       "Transfer-Encoding other than chunked",
       {},
       true},
      {"HTTP/1.1",
       {"Transfer-Encoding: chunked", "Transfer-Encoding: chunked"},
       "Transfer-Encoding other than chunked",
       {},
       true},
      {"HTTP/1.1",
       {"Transfer-Encoding: identity"},
       "Transfer-Encoding other than chunked",
       {},
       true},
      {"HTTP/1.0", {"Transfer-Encoding: chunked"}, "Transfer-Encoding outside HTTP/1.1", {}, true},
      {"HTTP/2", {"Transfer-Encoding: chunked"}, "Transfer-Encoding outside HTTP/1.1", {}, true},
  };
  for (const Case& c : kCases) {
    const std::string name = c.lines.empty() ? "none" : c.lines.front();
    ResponseHead head;
    ASSERT_EQ(head.AddLine(std::string(c.version) + " 200 OK"), "");
    ASSERT_EQ(Add(&head, c.lines), "") << name;
    const Framing framing = ReadFraming(head);
    EXPECT_EQ(framing.fault, c.fault) << name;
    EXPECT_EQ(framing.length, c.length) << name;
    EXPECT_EQ(framing.chunked, c.chunked) << name;
  }
}

}  // namespace
}  // namespace crawlguard
