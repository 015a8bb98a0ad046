// SPDX-License-Identifier: Apache-2.0
#include "cli/file_decider.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "unit/cli/temp_folder.h"

namespace crawlguard::cli {
namespace {

TEST(FileDecider, PlaceholderUrlIsTheNameWithoutItsFolder) {
  EXPECT_EQ(PlaceholderUrl("a.html"), "http://offline.invalid/a.html");
  EXPECT_EQ(PlaceholderUrl("/x/y/a b?#%.html"), "http://offline.invalid/a%20b%3F%23%25.html");
  EXPECT_EQ(PlaceholderUrl("x/\xc5\xbc"), "http://offline.invalid/%C5%BC");
  EXPECT_EQ(PlaceholderUrl("x/"), "http://offline.invalid/");
  EXPECT_EQ(PlaceholderUrl("x/.."), "http://offline.invalid/..");
}

class FileDeciderTest : public testing::Test {
 protected:
  // Compiling the built-in rules is what takes time.
  static void SetUpTestSuite() {
    Result<Checker> checker = Checker::Create({});
    ASSERT_TRUE(checker.has_value());
    checker_ = std::make_unique<const Checker>(std::move(*checker));
  }
  static void TearDownTestSuite() { checker_.reset(); }

  static Result<Decision> Decide(const CheckRequest& request, const std::string& path) {
    FileDecider decider(*checker_, request);
    return decider.Decide(path);
  }

  static inline std::unique_ptr<const Checker> checker_;
  TempFolder folder_;
  CheckRequest request_;
};

TEST_F(FileDeciderTest, SaysThatAPlaceholderStandsForTheAddress) {
  const std::string path = folder_.Write("a.html", "<p>Hello</p>");
  Result<Decision> decision = Decide(request_, path);
  ASSERT_TRUE(decision.has_value());
  EXPECT_EQ(decision->url, "http://offline.invalid/a.html");
  ASSERT_FALSE(decision->diagnostics.empty());
  EXPECT_EQ(decision->diagnostics.back().code, "no-url");
  request_.url = "https://EXAMPLE.com/x";
  decision = Decide(request_, path);
  ASSERT_TRUE(decision.has_value());
  EXPECT_EQ(decision->url, "https://example.com/x");
  for (const Diagnostic& d : decision->diagnostics) EXPECT_NE(d.code, "no-url");
}

TEST_F(FileDeciderTest, SiteFolderStandsForTheSite) {
  const std::string path = folder_.Write("a.html", "<p>Hello</p>");
  request_.site = folder_.Path("site");
  folder_.Write("site/robots.txt", "User-agent: *\nDisallow: /a\n");
  Result<Decision> decision = Decide(request_, path);
  ASSERT_TRUE(decision.has_value());
  EXPECT_TRUE(decision->Denied(Purpose::kFetch));
  EXPECT_EQ(decision->For(Purpose::kFetch).reason, Reason::kExplicit);
  request_.url = "http://x/b";
  decision = Decide(request_, path);
  ASSERT_TRUE(decision.has_value());
  EXPECT_FALSE(decision->Denied(Purpose::kFetch));
}

TEST_F(FileDeciderTest, HeadersOfTheResponseAndOfItsRedirectsCount) {
  const std::string path = folder_.Write("a.html", "<p>Hello</p>");
  request_.headers = folder_.Write("head", "HTTP/1.1 200 OK\nX-Robots-Tag: noai\n\n");
  Result<Decision> decision = Decide(request_, path);
  ASSERT_TRUE(decision.has_value());
  EXPECT_TRUE(decision->Denied(Purpose::kAiTrain));
  request_.headers =
      folder_.Write("hops", "HTTP/2 301\nX-Robots-Tag: noai\n\nHTTP/2 200\ncontent-type: a/b\n\n");
  decision = Decide(request_, path);
  ASSERT_TRUE(decision.has_value());
  EXPECT_TRUE(decision->Denied(Purpose::kAiTrain));
}

TEST_F(FileDeciderTest, UnreachablePageDeniesAsUnreadable) {
  const std::string path = folder_.Write("a.html", "");
  request_.headers = folder_.Write("head", "HTTP/1.1 0 timeout\n\n");
  const Result<Decision> decision = Decide(request_, path);
  ASSERT_TRUE(decision.has_value());
  EXPECT_EQ(decision->For(Purpose::kAiTrain).verdict, Verdict::kDeny);
  EXPECT_EQ(decision->For(Purpose::kAiTrain).reason, Reason::kUnreadable);
}

}  // namespace
}  // namespace crawlguard::cli
