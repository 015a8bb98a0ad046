// SPDX-License-Identifier: Apache-2.0
#include "check/body.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace crawlguard {
namespace {

struct BodyCase {
  const char* name;
  const char* content_type;  // null: no such header
  std::string body;
  BodyKind kind;
  int status = 200;
};

void PrintTo(const BodyCase& c, std::ostream* out) { *out << c.name; }

class Body : public testing::TestWithParam<BodyCase> {};

TEST_P(Body, IsClassified) {
  std::vector<HeaderField> headers;
  if (GetParam().content_type != nullptr) {
    headers.push_back({"content-TYPE", GetParam().content_type});
  }
  Page page;
  page.url = "https://example.com/";
  page.status = GetParam().status;
  page.headers = headers;
  page.body = GetParam().body;
  EXPECT_EQ(ClassifyBody(page), GetParam().kind);
}

const std::string kNul("\0\1\2", 3);

INSTANTIATE_TEST_SUITE_P(
    Table, Body,
    testing::Values(
        BodyCase{"html", "text/html; charset=utf-8", "<p>", BodyKind::kHtml},
        BodyCase{"capitals", "TEXT/HTML", "<p>", BodyKind::kHtml},
        BodyCase{"undeclared", nullptr, "hello", BodyKind::kHtml},
        BodyCase{"xhtml", "application/xhtml+xml", "<p/>", BodyKind::kHtml},
        BodyCase{"feed", "application/rss+xml", "<rss/>", BodyKind::kHtml},
        BodyCase{"svg", "image/svg+xml", "<svg/>", BodyKind::kHtml},
        BodyCase{"octets that are text", "application/octet-stream", "<p>", BodyKind::kHtml},
        BodyCase{"plain", "text/plain", "hello", BodyKind::kText},
        BodyCase{"json", "application/json", "{}", BodyKind::kText},
        BodyCase{"plain that is html", "text/plain", " <!DOCTYPE html><p>", BodyKind::kHtml},
        BodyCase{"png", "image/png", kNul, BodyKind::kMedia},
        BodyCase{"pdf", "application/pdf", "%PDF-1.7", BodyKind::kMedia},
        BodyCase{"undeclared binary", nullptr, kNul, BodyKind::kBinary},
        BodyCase{"binary as html", "text/html", kNul, BodyKind::kBinary},
        BodyCase{"utf-16 by header", "text/html; charset=UTF-16LE", std::string("<\0p\0", 4),
                 BodyKind::kHtml},
        BodyCase{"utf-16 by mark", "text/html", std::string("\xFF\xFE<\0", 4), BodyKind::kHtml},
        BodyCase{"empty", "text/html", "", BodyKind::kNone},
        BodyCase{"an error page", "text/html", "<p>", BodyKind::kNone, 404}));

TEST(ContentType, IsThatOfTheFirstField) {
  const std::vector<HeaderField> headers = {{"Content-Type", "a/b"}, {"content-type", "c/d"}};
  Page page;
  page.headers = headers;
  EXPECT_EQ(ContentType(page), "a/b");
  page.headers = {};
  EXPECT_EQ(ContentType(page), "");
}

}  // namespace
}  // namespace crawlguard
