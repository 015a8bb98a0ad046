// SPDX-License-Identifier: Apache-2.0
#include "fetch/body_decoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/limits.h"
#include "support/gzip.h"

namespace crawlguard {
namespace {

using Kind = ContentCoding::Kind;
using test::Compress;

constexpr std::size_t kPlenty = 64U << 20;

struct Decoded {
  std::string body;
  FaultKind kind;
  std::string fault;
};

Decoded Decode(const char* coding, std::string_view raw, std::size_t max_bytes = kPlenty,
               std::size_t piece = 1U << 14, bool framed = true) {
  BodyDecoder decoder(ReadContentCoding({{"Content-Encoding", coding}}), max_bytes);
  bool going = true;
  for (std::size_t at = 0; at < raw.size() && going; at += piece) {
    going = decoder.Feed(raw.substr(at, piece));
  }
  decoder.Finish(framed);
  Decoded decoded{"", decoder.kind(), decoder.fault()};
  decoded.body = decoder.TakeBody();
  return decoded;
}

// A text that does not shrink to nothing.
std::string Text(std::size_t size) {
  std::string text;
  for (unsigned i = 1; text.size() < size; i = i * 1664525U + 1013904223U) {
    text += std::to_string(i) + ' ';
  }
  text.resize(size);
  return text;
}

TEST(ContentCoding, Rfc9110_Names) {
  struct Case {
    std::vector<Header> headers;
    Kind kind;
    const char* name;
  };
  const Case kCases[] = {
      {{}, Kind::kIdentity, ""},
      {{{"content-encoding", "gzip"}}, Kind::kGzip, "gzip"},
      {{{"Content-Encoding", "X-GZIP"}}, Kind::kGzip, "X-GZIP"},
      {{{"Content-Encoding", "Deflate"}}, Kind::kDeflate, "Deflate"},
      {{{"Content-Encoding", "identity"}}, Kind::kIdentity, ""},
      {{{"Content-Encoding", ""}}, Kind::kIdentity, ""},
      {{{"Content-Encoding", "identity, gzip"}}, Kind::kGzip, "gzip"},
      {{{"Content-Encoding", "br"}}, Kind::kUnsupported, "br"},
      {{{"Content-Encoding", "zstd"}}, Kind::kUnsupported, "zstd"},
      {{{"Content-Encoding", "gzip, gzip"}}, Kind::kUnsupported, "gzip, gzip"},
      {{{"Content-Encoding", "gzip"}, {"Content-Encoding", "br"}}, Kind::kUnsupported, "gzip, br"},
      {{{"Content-Encoding", "utf-8"}}, Kind::kUnsupported, "utf-8"},
  };
  for (const Case& c : kCases) {
    const ContentCoding coding = ReadContentCoding(c.headers);
    EXPECT_EQ(coding.kind, c.kind) << c.name;
    EXPECT_EQ(coding.name, c.name);
  }
}

TEST(BodyDecoder, WholeBodiesInPiecesOfAnySize) {
  const std::string text = Text(100'000);
  struct Case {
    const char* coding;
    std::string raw;
  };
  const Case kCases[] = {
      {"", text},
      {"gzip", Compress(text)},
      {"gzip", Compress(text.substr(0, 40'000)) + Compress(text.substr(40'000))},  // RFC 1952 2.2
      {"gzip", Compress("") + Compress(text) + Compress("")},
      {"deflate", Compress(text, 15)},   // RFC 1950, as RFC 9110 8.4.1.2 says
      {"deflate", Compress(text, -15)},  // RFC 1951 alone, as many send
  };
  for (const Case& c : kCases) {
    for (const std::size_t piece : {1U, 7U, 16'384U, 1'000'000U}) {
      const Decoded decoded = Decode(c.coding, c.raw, kPlenty, piece);
      EXPECT_EQ(decoded.fault, "") << c.coding << piece;
      EXPECT_TRUE(decoded.body == text) << c.coding << piece;
    }
  }
}

TEST(BodyDecoder, BrokenBodies) {
  const std::string text = Text(1000);
  const std::string gzip = Compress(text);
  const std::string zlib = Compress(text, 15);
  const std::string bare = Compress(text, -15);
  std::string bad_sum = gzip;
  bad_sum[bad_sum.size() - 8] = static_cast<char>(bad_sum[bad_sum.size() - 8] ^ 1);
  std::string bad_size = gzip;
  bad_size.back() = static_cast<char>(bad_size.back() ^ 1);
  std::string bad_adler = zlib;
  bad_adler.back() = static_cast<char>(bad_adler.back() ^ 1);
  struct Case {
    const char* what;
    const char* coding;
    std::string raw;
    const char* fault;
  };
  const Case kCases[] = {
      {"trailer short of a byte", "gzip", gzip.substr(0, gzip.size() - 1), "gzip is cut off"},
      {"no trailer", "gzip", gzip.substr(0, gzip.size() - 8), "gzip is cut off"},
      {"half", "gzip", gzip.substr(0, gzip.size() / 2), "gzip is cut off"},
      {"header alone", "gzip", gzip.substr(0, 5), "gzip is cut off"},
      {"wrong CRC", "gzip", bad_sum, "gzip is broken"},
      {"wrong size", "gzip", bad_size, "gzip is broken"},
      {"plain text", "gzip", text, "gzip is broken"},
      {"junk after the end", "gzip", gzip + "junk", "gzip is broken"},
      {"zeros after the end", "gzip", gzip + std::string(8, '\0'), "gzip is broken"},
      {"second member cut off", "gzip", gzip + gzip.substr(0, 40), "gzip is cut off"},
      {"zlib as gzip", "gzip", zlib, "gzip is broken"},
      {"wrong Adler sum", "deflate", bad_adler, "deflate is broken"},
      {"zlib cut", "deflate", zlib.substr(0, zlib.size() - 1), "deflate is cut off"},
      {"bare deflate cut", "deflate", bare.substr(0, bare.size() - 1), "deflate is cut off"},
      {"one byte", "deflate", "x", "deflate is cut off"},
      {"gzip as deflate", "deflate", gzip, "deflate is broken"},
      {"second deflate stream", "deflate", zlib + zlib, "deflate is followed by other bytes"},
      {"brotli", "br", "\x8b\x02\x80hello\x03", "br is not supported"},
      {"a stack", "gzip, gzip", Compress(gzip), "gzip, gzip is not supported"},
  };
  for (const Case& c : kCases) {
    for (const std::size_t piece : {1U, 1'000'000U}) {
      const Decoded decoded = Decode(c.coding, c.raw, kPlenty, piece);
      EXPECT_EQ(decoded.fault, std::string("content coding ") + c.fault) << c.what;
      EXPECT_EQ(decoded.kind, FaultKind::kCoding) << c.what;
      EXPECT_TRUE((text + text).starts_with(decoded.body)) << c.what;
    }
  }
}

TEST(BodyDecoder, WhatWasDecodedBeforeTheFaultIsKept) {
  const std::string text = Text(1000);
  const std::string gzip = Compress(text);
  EXPECT_EQ(Decode("gzip", gzip.substr(0, gzip.size() - 1)).body, text);
  EXPECT_EQ(Decode("gzip", gzip + "junk").body, text);
}

TEST(BodyDecoder, House_NothingAtAllIsEmptyIfTheFramingSaysSo) {
  for (const char* coding : {"gzip", "deflate", "br"}) {
    EXPECT_EQ(Decode(coding, "", kPlenty, 1, true).fault, "") << coding;
    EXPECT_EQ(Decode(coding, "", kPlenty, 1, false).fault,
              "content coding " + std::string(coding) + " is cut off");
  }
  EXPECT_EQ(Decode("", "", kPlenty, 1, false).fault, "");
}

TEST(BodyDecoder, ByteLimitCountsDecodedBytes) {
  const std::string text = Text(5000);
  struct Case {
    const char* coding;
    std::string raw;
  };
  for (const Case& c : {Case{"", text}, Case{"gzip", Compress(text)},
                        Case{"gzip", Compress(text.substr(0, 4999)) + Compress(text.substr(4999))},
                        Case{"deflate", Compress(text, 15)}}) {
    const Decoded exact = Decode(c.coding, c.raw, 5000);
    EXPECT_EQ(exact.fault, "");
    EXPECT_EQ(exact.body, text);
    const Decoded over = Decode(c.coding, c.raw, 4999);
    EXPECT_EQ(over.fault, "body cut at 4999 bytes");
    EXPECT_EQ(over.kind, FaultKind::kTooLarge);
    EXPECT_EQ(over.body, text.substr(0, 4999));
  }
}

TEST(BodyDecoder, RatioLimit) {
  const std::string bomb = Compress(std::string(1U << 16, 'a'), 31, 64);  // 4 MiB, about 1000 : 1
  const Decoded decoded = Decode("gzip", bomb);
  EXPECT_EQ(decoded.kind, FaultKind::kRatio);
  EXPECT_GT(decoded.body.size(), limits::kRatioFloorBytes);
  EXPECT_LT(decoded.body.size(), limits::kRatioFloorBytes + (1U << 16));
  EXPECT_NE(decoded.fault.find("more than 200 times"), std::string::npos) << decoded.fault;
}

TEST(BodyDecoder, RatioIsNotLookedAtBelowTheFloor) {
  const std::string run(limits::kRatioFloorBytes, 'a');
  EXPECT_EQ(Decode("gzip", Compress(run)).fault, "");
  EXPECT_EQ(Decode("gzip", Compress(run + "a")).kind, FaultKind::kRatio);
}

TEST(BodyDecoder, RatioLimitIsExact) {
  // A head that does not shrink, and as long a run after it as makes the ratio exactly the limit.
  const std::string head = Text(20'000);
  const auto raw = [&](std::size_t run) { return Compress(head + std::string(run, 'a')); };
  std::size_t run = 2'000'000, last = 0;
  for (int i = 0; i < 20 && run != last; ++i) {
    last = run;
    run = limits::kMaxDecodedRatio * raw(run).size() - head.size();
  }
  ASSERT_EQ(raw(run).size() * limits::kMaxDecodedRatio, head.size() + run);
  ASSERT_EQ(raw(run + 1).size(), raw(run).size());
  // In one piece, so that all that was received counts at once.
  EXPECT_EQ(Decode("gzip", raw(run), kPlenty, kPlenty).fault, "");
  EXPECT_EQ(Decode("gzip", raw(run + 1), kPlenty, kPlenty).kind, FaultKind::kRatio);
}

TEST(BodyDecoder, NothingIsTakenAfterAFault) {
  BodyDecoder decoder(ReadContentCoding({}), 3);
  EXPECT_TRUE(decoder.Feed("abc"));
  EXPECT_FALSE(decoder.Feed("d"));
  EXPECT_FALSE(decoder.Feed("e"));
  EXPECT_EQ(decoder.received(), 4U);
  EXPECT_EQ(decoder.TakeBody(), "abc");
}

}  // namespace
}  // namespace crawlguard
