// SPDX-License-Identifier: Apache-2.0
//
// Finding the source of one character of decoded text, by reading text and source side by side.
#ifndef CRAWLGUARD_HTML_ALIGNER_H_
#define CRAWLGUARD_HTML_ALIGNER_H_

#include <cstddef>
#include <string_view>

#include "html/source_map.h"
#include "html/span.h"

namespace crawlguard::html {

// Where in `source` the character at `target` of `text` comes from. The whole of `source` when the
// two do not fit together. Linear.
Span AlignCharacter(std::string_view text, std::string_view source, SourceKind kind,
                    std::size_t target);

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_ALIGNER_H_
