// SPDX-License-Identifier: Apache-2.0
#include "cli/read_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

namespace crawlguard::cli {
namespace {

namespace fs = std::filesystem;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

Error Refused(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) {
    return {ErrorCode::kNotFound,
            "no such file; a URL starts with http:// or https://, a file is given by its path",
            path, 0, 0};
  }
  if (error == EISDIR) {
    return {ErrorCode::kIo, "is a directory; name a file in it", path, 0, 0};
  }
  if (error == EACCES) {
    return {ErrorCode::kIo, "permission denied; make the file readable", path, 0, 0};
  }
  return {ErrorCode::kIo, std::string("cannot be read: ") + std::strerror(error), path, 0, 0};
}

Result<FileBytes> ReadStream(std::FILE* file, const std::string& path, std::size_t max_bytes) {
  constexpr std::size_t kChunk = 64U << 10;
  FileBytes out;
  while (out.bytes.size() <= max_bytes) {
    const std::size_t have = out.bytes.size();
    const std::size_t want = std::min(kChunk, max_bytes + 1 - have);
    out.bytes.resize(have + want);
    errno = 0;
    const std::size_t got = std::fread(out.bytes.data() + have, 1, want, file);
    out.bytes.resize(have + got);
    if (got == want) continue;
    if (std::ferror(file) != 0) return Refused(path, errno);
    break;
  }
  if (out.bytes.size() > max_bytes) {
    out.bytes.resize(max_bytes);
    out.cut = true;
  }
  return out;
}

}  // namespace

Result<FileBytes> ReadFile(const std::string& path, std::size_t max_bytes) {
  if (path == "-") return ReadStream(stdin, "stdin", max_bytes);
  if (path.find('\0') != std::string::npos) return Refused(path, ENOENT);  // fopen stops at it
  // fopen opens a directory and only fread complains: look first.
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return Refused(path, EISDIR);
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) return Refused(path, errno);
  return ReadStream(file.get(), path, max_bytes);
}

Result<std::string> ReadWholeFile(const std::string& path, std::size_t max_bytes) {
  Result<FileBytes> read = ReadFile(path, max_bytes);
  if (!read) return std::move(read).error();
  if (read->cut) {
    return Error{ErrorCode::kLimit,
                 "is longer than " + std::to_string(max_bytes) + " bytes, the most that is read",
                 path, 0, 0};
  }
  return std::move(read->bytes);
}

}  // namespace crawlguard::cli
