// SPDX-License-Identifier: Apache-2.0
#include "html/document.h"

#include "base/limits.h"
#include "html/document_builder.h"

namespace crawlguard::html {

Document::Document(std::string_view input) : input_(input), pool_(limits::kMaxArenaBytes) {
  // A string this long is on the heap, so that views of it survive a move of the document.
  text_.reserve(64);
}

Document Document::Parse(std::string_view decoded) {
  Document document(decoded);
  DocumentBuilder(decoded, &document).Build();
  return document;
}

}  // namespace crawlguard::html
