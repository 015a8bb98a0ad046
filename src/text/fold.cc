// SPDX-License-Identifier: Apache-2.0
#include "text/fold.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/fold_character.h"

namespace crawlguard::text {
namespace {

constexpr std::size_t kMaxClusterCharacters = 32;
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

// What the fast path does with a byte: its folded form, or one of these.
constexpr char kSpaceByte = ' ';
constexpr char kOtherByte = 0;  // not printable ASCII

constexpr std::array<char, 256> MakeByteTable() {
  std::array<char, 256> table{};
  for (std::size_t i = 0x21; i < 0x7F; ++i) table[i] = ascii::ToLower(static_cast<char>(i));
  for (const char space : {' ', '\t', '\n', '\v', '\f', '\r', '\x1C', '\x1D', '\x1E', '\x1F'}) {
    table[static_cast<unsigned char>(space)] = kSpaceByte;
  }
  return table;
}
constexpr std::array<char, 256> kByteTable = MakeByteTable();

// Characters that fold to themselves, do not join, and fill most CJK text: ideographs, Hangul
// syllables, hiragana and katakana letters.
bool IsPlainEastAsian(char32_t code) {
  return (code >= 0x4E00 && code <= 0x9FFC) || (code >= 0xAC00 && code <= 0xD7A3) ||
         (code >= 0x3041 && code <= 0x3096) || (code >= 0x30A1 && code <= 0x30FA);
}

}  // namespace

class Folder {
 public:
  Folder(std::string_view source, FoldedText* out)
      : source_(source), out_(*out), text_(out->text_) {
    out_.pieces_.clear();
    text_.resize(source.size());
    out_.source_size_ = source.size();
  }

  void Run() {
    while (at_ < source_.size()) {
      if (!RunAscii() && !RunTwoByteLetters()) FoldOne();
    }
    if (length_ > 0 && text_[length_ - 1] == ' ') Truncate(length_ - 1);
    text_.resize(length_);
  }

 private:
  bool AfterSpace() const { return length_ == 0 || text_[length_ - 1] == ' '; }

  void Truncate(std::size_t length) {
    length_ = length;
    while (!out_.pieces_.empty() && out_.pieces_.back().folded >= length) out_.pieces_.pop_back();
  }

  // Says that what is appended to the text next is the source from `source` on, byte by byte.
  void Verbatim(std::size_t source) {
    if (!out_.pieces_.empty()) {
      const FoldedText::Piece& last = out_.pieces_.back();
      if (last.source_end == 0 && source - last.source == length_ - last.folded) return;
    }
    AddPiece(source, 0);
  }
  void AddPiece(std::size_t source, std::size_t source_end) {
    out_.pieces_.push_back({static_cast<std::uint32_t>(length_), static_cast<std::uint32_t>(source),
                            static_cast<std::uint32_t>(source_end)});
  }

  // There is always room in the text for as many bytes as are left of the source, so that what
  // does not grow is written without a check.
  void Append(std::string_view folded) {
    const std::size_t needed = length_ + folded.size() + (source_.size() - at_);
    if (needed > text_.size()) text_.resize(needed + needed / 2);
    folded.copy(text_.data() + length_, folded.size());
    length_ += folded.size();
  }

  // Printable ASCII and ASCII white space; false if there is none here.
  bool RunAscii() {
    const std::size_t begin = at_;
    bool gap = true;
    char folded = kOtherByte;
    for (; at_ < source_.size(); ++at_) {
      folded = kByteTable[static_cast<unsigned char>(source_[at_])];
      if (folded == kOtherByte) break;
      if (folded == kSpaceByte && AfterSpace()) {
        gap = true;
        continue;
      }
      if (gap) Verbatim(at_);
      gap = false;
      text_[length_++] = folded;
    }
    if (at_ == begin) return false;
    const bool letter = kByteTable[static_cast<unsigned char>(source_[at_ - 1])] != kSpaceByte;
    cluster_source_ = letter ? at_ - 1 : kNone;
    cluster_folded_ = length_ - (letter ? 1 : 0);
    return true;
  }

  // Letters that stay as long as they were, as most of Latin, Greek and Cyrillic do; false if there
  // is none here.
  bool RunTwoByteLetters() {
    const std::size_t begin = at_;
    while (at_ + 1 < source_.size()) {
      const unsigned lead = static_cast<unsigned char>(source_[at_]);
      const unsigned trail = static_cast<unsigned char>(source_[at_ + 1]);
      if (lead < 0xC2 || lead > 0xDF || (trail & 0xC0U) != 0x80U) break;
      const std::string_view folded = table_.Find((lead & 0x1FU) << 6U | (trail & 0x3FU));
      if (folded.size() != 2 || static_cast<unsigned char>(folded[0]) < 0x80) break;
      if (at_ == begin) Verbatim(at_);
      text_[length_] = folded[0];
      text_[length_ + 1] = folded[1];
      length_ += 2;
      at_ += 2;
    }
    if (at_ == begin) return false;
    cluster_source_ = at_ - 2;
    cluster_folded_ = length_ - 2;
    return true;
  }

  // One character that is not printable ASCII.
  void FoldOne() {
    const std::size_t begin = at_;
    const utf8::Decoded decoded = utf8::DecodeAt(source_, begin);
    at_ += decoded.length;
    if (!decoded.valid) {
      Emit(begin, "\xEF\xBF\xBD");
      cluster_source_ = kNone;
      return;
    }
    const std::string_view folded = IsPlainEastAsian(decoded.code)
                                        ? source_.substr(begin, decoded.length)
                                        : table_.Find(decoded.code);
    if (!folded.empty()) {
      Emit(begin, folded);
      return;
    }
    switch (ClassOf(decoded.code)) {
      case CharacterClass::kSpace:
        if (!AfterSpace()) Emit(begin, " ");
        cluster_source_ = kNone;
        return;
      case CharacterClass::kDropped:
        return;
      case CharacterClass::kStarter:
        cluster_source_ = begin;
        cluster_folded_ = length_;
        break;
      case CharacterClass::kJoins:
        // What was emitted last is folded again, together with what joins it.
        if (cluster_source_ == kNone) {
          cluster_source_ = begin;
          cluster_folded_ = length_;
        }
        Truncate(cluster_folded_);
        break;
    }
    FoldCluster();
  }

  // Folds the source from cluster_source_ on: what is before at_, and all that joins it.
  void FoldCluster() {
    std::size_t characters = 1;
    std::size_t next = at_;
    for (; next < source_.size() && characters < kMaxClusterCharacters; ++characters) {
      const utf8::Decoded decoded = utf8::DecodeAt(source_, next);
      if (!decoded.valid || decoded.code < 0x80) break;
      const CharacterClass c = ClassOf(decoded.code);
      if (c != CharacterClass::kJoins && c != CharacterClass::kDropped) break;
      next += decoded.length;
      if (c == CharacterClass::kJoins) at_ = next;
    }
    const std::size_t begin = cluster_source_;
    cluster_.clear();
    AppendFoldedCluster(source_.substr(begin, at_ - begin), &cluster_);
    std::string_view rest = cluster_;
    // Some characters hold a space.
    if (AfterSpace()) rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    Emit(begin, rest);
    if (characters >= kMaxClusterCharacters) cluster_source_ = kNone;
  }

  // Appends what the source from `begin` to at_ is folded to.
  void Emit(std::size_t begin, std::string_view folded) {
    cluster_source_ = begin;
    cluster_folded_ = length_;
    if (folded.empty()) return;
    const bool one_character = folded.size() == utf8::DecodeAt(folded, 0).length;
    if (one_character && folded.size() == at_ - begin) {
      Verbatim(begin);
    } else {
      AddPiece(begin, at_);
    }
    Append(folded);
  }

  const CharacterTable& table_ = CharacterTable::Get();
  std::string_view source_;
  FoldedText& out_;
  std::string& text_;
  std::size_t length_ = 0;  // of the text so far
  std::size_t at_ = 0;
  // The last cluster that was emitted, which a following mark may join; kNone: there is none.
  std::size_t cluster_source_ = kNone;
  std::size_t cluster_folded_ = 0;
  std::string cluster_;
};

const FoldedText::Piece& FoldedText::PieceAt(std::size_t folded) const {
  const auto after = std::upper_bound(
      pieces_.begin(), pieces_.end(), folded,
      [](std::size_t offset, const Piece& piece) { return offset < piece.folded; });
  return *(after - 1);
}

std::size_t FoldedText::CharacterStart(std::size_t folded) const {
  while (folded > 0 && (static_cast<unsigned char>(text_[folded]) & 0xC0U) == 0x80U) --folded;
  return folded;
}

std::size_t FoldedText::SourceOffset(std::size_t folded) const {
  if (folded >= text_.size()) return source_size_;
  const std::size_t start = CharacterStart(folded);
  const Piece& piece = PieceAt(start);
  return piece.source + (piece.source_end == 0 ? start - piece.folded : 0);
}

std::size_t FoldedText::SourceEnd(std::size_t folded) const {
  if (folded == 0 || text_.empty()) return 0;
  const std::size_t start = CharacterStart(std::min(folded, text_.size()) - 1);
  const Piece& piece = PieceAt(start);
  if (piece.source_end != 0) return piece.source_end;
  return piece.source + (start - piece.folded) + utf8::DecodeAt(text_, start).length;
}

std::size_t FoldedText::FoldedOffset(std::size_t source) const {
  // The first piece that starts at or after `source`, and the one before it.
  const auto next = std::lower_bound(
      pieces_.begin(), pieces_.end(), source,
      [](const Piece& piece, std::size_t offset) { return piece.source < offset; });
  const std::size_t limit = next == pieces_.end() ? text_.size() : next->folded;
  if (next == pieces_.begin()) return limit;
  const Piece& piece = *(next - 1);
  if (piece.source_end != 0) return limit;
  std::size_t folded = piece.folded + (source - piece.source);
  while (folded < limit && (static_cast<unsigned char>(text_[folded]) & 0xC0U) == 0x80U) ++folded;
  return std::min(folded, limit);
}

void Fold(std::string_view utf8, FoldedText* out) {
  constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max();
  Folder(utf8.substr(0, kMost), out).Run();
}

std::string Folded(std::string_view utf8) {
  FoldedText folded;
  Fold(utf8, &folded);
  return folded.text();
}

}  // namespace crawlguard::text
