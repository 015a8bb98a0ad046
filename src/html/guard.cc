// SPDX-License-Identifier: Apache-2.0
#include "html/guard.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "html/tag_scanner.h"
#include "html/tree_model.h"

namespace crawlguard::html {
namespace {

class Guarding {
 public:
  explicit Guarding(std::string_view html) : html_(html), scanner_(html) {}

  GuardReport Run() {
    report_.safe_bytes = html_.size();
    Tag tag;
    while (report_.fault.empty() && scanner_.Next(model_.InForeignContent(), &tag)) {
      tag_begin_ = tag.span.begin;
      CountWork(tag.span.begin - last_end_, tag.attributes);
      last_end_ = tag.span.end;
      if (raw_text_) {
        // The end of raw text closes what the model has not even opened.
        raw_text_ = false;
        CheckAttributes(tag);
        continue;
      }
      if (scanner_.saw_text() || scanner_.saw_space()) model_.Text(!scanner_.saw_text());
      CheckAttributes(tag);
      if (!report_.fault.empty()) break;
      if (tag.is_end) {
        model_.EndTag(tag);
      } else {
        Skip(model_.StartTag(html_, tag, scanner_.attributes()), tag.name);
      }
      CheckModel();
    }
    if (report_.fault.empty()) {
      tag_begin_ = last_end_;
      CountWork(html_.size() - last_end_, 0);
    }
    return std::move(report_);
  }

 private:
  void Fault(const std::string& what) {
    report_.safe_bytes = tag_begin_;
    report_.fault = what + " at byte " + std::to_string(tag_begin_);
  }

  void Skip(TreeModel::Content content, std::string_view name) {
    raw_text_ = content == TreeModel::Content::kRawText || content == TreeModel::Content::kScript;
    switch (content) {
      case TreeModel::Content::kMarkup:
        break;
      case TreeModel::Content::kRawText:
        scanner_.SkipRawText(name);
        break;
      case TreeModel::Content::kScript:
        scanner_.SkipScript();
        break;
      case TreeModel::Content::kRest:
        scanner_.SkipRest();
        break;
    }
  }

  // Gumbo looks through its stack for each tag and, when formatting elements are about, for each
  // character.
  void CountWork(std::size_t text, std::size_t attributes) {
    const OpenElements& open = model_.open();
    const bool formatting = open.formatting_count() + open.pending().size() > 0 && !raw_text_;
    work_ += model_.depth() * (1 + (formatting ? text : 0)) + attributes * attributes;
    report_.work = work_ + open.work();
    if (report_.work > limits::kMaxMarkupWork) Fault("more markup than is worth parsing");
  }

  void CheckModel() {
    const OpenElements& open = model_.open();
    if (model_.depth() > limits::kMaxOpenDepth) {
      Fault("more than " + std::to_string(limits::kMaxOpenDepth) + " open elements");
    } else if (open.formatting_count() + open.pending().size() > limits::kMaxFormattingRun) {
      Fault("more than " + std::to_string(limits::kMaxFormattingRun) + " open formatting elements");
    } else if (model_.tangled()) {
      Fault("markup too tangled to bound");
    }
  }

  void CheckAttributes(const Tag& tag) {
    if (tag.attributes > limits::kMaxAttributesPerTag) {
      Fault("more than " + std::to_string(limits::kMaxAttributesPerTag) + " attributes in a tag");
      return;
    }
    const std::vector<TagAttribute>& attributes = scanner_.attributes();
    const bool all_have_values = std::all_of(attributes.begin(), attributes.end(),
                                             [](const TagAttribute& a) { return a.has_value; });
    if (all_have_values || attributes.size() < 2) return;
    keys_.clear();
    for (const TagAttribute& attribute : attributes) keys_.push_back(KeyOf(attribute));
    for (std::size_t i = 1; i < attributes.size(); ++i) {
      if (attributes[i].has_value || !IsRepeated(i)) continue;
      if (report_.repeated_attributes.size() == limits::kMaxRepeatedAttributes) {
        Fault("more than " + std::to_string(limits::kMaxRepeatedAttributes) +
              " repeated attributes");
        return;
      }
      report_.repeated_attributes.push_back(attributes[i].name);
    }
  }

  bool IsRepeated(std::size_t index) const {
    for (std::size_t i = 0; i < index; ++i) {
      if (keys_[i] == keys_[index] &&
          SameName(NameOf(scanner_.attributes()[i]), NameOf(scanner_.attributes()[index]))) {
        return true;
      }
    }
    return false;
  }

  std::string_view NameOf(const TagAttribute& attribute) const {
    std::string_view name = html_.substr(attribute.name.begin, attribute.name.size());
    if (name.starts_with('\0')) name.remove_prefix(1);  // Gumbo drops it
    return name;
  }

  // Names that Gumbo takes for the same: apart from ASCII case, all control characters are U+FFFD
  // to it.
  static char Canonical(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '\x01' : ascii::ToLower(c);
  }
  static bool SameName(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return Canonical(x) == Canonical(y); });
  }
  // Equal for same names, mostly different for others.
  std::uint32_t KeyOf(const TagAttribute& attribute) const {
    std::uint32_t key = 0;
    for (const char c : NameOf(attribute)) {
      key = key * 31U + static_cast<unsigned char>(Canonical(c));
    }
    return key;
  }

  std::string_view html_;
  TagScanner scanner_;
  TreeModel model_;
  std::size_t tag_begin_ = 0;
  std::size_t last_end_ = 0;
  std::size_t work_ = 0;
  bool raw_text_ = false;
  std::vector<std::uint32_t> keys_;  // of the tag's attributes
  GuardReport report_;
};

}  // namespace

GuardReport Guard(std::string_view html) { return Guarding(html).Run(); }

}  // namespace crawlguard::html
