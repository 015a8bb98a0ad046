// SPDX-License-Identifier: Apache-2.0
#include "url/url.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "base/limits.h"

namespace crawlguard {
namespace {

using ::testing::HasSubstr;

TEST(UrlParse, House_OneNormalFormDecidesAndIsFetched) {
  struct Case {
    std::string input, href, path_and_query;
  };
  const Case cases[] = {
      {"http://example.com", "http://example.com/", "/"},
      {"HTTP://EXAMPLE.com:80/A", "http://example.com/A", "/A"},
      {"https://a:443/x", "https://a/x", "/x"},
      {"https://a:80/x", "https://a:80/x", "/x"},
      {"http://a:00080/x", "http://a/x", "/x"},
      {"http://a:/x", "http://a/x", "/x"},
      {"http://a?q", "http://a/?q", "/?q"},
      {"http://a#f", "http://a/", "/"},
      {"http://a/x?", "http://a/x?", "/x?"},
      {"http://a?#f", "http://a/?", "/?"},
      {"http://a/x?y#z?w", "http://a/x?y", "/x?y"},
      {"http://a/#?x", "http://a/", "/"},
      {"http://a/x?y?z", "http://a/x?y?z", "/x?y?z"},
      {"  http://a/x\r\n", "http://a/x", "/x"},
      // Dot segments, plain and encoded, and what only looks like one.
      {"http://a/b/../c", "http://a/c", "/c"},
      {"http://a/b/./c/.", "http://a/b/c/", "/b/c/"},
      {"http://a/../../c", "http://a/c", "/c"},
      {"http://a/b/c/..", "http://a/b/", "/b/"},
      {"http://a/b/%2e%2e/c", "http://a/c", "/c"},
      {"http://a/b/%2E./c", "http://a/c", "/c"},
      {"http://a/b/.%2e/c", "http://a/c", "/c"},
      {"http://a/b/%2e/c", "http://a/b/c", "/b/c"},
      {"http://a/b/%2e%2e", "http://a/", "/"},
      {"http://a/b/%2e%2e%2e/c", "http://a/b/%2e%2e%2e/c", "/b/.../c"},
      {"http://a/b/%252e%252e/c", "http://a/b/%252e%252e/c", "/b/%252e%252e/c"},
      {"http://a/b/..%2f../c", "http://a/b/..%2f../c", "/b/..%2F../c"},
      {"http://a/b/..;/c", "http://a/b/..;/c", "/b/..;/c"},
      {"http://a//b//../c", "http://a//b/c", "//b/c"},
      {"http://a/?q=/../x/%2e%2e/y", "http://a/?q=/../x/%2e%2e/y", "/?q=/../x/../y"},
      // A backslash in the path is a slash; in the query it is not.
      {"http://a/b\\c", "http://a/b/c", "/b/c"},
      {"http://a/b\\..\\c", "http://a/c", "/c"},
      {"http://a/b\\%2e%2e\\c", "http://a/c", "/c"},
      {"http://a/?b\\c", "http://a/?b\\c", "/?b%5Cc"},
      // Octets that cannot be sent are encoded; escapes are not touched in what is sent.
      {"http://a/b c?d e", "http://a/b%20c?d%20e", "/b%20c?d%20e"},
      {"http://a/\xC3\xBC?\xC3\xBC", "http://a/%C3%BC?%C3%BC", "/%C3%BC?%C3%BC"},
      {"http://a/%c3%bc", "http://a/%c3%bc", "/%C3%BC"},
      {"http://a/\xFF", "http://a/%FF", "/%FF"},
      {"http://a/%62%61%7A", "http://a/%62%61%7A", "/baz"},
      {"http://a/%2F%3f%23", "http://a/%2F%3f%23", "/%2F%3F%23"},
      {"http://a/x%00y", "http://a/x%00y", "/x%00y"},
      {"http://a/100%", "http://a/100%", "/100%25"},
      {"http://a/*$%2A%24", "http://a/*$%2A%24", "/*$*$"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.input);
    const Result<Url> url = Url::Parse(c.input);
    ASSERT_TRUE(url) << url.error().message;
    EXPECT_EQ(url->href(), c.href);
    EXPECT_EQ(url->path_and_query(), c.path_and_query);
    const Result<Url> again = Url::Parse(url->href());
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(again->href(), c.href);
    EXPECT_EQ(again->path_and_query(), c.path_and_query);
  }
}

TEST(UrlParse, HostsAreOneSpelling) {
  struct Case {
    std::string input, host, origin;
    int port;
  };
  const Case cases[] = {
      {"http://Example.COM/", "example.com", "http://example.com", 80},
      {"https://example.com:8443/", "example.com", "https://example.com:8443", 8443},
      {"http://a:65535/", "a", "http://a:65535", 65535},
      {"http://a./", "a.", "http://a.", 80},
      {"http://a_b/", "a_b", "http://a_b", 80},
      {"http://a%2Eb/", "a.b", "http://a.b", 80},
      // IDNA, whatever the locale of the process.
      {"http://B\xC3\x9C"
       "cher.DE/",
       "xn--bcher-kva.de", "http://xn--bcher-kva.de", 80},
      {"http://b%C3%BCcher.de:81/", "xn--bcher-kva.de", "http://xn--bcher-kva.de:81", 81},
      {"http://a\xC2\xAD"
       "b.com/",
       "ab.com", "http://ab.com", 80},
      {"http://\xE2\x91\xA0.com/", "1.com", "http://1.com", 80},
      // Numeric hosts, also when only the mapping to ASCII makes them numeric.
      {"http://0x7f.1/", "127.0.0.1", "http://127.0.0.1", 80},
      {"http://2130706433/", "127.0.0.1", "http://127.0.0.1", 80},
      {"http://017700000001/", "127.0.0.1", "http://127.0.0.1", 80},
      {"http://\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.0.0.1/", "127.0.0.1", "http://127.0.0.1", 80},
      {"http://\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.1:8080/", "127.0.0.1", "http://127.0.0.1:8080",
       8080},
      {"http://127\xE3\x80\x82"
       "0\xE3\x80\x82"
       "0\xE3\x80\x82"
       "1/",
       "127.0.0.1", "http://127.0.0.1", 80},
      {"http://[::1]/", "[::1]", "http://[::1]", 80},
      {"http://[::1]:8080/", "[::1]", "http://[::1]:8080", 8080},
      {"http://[0:0:0:0:0:0:0:1]/", "[::1]", "http://[::1]", 80},
      {"http://[::FFFF:A]/", "[::ffff:a]", "http://[::ffff:a]", 80},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.input);
    const Result<Url> url = Url::Parse(c.input);
    ASSERT_TRUE(url) << url.error().message;
    EXPECT_EQ(url->host(), c.host);
    EXPECT_EQ(url->origin(), c.origin);
    EXPECT_EQ(url->port(), c.port);
    EXPECT_EQ(url->href(), c.origin + "/");
  }
}

TEST(UrlParse, RefusesWithTheFaultNamed) {
  struct Case {
    std::string input, message;
  };
  const Case cases[] = {
      {"", "no scheme"},
      {"example.com/x", "no scheme"},
      {"//example.com/x", "no scheme"},
      {"/x:y", "no scheme"},
      {"ftp://a/", "neither http nor https"},
      {"javascript:alert(1)", "neither http nor https"},
      {"file:///etc/passwd", "neither http nor https"},
      {"localhost:80/", "neither http nor https"},
      {"http:x", "no host"},
      {"http:/x", "no host"},
      {"http://", "no host"},
      {"http:///", "no host"},
      {"http:///x", "no host"},
      {"http:////x", "no host"},
      {"http://?x", "no host"},
      {"http://#x", "no host"},
      {"http://:80/", "not an http(s) URL"},
      {"http://user@a/", "user name"},
      {"http://user:pass@a/", "user name"},
      {"http://@a/", "user name"},
      {"http://a\\@b/", "backslash"},
      {"http://a\\b/", "backslash"},
      {"http:\\\\a/", "no host"},
      {"http://a:0/", "port"},
      {"http://a:65536/", "ort number"},
      {"http://a:x/", "ort number"},
      {"http://a:80x/", "ort number"},
      {"http://a:-1/", "ort number"},
      {"http://a:99999999999999999999/", "ort number"},
      {"http://a b/", "not an http(s) URL"},
      {"http://a/b\tc", "control character"},
      {"http://a/b\nc", "control character"},
      {"http://a/b\x7F", "control character"},
      {std::string("http://a/b\0c", 12), "control character"},
      {std::string("http://a\0.b/", 12), "control character"},
      {"http://[::1", "IPv6"},
      {"http://[zz]/", "IPv6"},
      {"http://[::1]x/", "not an http(s) URL"},
      {"http://[fe80::1%25eth0]/", "IPv6 zone"},
      {"http://[fe80::1%eth0]/", "IPv6 zone"},
      {"http://256.1.1.1/", "IPv4"},
      {"http://4294967296/", "IPv4"},
      {"http://0x100000000/", "IPv4"},
      {"http://1.2.3.4.5/", "IPv4"},
      {"http://1.2.3.08/", "IPv4"},
      {"http://127.0.0.1./", "IPv4"},
      {"http://a|b/", "character that no host name has"},
      {"http://a%61%7Cb/", "character that no host name has"},
      {"http://a%2561/", "character that no host name has"},
      {"http://a\xEF\xBC\x8F"
       "b.com/",
       "character that no host name has"},
      {"http://a%2fb/", "not an http(s) URL"},
      {"http://a%00b/", "not an http(s) URL"},
      {"http://\xFF/", "IDNA"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.input);
    const Result<Url> url = Url::Parse(c.input);
    ASSERT_FALSE(url) << url->href();
    EXPECT_EQ(url.error().code, ErrorCode::kInvalidArgument);
    EXPECT_THAT(url.error().message, HasSubstr(c.message));
  }
}

TEST(UrlParse, LengthLimitHolds) {
  const std::string start = "http://a/";
  const auto of_length = [&](std::size_t n) { return start + std::string(n - start.size(), 'x'); };
  EXPECT_TRUE(Url::Parse(of_length(limits::kMaxUrlBytes)));
  EXPECT_FALSE(Url::Parse(of_length(limits::kMaxUrlBytes + 1)));
  // Encoding triples what is outside ASCII: "/" and n octets become 1 + 3n.
  const std::size_t fits = (limits::kMaxUrlBytes - 1) / 3;
  EXPECT_TRUE(Url::Parse(start + std::string(fits, '\xE9')));
  EXPECT_FALSE(Url::Parse(start + std::string(fits + 1, '\xE9')));
}

TEST(UrlParse, AuthorityLimitHolds) {
  const std::string host(limits::kMaxAuthorityBytes, 'a');
  EXPECT_TRUE(Url::Parse("http://" + host + "/"));
  const Result<Url> url = Url::Parse("http://" + host + "a/");
  ASSERT_FALSE(url);
  EXPECT_THAT(url.error().message, HasSubstr("too long"));
}

TEST(UrlParse, PathIsWithoutTheQuery) {
  EXPECT_EQ(Url::Parse("http://a/x/y?z=/w")->path(), "/x/y");
  EXPECT_EQ(Url::Parse("http://a/x%3Fy")->path(), "/x%3Fy");
  EXPECT_EQ(Url::Parse("http://a")->path(), "/");
}

// RFC 3986 5.2.4, read literally, against what libcurl does.
std::string RemoveDotSegments(const std::string& path) {
  std::vector<std::string> kept;
  std::size_t pos = 0;
  while (pos < path.size()) {
    const std::size_t next = std::min(path.find('/', pos + 1), path.size());
    const std::string segment = path.substr(pos, next - pos);
    const bool last = next == path.size();
    if (segment == "/." || segment == "/..") {
      if (segment == "/.." && !kept.empty()) kept.pop_back();
      if (last) kept.push_back("/");
    } else {
      kept.push_back(segment);
    }
    pos = next;
  }
  std::string out;
  for (const std::string& segment : kept) out += segment;
  return out;
}

TEST(UrlParse, Rfc3986_DotSegmentsOfGeneratedPaths) {
  const std::string parts[] = {"/", ".", "..", "a", "%2e", "%2E", "/.."};
  unsigned state = 7;
  for (int i = 0; i < 20000; ++i) {
    std::string path = "/";
    std::string plain = "/";
    for (int n = 0; n < 8; ++n) {
      state = state * 1664525U + 1013904223U;
      const std::string& part = parts[(state >> 16U) % 7U];
      path += part;
      plain += part.front() == '%' ? "." : part;
    }
    const Result<Url> url = Url::Parse("http://h" + path);
    ASSERT_TRUE(url);
    // "..." and longer are not dot segments, and are sent as they were written.
    ASSERT_EQ(url->path_and_query(), RemoveDotSegments(plain)) << path;
    ASSERT_EQ(Url::Parse(url->href())->href(), url->href()) << path;
  }
}

}  // namespace
}  // namespace crawlguard
