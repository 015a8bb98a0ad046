// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "report/escape.h"

namespace crawlguard::cli {
namespace {

void ToStderr(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace

Output::Output() {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): before any thread.
  const char* no_color = std::getenv("NO_COLOR");
  const bool wanted = no_color == nullptr || *no_color == '\0';
  colour_ = wanted && ::isatty(STDOUT_FILENO) == 1;
  err_is_terminal_ = ::isatty(STDERR_FILENO) == 1;
}

bool Output::Write(std::string_view text) {
  if (closed()) return false;
  ClearProgress();
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) NoteFailure();
  return !closed();
}

bool Output::Flush() {
  if (closed()) return false;
  errno = 0;
  if (std::fflush(stdout) != 0) NoteFailure();
  return !closed();
}

void Output::NoteFailure() {
  if (errno == EPIPE) {
    reader_gone_ = true;
    return;
  }
  failed_ = true;
  Complain(std::string("cannot write to stdout: ") + std::strerror(errno));
}

void Output::Complain(std::string_view message) {
  ClearProgress();
  ToStderr("crawlguard: " + report::EscapeForTerminal(message) + "\n");
}

void Output::Complain(const Diagnostic& diagnostic) {
  ClearProgress();
  ToStderr(report::EscapeForTerminal(diagnostic.ToString()) + "\n");
}

void Output::Progress(std::string_view message) {
  if (!err_is_terminal_) return;
  ToStderr("\r\x1b[K" + report::EscapeForTerminal(message));
  std::fflush(stderr);
  progress_shown_ = true;
}

void Output::ClearProgress() {
  if (!progress_shown_) return;
  ToStderr("\r\x1b[K");
  progress_shown_ = false;
}

}  // namespace crawlguard::cli
