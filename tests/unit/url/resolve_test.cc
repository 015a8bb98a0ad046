// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "url/url.h"

namespace crawlguard {
namespace {

TEST(UrlResolve, Rfc3986_5_4_Examples) {
  struct Case {
    std::string reference, href;
  };
  // The fragment is dropped; other schemes are refused (below).
  const Case cases[] = {
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g/"},
      {"?y", "http://a/b/c/d;p?y"},
      {"?", "http://a/b/c/d;p?"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q"},
      {"g#s", "http://a/b/c/g"},
      {";x", "http://a/b/c/;x"},
      {"g;x?y#s", "http://a/b/c/g;x?y"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"g#s/../x", "http://a/b/c/g"},
      {"https://h:8443/x", "https://h:8443/x"},
      {"HTTP://H/x", "http://h/x"},
      {"g?u=http://x/", "http://a/b/c/g?u=http://x/"},
      {"./g:h", "http://a/b/c/g:h"},
      {" g\n", "http://a/b/c/g"},
      {"%2e%2e/g", "http://a/b/g"},
      {"..\\g", "http://a/b/g"},
      {"\\g", "http://a/g"},
      {"\\\\g/x", "http://g/x"},
  };
  const Url base = *Url::Parse("http://a/b/c/d;p?q");
  for (const Case& c : cases) {
    SCOPED_TRACE(c.reference);
    const Result<Url> url = base.Resolve(c.reference);
    ASSERT_TRUE(url) << url.error().message;
    EXPECT_EQ(url->href(), c.href);
  }
}

TEST(UrlResolve, RefusesWhatParseRefuses) {
  const Url base = *Url::Parse("https://a:8443/b");
  for (const char* reference : {"mailto:x@y", "javascript:1", "http:g", "http:///g", "//u@h/", "//",
                                "//h:0/", "g\th", "///g"}) {
    SCOPED_TRACE(reference);
    const Result<Url> url = base.Resolve(reference);
    ASSERT_FALSE(url) << url->href();
    EXPECT_EQ(url.error().code, ErrorCode::kInvalidArgument);
  }
}

TEST(UrlResolve, KeepsSchemeAndPort) {
  const Url base = *Url::Parse("https://a:8443/b?q");
  EXPECT_EQ(base.Resolve("c")->href(), "https://a:8443/c");
  EXPECT_EQ(base.Resolve("/c")->href(), "https://a:8443/c");
  EXPECT_EQ(base.Resolve("//h/c")->href(), "https://h/c");
  EXPECT_EQ(base.Resolve("?r")->href(), "https://a:8443/b?r");
}

}  // namespace
}  // namespace crawlguard
