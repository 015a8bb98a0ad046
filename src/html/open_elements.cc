// SPDX-License-Identifier: Apache-2.0
#include "html/open_elements.h"

#include <algorithm>

namespace crawlguard::html {
namespace {

// https://html.spec.whatwg.org/multipage/parsing.html#push-onto-the-list-of-active-formatting-elements
constexpr std::size_t kMostAlike = 3;
// What it costs us to look at a pending element, in looks.
constexpr std::size_t kPendingCost = 4;
// https://html.spec.whatwg.org/multipage/parsing.html#adoption-agency-algorithm: the outer loop
// moves the element below one special element in each round, and takes it off in the round after.
constexpr std::size_t kAdoptionRounds = 8;

}  // namespace

bool OpenElement::BoundsScope() const {
  if (space == GUMBO_NAMESPACE_HTML) return kScopeHtml.Has(tag);
  return space == GUMBO_NAMESPACE_SVG ? kScopeSvg.Has(tag) : kScopeMathml.Has(tag);
}

bool OpenElement::IsSpecial() const {
  if (space == GUMBO_NAMESPACE_HTML) return kSpecialHtml.Has(tag);
  return space == GUMBO_NAMESPACE_SVG ? kSpecialSvg.Has(tag) : kScopeMathml.Has(tag);
}

void OpenElements::Index(std::size_t from) {
  for (std::size_t i = from; i < elements_.size(); ++i) {
    OpenElement& element = elements_[i];
    const auto here = static_cast<std::uint16_t>(i + 1);
    element.context = i == 0 ? std::uint16_t{0} : elements_[i - 1].context;
    element.marker = i == 0 ? std::uint16_t{0} : elements_[i - 1].marker;
    if (element.IsIn(kContexts)) element.context = here;
    if (element.IsIn(kMarkers)) element.marker = here;
  }
}

void OpenElements::Push(const OpenElement& element) {
  elements_.push_back(element);
  if (element.sequence == 0) elements_.back().sequence = ++sequence_;
  Count(element, 1);
  Index(elements_.size() - 1);
}

// https://html.spec.whatwg.org/multipage/parsing.html#reconstruct-the-active-formatting-elements:
// those behind the last one that is open.
void OpenElements::Reconstruct(bool sure) {
  if (pending_.empty()) return;
  work_ += elements_.size() + pending_.size();
  const std::uint16_t level = Level();
  std::uint32_t last_open = 0;
  sure &= !stale_markers_;
  for (std::size_t i = level; i < elements_.size(); ++i) {
    if (!elements_[i].formatting) continue;
    sure &= elements_[i].sure;
    last_open = std::max(last_open, elements_[i].sequence);
  }
  const auto comes_back = [&](const Pending& p) {
    return p.level == level && p.element.sequence > last_open;
  };
  for (const Pending& p : pending_) sure &= !comes_back(p) || !p.may_be_open;
  std::vector<Pending> back;
  for (Pending& p : pending_) {
    if (!sure && p.level == level) p.may_be_open = true;
    if (sure && comes_back(p)) back.push_back(p);
  }
  if (!sure) return;
  std::erase_if(pending_, comes_back);
  std::sort(back.begin(), back.end(), [](const Pending& a, const Pending& b) {
    return a.element.sequence < b.element.sequence;
  });
  for (const Pending& p : back) Push(p.element);
}

void OpenElements::PushFormatting(OpenElement element) {
  element.formatting = true;
  std::size_t alike = 0;
  std::size_t same_tag = 0;
  bool sure = !stale_markers_;
  OpenElement* first_open = nullptr;
  work_ += elements_.size() + pending_.size();
  auto first_pending = pending_.end();
  for (std::size_t i = Level(); i < elements_.size(); ++i) {
    OpenElement& other = elements_[i];
    if (!other.formatting || other.tag != element.tag) continue;
    ++same_tag;
    work_ += other.attribute_count * element.attribute_count;
    if (other.attributes != element.attributes) continue;
    ++alike;
    sure &= other.sure;
    if (first_open == nullptr) first_open = &other;
  }
  for (auto p = pending_.begin(); p != pending_.end(); ++p) {
    if (p->level != Level() || p->element.tag != element.tag) continue;
    ++same_tag;
    work_ += p->element.attribute_count * element.attribute_count;
    if (p->element.attributes != element.attributes) continue;
    ++alike;
    sure &= !p->may_be_open && p->element.sure;
    if (first_pending == pending_.end()) first_pending = p;
  }
  if (alike >= kMostAlike && sure) {
    const bool pending_is_first =
        first_pending != pending_.end() &&
        (first_open == nullptr || first_pending->element.sequence < first_open->sequence);
    if (pending_is_first) {
      pending_.erase(first_pending);
    } else {
      first_open->formatting = false;
      --formatting_;
    }
  } else if (same_tag >= kMostAlike) {
    // Tags that are written differently may still be alike.
    for (std::size_t i = Level(); i < elements_.size(); ++i) {
      if (elements_[i].formatting && elements_[i].tag == element.tag) elements_[i].sure = false;
    }
  }
  Push(element);
}

void OpenElements::Truncate(std::size_t size, std::size_t cleared) {
  if (size >= elements_.size()) return;
  for (std::size_t i = size; i < elements_.size(); ++i) {
    if (i != cleared && elements_[i].IsIn(kMarkers)) stale_markers_ = true;
  }
  const bool clear = cleared != kNone && !stale_markers_;
  const std::uint16_t level = size == 0 ? std::uint16_t{0} : elements_[size - 1].marker;
  for (std::size_t i = size; i < elements_.size(); ++i) {
    Count(elements_[i], -1);
    if (elements_[i].formatting && !clear) MakePending(elements_[i], level, size);
  }
  work_ += pending_.size();
  elements_.resize(size);
  if (clear) std::erase_if(pending_, [&](const Pending& p) { return p.level > cleared; });
  for (Pending& p : pending_) {
    p.floor = std::min(p.floor, size);
    if (p.level > size) p.level = level;
  }
}

void OpenElements::MakePending(const OpenElement& element, std::uint16_t level, std::size_t floor) {
  pending_.push_back({element, level, floor, false});
  work_ += pending_.size() * kPendingCost;
  // Of those alike, Gumbo's list has three at most, the last ones.
  Pending* first = nullptr;
  std::size_t alike = 0;
  bool sure = true;
  for (Pending& p : pending_) {
    if (p.level != level || p.element.tag != element.tag ||
        p.element.attributes != element.attributes) {
      continue;
    }
    if (p.may_be_open) return;
    ++alike;
    sure &= p.element.sure;
    if (first == nullptr || p.element.sequence < first->element.sequence) first = &p;
  }
  if (alike <= kMostAlike || stale_markers_) return;
  pending_.erase(pending_.begin() + (first - pending_.data()));
  for (Pending& p : pending_) {
    if (p.element.tag == element.tag) p.element.sure &= sure;
  }
}

void OpenElements::Remove(std::size_t index) {
  if (elements_[index].IsIn(kMarkers)) stale_markers_ = true;
  Count(elements_[index], -1);
  work_ += elements_.size();
  elements_.erase(elements_.begin() + static_cast<std::ptrdiff_t>(index));
  Index(index);
  for (Pending& p : pending_) {
    if (p.level > index + 1) --p.level;
    if (p.floor > index) --p.floor;
  }
}

void OpenElements::DoubtPhrasing(std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    if (!elements_[i].IsSpecial()) elements_[i].sure = false;
  }
}

OpenElements::Candidates OpenElements::FindFormatting(GumboTag tag) const {
  Candidates found;
  for (std::size_t i = Level(); i < elements_.size(); ++i) {
    if (!elements_[i].formatting || !elements_[i].Is(tag)) continue;
    found.lowest = std::min(found.lowest, i);
    found.last = i;
  }
  for (std::size_t i = 0; i < pending_.size(); ++i) {
    if (pending_[i].level != Level() || pending_[i].element.tag != tag) continue;
    if (found.pending == kNone ||
        pending_[i].element.sequence > pending_[found.pending].element.sequence) {
      found.pending = i;
    }
    if (pending_[i].may_be_open) found.lowest = std::min(found.lowest, pending_[i].floor);
  }
  return found;
}

bool OpenElements::AnyReopened() const {
  if (formatting_ + pending_.size() == 0) return false;
  return std::any_of(pending_.begin(), pending_.end(),
                     [](const Pending& p) { return p.may_be_open; }) ||
         std::any_of(elements_.begin(), elements_.end(),
                     [](const OpenElement& e) { return e.formatting && !e.sure; });
}

// Step 1 closes a current node that is not in the list. It may be below what is doubted: doubts
// each that may be it and has the tag.
bool OpenElements::DoubtCurrent(GumboTag tag) {
  bool any = false;
  for (std::size_t i = elements_.size(); i-- > 0;) {
    const bool sure = elements_[i].sure;
    if (elements_[i].Is(tag) && !(sure && elements_[i].formatting)) {
      elements_[i].sure = false;
      any = true;
    }
    if (sure) break;
  }
  return any;
}

// https://html.spec.whatwg.org/multipage/parsing.html#adoption-agency-algorithm. It never closes a
// special element.
void OpenElements::CloseFormatting(GumboTag tag) {
  work_ += 2 * elements_.size() + pending_.size();
  const Candidates found = FindFormatting(tag);
  const bool at_top = !elements_.empty() && top().Is(tag);
  const bool pending_is_last =
      found.pending != kNone && (found.last == kNone || pending_[found.pending].element.sequence >
                                                            elements_[found.last].sequence);
  const bool is_last = found.last + 1 == elements_.size() && !pending_is_last;
  if (at_top && !AnyReopened() && !stale_markers_ && (!top().formatting || is_last)) {
    // The current node, if it is there: closed by step 1, or as the formatting element itself.
    const bool sure = top().sure;
    Remove(elements_.size() - 1);
    if (!sure) {
      DoubtCurrent(tag);
      DoubtPhrasing(std::min(found.lowest, elements_.size()), elements_.size());
    }
    return;
  }
  const bool open = found.last != kNone;
  const bool pending = found.pending != kNone;
  bool doubtful = stale_markers_ || (open && !elements_[found.last].sure) ||
                  (pending && (AnyReopened() || !pending_[found.pending].element.sure));
  if (!is_last) doubtful |= DoubtCurrent(tag);
  if (!open && !pending) return;
  if (doubtful) {
    DoubtCurrent(tag);
    DoubtPhrasing(std::min(found.lowest, elements_.size()), elements_.size());
    for (Pending& p : pending_) {
      if (p.element.tag == tag) p.element.sure = false;
    }
    return;
  }
  if (pending_is_last) {
    ClosePendingFormatting(found.pending);
  } else {
    CloseOpenFormatting(found.last);
  }
}

void OpenElements::CloseOpenFormatting(std::size_t index) {
  std::size_t specials = 0;
  std::size_t last_special = index;
  work_ += (elements_.size() - index) * kSpecialCost;
  for (std::size_t i = index + 1; i < elements_.size(); ++i) {
    const OpenElement& element = elements_[i];
    if (element.BoundsScope()) {  // not in scope, unless another one of that name is
      DoubtPhrasing(index, elements_.size());
      return;
    }
    if (element.IsSpecial()) {
      ++specials;
      last_special = i;
    }
  }
  if (specials >= kAdoptionRounds) {
    DoubtPhrasing(index, elements_.size());
    return;
  }
  // What stands in the last special element, or in the formatting element itself, is closed; what
  // stands between is copied or dropped.
  Truncate(last_special + 1);
  DoubtPhrasing(index, elements_.size());
  Remove(index);
}

void OpenElements::ClosePendingFormatting(std::size_t index) {
  if (!pending_[index].may_be_open) {
    pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(index));
    return;
  }
  const std::size_t floor = pending_[index].floor;
  DoubtPhrasing(floor, elements_.size());
  std::size_t specials = 0;
  for (std::size_t i = floor; i < elements_.size(); ++i) {
    if (elements_[i].BoundsScope()) return;  // perhaps not in scope
    if (elements_[i].IsSpecial()) ++specials;
  }
  if (specials >= kAdoptionRounds) return;
  pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(index));
}

}  // namespace crawlguard::html
