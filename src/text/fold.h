// SPDX-License-Identifier: Apache-2.0
//
// Folding: the one form of text that rules are matched against, with a map back to the source.
#ifndef CRAWLGUARD_TEXT_FOLD_H_
#define CRAWLGUARD_TEXT_FOLD_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crawlguard::text {

// UTF-8 text after NFKC and case folding, in which
//  - default-ignorable characters (soft hyphen, zero-width ..., variation selectors, bidi controls,
//    tag characters), other format characters and control characters are dropped,
//  - every run of white space and separators (also NBSP, line ends, ideographic space) is one ' ',
//    none at the start or end,
//  - dashes and hyphens are '-', single quotation marks, apostrophes and the acute accent that is
//    typed for one are '\'', double ones and guillemets are '"', the ellipsis is "...",
//  - malformed UTF-8 becomes U+FFFD.
// Combining marks are composed with what they stand on: "z" U+0307 is U+017C. Folding twice changes
// nothing. (House: beyond 32 characters, a base with its marks is not normalised as one.)
// Reusable: Fold() into the same object keeps its buffers. Not thread-safe while folding.
class FoldedText {
 public:
  const std::string& text() const { return text_; }

  // Offset in the source of the character that the folded byte at `folded` came from; for
  // `folded == text().size()` the end of the source. Monotone. O(log n).
  std::size_t SourceOffset(std::size_t folded) const;

  // End offset in the source of the character that produced folded byte `folded - 1` (folded > 0):
  // the exclusive end of a source span whose folded end is `folded`. O(log n).
  std::size_t SourceEnd(std::size_t folded) const;

  // First folded offset whose character starts at or after source offset `source`. O(log n).
  std::size_t FoldedOffset(std::size_t source) const;

 private:
  friend class Folder;

  // Folded text from `folded` up to the next piece. `source_end` == 0: its bytes are those of the
  // source from `source` on, one by one. Otherwise all of it came from [source, source_end).
  struct Piece {
    std::uint32_t folded;
    std::uint32_t source;
    std::uint32_t source_end;
  };
  const Piece& PieceAt(std::size_t folded) const;
  std::size_t CharacterStart(std::size_t folded) const;

  std::vector<Piece> pieces_;
  std::string text_;
  std::size_t source_size_ = 0;
};

// Linear in the text, with a fast path for ASCII. `out` is overwritten. At most 4 GiB of text: what
// is beyond is not folded.
void Fold(std::string_view utf8, FoldedText* out);

// Folding without a map, for keywords and patterns' literals.
std::string Folded(std::string_view utf8);

}  // namespace crawlguard::text

#endif  // CRAWLGUARD_TEXT_FOLD_H_
