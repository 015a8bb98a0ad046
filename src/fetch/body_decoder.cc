// SPDX-License-Identifier: Apache-2.0
#include "fetch/body_decoder.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "fetch/response_head.h"

namespace crawlguard {
namespace {

constexpr int kGzipBits = 15 + 16;  // zlib: gzip header and trailer, CRC verified
constexpr int kZlibBits = 15;
constexpr int kRawBits = -15;
constexpr std::size_t kMaxCodingName = 40;  // in a message

// RFC 1950 2.2: method 8, a window of at most 32 KiB, no preset dictionary, and a check sum.
bool IsZlibHeader(unsigned char cmf, unsigned char flags) {
  return (cmf & 0x0fU) == 8 && cmf >> 4U <= 7 && (flags & 0x20U) == 0 &&
         (cmf * 256U + flags) % 31 == 0;
}

}  // namespace

// RFC 9110 8.4: "identity" says nothing; x-gzip is gzip (8.4.1.3).
ContentCoding ReadContentCoding(const std::vector<Header>& headers) {
  using Kind = ContentCoding::Kind;
  ContentCoding coding;
  for (const std::string_view name : ListValues(headers, "content-encoding")) {
    if (name.empty() || ascii::EqualsIgnoreCase(name, "identity")) continue;
    Kind kind = Kind::kUnsupported;
    if (coding.kind != Kind::kIdentity) {
      coding.name += ", ";
    } else if (ascii::EqualsIgnoreCase(name, "gzip") || ascii::EqualsIgnoreCase(name, "x-gzip")) {
      kind = Kind::kGzip;
    } else if (ascii::EqualsIgnoreCase(name, "deflate")) {
      kind = Kind::kDeflate;
    }
    coding.kind = kind;
    coding.name += name;
  }
  coding.name.resize(std::min(coding.name.size(), kMaxCodingName));
  return coding;
}

struct BodyDecoder::Stream {
  z_stream z = {};
  bool ready = false;

  explicit Stream(int window_bits) { ready = inflateInit2(&z, window_bits) == Z_OK; }
  ~Stream() {
    if (ready) inflateEnd(&z);
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
};

BodyDecoder::BodyDecoder(ContentCoding coding, std::size_t max_bytes)
    : coding_(std::move(coding)), max_bytes_(max_bytes) {}

BodyDecoder::~BodyDecoder() = default;

bool BodyDecoder::Feed(std::string_view raw) {
  if (kind_ != FaultKind::kNone) return false;
  if (raw.empty()) return true;
  received_ += raw.size();
  if (identity()) return Keep(raw);
  if (coding_.kind == ContentCoding::Kind::kUnsupported) return FailCoding("is not supported");
  if (stream_ == nullptr) {
    if (!Start(&raw)) return kind_ == FaultKind::kNone;
    if (!first_.empty() && !Inflate(first_)) return false;
  }
  return Inflate(raw);
}

// Opens the stream. False: a fault, or (deflate) one byte more is needed to tell its form.
bool BodyDecoder::Start(std::string_view* raw) {
  int bits = kGzipBits;
  if (!gzip()) {
    const std::size_t held = std::min<std::size_t>(2 - first_.size(), raw->size());
    first_.append(raw->substr(0, held));
    raw->remove_prefix(held);
    if (first_.size() < 2) return false;
    bits =
        IsZlibHeader(static_cast<unsigned char>(first_[0]), static_cast<unsigned char>(first_[1]))
            ? kZlibBits
            : kRawBits;
  }
  stream_ = std::make_unique<Stream>(bits);
  return stream_->ready || Fail(FaultKind::kOther, "no memory to decode the body");
}

bool BodyDecoder::Inflate(std::string_view raw) {
  char buffer[16 << 10];
  z_stream& z = stream_->z;
  while (!raw.empty()) {
    if (ended_) {
      // RFC 1952 2.2: members follow one another. A deflate stream stands alone.
      if (!gzip() || inflateReset(&z) != Z_OK) {
        return FailCoding("is followed by other bytes");
      }
      ended_ = false;
    }
    // NOLINTNEXTLINE: zlib reads through a pointer that is not const
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(raw.data()));
    const std::size_t offered = std::min<std::size_t>(raw.size(), 1U << 20);
    z.avail_in = static_cast<uInt>(offered);
    int code = Z_OK;
    do {
      z.next_out = reinterpret_cast<Bytef*>(buffer);
      z.avail_out = sizeof(buffer);
      code = inflate(&z, Z_NO_FLUSH);
      if (!Keep({buffer, sizeof(buffer) - z.avail_out})) return false;
      // A full buffer may leave output inside zlib although all input is taken.
    } while (code == Z_OK && (z.avail_in > 0 || z.avail_out == 0));
    raw.remove_prefix(offered - z.avail_in);
    if (code == Z_STREAM_END) {
      ended_ = true;
    } else if (z.avail_in > 0 || (code != Z_OK && code != Z_BUF_ERROR)) {
      return FailCoding("is broken");
    }
  }
  return true;
}

void BodyDecoder::Finish(bool framed) {
  if (kind_ != FaultKind::kNone || identity() || ended_) return;
  // House: no byte at all is an empty body if the framing vouches for it (a redirect, an error).
  if (received_ == 0 && framed) return;
  FailCoding("is cut off");
}

bool BodyDecoder::Keep(std::string_view decoded) {
  const std::size_t room = max_bytes_ - body_.size();
  body_.append(decoded.substr(0, room));
  if (decoded.size() > room) {
    return Fail(FaultKind::kTooLarge, BodyCutText(max_bytes_));
  }
  if (!identity() && body_.size() > limits::kRatioFloorBytes &&
      body_.size() > limits::kMaxDecodedRatio * received_) {
    return Fail(FaultKind::kRatio,
                fmt::format("body cut at {} bytes, more than {} times those sent", body_.size(),
                            limits::kMaxDecodedRatio));
  }
  return true;
}

bool BodyDecoder::FailCoding(std::string_view what) {
  return Fail(FaultKind::kCoding, fmt::format("content coding {} {}", coding_.name, what));
}

bool BodyDecoder::Fail(FaultKind kind, std::string fault) {
  kind_ = kind;
  fault_ = std::move(fault);
  return false;
}

}  // namespace crawlguard
