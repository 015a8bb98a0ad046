// SPDX-License-Identifier: Apache-2.0
#include "rules/literals.h"

#include <algorithm>

namespace crawlguard::rules {

int LiteralMatcher::Add(std::string_view literal) {
  const auto it = std::find(literals_.begin(), literals_.end(), literal);
  if (it != literals_.end()) return static_cast<int>(it - literals_.begin());
  literals_.emplace_back(literal);
  return count() - 1;
}

void LiteralMatcher::Compile() {
  byte_class_.fill(0);
  for (const std::string& literal : literals_) {
    for (char c : literal) {
      std::uint8_t& cls = byte_class_[static_cast<unsigned char>(c)];
      // At most 255 classes: a text that holds all 256 byte values is not valid UTF-8.
      if (cls == 0) cls = static_cast<std::uint8_t>(classes_++);
    }
  }
  nodes_.assign(1, {});
  next_.assign(classes_, -1);
  for (int id = 0; id < count(); ++id) {
    std::size_t node = 0;
    for (char c : literals_[static_cast<std::size_t>(id)]) {
      const std::size_t at = Index(node, byte_class_[static_cast<unsigned char>(c)]);
      if (next_[at] < 0) {
        next_[at] = static_cast<std::int32_t>(nodes_.size());
        nodes_.emplace_back();
        next_.resize(next_.size() + classes_, -1);
      }
      node = static_cast<std::size_t>(next_[at]);
    }
    outputs_.push_back({id, nodes_[node].first_output});
    nodes_[node].first_output = static_cast<std::int32_t>(outputs_.size() - 1);
  }
  // Breadth first: failure links become direct transitions, and outputs are chained to the
  // failure node's.
  std::vector<std::size_t> queue;
  std::vector<std::size_t> fail(nodes_.size(), 0);
  for (std::size_t cls = 0; cls < classes_; ++cls) {
    std::int32_t& to = next_[cls];
    if (to < 0) {
      to = 0;
    } else {
      queue.push_back(static_cast<std::size_t>(to));
    }
  }
  for (std::size_t head = 0; head < queue.size(); ++head) {
    const std::size_t node = queue[head];
    std::int32_t* tail = &nodes_[node].first_output;
    while (*tail >= 0) tail = &outputs_[static_cast<std::size_t>(*tail)].next;
    *tail = nodes_[fail[node]].first_output;
    for (std::size_t cls = 0; cls < classes_; ++cls) {
      std::int32_t& to = next_[node * classes_ + cls];
      const std::int32_t by_failure = next_[fail[node] * classes_ + cls];
      if (to < 0) {
        to = by_failure;
      } else {
        fail[static_cast<std::size_t>(to)] = static_cast<std::size_t>(by_failure);
        queue.push_back(static_cast<std::size_t>(to));
      }
    }
  }
}

void LiteralMatcher::Find(std::string_view text, std::vector<bool>* found) const {
  found->resize(static_cast<std::size_t>(count()));
  if (nodes_.empty()) return;
  std::size_t node = 0;
  for (char c : text) {
    node = static_cast<std::size_t>(next_[Index(node, byte_class_[static_cast<unsigned char>(c)])]);
    for (std::int32_t o = nodes_[node].first_output; o >= 0;
         o = outputs_[static_cast<std::size_t>(o)].next) {
      (*found)[static_cast<std::size_t>(outputs_[static_cast<std::size_t>(o)].literal)] = true;
    }
  }
}

}  // namespace crawlguard::rules
