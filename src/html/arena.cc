// SPDX-License-Identifier: Apache-2.0
#include "html/arena.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace crawlguard::html {
namespace {

constexpr std::size_t kFirstChunk = std::size_t{64} << 10;
constexpr std::size_t kLargestChunk = std::size_t{4} << 20;

}  // namespace

void* Arena::AllocateChunk(std::size_t bytes) {
  static_assert(sizeof(Chunk) % kAlign == 0);
  // Chunks double. A piece that is larger than the next chunk gets one of its own size.
  const std::size_t next =
      chunk_ == nullptr ? kFirstChunk : std::min(chunk_->bytes * 2, kLargestChunk);
  const std::size_t size = std::max(next, bytes);
  void* const memory = std::malloc(sizeof(Chunk) + size);
  if (memory == nullptr) return nullptr;
  chunk_ = new (memory) Chunk{chunk_, size};
  next_ = static_cast<char*>(memory) + sizeof(Chunk);
  end_ = next_ + size;
  void* const piece = next_;
  next_ += bytes;
  used_ += bytes;
  return piece;
}

std::string_view Arena::Copy(std::string_view text) {
  if (text.empty()) return {};
  void* const copy = Allocate(text.size());
  if (copy == nullptr) return {};
  std::memcpy(copy, text.data(), text.size());
  return {static_cast<const char*>(copy), text.size()};
}

void Arena::Reset() {
  while (chunk_ != nullptr) std::free(std::exchange(chunk_, chunk_->previous));
  next_ = end_ = nullptr;
  used_ = 0;
}

void Arena::Swap(Arena& other) noexcept {
  std::swap(chunk_, other.chunk_);
  std::swap(next_, other.next_);
  std::swap(end_, other.end_);
  std::swap(used_, other.used_);
  std::swap(cap_, other.cap_);
}

}  // namespace crawlguard::html
