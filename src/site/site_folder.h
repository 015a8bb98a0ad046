// SPDX-License-Identifier: Apache-2.0
//
// SiteFolder: site files from a folder that is laid out by path, in place of the network.
#ifndef CRAWLGUARD_SITE_SITE_FOLDER_H_
#define CRAWLGUARD_SITE_SITE_FOLDER_H_

#include <filesystem>

#include "site/site_source.h"

namespace crawlguard {

// The file "/robots.txt" of any origin is the file "robots.txt" in the folder, as a 200 answer;
// "robots.txt.http" is a whole response instead (stored_response.h); neither is a 404. A redirect
// answer is not followed. Files are read anew for each Get. Const use is thread-safe.
class SiteFolder : public SiteSource {
 public:
  // Errors: kNotFound, or kInvalidArgument for what is no folder.
  static Result<SiteFolder> Open(const std::filesystem::path& folder);

  // Errors: kInvalidArgument if both forms of a file are there or one is no regular file, kIo if it
  // cannot be read, kMalformed with file and line for a broken ".http" file.
  Result<SiteAnswer> Get(const Url& url, std::size_t max_bytes, const MayFetch& may_fetch) override;

 private:
  explicit SiteFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::filesystem::path folder_;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_SITE_SITE_FOLDER_H_
