// SPDX-License-Identifier: Apache-2.0
//
// Block: the unit of text that rules read.
#ifndef CRAWLGUARD_HTML_BLOCK_H_
#define CRAWLGUARD_HTML_BLOCK_H_

#include <cstdint>

#include "html/span.h"
#include "html/zones.h"

namespace crawlguard::html {

// A run of text that a reader takes as one paragraph, or one attribute, comment or JSON string.
struct Block {
  Zone zone = Zone::kMain;
  bool visible = true;   // permissions count only where visible
  bool quoted = false;   // inside blockquote, q, cite, code, samp, kbd
  bool heading = false;  // h1 to h6, and the document's title
  bool list_item = false;
  std::int32_t lead = -1;  // for a list item: index of the block that introduces the list, or -1
  Span text;               // in Document::text()
};

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_BLOCK_H_
