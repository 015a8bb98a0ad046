// SPDX-License-Identifier: Apache-2.0
//
// OpenElements: what Gumbo's stack of open elements and its list of active formatting elements may
// hold at most.
#ifndef CRAWLGUARD_HTML_OPEN_ELEMENTS_H_
#define CRAWLGUARD_HTML_OPEN_ELEMENTS_H_

#include <gumbo.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "html/tag_sets.h"

namespace crawlguard::html {

// How the tags directly in a <template> are read; its first child decides.
enum class TemplateMode : std::uint8_t { kUnset, kBody, kTable, kTableBody, kRow, kColumns };

struct OpenElement {
  GumboTag tag = GUMBO_TAG_UNKNOWN;
  GumboNamespaceEnum space = GUMBO_NAMESPACE_HTML;
  // It is open in Gumbo too. Otherwise it may be: it counts, but nothing is concluded from it.
  bool sure = true;
  bool formatting = false;       // it is in the list of active formatting elements
  bool form_pointer = false;     // the <form> that Gumbo's form element pointer points to
  bool select_in_table = false;  // of a <select>
  TemplateMode mode = TemplateMode::kUnset;  // of a <template>
  std::uint16_t context = 0;   // 1 + index of the last context element up to here; 0: none
  std::uint16_t marker = 0;    // 1 + index of the last marker up to here
  std::uint32_t sequence = 0;  // order in the list of active formatting elements
  std::size_t attribute_count = 0;
  std::string_view name;        // of foreign elements, as written
  std::string_view attributes;  // of formatting elements, as written

  bool IsHtml() const { return space == GUMBO_NAMESPACE_HTML; }
  bool Is(GumboTag t) const { return IsHtml() && tag == t; }
  bool IsIn(const TagSet& set) const { return IsHtml() && set.Has(tag); }
  bool BoundsScope() const;
  bool IsSpecial() const;
};

// The invariant: Gumbo's stack, apart from formatting elements that it opened anew, is a
// subsequence of elements(), in which all sure elements are; and each formatting element that it
// has open or would open anew is one of elements() or of pending(). So Gumbo never has more
// elements open than size() + pending().size() (and html, head or body, and the few that it opens
// for a moment).
class OpenElements {
 public:
  // An active formatting element that was closed with what it stood in, and is opened anew with the
  // next text.
  struct Pending {
    OpenElement element;
    std::uint16_t level = 0;   // marker that it stands behind
    std::size_t floor = 0;     // it can have been opened anew at this place of the stack or above
    bool may_be_open = false;  // ... and perhaps has
  };

  const std::vector<OpenElement>& elements() const { return elements_; }
  const std::vector<Pending>& pending() const { return pending_; }
  std::size_t size() const { return elements_.size(); }
  bool empty() const { return elements_.empty(); }
  OpenElement& top() { return elements_.back(); }
  const OpenElement& top() const { return elements_.back(); }
  OpenElement& operator[](std::size_t i) { return elements_[i]; }
  std::size_t formatting_count() const { return formatting_; }
  // How many elements and attributes were looked at so far: about what Gumbo looks at.
  std::size_t work() const { return work_; }

  void Push(const OpenElement& element);
  // Pushes a formatting element. Of those alike, the list keeps three.
  void PushFormatting(OpenElement element);

  // Opens pending elements anew. Not `sure`: Gumbo may do so.
  void Reconstruct(bool sure);

  // Closes all from `size` on. `cleared`: index of the element, if any, up to whose marker Gumbo
  // clears its list as well.
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  void Truncate(std::size_t size, std::size_t cleared = kNone);
  // Closes one; formatting elements are forgotten, not made pending.
  void Remove(std::size_t index);
  void Doubt(std::size_t from) {
    for (std::size_t i = from; i < elements_.size(); ++i) elements_[i].sure = false;
  }

  // Closes the last element that `match` holds for, and all in it, unless one that `barrier` holds
  // for comes first: as Gumbo does if it surely does, otherwise doubts what it may have closed.
  // True if Gumbo surely closed one. `clears`: it clears the list up to its marker.
  template <class Match, class Barrier>
  bool Close(Match match, Barrier barrier, bool clears = false);
  template <class Barrier>
  bool Close(GumboTag tag, Barrier barrier, bool clears = false) {
    work_ += elements_.size();
    if (!MayHave(tag)) return false;
    return Close([tag](const OpenElement& e) { return e.Is(tag); }, barrier, clears);
  }
  // To ask whether an element is special costs Gumbo this much more than other looks.
  static constexpr std::size_t kSpecialCost = 8;

  // Whether one that `match` holds for is open before one that `barrier` holds for; nothing if that
  // is not known.
  template <class Match, class Barrier>
  std::optional<bool> InScope(Match match, Barrier barrier) const;

  // An end tag of a formatting element (the "adoption agency").
  void CloseFormatting(GumboTag tag);

  // Whether the current node may be a formatting element that was opened anew.
  bool AnyReopened() const;

  // Whether an HTML element with that tag may be open.
  bool MayHave(GumboTag tag) const { return counts_[static_cast<std::size_t>(tag)] > 0; }

 private:
  // Places of elements with a tag in the list of active formatting elements behind the last marker.
  struct Candidates {
    std::size_t last = kNone;     // in elements_
    std::size_t pending = kNone;  // the last in pending_
    std::size_t lowest = kNone;   // where the lowest of them all may be in elements_
  };
  Candidates FindFormatting(GumboTag tag) const;
  void CloseOpenFormatting(std::size_t index);
  void ClosePendingFormatting(std::size_t index);
  void MakePending(const OpenElement& element, std::uint16_t level, std::size_t floor);
  bool DoubtCurrent(GumboTag tag);
  void DoubtPhrasing(std::size_t from, std::size_t to);
  std::uint16_t Level() const { return elements_.empty() ? std::uint16_t{0} : top().marker; }
  void Index(std::size_t from);

  std::vector<OpenElement> elements_;
  std::vector<Pending> pending_;
  void Count(const OpenElement& element, int change) {
    if (element.IsHtml()) counts_[static_cast<std::size_t>(element.tag)] += change;
    if (element.formatting) formatting_ += static_cast<std::size_t>(change);
  }

  std::size_t formatting_ = 0;                                              // in elements_
  std::array<int, static_cast<std::size_t>(GUMBO_TAG_LAST) + 1> counts_{};  // in elements_
  std::size_t work_ = 0;
  std::uint32_t sequence_ = 0;
  // Gumbo has left a marker in its list, so that nothing is sure of the list any more.
  bool stale_markers_ = false;
};

template <class Match, class Barrier>
std::optional<bool> OpenElements::InScope(Match match, Barrier barrier) const {
  bool maybe_match = false;
  bool maybe_barrier = false;
  for (std::size_t i = elements_.size(); i-- > 0;) {
    const OpenElement& element = elements_[i];
    if (match(element)) {
      if (element.sure) return maybe_barrier ? std::nullopt : std::optional(true);
      maybe_match = true;
    } else if (barrier(element)) {
      if (element.sure) return maybe_match ? std::nullopt : std::optional(false);
      maybe_barrier = true;
    }
  }
  return maybe_match ? std::nullopt : std::optional(false);
}

template <class Match, class Barrier>
bool OpenElements::Close(Match match, Barrier barrier, bool clears) {
  std::size_t last = kNone;
  std::size_t lowest = kNone;
  bool doubtful_barrier = false;
  bool sure = false;
  for (std::size_t i = elements_.size(); i-- > 0;) {
    const OpenElement& element = elements_[i];
    work_ += kSpecialCost;
    if (match(element)) {
      if (last == kNone) last = i;
      lowest = i;
      if (element.sure) {
        sure = !doubtful_barrier;
        break;
      }
    } else if (barrier(element)) {
      if (element.sure) break;
      doubtful_barrier = true;
    }
  }
  if (last == kNone) return false;
  if (sure && lowest == last) {
    Truncate(last, clears ? last : kNone);
    return true;
  }
  Doubt(lowest);
  // If only `last` is closed, or none because it is not there, it is gone in either case.
  if (sure || last + 1 == elements_.size()) Truncate(last);
  return sure;
}

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_OPEN_ELEMENTS_H_
