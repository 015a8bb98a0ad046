// SPDX-License-Identifier: Apache-2.0
#include "html/meta_prescan.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "html/charset.h"

namespace crawlguard::html {
namespace {

struct Attribute {
  std::string name;  // in lower case
  std::string value;
};

class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes) {}

  std::string_view Run() {
    if (bytes_.starts_with(std::string_view("<\0?\0x\0", 6)) ||
        bytes_.starts_with(std::string_view("\0<\0?\0x", 6))) {
      return bytes_[0] == '<' ? "utf-16le" : "utf-16be";
    }
    for (; at_ < bytes_.size(); ++at_) {
      const std::size_t open = bytes_.find('<', at_);
      if (open == std::string_view::npos) break;
      at_ = open;
      const std::string_view rest = bytes_.substr(at_);
      if (rest.starts_with("<!--")) {
        // The two hyphens may be those of the opening: "<!-->" is a whole comment.
        const std::size_t close = bytes_.find("-->", at_ + 2);
        if (close == std::string_view::npos) break;
        at_ = close + 2;
      } else if (IsMeta(rest)) {
        at_ += 5;
        const std::string_view charset = ReadMeta();
        if (!charset.empty()) return charset;
      } else if (IsTag(rest)) {
        at_ = std::min(bytes_.find_first_of("\t\n\f\r >", at_), bytes_.size());
        Attribute ignored;
        while (NextAttribute(&ignored)) {
        }
      } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
        at_ = std::min(bytes_.find('>', at_), bytes_.size());
      }
    }
    return {};
  }

 private:
  static bool IsMeta(std::string_view rest) {
    return rest.size() > 5 && ascii::StartsWithIgnoreCase(rest, "<meta") &&
           (ascii::IsSpace(rest[5]) || rest[5] == '/');
  }
  static bool IsTag(std::string_view rest) {
    const std::size_t name = rest.size() > 1 && rest[1] == '/' ? 2 : 1;
    return name < rest.size() && ascii::IsAlpha(rest[name]);
  }

  bool More() const { return at_ < bytes_.size(); }

  // https://html.spec.whatwg.org/multipage/parsing.html#concept-get-attributes-when-sniffing
  bool NextAttribute(Attribute* attribute) {
    attribute->name.clear();
    attribute->value.clear();
    while (More() && (ascii::IsSpace(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
    if (!More() || bytes_[at_] == '>') return false;
    for (; More(); ++at_) {
      const char c = bytes_[at_];
      if ((c == '=' && !attribute->name.empty()) || ascii::IsSpace(c)) break;
      if (c == '/' || c == '>') return true;
      attribute->name.push_back(ascii::ToLower(c));
    }
    SkipSpace();
    if (!More() || bytes_[at_] != '=') return More();
    ++at_;
    SkipSpace();
    return ReadValue(attribute);
  }

  bool ReadValue(Attribute* attribute) {
    if (!More()) return false;
    const char quote = bytes_[at_];
    if (quote == '"' || quote == '\'') {
      const std::size_t close = bytes_.find(quote, ++at_);
      if (close == std::string_view::npos) {
        at_ = bytes_.size();
        return false;
      }
      attribute->value = bytes_.substr(at_, close - at_);
      at_ = close + 1;
      return true;
    }
    for (; More() && !ascii::IsSpace(bytes_[at_]) && bytes_[at_] != '>'; ++at_) {
      attribute->value.push_back(bytes_[at_]);
    }
    return More();
  }

  void SkipSpace() {
    while (More() && ascii::IsSpace(bytes_[at_])) ++at_;
  }

  std::string_view ReadMeta() {
    std::vector<std::string> seen;
    bool got_pragma = false;
    bool need_pragma = false;
    std::string_view charset;
    Attribute attribute;
    while (NextAttribute(&attribute)) {
      if (std::find(seen.begin(), seen.end(), attribute.name) != seen.end()) continue;
      if (attribute.name == "http-equiv") {
        got_pragma |= ascii::EqualsIgnoreCase(attribute.value, "content-type");
      } else if (attribute.name == "content") {
        const std::string_view found = CharsetInContent(attribute.value);
        if (charset.empty() && !found.empty()) {
          charset = found;
          need_pragma = true;
        }
      } else if (attribute.name == "charset") {
        charset = CharsetForLabel(attribute.value);
        need_pragma = false;
      } else {
        continue;
      }
      seen.push_back(attribute.name);
    }
    if (need_pragma && !got_pragma) return {};
    // Bytes in which a <meta> was read are no UTF-16.
    if (charset.starts_with("utf-16")) return "utf-8";
    if (charset == "x-user-defined") return "windows-1252";
    return charset;
  }

  // https://html.spec.whatwg.org/multipage/urls-and-fetching.html#extracting-character-encodings-from-meta-elements
  static std::string_view CharsetInContent(std::string_view content) {
    std::size_t at = 0;
    while ((at = ascii::FindIgnoreCase(content, "charset", at)) != std::string_view::npos) {
      at += 7;
      std::string_view rest = content.substr(at);
      while (!rest.empty() && ascii::IsSpace(rest.front())) rest.remove_prefix(1);
      if (!rest.starts_with('=')) continue;
      rest.remove_prefix(1);
      while (!rest.empty() && ascii::IsSpace(rest.front())) rest.remove_prefix(1);
      if (rest.empty()) return {};
      if (rest[0] == '"' || rest[0] == '\'') {
        const std::size_t close = rest.find(rest[0], 1);
        return close == std::string_view::npos ? std::string_view()
                                               : CharsetForLabel(rest.substr(1, close - 1));
      }
      return CharsetForLabel(rest.substr(0, rest.find_first_of("; \t\n\f\r")));
    }
    return {};
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::string_view PrescanMetaCharset(std::string_view bytes) { return Prescan(bytes).Run(); }

}  // namespace crawlguard::html
