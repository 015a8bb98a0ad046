// SPDX-License-Identifier: Apache-2.0
//
// LiteralMatcher: which of many literals occur in a text, in one pass (Aho-Corasick).
#ifndef CRAWLGUARD_RULES_LITERALS_H_
#define CRAWLGUARD_RULES_LITERALS_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crawlguard::rules {

// Add, Compile, then only const use, which is thread-safe.
class LiteralMatcher {
 public:
  // Id of the literal; equal literals share one. Not after Compile.
  int Add(std::string_view literal);
  void Compile();
  int count() const { return static_cast<int>(literals_.size()); }

  // Sets (*found)[id] for every literal that occurs; the vector is resized to count() and not
  // cleared. Linear in the text, whatever the number of literals.
  void Find(std::string_view text, std::vector<bool>* found) const;

 private:
  struct Node {
    std::int32_t first_output = -1;  // index into outputs_, linked by next
  };
  struct Output {
    std::int32_t literal;
    std::int32_t next;
  };
  std::size_t Index(std::size_t node, std::uint8_t cls) const { return node * classes_ + cls; }

  std::vector<std::string> literals_;
  std::array<std::uint8_t, 256> byte_class_{};  // 0: in no literal
  std::size_t classes_ = 1;
  std::vector<std::int32_t> next_;  // the full DFA, [node][class]
  std::vector<Node> nodes_;
  std::vector<Output> outputs_;
};

}  // namespace crawlguard::rules

#endif  // CRAWLGUARD_RULES_LITERALS_H_
