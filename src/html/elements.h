// SPDX-License-Identifier: Apache-2.0
//
// What HTML's elements mean for text, as one table: which of them end a paragraph, quote somebody,
// are never shown.
#ifndef CRAWLGUARD_HTML_ELEMENTS_H_
#define CRAWLGUARD_HTML_ELEMENTS_H_

#include <gumbo.h>

#include <cstdint>

namespace crawlguard::html {

struct ElementTraits {
  // Text before, in and after it belongs to one paragraph. Also elements that HTML does not know,
  // because CSS displays those inline.
  bool is_inline = false;
  bool quotes = false;  // its text is somebody else's words, or a specimen
  bool heading = false;
  bool hidden = false;      // never displayed by a browser that runs scripts
  bool list = false;        // ul, ol and their kin: their items have an introduction
  bool raw_markup = false;  // the tokenizer gives its content as text, which is markup
  bool no_text = false;     // its content is not text at all (script, style)
};

// `tag` in the HTML namespace.
const ElementTraits& TraitsOf(GumboTag tag);

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_ELEMENTS_H_
