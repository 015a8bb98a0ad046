// SPDX-License-Identifier: Apache-2.0
#include "site/site_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <string>

#include "support/temp_dir.h"

namespace crawlguard {
namespace {

using test::TempDir;

Result<bool> Allow(const Url& /*url*/) { return true; }
Result<bool> Forbid(const Url& /*url*/) { return false; }

Result<SiteAnswer> Get(const TempDir& dir, const char* path, std::size_t max_bytes = 100,
                       const SiteSource::MayFetch& may_fetch = Allow) {
  Result<SiteFolder> folder = SiteFolder::Open(dir.path());
  if (!folder) return folder.error();
  return folder->Get(*Url::Parse(std::string("https://e.com") + path), max_bytes, may_fetch);
}

TEST(SiteFolder, AFileIsA200) {
  const TempDir dir;
  dir.Write("robots.txt", "User-agent: *\n");
  dir.Write(".well-known/tdmrep.json", "[]");
  const Result<SiteAnswer> robots = Get(dir, "/robots.txt");
  ASSERT_TRUE(robots);
  EXPECT_EQ(robots->state, FileState::kAnswered);
  EXPECT_EQ(robots->status, 200);
  EXPECT_EQ(robots->body, "User-agent: *\n");
  EXPECT_EQ(robots->fault, "");
  EXPECT_EQ(robots->url, "https://e.com/robots.txt");
  const Result<SiteAnswer> tdmrep = Get(dir, "/.well-known/tdmrep.json");
  ASSERT_TRUE(tdmrep);
  EXPECT_EQ(tdmrep->body, "[]");
}

TEST(SiteFolder, AMissingFileIsA404) {
  const TempDir dir;
  dir.Write(".well-known", "a file where a folder could be");
  for (const char* path : {"/robots.txt", "/.well-known/tdmrep.json"}) {
    const Result<SiteAnswer> answer = Get(dir, path);
    ASSERT_TRUE(answer) << path;
    EXPECT_EQ(answer->state, FileState::kAnswered) << path;
    EXPECT_EQ(answer->status, 404) << path;
    EXPECT_EQ(answer->body, "") << path;
  }
}

TEST(SiteFolder, AnEmptyFileIsNoMissingOne) {
  const TempDir dir;
  dir.Write("robots.txt", "");
  const Result<SiteAnswer> answer = Get(dir, "/robots.txt");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
}

TEST(SiteFolder, AWholeResponse) {
  const TempDir dir;
  dir.Write("robots.txt.http", "HTTP/1.1 503 Busy\n\n");
  dir.Write(".well-known/tdmrep.json.http", "HTTP/1.1 0 timeout after 30 s\n");
  const Result<SiteAnswer> robots = Get(dir, "/robots.txt");
  ASSERT_TRUE(robots);
  EXPECT_EQ(robots->state, FileState::kAnswered);
  EXPECT_EQ(robots->status, 503);
  const Result<SiteAnswer> tdmrep = Get(dir, "/.well-known/tdmrep.json");
  ASSERT_TRUE(tdmrep);
  EXPECT_EQ(tdmrep->state, FileState::kUnreachable);
  EXPECT_EQ(tdmrep->fault, "timeout after 30 s");
}

TEST(SiteFolder, WhatRobotsTxtForbidsIsNotRead) {
  const TempDir dir;
  dir.Write("robots.txt", "x");
  const Result<SiteAnswer> answer = Get(dir, "/robots.txt", 100, Forbid);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->state, FileState::kForbidden);
  EXPECT_EQ(answer->body, "");
}

TEST(SiteFolder, ByteLimit) {
  const TempDir dir;
  dir.Write("robots.txt", "hello");
  const Result<SiteAnswer> exact = Get(dir, "/robots.txt", 5);
  ASSERT_TRUE(exact);
  EXPECT_EQ(exact->fault, "");
  EXPECT_EQ(exact->body, "hello");
  const Result<SiteAnswer> over = Get(dir, "/robots.txt", 4);
  ASSERT_TRUE(over);
  EXPECT_EQ(over->fault, "body cut at 4 bytes");
  EXPECT_EQ(over->body, "hell");
  dir.Write("x.http", "HTTP/1.1 200 OK\nContent-Length: 400000\n\n" + std::string(400'000, 'x'));
  const Result<SiteAnswer> stored = Get(dir, "/x", 4);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->fault, "body cut at 4 bytes");
  EXPECT_EQ(stored->body, "xxxx");
}

TEST(SiteFolder, Faults) {
  const TempDir dir;
  dir.Write("robots.txt", "");
  dir.Write("robots.txt.http", "HTTP/1.1 200 OK\n\n");
  dir.Write("folder/x", "");
  dir.Write("broken.http", "HTTP/1.1 200 OK\nnonsense\n");
  ASSERT_EQ(mkfifo((dir.path() / "pipe").c_str(), 0600), 0);
  struct Case {
    const char* path;
    ErrorCode code;
    const char* message;
  };
  constexpr Case kCases[] = {
      {"/robots.txt", ErrorCode::kInvalidArgument,
       "/robots.txt.http: stands beside robots.txt: only one can be the answer"},
      {"/folder", ErrorCode::kInvalidArgument, "/folder: is no regular file"},
      {"/pipe", ErrorCode::kInvalidArgument, "/pipe: is no regular file"},
      {"/broken", ErrorCode::kMalformed, "/broken.http:2: header line without a colon"},
  };
  for (const Case& c : kCases) {
    const Result<SiteAnswer> answer = Get(dir, c.path);
    ASSERT_FALSE(answer) << c.path;
    EXPECT_EQ(answer.error().code, c.code) << c.path;
    EXPECT_EQ(answer.error().ToString(), dir.path().string() + c.message);
  }
}

TEST(SiteFolder, WhatIsNoFolder) {
  const TempDir dir;
  const std::string file = dir.Write("file", "");
  const Result<SiteFolder> missing = SiteFolder::Open(dir.path() / "missing");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  const Result<SiteFolder> no_folder = SiteFolder::Open(file);
  ASSERT_FALSE(no_folder);
  EXPECT_EQ(no_folder.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(no_folder.error().ToString(), file + ": is no folder");
}

}  // namespace
}  // namespace crawlguard
