// SPDX-License-Identifier: Apache-2.0
#include "cli/rule_files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "base/limits.h"
#include "unit/cli/temp_folder.h"

namespace crawlguard::cli {
namespace {

TEST(RuleFiles, FolderIsReadRecursivelyInOrderOfName) {
  const TempFolder folder;
  folder.Write("pl/b.toml", "b");
  folder.Write("en/a.toml", "a");
  folder.Write("en/deep/c.toml", "c");
  folder.Write("README.md", "no rule file");
  folder.Write("x.toml.orig", "no rule file");
  RuleFiles files;
  const Result<std::size_t> added = files.AddFolder(folder.Path(""));
  ASSERT_TRUE(added.has_value()) << added.error().ToString();
  EXPECT_EQ(*added, 3U);
  ASSERT_EQ(files.sources().size(), 3U);
  EXPECT_EQ(files.sources()[0].name, "en/a.toml");
  EXPECT_EQ(files.sources()[1].name, "en/deep/c.toml");
  EXPECT_EQ(files.sources()[2].name, "pl/b.toml");
  EXPECT_EQ(files.sources()[2].text, "b");
  EXPECT_EQ(files.Shown("pl/b.toml"), folder.Path("pl/b.toml"));
  EXPECT_EQ(files.Shown("other"), "other");
}

TEST(RuleFiles, SameNameReplaces) {
  const TempFolder first;
  first.Write("en/a.toml", "old");
  const TempFolder second;
  second.Write("en/a.toml", "new");
  RuleFiles files;
  ASSERT_TRUE(files.AddFolder(first.Path("")).has_value());
  ASSERT_TRUE(files.AddFolder(second.Path("")).has_value());
  ASSERT_EQ(files.sources().size(), 1U);
  EXPECT_EQ(files.sources()[0].text, "new");
  EXPECT_EQ(files.Shown("en/a.toml"), second.Path("en/a.toml"));
}

TEST(RuleFiles, FaultsOfFolders) {
  const TempFolder folder;
  RuleFiles files;
  const auto message = [&](const std::string& path) {
    const Result<std::size_t> added = files.AddFolder(path);
    return added ? "" : added.error().ToString();
  };
  const std::string none = folder.Path("none");
  EXPECT_EQ(message(none), none + ": no such folder of rule files");
  const std::string file = folder.Write("f.txt", "");
  EXPECT_EQ(message(file), file + ": is no folder; name the folder that holds the rules");
  EXPECT_EQ(message(folder.Path("")), folder.Path("") + ": holds no *.toml file");
  const std::string big = folder.Write("big.toml", std::string(limits::kMaxRuleFileBytes + 1, '#'));
  EXPECT_EQ(message(folder.Path("")),
            big + ": is longer than 1048576 bytes, the most that is read");
  EXPECT_TRUE(files.sources().empty());
}

TEST(RuleFiles, LinkToTheFolderItselfHasAnEnd) {
  const TempFolder folder;
  folder.Write("a.toml", "");
  std::filesystem::create_directory_symlink(folder.Path(""), folder.Path("loop"));
  RuleFiles files;
  EXPECT_EQ(files.AddFolder(folder.Path("")).value_or(0), 1U);
}

TEST(RuleFiles, ProfileIsAFileOrAName) {
  EXPECT_FALSE(IsProfileFile("strict"));
  EXPECT_TRUE(IsProfileFile("./strict"));
  EXPECT_TRUE(IsProfileFile("strict.toml"));
  EXPECT_EQ(ProfileName("house/strict.toml"), "strict");
  const TempFolder folder;
  RuleFiles files;
  ASSERT_TRUE(files.AddProfile(folder.Write("x/house.toml", "text")).has_value());
  EXPECT_EQ(files.sources()[0].name, "profiles/house.toml");
  EXPECT_EQ(files.sources()[0].text, "text");
}

}  // namespace
}  // namespace crawlguard::cli
