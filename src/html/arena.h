// SPDX-License-Identifier: Apache-2.0
//
// Arena: memory that is handed out piece by piece and given back all at once.
#ifndef CRAWLGUARD_HTML_ARENA_H_
#define CRAWLGUARD_HTML_ARENA_H_

#include <cstddef>
#include <string_view>

namespace crawlguard::html {

// Grows in chunks, so that a small page costs little, up to a cap. Addresses are stable: they
// survive a move of the arena. Throws nothing. Not thread-safe.
class Arena {
 public:
  // `cap`: bytes that may be handed out altogether.
  explicit Arena(std::size_t cap) : cap_(cap) {}
  ~Arena() { Reset(); }
  Arena(Arena&& other) noexcept { Swap(other); }
  Arena& operator=(Arena&& other) noexcept {
    Swap(other);
    return *this;
  }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // Aligned to 8 bytes; null when the cap is reached or the machine has no more memory.
  void* Allocate(std::size_t bytes) {
    if (bytes > cap_) return nullptr;
    const std::size_t rounded = (bytes + kAlign - 1) / kAlign * kAlign;
    if (rounded > cap_ - used_) return nullptr;
    if (rounded > static_cast<std::size_t>(end_ - next_)) return AllocateChunk(rounded);
    void* const piece = next_;
    next_ += rounded;
    used_ += rounded;
    return piece;
  }

  // A copy with this arena's lifetime; empty when there is no memory for it.
  std::string_view Copy(std::string_view text);

  // Gives everything back.
  void Reset();

  std::size_t used() const { return used_; }

 private:
  static constexpr std::size_t kAlign = 8;
  struct Chunk {
    Chunk* previous;
    std::size_t bytes;
  };
  void* AllocateChunk(std::size_t bytes);
  void Swap(Arena& other) noexcept;

  Chunk* chunk_ = nullptr;
  char* next_ = nullptr;
  char* end_ = nullptr;
  std::size_t used_ = 0;
  std::size_t cap_ = 0;
};

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_ARENA_H_
