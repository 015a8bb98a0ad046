// SPDX-License-Identifier: Apache-2.0
#include "html/tag_scanner.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/limits.h"

namespace crawlguard::html {
namespace {

constexpr std::size_t kEnd = std::string_view::npos;

// What ends a name in a tag.
bool IsDelimiter(char c) { return ascii::IsSpace(c) || c == '/' || c == '>'; }

}  // namespace

bool TagScanner::Next(bool in_foreign_content, Tag* tag) {
  saw_text_ = saw_space_ = false;
  while (at_ < html_.size()) {
    const std::size_t open = std::min(html_.find('<', at_), html_.size());
    for (; at_ < open && !(saw_text_ && saw_space_); ++at_) {
      (ascii::IsSpace(html_[at_]) ? saw_space_ : saw_text_) |= html_[at_] != '\0';
    }
    at_ = open;
    const std::string_view rest = html_.substr(at_);
    if (rest.size() < 2) {
      saw_text_ |= !rest.empty();
      return false;
    }
    const char next = rest[1];
    const bool tag_start =
        ascii::IsAlpha(next) || (next == '/' && rest.size() > 2 && ascii::IsAlpha(rest[2]));
    if (tag_start) return ScanTag(tag);
    if (rest.starts_with("<!--")) {
      SkipComment();
    } else if (in_foreign_content && rest.starts_with("<![CDATA[")) {
      const std::size_t close = html_.find("]]>", at_ + 9);
      at_ = close == kEnd ? html_.size() : close + 3;
    } else if (next == '!' || next == '?' || next == '/') {
      // A doctype or a bogus comment. Either ends at the first '>'.
      const std::size_t close = html_.find('>', at_ + 2);
      at_ = close == kEnd ? html_.size() : close + 1;
    } else {
      saw_text_ = true;
      ++at_;
    }
  }
  return false;
}

// https://html.spec.whatwg.org/multipage/parsing.html#comment-start-state and the states after it
void TagScanner::SkipComment() {
  std::size_t at = at_ + 4;
  const std::string_view inside = html_.substr(at);
  at_ = html_.size();
  if (inside.starts_with(">") || inside.starts_with("->")) {
    at_ = html_.find('>', at) + 1;
    return;
  }
  while ((at = html_.find("--", at)) != kEnd) {
    at += 2;
    while (at < html_.size() && html_[at] == '-') ++at;
    const std::string_view after = html_.substr(at);
    if (after.starts_with(">") || after.starts_with("!>")) {
      at_ = html_.find('>', at) + 1;
      return;
    }
  }
}

std::size_t TagScanner::NameEnd(std::size_t at) const {
  while (at < html_.size() && ascii::IsAlpha(html_[at])) ++at;
  return at;
}

std::size_t TagScanner::SkipSpace(std::size_t at) const {
  while (at < html_.size() && ascii::IsSpace(html_[at])) ++at;
  return at;
}

bool TagScanner::ScanTag(Tag* tag) {
  const std::size_t begin = at_;
  tag->is_end = html_[begin + 1] == '/';
  const std::size_t name = begin + (tag->is_end ? 2 : 1);
  std::size_t end = name;
  while (end < html_.size() && !IsDelimiter(html_[end])) ++end;
  tag->name = html_.substr(name, end - name);
  at_ = end;
  const bool complete = ScanAttributes(tag);
  tag->span = {begin, at_};
  return complete;
}

// https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state and on
bool TagScanner::ScanAttributes(Tag* tag) {
  tag->attributes = 0;
  tag->self_closing = false;
  attributes_.clear();
  std::size_t at = at_;
  while ((at = SkipSpace(at)) < html_.size()) {
    if (html_[at] == '>') {
      at_ = at + 1;
      return true;
    }
    if (html_[at] == '/') {
      tag->self_closing = html_.substr(at + 1).starts_with('>');
      ++at;
    } else {
      at = ScanAttribute(at, tag);
    }
  }
  at_ = html_.size();
  return false;
}

std::size_t TagScanner::ScanAttribute(std::size_t at, Tag* tag) {
  TagAttribute attribute;
  attribute.name.begin = at;
  ++at;  // whatever it is: a '=' here starts a name
  while (at < html_.size() && !IsDelimiter(html_[at]) && html_[at] != '=') ++at;
  attribute.name.end = at;
  const std::size_t equals = SkipSpace(at);
  attribute.has_value = equals < html_.size() && html_[equals] == '=';
  ++tag->attributes;
  if (attributes_.size() <= limits::kMaxAttributesPerTag) attributes_.push_back(attribute);
  return attribute.has_value ? SkipValue(SkipSpace(equals + 1)) : at;
}

std::size_t TagScanner::SkipValue(std::size_t at) const {
  if (at >= html_.size() || html_[at] == '>') return at;
  if (html_[at] == '"' || html_[at] == '\'') {
    const std::size_t close = html_.find(html_[at], at + 1);
    return close == kEnd ? html_.size() : close + 1;
  }
  while (at < html_.size() && !ascii::IsSpace(html_[at]) && html_[at] != '>') ++at;
  return at;
}

bool TagScanner::IsEndTagAt(std::size_t at, std::string_view name) const {
  if (html_.substr(at, 2) != "</") return false;
  const std::size_t end = NameEnd(at + 2);
  return end < html_.size() && IsDelimiter(html_[end]) &&
         ascii::EqualsIgnoreCase(html_.substr(at + 2, end - at - 2), name);
}

void TagScanner::SkipRawText(std::string_view name) {
  while ((at_ = html_.find('<', at_)) != kEnd) {
    if (IsEndTagAt(at_, name)) return;
    ++at_;
  }
  at_ = html_.size();
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-state and the states after it:
// within "<!--" and "-->", a "<script" makes the next "</script" one that does not close.
void TagScanner::SkipScript() {
  constexpr std::string_view kScript = "script";
  bool escaped = false;
  bool nested = false;
  std::size_t escape_end = 0;
  while (at_ < html_.size()) {
    const std::size_t open = html_.find('<', at_);
    if (escaped && escape_end < open) {
      escaped = nested = false;
      at_ = escape_end + 3;
      continue;
    }
    if (open == kEnd) break;
    if (!nested && IsEndTagAt(open, kScript)) {
      at_ = open;
      return;
    }
    at_ = open + 1;
    if (!escaped) {
      if (html_.substr(open).starts_with("<!--")) {
        escaped = true;
        escape_end = html_.find("-->", open + 2);
      }
      continue;
    }
    const std::size_t name = open + 1 + (nested ? 1 : 0);
    if (nested && html_.substr(open, 2) != "</") continue;
    const std::size_t end = NameEnd(name);
    const bool is_script = end < html_.size() && IsDelimiter(html_[end]) &&
                           ascii::EqualsIgnoreCase(html_.substr(name, end - name), kScript);
    if (is_script) nested = !nested;
  }
  at_ = html_.size();
}

}  // namespace crawlguard::html
