// SPDX-License-Identifier: Apache-2.0
//
// Files that the user names: read up to a limit, or an error that says what to do.
#ifndef CRAWLGUARD_CLI_READ_FILE_H_
#define CRAWLGUARD_CLI_READ_FILE_H_

#include <cstddef>
#include <string>

#include "crawlguard/result.h"

namespace crawlguard::cli {

struct FileBytes {
  std::string bytes;
  bool cut = false;  // the file holds more than was read
};

// "-" is stdin. Errors: kNotFound, kIo (a directory, no permission, a failing device); the message
// names the fault and what to do, `file` the path.
Result<FileBytes> ReadFile(const std::string& path, std::size_t max_bytes);

// The same, but a file longer than max_bytes is an error (kLimit).
Result<std::string> ReadWholeFile(const std::string& path, std::size_t max_bytes);

}  // namespace crawlguard::cli

#endif  // CRAWLGUARD_CLI_READ_FILE_H_
