// SPDX-License-Identifier: Apache-2.0
#include "site/redirect.h"

#include <gtest/gtest.h>

#include <string>

namespace crawlguard {
namespace {

Redirect Read(int status, std::vector<Header> headers) {
  Response response;
  response.status = status;
  response.headers = std::move(headers);
  return ReadRedirect(response, *Url::Parse("https://e.com/a/b?c"));
}

TEST(Redirect, Rfc9110_StatusesThatRedirect) {
  for (const int status : {301, 302, 303, 307, 308}) {
    const Redirect redirect = Read(status, {{"location", "/x"}});
    ASSERT_TRUE(redirect.target) << status;
    EXPECT_EQ(redirect.target->href(), "https://e.com/x");
    const Redirect nowhere = Read(status, {});
    EXPECT_FALSE(nowhere.target) << status;
    EXPECT_EQ(nowhere.fault, "") << status;
  }
  for (const int status : {0, 200, 201, 300, 304, 305, 306, 309, 404, 503}) {
    const Redirect redirect = Read(status, {{"Location", "/x"}});
    EXPECT_FALSE(redirect.target) << status;
    EXPECT_EQ(redirect.fault, "") << status;
  }
}

TEST(Redirect, Rfc3986_TargetsAreResolved) {
  struct Case {
    const char* location;
    const char* target;
  };
  constexpr Case kCases[] = {
      {"https://f.org/y", "https://f.org/y"},
      {"http://e.com/", "http://e.com/"},
      {"//f.org/y", "https://f.org/y"},
      {"/y", "https://e.com/y"},
      {"y", "https://e.com/a/y"},
      {"../y", "https://e.com/y"},
      {"?d", "https://e.com/a/b?d"},
      {"/y#z", "https://e.com/y"},
  };
  for (const Case& c : kCases) {
    const Redirect redirect = Read(302, {{"Location", c.location}});
    ASSERT_TRUE(redirect.target) << c.location << redirect.fault;
    EXPECT_EQ(redirect.target->href(), c.target) << c.location;
  }
}

TEST(Redirect, WhatCannotBeFollowedIsAFault) {
  for (const char* location :
       {"ftp://e.com/", "file:///etc/passwd", "gopher://e.com/", "javascript:alert(1)",
        "http://user:pass@e.com/", "http://e.com:99999/", "http://", "http://e.com/\x01"}) {
    const Redirect redirect = Read(302, {{"Location", location}});
    EXPECT_FALSE(redirect.target) << location;
    EXPECT_TRUE(redirect.fault.starts_with("redirect cannot be followed: ")) << location;
  }
}

TEST(Redirect, House_TwoTargets) {
  EXPECT_EQ(Read(302, {{"Location", "/x"}, {"location", "/y"}}).fault,
            "redirect with two different targets");
  const Redirect same = Read(302, {{"Location", "/x"}, {"location", "/x"}});
  ASSERT_TRUE(same.target);
  EXPECT_EQ(same.target->href(), "https://e.com/x");
}

TEST(Redirect, OtherWaysToSendOnAreNotFollowed) {
  const Redirect redirect = Read(200, {{"Refresh", "0; url=/x"}});
  EXPECT_FALSE(redirect.target);
}

}  // namespace
}  // namespace crawlguard
