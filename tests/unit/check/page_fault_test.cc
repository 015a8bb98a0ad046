// SPDX-License-Identifier: Apache-2.0
//
// The first invariant: no fault turns a deny or an unknown into an allow.
#include <gtest/gtest.h>

#include <string>

#include "base/limits.h"
#include "support/check.h"

namespace crawlguard {
namespace {

using P = Purpose;
constexpr const char* kUses = "search,ai-input,ai-train,tdm,archive";

TEST(PageFault, ACutBodyDeniesEveryUse) {
  const Decision d = Check({.body = "<p>Hello", .fault = "body cut at 8 bytes"});
  EXPECT_EQ(Denied(d), kUses);
  EXPECT_EQ(Show(d, P::kTdm), "deny/unreadable");
  EXPECT_EQ(Show(d, P::kFetch), "allow/unstated");
}

TEST(PageFault, ADenialInTheReadPartStaysExplicit) {
  const Decision d =
      Check({.body = "<p>Scraping this site is prohibited.</p><p>Hel", .fault = "timeout"});
  EXPECT_EQ(Show(d, P::kTdm), "deny/explicit");
  EXPECT_EQ(Show(d, P::kSearch), "deny/unreadable");
}

TEST(PageFault, AnExceptionInTheReadPartDoesNotOutweighTheFault) {
  const Decision d = Check(
      {.body = "<p>Scraping this site is prohibited, except by search engines.</p>", .fault = "x"});
  EXPECT_EQ(Show(d, P::kSearch), "deny/unreadable");
}

TEST(PageFault, TooDeepIsPartial) {
  std::string body;
  for (std::size_t i = 0; i < limits::kMaxOpenDepth + 1; ++i) body += "<div>";
  const Decision d = Check({.body = body + "<p>Scraping this site is prohibited.</p>"});
  EXPECT_EQ(Denied(d), kUses);
  EXPECT_EQ(Show(d, P::kArchive), "deny/unreadable");
}

TEST(PageFault, BinaryThatIsNotDeclaredIsUnreadable) {
  const Decision d = Check({.body = std::string("\x7F\x45LF\0\1\2\3", 8), .headers = {}});
  EXPECT_EQ(Denied(d), kUses);
}

TEST(PageFault, DeclaredMediaIsJudgedByHeadersAndSaysThatItWasNotRead) {
  const Decision d =
      Check({.body = std::string("\x89PNG\0", 5), .headers = {{"Content-Type", "image/png"}}});
  EXPECT_EQ(Denied(d), "");
  bool said = false;
  for (const Diagnostic& x : d.diagnostics) said = said || x.code == "media-unread";
  EXPECT_TRUE(said);
  const Decision strict = Check({.body = std::string("\x89PNG\0", 5),
                                 .headers = {{"Content-Type", "image/png"}},
                                 .profile = "strict"});
  EXPECT_EQ(Show(strict, P::kSearch), "deny/unreadable");
}

TEST(PageFault, PageSizeAtNAndNPlusOne) {
  const std::string head = "<p>Hello.</p><!-- ";
  const std::string tail = " -->";
  for (const std::size_t size : {limits::kMaxPageBytes, limits::kMaxPageBytes + 1}) {
    const std::string body = head + std::string(size - head.size() - tail.size(), 'x') + tail;
    EXPECT_EQ(Denied(Check({.body = body})), size == limits::kMaxPageBytes ? "" : kUses);
  }
}

std::string Notices(std::size_t n, const std::string& before, const std::string& after) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += before + "Copying is prohibited." + after;
  return out;
}

// What comes after the last notice that is read could be worse.
TEST(PageFault, NoticesAtNAndNPlusOne) {
  const std::size_t n = limits::kMaxNoticesPerPage;
  EXPECT_EQ(Denied(Check({.body = Notices(n, "<p>", "</p>")})), "archive");
  EXPECT_EQ(Denied(Check({.body = Notices(n + 1, "<p>", "</p>")})), kUses);
}

TEST(PageFault, NoticesInSiteFilesAtNAndNPlusOne) {
  const std::size_t n = limits::kMaxNoticesPerPage;
  const std::string rules = "User-agent: *\nAllow: /\n";
  EXPECT_EQ(Denied(Check({.body = "<p>x</p>", .robots_txt = Notices(n, "# ", "\n") + rules})),
            "archive");
  EXPECT_EQ(Denied(Check({.body = "<p>x</p>", .robots_txt = Notices(n + 1, "# ", "\n") + rules})),
            kUses);
}

// Two encodings are claimed: what either reading forbids is forbidden.
TEST(PageFault, OnACharsetConflictRestrictionsOfBothReadingsCount) {
  // "zabronione" with U+0142 etc. in ISO-8859-2 under a header that says windows-1251.
  const std::string body =
      "<meta charset=iso-8859-2><p>Pobieranie tre\xB6"
      "ci przez roboty jest zabronione.</p>";
  const Decision d =
      Check({.body = body, .headers = {{"Content-Type", "text/html; charset=windows-1251"}}});
  EXPECT_EQ(Denied(d), "ai-input,ai-train,tdm,archive");
  bool said = false;
  for (const Diagnostic& x : d.diagnostics) said = said || x.code == "page-charset-conflict";
  EXPECT_TRUE(said);
}

// Truncating a page, with the truncation reported, never turns a deny into an allow.
TEST(PageFault, TruncationNeverLoosens) {
  const std::string body =
      "<html><head><meta name=robots content=noai></head><body><p>Copying is prohibited.</p>"
      "<p>Search engines may index this site.</p></body></html>";
  const PurposeSet whole = Check({.body = body}).DeniedPurposes();
  for (std::size_t n = 0; n < body.size(); ++n) {
    const PurposeSet cut = Check({.body = body.substr(0, n), .fault = "cut"}).DeniedPurposes();
    EXPECT_TRUE((whole - cut).empty()) << n;
  }
}

}  // namespace
}  // namespace crawlguard
