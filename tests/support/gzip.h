// SPDX-License-Identifier: Apache-2.0
//
// Gzip: compressed bodies for tests, right ones and bombs.
#ifndef CRAWLGUARD_TESTS_SUPPORT_GZIP_H_
#define CRAWLGUARD_TESTS_SUPPORT_GZIP_H_

#include <zlib.h>

#include <cstdlib>
#include <string>
#include <string_view>

namespace crawlguard::test {

// zlib's window bits choose the format: 31 gzip, 15 zlib, -15 bare deflate. `text` is repeated.
inline std::string Compress(std::string_view text, int window_bits = 31, std::size_t times = 1) {
  z_stream z = {};
  if (deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    std::abort();
  }
  const std::string copy(text);
  std::string out;
  char buffer[16 << 10];
  for (std::size_t i = 0; i < times; ++i) {
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(copy.data()));
    z.avail_in = static_cast<uInt>(copy.size());
    const int flush = i + 1 == times ? Z_FINISH : Z_NO_FLUSH;
    do {
      z.next_out = reinterpret_cast<Bytef*>(buffer);
      z.avail_out = sizeof(buffer);
      deflate(&z, flush);
      out.append(buffer, sizeof(buffer) - z.avail_out);
    } while (z.avail_out == 0);
  }
  deflateEnd(&z);
  return out;
}

}  // namespace crawlguard::test

#endif  // CRAWLGUARD_TESTS_SUPPORT_GZIP_H_
