// SPDX-License-Identifier: Apache-2.0
#include "fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <cstddef>
#include <cstring>

namespace crawlguard {
namespace {

using Bytes4 = std::array<std::uint8_t, 4>;
using Bytes16 = std::array<std::uint8_t, 16>;

template <class Bytes>
struct Range {
  Bytes prefix;
  unsigned bits;
  AddressClass is;
};

// IANA IPv4 Special-Purpose Address Registry; the first range that holds the address decides.
// Its few entries that are globally reachable services (AS112, AMT) stay public.
constexpr Range<Bytes4> kRanges4[] = {
    {{169, 254, 169, 254}, 32, AddressClass::kMetadata},  // AWS, Azure, Google and most others
    {{169, 254, 170, 2}, 32, AddressClass::kMetadata},    // AWS container credentials
    {{168, 63, 129, 16}, 32, AddressClass::kMetadata},    // Azure's host, public as it looks
    {{100, 100, 100, 200}, 32, AddressClass::kMetadata},  // Alibaba
    {{192, 0, 0, 192}, 32, AddressClass::kMetadata},      // Oracle
    {{0, 0, 0, 0}, 8, AddressClass::kUnspecified},        // RFC 791
    {{10, 0, 0, 0}, 8, AddressClass::kPrivate},           // RFC 1918
    {{100, 64, 0, 0}, 10, AddressClass::kShared},         // RFC 6598
    {{127, 0, 0, 0}, 8, AddressClass::kLoopback},         // RFC 1122
    {{169, 254, 0, 0}, 16, AddressClass::kLinkLocal},     // RFC 3927
    {{172, 16, 0, 0}, 12, AddressClass::kPrivate},        // RFC 1918
    {{192, 0, 0, 0}, 24, AddressClass::kReserved},        // RFC 6890
    {{192, 0, 2, 0}, 24, AddressClass::kDocumentation},   // RFC 5737
    {{192, 88, 99, 0}, 24, AddressClass::kTransition},    // RFC 7526, the former 6to4 relays
    {{192, 168, 0, 0}, 16, AddressClass::kPrivate},       // RFC 1918
    {{198, 18, 0, 0}, 15, AddressClass::kBenchmark},      // RFC 2544
    {{198, 51, 100, 0}, 24, AddressClass::kDocumentation},
    {{203, 0, 113, 0}, 24, AddressClass::kDocumentation},
    {{224, 0, 0, 0}, 4, AddressClass::kMulticast},  // RFC 5771
    {{255, 255, 255, 255}, 32, AddressClass::kBroadcast},
    {{240, 0, 0, 0}, 4, AddressClass::kReserved},  // RFC 1112
};

// IANA IPv6 Special-Purpose Address Registry, and the former address types. Only 2000::/3 is given
// out as global unicast, so the last line makes everything else reserved.
constexpr Range<Bytes16> kRanges6[] = {
    {{0}, 128, AddressClass::kUnspecified},
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, AddressClass::kLoopback},
    {{0}, 96, AddressClass::kTransition},  // IPv4-compatible, RFC 4291 2.5.5.1
    {{0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96, AddressClass::kTransition},  // translated, RFC 2765
    {{0, 0x64, 0xff, 0x9b, 0, 1}, 48, AddressClass::kTransition},           // local NAT64, RFC 8215
    {{0xfd, 0, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54}, 128, AddressClass::kMetadata},
    {{0xfd, 0x20, 0, 0xce, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54}, 128, AddressClass::kMetadata},
    {{0xfc}, 7, AddressClass::kPrivate},                           // RFC 4193
    {{0xfe, 0x80}, 10, AddressClass::kLinkLocal},                  // RFC 4291 2.5.6
    {{0xfe, 0xc0}, 10, AddressClass::kSiteLocal},                  // RFC 3879
    {{0xff}, 8, AddressClass::kMulticast},                         // RFC 4291 2.7
    {{0x20, 0x01, 0, 0}, 32, AddressClass::kTransition},           // Teredo, RFC 4380
    {{0x20, 0x01, 0, 2, 0, 0}, 48, AddressClass::kBenchmark},      // RFC 5180
    {{0x20, 0x01, 0, 0}, 23, AddressClass::kReserved},             // RFC 2928: ORCHID and the like
    {{0x20, 0x01, 0x0d, 0xb8}, 32, AddressClass::kDocumentation},  // RFC 3849
    {{0x20, 0x02}, 16, AddressClass::kTransition},                 // 6to4, RFC 3056, RFC 7526
    {{0x3f, 0xff, 0}, 20, AddressClass::kDocumentation},           // RFC 9637
    {{0x20}, 3, AddressClass::kPublic},
    {{0}, 0, AddressClass::kReserved},
};

// RFC 4291 2.5.5.2 and RFC 6052 2.1: here the inner IPv4 address is the one that is reached.
constexpr Bytes16 kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr Bytes16 kNat64 = {0, 0x64, 0xff, 0x9b};

template <class Bytes>
bool HasPrefix(const Bytes& address, const Bytes& prefix, unsigned bits) {
  const std::size_t whole = bits / 8;
  for (std::size_t i = 0; i < whole; ++i) {
    if (address[i] != prefix[i]) return false;
  }
  const unsigned rest = bits % 8;
  if (rest == 0) return true;
  const unsigned mask = 0xffU << (8 - rest) & 0xffU;
  return ((address[whole] ^ prefix[whole]) & mask) == 0;
}

template <class Bytes, std::size_t N>
AddressClass Find(const Range<Bytes> (&ranges)[N], const Bytes& address, AddressClass otherwise) {
  for (const Range<Bytes>& range : ranges) {
    if (HasPrefix(address, range.prefix, range.bits)) return range.is;
  }
  return otherwise;
}

AddressClass Classify4(const Bytes4& address) {
  return Find(kRanges4, address, AddressClass::kPublic);
}

// RFC 5214 6.1: an interface identifier of 0000:5efe or 0200:5efe and the IPv4 address.
bool IsIsatap(const Bytes16& a) {
  return (a[8] & 0xfdU) == 0 && a[9] == 0 && a[10] == 0x5e && a[11] == 0xfe;
}

AddressClass Classify6(const Bytes16& address) {
  const Bytes4 inner = {address[12], address[13], address[14], address[15]};
  if (HasPrefix(address, kMapped, 96) || HasPrefix(address, kNat64, 96)) return Classify4(inner);
  const AddressClass outer = Find(kRanges6, address, AddressClass::kReserved);
  if (outer != AddressClass::kPublic || !IsIsatap(address)) return outer;
  return Classify4(inner);
}

}  // namespace

std::string_view AddressClassName(AddressClass c) {
  switch (c) {
    case AddressClass::kPublic:
      return "public";
    case AddressClass::kUnspecified:
      return "unspecified";
    case AddressClass::kLoopback:
      return "loopback";
    case AddressClass::kPrivate:
      return "private";
    case AddressClass::kLinkLocal:
      return "link-local";
    case AddressClass::kSiteLocal:
      return "site-local";
    case AddressClass::kMetadata:
      return "cloud metadata";
    case AddressClass::kShared:
      return "carrier-grade NAT";
    case AddressClass::kBenchmark:
      return "benchmark";
    case AddressClass::kDocumentation:
      return "documentation";
    case AddressClass::kMulticast:
      return "multicast";
    case AddressClass::kBroadcast:
      return "broadcast";
    case AddressClass::kReserved:
      return "reserved";
    case AddressClass::kTransition:
      return "obsolete transition";
    case AddressClass::kUnknown:
      break;
  }
  return "unknown";
}

AddressClass ClassifyAddress(const sockaddr* address, socklen_t length) {
  if (address->sa_family == AF_INET && length >= sizeof(sockaddr_in)) {
    sockaddr_in in;
    std::memcpy(&in, address, sizeof(in));
    Bytes4 bytes;
    std::memcpy(bytes.data(), &in.sin_addr, bytes.size());
    return Classify4(bytes);
  }
  if (address->sa_family == AF_INET6 && length >= sizeof(sockaddr_in6)) {
    sockaddr_in6 in;
    std::memcpy(&in, address, sizeof(in));
    Bytes16 bytes;
    std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
    return Classify6(bytes);
  }
  return AddressClass::kUnknown;
}

AddressClass ClassifyAddressText(std::string_view text) {
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  const std::string address(text.substr(0, text.find('%')));
  Bytes4 four;
  if (inet_pton(AF_INET, address.c_str(), four.data()) == 1) return Classify4(four);
  Bytes16 sixteen;
  if (inet_pton(AF_INET6, address.c_str(), sixteen.data()) == 1) return Classify6(sixteen);
  return AddressClass::kUnknown;
}

std::string AddressText(const sockaddr* address, socklen_t length) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address->sa_family == AF_INET && length >= sizeof(sockaddr_in)) {
    sockaddr_in in;
    std::memcpy(&in, address, sizeof(in));
    inet_ntop(AF_INET, &in.sin_addr, text, sizeof(text));
  } else if (address->sa_family == AF_INET6 && length >= sizeof(sockaddr_in6)) {
    sockaddr_in6 in;
    std::memcpy(&in, address, sizeof(in));
    inet_ntop(AF_INET6, &in.sin6_addr, text, sizeof(text));
  }
  return text;
}

}  // namespace crawlguard
