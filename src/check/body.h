// SPDX-License-Identifier: Apache-2.0
//
// What the bytes of a response are: a page to be parsed, plain text, or nothing that is read.
#ifndef CRAWLGUARD_CHECK_BODY_H_
#define CRAWLGUARD_CHECK_BODY_H_

#include <string>

#include "crawlguard/page.h"

namespace crawlguard {

enum class BodyKind {
  kNone,    // empty, or no content: a challenge, an error page
  kHtml,    // HTML, XHTML, XML, or undeclared text
  kText,    // plain text, JSON, Markdown
  kMedia,   // declared as an image, PDF ...: what is embedded in it is not read
  kBinary,  // declared or assumed to be text, but it is not
};

BodyKind ClassifyBody(const Page& page);

// The first Content-Type header's value; empty if there is none.
std::string ContentType(const Page& page);

}  // namespace crawlguard

#endif  // CRAWLGUARD_CHECK_BODY_H_
