// SPDX-License-Identifier: Apache-2.0
//
// Sentence splitting that survives abbreviations, enumerations and CJK punctuation.
#ifndef CRAWLGUARD_TEXT_SENTENCES_H_
#define CRAWLGUARD_TEXT_SENTENCES_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace crawlguard::text {

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Splits the text of one block (UTF-8, as it stands on the page, not folded) into sentences; `out`
// is overwritten. The ranges are in order, do not overlap, and cover every byte but white space
// between them.
// A sentence ends at . ! ? (or their runs, with closing quotes and brackets) before white space and
// something that starts a sentence, and at the ideographic stops (U+3002, U+FF01, U+FF1F) anywhere.
// It does not end after an abbreviation ("e.g.", "art. 4", "z o.o.", "Abs. 3", a single letter or a
// number as an initial or a list mark), nor before a lower-case letter. A sentence longer than
// kMaxSentenceBytes is cut at a blank, and the next one starts kSentenceOverlapBytes earlier (the
// one case in which ranges overlap).
void SplitSentences(std::string_view block, std::vector<Range>* out);

}  // namespace crawlguard::text

#endif  // CRAWLGUARD_TEXT_SENTENCES_H_
