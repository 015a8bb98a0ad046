// SPDX-License-Identifier: Apache-2.0
//
// TargetList: what is to be decided, from the command line and from stdin, one after the other.
#ifndef CRAWLGUARD_CLI_TARGETS_H_
#define CRAWLGUARD_CLI_TARGETS_H_

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace crawlguard::cli {

// "http://...", and every other scheme, whose fault the URL parser names; anything else is a file.
bool IsUrl(std::string_view target);

// Not thread-safe.
class TargetList {
 public:
  // "-" among `targets` stands for the lines of `list` (borrowed), read as they are needed.
  TargetList(const std::vector<std::string>& targets, std::FILE* list)
      : targets_(targets), list_(list) {}

  // False at the end.
  bool Next(std::string* target);

  // Whether the answer is a list, whatever stdin holds.
  bool many() const;

  // The list could not be read to its end.
  bool failed() const { return failed_; }

 private:
  bool NextLine(std::string* line);

  const std::vector<std::string>& targets_;
  std::FILE* list_;
  std::size_t next_ = 0;
  bool in_list_ = false;
  bool failed_ = false;
};

}  // namespace crawlguard::cli

#endif  // CRAWLGUARD_CLI_TARGETS_H_
