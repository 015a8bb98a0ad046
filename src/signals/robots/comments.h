// SPDX-License-Identifier: Apache-2.0
//
// The comments of a robots.txt as running text. Reservations in words stand there (the Content
// Signals Policy puts its own there), over several lines.
#ifndef CRAWLGUARD_SIGNALS_ROBOTS_COMMENTS_H_
#define CRAWLGUARD_SIGNALS_ROBOTS_COMMENTS_H_

#include <string_view>
#include <vector>

#include "signals/robots/parser.h"
#include "signals/signal.h"

namespace crawlguard::robots {

// Fed with the lines of a file in order. Comment lines that follow each other are one text, a
// comment behind a field is one of its own. In a text every '#' that opens a line is a blank and
// every line end is one '\n' (after a blank for CRLF), so that an offset in it plus Prose::begin is
// the offset in the file; unless the comment is no UTF-8: then its octets are taken for Latin-1 and
// offsets are only near. Prose::url is left empty.
class Comments {
 public:
  void Add(const Line& line, std::string_view body);
  std::vector<Prose> Take();

 private:
  void Flush();

  std::vector<Prose> prose_;
  Prose open_;  // comment lines still being joined
  bool joining_ = false;
  std::size_t open_end_ = 0;  // in the body, of the last line in open_
};

}  // namespace crawlguard::robots

#endif  // CRAWLGUARD_SIGNALS_ROBOTS_COMMENTS_H_
