// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "url/url.h"

namespace crawlguard {
namespace {

TEST(Percent, Rfc9309_2_2_2_NormalFormAndEscapeOnlyForm) {
  struct Case {
    std::string input, normal, escape_only;
  };
  const Case cases[] = {
      {"", "", ""},
      {"/foo/bar", "/foo/bar", "/foo/bar"},
      {"/foo/bar/\xE3\x83\x84", "/foo/bar/%E3%83%84", "/foo/bar/%E3%83%84"},
      {"/foo/bar/%e3%83%84", "/foo/bar/%E3%83%84", "/foo/bar/%E3%83%84"},
      {"/foo/bar/%62%61%7A", "/foo/bar/baz", "/foo/bar/%62%61%7A"},
      {"/%7e%2D%2e%5F%30", "/~-._0", "/%7E%2D%2E%5F%30"},
      {"/a%2fb", "/a%2Fb", "/a%2Fb"},
      {"/%2a%24*$", "/%2A%24*$", "/%2A%24*$"},
      {"/a b\t", "/a%20b%09", "/a b\t"},
      {"/\"<>\\^`{|}", "/%22%3C%3E%5C%5E%60%7B%7C%7D", "/\"<>\\^`{|}"},
      {"/:?#[]@!&'()+,;=", "/:?#[]@!&'()+,;=", "/:?#[]@!&'()+,;="},
      {"/%", "/%25", "/%"},
      {"/%4", "/%254", "/%4"},
      {"/%zz", "/%25zz", "/%zz"},
      {"/%%36%31", "/%2561", "/%%36%31"},
      {"/%25%36", "/%256", "/%25%36"},
      {std::string("/\0", 2), "/%00", std::string("/\0", 2)},
      {"/\xFF", "/%FF", "/%FF"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.input);
    EXPECT_EQ(PercentNormalize(c.input), c.normal);
    EXPECT_EQ(PercentNormalize(c.normal), c.normal) << "idempotent";
    EXPECT_EQ(PercentEscapeOnly(c.input), c.escape_only);
  }
}

}  // namespace
}  // namespace crawlguard
