// SPDX-License-Identifier: Apache-2.0
#include "site/site_folder.h"

#include <fmt/format.h>

#include <fstream>
#include <system_error>
#include <utility>

#include "base/limits.h"
#include "site/stored_response.h"

namespace crawlguard {
namespace {

namespace fs = std::filesystem;

Error FileError(ErrorCode code, const fs::path& file, std::string message) {
  return {code, std::move(message), file.string(), 0, 0};
}

// Whether the file is there. A folder, device or pipe in its place is an error.
Result<bool> Exists(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (status.type() == fs::file_type::not_found) return false;
  if (error) return FileError(ErrorCode::kIo, file, error.message());
  if (!fs::is_regular_file(status)) {
    return FileError(ErrorCode::kInvalidArgument, file, "is no regular file");
  }
  return true;
}

// At most `max_bytes` bytes of the file.
Result<std::string> Read(const fs::path& file, std::size_t max_bytes) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return FileError(ErrorCode::kIo, file, "cannot be opened");
  std::string text;
  char buffer[16 << 10];
  while (text.size() < max_bytes && in) {
    in.read(buffer, sizeof(buffer));
    text.append(buffer, static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) return FileError(ErrorCode::kIo, file, "cannot be read");
  if (text.size() > max_bytes) text.resize(max_bytes);
  return text;
}

}  // namespace

Result<SiteFolder> SiteFolder::Open(const fs::path& folder) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (status.type() == fs::file_type::not_found) {
    return FileError(ErrorCode::kNotFound, folder, "no such folder");
  }
  if (error) return FileError(ErrorCode::kIo, folder, error.message());
  if (!fs::is_directory(status)) {
    return FileError(ErrorCode::kInvalidArgument, folder, "is no folder");
  }
  return SiteFolder(folder);
}

Result<SiteAnswer> SiteFolder::Get(const Url& url, std::size_t max_bytes,
                                   const MayFetch& may_fetch) {
  const Result<bool> allowed = may_fetch(url);
  if (!allowed) return allowed.error();
  SiteAnswer answer;
  answer.url = url.href();
  answer.state = FileState::kForbidden;
  if (!*allowed) return answer;

  const fs::path plain = folder_ / fs::path(url.path().substr(1));
  fs::path whole = plain;
  whole += ".http";
  const Result<bool> has_plain = Exists(plain);
  if (!has_plain) return has_plain.error();
  const Result<bool> has_whole = Exists(whole);
  if (!has_whole) return has_whole.error();
  if (*has_plain && *has_whole) {
    return FileError(
        ErrorCode::kInvalidArgument, whole,
        fmt::format("stands beside {}: only one can be the answer", plain.filename().string()));
  }
  if (*has_whole) {
    const Result<std::string> text = Read(whole, limits::kMaxHeaderBytes + max_bytes + 1);
    if (!text) return text.error();
    return ParseStoredResponse(*text, whole.string(), answer.url, max_bytes);
  }
  answer.state = FileState::kAnswered;
  answer.status = *has_plain ? 200 : 404;
  if (!*has_plain) return answer;
  Result<std::string> text = Read(plain, max_bytes + 1);
  if (!text) return text.error();
  if (text->size() > max_bytes) {
    text->resize(max_bytes);
    answer.fault = BodyCutText(max_bytes);
  }
  answer.body = std::move(*text);
  return answer;
}

}  // namespace crawlguard
