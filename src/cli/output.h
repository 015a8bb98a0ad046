// SPDX-License-Identifier: Apache-2.0
//
// Output: answers to stdout, complaints and progress to stderr, and what becomes of them.
#ifndef CRAWLGUARD_CLI_OUTPUT_H_
#define CRAWLGUARD_CLI_OUTPUT_H_

#include <string_view>

#include "crawlguard/evidence.h"
#include "crawlguard/result.h"

namespace crawlguard::cli {

// The exit status is a contract: the worst that happened.
enum ExitStatus : int { kAllAllowed = 0, kSomeDenied = 1, kSomeError = 2 };

inline ExitStatus Worst(ExitStatus a, ExitStatus b) { return a > b ? a : b; }

// Not thread-safe.
class Output {
 public:
  // Reads whether stdout and stderr are terminals, and NO_COLOR (https://no-color.org).
  Output();

  // False once stdout takes no more: the reader has gone, or the device has failed.
  bool Write(std::string_view text);
  bool Flush();

  // The reader closed the pipe: stop, and say nothing.
  bool reader_gone() const { return reader_gone_; }
  // Nothing more can be written, for whatever cause.
  bool closed() const { return reader_gone_ || failed_; }

  bool colour() const { return colour_; }

  // "crawlguard: message" on stderr, escaped.
  void Complain(std::string_view message);
  void Complain(const Error& error) { Complain(error.ToString()); }
  // "where:line: message [code]", the form that editors jump to.
  void Complain(const Diagnostic& diagnostic);

  // A line that the next one replaces; only on a terminal.
  void Progress(std::string_view message);
  void ClearProgress();

 private:
  void NoteFailure();

  bool colour_ = false;
  bool err_is_terminal_ = false;
  bool reader_gone_ = false;
  bool failed_ = false;
  bool progress_shown_ = false;
};

}  // namespace crawlguard::cli

#endif  // CRAWLGUARD_CLI_OUTPUT_H_
