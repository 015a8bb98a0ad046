// SPDX-License-Identifier: Apache-2.0
#include "cli/targets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "base/limits.h"
#include "url/url.h"

namespace crawlguard::cli {
namespace {

using testing::ElementsAre;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

std::vector<std::string> All(const std::vector<std::string>& targets, std::string list) {
  const std::unique_ptr<std::FILE, Close> file(std::tmpfile());
  std::fwrite(list.data(), 1, list.size(), file.get());
  std::rewind(file.get());
  TargetList all(targets, file.get());
  std::vector<std::string> out;
  std::string target;
  while (all.Next(&target)) out.push_back(target);
  EXPECT_FALSE(all.failed());
  return out;
}

TEST(Targets, UrlsHaveASchemeAndFilesHaveNone) {
  for (const char* url : {"http://a/", "HTTPS://a", "ftp://a", "x+y-z.1://", "http://"}) {
    EXPECT_TRUE(IsUrl(url)) << url;
  }
  for (const char* file :
       {"", "a.html", "/a/b", "./http://a", "://a", "1http://a", "a b://c", "mailto:a", "C:/a"}) {
    EXPECT_FALSE(IsUrl(file)) << file;
  }
}

TEST(Targets, DashIsTheListOnStdin) {
  EXPECT_THAT(All({"a", "-", "b"}, "x\n\n  # no\n\t y z \r\n#\nlast"),
              ElementsAre("a", "x", "y z", "last", "b"));
  EXPECT_THAT(All({"-"}, ""), ElementsAre());
  EXPECT_THAT(All({"a"}, "x\n"), ElementsAre("a"));
  EXPECT_THAT(All({"-", "-"}, "x\n"), ElementsAre("x"));  // read to its end by the first
}

TEST(Targets, ManyIsKnownBeforehand) {
  const auto many = [](const std::vector<std::string>& targets) {
    return TargetList(targets, nullptr).many();
  };
  EXPECT_FALSE(many({"a"}));
  EXPECT_TRUE(many({"a", "b"}));
  EXPECT_TRUE(many({"-"}));
}

TEST(Targets, LinesLongerThanAnyUrlStayTooLong) {
  const std::string fits = "http://a/" + std::string(limits::kMaxUrlBytes - 9, 'x');
  const std::vector<std::string> all = All({"-"}, fits + "\n" + fits + "yzzzz\nz\n");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0], fits);
  EXPECT_EQ(all[1], fits + "y");  // one byte more than allowed is enough to be refused
  EXPECT_TRUE(Url::Parse(all[0]).has_value());
  EXPECT_FALSE(Url::Parse(all[1]).has_value());
  EXPECT_EQ(all[2], "z");
}

}  // namespace
}  // namespace crawlguard::cli
