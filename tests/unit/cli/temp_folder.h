// SPDX-License-Identifier: Apache-2.0
//
// A folder of files for one test, removed with it.
#ifndef CRAWLGUARD_UNIT_CLI_TEMP_FOLDER_H_
#define CRAWLGUARD_UNIT_CLI_TEMP_FOLDER_H_

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace crawlguard::cli {

class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "crawlguard-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  std::string Path(const std::string& name) const { return (path_ / name).string(); }

  // Writes a file, with the folders above it, and returns its path.
  std::string Write(const std::string& name, std::string_view text) const {
    const std::filesystem::path path = path_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }

 private:
  std::filesystem::path path_;
};

}  // namespace crawlguard::cli

#endif  // CRAWLGUARD_UNIT_CLI_TEMP_FOLDER_H_
