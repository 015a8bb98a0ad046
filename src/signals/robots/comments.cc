// SPDX-License-Identifier: Apache-2.0
#include "signals/robots/comments.h"

#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace crawlguard::robots {
namespace {

std::string FromLatin1(std::string_view text) {
  std::string out;
  out.reserve(text.size() * 2);
  for (const char c : text) utf8::Append(static_cast<unsigned char>(c), &out);
  return out;
}

// The comment from its '#' on, with blanks for that and those that follow it.
void AppendComment(std::string_view comment, std::string* out) {
  std::size_t marks = 0;
  while (marks < comment.size() && comment[marks] == '#') ++marks;
  out->append(marks + 1, ' ');
  const std::string_view words = comment.substr(marks);
  out->append(utf8::IsValid(words) ? std::string(words) : FromLatin1(words));
}

}  // namespace

void Comments::Add(const Line& line, std::string_view body) {
  const std::size_t begin = line.end - line.comment.size() - 1;
  if (line.kind != LineKind::kEmpty || !line.has_comment) Flush();
  if (!line.has_comment) return;
  if (joining_) {
    // Blanks for what stands between the comments, so that offsets hold.
    const std::string_view between = body.substr(open_end_, begin - open_end_);
    const std::size_t newline = between.starts_with("\r\n") ? 1 : 0;
    std::string gap(between.size(), ' ');
    gap[newline] = '\n';
    open_.text += gap;
  } else {
    open_.part = "robots.txt:comment";
    open_.line = line.number;
    open_.begin = begin;
    joining_ = true;
  }
  AppendComment(line.comment, &open_.text);
  open_end_ = line.end;
  if (line.kind != LineKind::kEmpty) Flush();
}

void Comments::Flush() {
  if (joining_ && !ascii::TrimSpace(open_.text).empty()) prose_.push_back(std::move(open_));
  open_ = {};
  joining_ = false;
}

std::vector<Prose> Comments::Take() {
  Flush();
  return std::exchange(prose_, {});
}

}  // namespace crawlguard::robots
