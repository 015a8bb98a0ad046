// SPDX-License-Identifier: Apache-2.0
#include "cli/read_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "unit/cli/temp_folder.h"

namespace crawlguard::cli {
namespace {

TEST(ReadFile, LimitAtNAndAtNPlusOne) {
  const TempFolder folder;
  const std::string path = folder.Write("a", "12345");
  const Result<FileBytes> whole = ReadFile(path, 5);
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->bytes, "12345");
  EXPECT_FALSE(whole->cut);
  const Result<FileBytes> cut = ReadFile(path, 4);
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->bytes, "1234");
  EXPECT_TRUE(cut->cut);
  EXPECT_TRUE(ReadWholeFile(path, 5));
  const Result<std::string> refused = ReadWholeFile(path, 4);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().ToString(), path + ": is longer than 4 bytes, the most that is read");
}

TEST(ReadFile, LimitsAcrossChunks) {
  const TempFolder folder;
  const std::string bytes(200'000, 'x');
  const std::string path = folder.Write("a", bytes);
  EXPECT_EQ(ReadWholeFile(path, 200'000).value_or(""), bytes);
  EXPECT_TRUE(ReadFile(path, 199'999)->cut);
  EXPECT_EQ(ReadFile(path, 65'536)->bytes.size(), 65'536U);
}

TEST(ReadFile, EmptyFileIsAFile) {
  const TempFolder folder;
  EXPECT_EQ(ReadWholeFile(folder.Write("a", ""), 10).value_or("x"), "");
}

TEST(ReadFile, MessagesSayWhatWhereAndWhatToDo) {
  const TempFolder folder;
  struct Case {
    std::string path;
    ErrorCode code;
    std::string message;
  };
  const std::string none =
      "no such file; a URL starts with http:// or https://, a file is given by its path";
  const Case cases[] = {
      {folder.Path("none"), ErrorCode::kNotFound, none},
      {folder.Write("a", "") + "/b", ErrorCode::kNotFound, none},
      {folder.Path(""), ErrorCode::kIo, "is a directory; name a file in it"},
      {folder.Path(std::string("a\0b", 3)), ErrorCode::kNotFound, none},
      {"", ErrorCode::kNotFound, none},
  };
  for (const Case& c : cases) {
    const Result<FileBytes> read = ReadFile(c.path, 10);
    ASSERT_FALSE(read) << c.path;
    EXPECT_EQ(read.error().code, c.code) << c.path;
    EXPECT_EQ(read.error().message, c.message) << c.path;
    EXPECT_EQ(read.error().file, c.path);
  }
}

}  // namespace
}  // namespace crawlguard::cli
