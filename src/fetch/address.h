// SPDX-License-Identifier: Apache-2.0
//
// The address guard: which socket addresses lie on the public Internet.
#ifndef CRAWLGUARD_FETCH_ADDRESS_H_
#define CRAWLGUARD_FETCH_ADDRESS_H_

#include <sys/socket.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace crawlguard {

enum class AddressClass : std::uint8_t {
  kPublic,
  kUnspecified,    // 0.0.0.0/8, ::
  kLoopback,       // 127/8, ::1
  kPrivate,        // RFC 1918, fc00::/7
  kLinkLocal,      // 169.254/16, fe80::/10
  kSiteLocal,      // fec0::/10
  kMetadata,       // where clouds tell a machine its secrets
  kShared,         // 100.64/10, carrier-grade NAT
  kBenchmark,      // RFC 2544, RFC 5180
  kDocumentation,  // RFC 5737, RFC 3849, RFC 9637
  kMulticast,
  kBroadcast,
  kReserved,    // everything that IANA has not made global unicast
  kTransition,  // an obsolete or local wrapping of IPv4: 6to4, Teredo, IPv4-compatible ...
  kUnknown,     // no IP address at all
};

// "public", "loopback", "private" ... Static storage.
std::string_view AddressClassName(AddressClass c);

// What the address is, an IPv4 address within an IPv6 one looked through. Whatever is not known to
// be global unicast is not public.
AddressClass ClassifyAddress(const sockaddr* address, socklen_t length);

// The same for text as inet_ntop writes it; brackets and a zone ("%eth0") are dropped. kUnknown for
// a name.
AddressClass ClassifyAddressText(std::string_view text);

// As inet_ntop writes it; empty for what is no IP address.
std::string AddressText(const sockaddr* address, socklen_t length);

}  // namespace crawlguard

#endif  // CRAWLGUARD_FETCH_ADDRESS_H_
