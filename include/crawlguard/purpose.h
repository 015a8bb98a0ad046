// SPDX-License-Identifier: Apache-2.0
//
// The six purposes that a decision is made for. The list is closed: words of the standards are
// mapped to it by the protocol that reads them, never ad hoc.
#ifndef CRAWLGUARD_PURPOSE_H_
#define CRAWLGUARD_PURPOSE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "crawlguard/export.h"
#include "crawlguard/result.h"

namespace crawlguard {

enum class Purpose : std::uint8_t {
  kFetch,    // "fetch"     make the request
  kSearch,   // "search"    index, link, short excerpt
  kAiInput,  // "ai-input"  retrieval, grounding, prompts
  kAiTrain,  // "ai-train"  train or tune a model
  kTdm,      // "tdm"       any other automated analysis
  kArchive,  // "archive"   keep or republish a copy
};

inline constexpr std::size_t kPurposeCount = 6;
inline constexpr std::array<Purpose, kPurposeCount> kAllPurposes = {
    Purpose::kFetch,   Purpose::kSearch, Purpose::kAiInput,
    Purpose::kAiTrain, Purpose::kTdm,    Purpose::kArchive};

// The name used in the command line, in JSON and in rule files. Static storage.
CRAWLGUARD_EXPORT std::string_view PurposeName(Purpose purpose) noexcept;

// A set of purposes: a value of one byte.
class PurposeSet {
 public:
  constexpr PurposeSet() = default;
  constexpr PurposeSet(std::initializer_list<Purpose> purposes) {
    for (Purpose p : purposes) Insert(p);
  }
  static constexpr PurposeSet All() { return FromBits((1U << kPurposeCount) - 1U); }
  // Bit i stands for kAllPurposes[i]; other bits are dropped. This is the C ABI's encoding.
  static constexpr PurposeSet FromBits(std::uint32_t bits) {
    PurposeSet set;
    set.bits_ = static_cast<std::uint8_t>(bits & ((1U << kPurposeCount) - 1U));
    return set;
  }

  constexpr std::uint32_t bits() const { return bits_; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool Contains(Purpose p) const { return (bits_ & Bit(p)) != 0; }
  constexpr void Insert(Purpose p) { bits_ = static_cast<std::uint8_t>(bits_ | Bit(p)); }
  constexpr void Erase(Purpose p) { bits_ = static_cast<std::uint8_t>(bits_ & ~Bit(p)); }

  friend constexpr PurposeSet operator|(PurposeSet a, PurposeSet b) {
    return FromBits(static_cast<std::uint32_t>(a.bits_ | b.bits_));
  }
  friend constexpr PurposeSet operator&(PurposeSet a, PurposeSet b) {
    return FromBits(static_cast<std::uint32_t>(a.bits_ & b.bits_));
  }
  friend constexpr PurposeSet operator-(PurposeSet a, PurposeSet b) {
    return FromBits(static_cast<std::uint32_t>(a.bits_ & ~b.bits_));
  }
  friend constexpr bool operator==(PurposeSet, PurposeSet) = default;

 private:
  static constexpr unsigned Bit(Purpose p) { return 1U << static_cast<unsigned>(p); }
  std::uint8_t bits_ = 0;
};

// The names in declaration order, joined by a comma: "search,ai-train". Empty set: "".
CRAWLGUARD_EXPORT std::string ToString(PurposeSet purposes);

// Reads a comma list of purpose names ("ai-train,tdm"); blanks around names are ignored, letter
// case too. Errors: kInvalidArgument for an unknown name or an empty list; the message lists the
// names that exist.
CRAWLGUARD_EXPORT Result<PurposeSet> ParsePurposes(std::string_view list);

}  // namespace crawlguard

#endif  // CRAWLGUARD_PURPOSE_H_
