// SPDX-License-Identifier: Apache-2.0
//
// BodyDecoder: content codings undone by us, every byte counted, every checksum verified. libcurl's
// own decoding is left off: 7.88 accepts a gzip body without its trailer, drops a second member,
// and its size limit counts other bytes than those it delivers.
#ifndef CRAWLGUARD_FETCH_BODY_DECODER_H_
#define CRAWLGUARD_FETCH_BODY_DECODER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/response.h"

namespace crawlguard {

struct ContentCoding {
  enum class Kind : std::uint8_t {
    kIdentity,
    kGzip,         // RFC 1952, any number of members
    kDeflate,      // RFC 1950, or bare RFC 1951 as many servers send it
    kUnsupported,  // another one, or more than one
  };
  Kind kind = Kind::kIdentity;
  std::string name;  // as in the header, shortened
};

// What we ask for, and what the answer has. A stack of codings is not supported:
// few send one, and each layer multiplies a bomb.
inline constexpr std::string_view kAcceptEncoding = "gzip, deflate";
ContentCoding ReadContentCoding(const std::vector<Header>& headers);

// Takes a body in pieces. Keeps at most max_bytes decoded bytes. Not thread-safe.
class BodyDecoder {
 public:
  BodyDecoder(ContentCoding coding, std::size_t max_bytes);
  ~BodyDecoder();
  BodyDecoder(const BodyDecoder&) = delete;
  BodyDecoder& operator=(const BodyDecoder&) = delete;

  // False once there is a fault: further bytes are of no use.
  [[nodiscard]] bool Feed(std::string_view raw);

  // The body has ended, where its framing said so or (framed = false) with the connection.
  void Finish(bool framed);

  std::uint64_t received() const { return received_; }  // bytes fed, before decoding
  FaultKind kind() const { return kind_; }
  const std::string& fault() const { return fault_; }
  std::string&& TakeBody() { return std::move(body_); }

 private:
  struct Stream;

  bool gzip() const { return coding_.kind == ContentCoding::Kind::kGzip; }
  bool identity() const { return coding_.kind == ContentCoding::Kind::kIdentity; }
  bool FailCoding(std::string_view what);
  bool Start(std::string_view* raw);
  bool Inflate(std::string_view raw);
  bool Keep(std::string_view decoded);
  bool Fail(FaultKind kind, std::string fault);

  ContentCoding coding_;
  std::size_t max_bytes_;
  std::uint64_t received_ = 0;
  std::string body_;
  FaultKind kind_ = FaultKind::kNone;
  std::string fault_;
  std::string first_;               // bytes held back until deflate's form is known
  std::unique_ptr<Stream> stream_;  // null until the first byte of a coded body
  bool ended_ = false;              // at the end of a complete member or stream
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_FETCH_BODY_DECODER_H_
