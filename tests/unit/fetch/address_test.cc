// SPDX-License-Identifier: Apache-2.0
//
// Both neighbours of every range, and every way to wrap an IPv4 address in an IPv6 one.
#include "fetch/address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/un.h>

#include <cstring>
#include <iterator>
#include <string>

namespace crawlguard {
namespace {

using enum AddressClass;

struct Case {
  const char* address;
  AddressClass is;
};

constexpr Case kIpv4[] = {
    // 0.0.0.0/8, RFC 791
    {"0.0.0.0", kUnspecified},
    {"0.0.0.1", kUnspecified},
    {"0.255.255.255", kUnspecified},
    {"1.0.0.0", kPublic},
    {"1.1.1.1", kPublic},
    {"8.8.8.8", kPublic},
    // 10/8, RFC 1918
    {"9.255.255.255", kPublic},
    {"10.0.0.0", kPrivate},
    {"10.1.2.3", kPrivate},
    {"10.255.255.255", kPrivate},
    {"11.0.0.0", kPublic},
    // 100.64/10, RFC 6598
    {"100.63.255.255", kPublic},
    {"100.64.0.0", kShared},
    {"100.100.100.199", kShared},
    {"100.100.100.200", kMetadata},
    {"100.100.100.201", kShared},
    {"100.127.255.255", kShared},
    {"100.128.0.0", kPublic},
    // 127/8, RFC 1122
    {"126.255.255.255", kPublic},
    {"127.0.0.0", kLoopback},
    {"127.0.0.1", kLoopback},
    {"127.1.2.3", kLoopback},
    {"127.255.255.255", kLoopback},
    {"128.0.0.0", kPublic},
    // Azure's host
    {"168.63.129.15", kPublic},
    {"168.63.129.16", kMetadata},
    {"168.63.129.17", kPublic},
    // 169.254/16, RFC 3927, with the metadata services
    {"169.253.255.255", kPublic},
    {"169.254.0.0", kLinkLocal},
    {"169.254.169.253", kLinkLocal},
    {"169.254.169.254", kMetadata},
    {"169.254.169.255", kLinkLocal},
    {"169.254.170.1", kLinkLocal},
    {"169.254.170.2", kMetadata},
    {"169.254.170.3", kLinkLocal},
    {"169.254.255.255", kLinkLocal},
    {"169.255.0.0", kPublic},
    // 172.16/12, RFC 1918
    {"172.15.255.255", kPublic},
    {"172.16.0.0", kPrivate},
    {"172.24.1.1", kPrivate},
    {"172.31.255.255", kPrivate},
    {"172.32.0.0", kPublic},
    // 192.0.0/24, RFC 6890; Oracle's metadata in it
    {"191.255.255.255", kPublic},
    {"192.0.0.0", kReserved},
    {"192.0.0.8", kReserved},
    {"192.0.0.170", kReserved},
    {"192.0.0.191", kReserved},
    {"192.0.0.192", kMetadata},
    {"192.0.0.193", kReserved},
    {"192.0.0.255", kReserved},
    {"192.0.1.0", kPublic},
    // 192.0.2/24, RFC 5737
    {"192.0.1.255", kPublic},
    {"192.0.2.0", kDocumentation},
    {"192.0.2.255", kDocumentation},
    {"192.0.3.0", kPublic},
    // 192.88.99/24, RFC 7526
    {"192.88.98.255", kPublic},
    {"192.88.99.0", kTransition},
    {"192.88.99.1", kTransition},
    {"192.88.99.255", kTransition},
    {"192.88.100.0", kPublic},
    // 192.168/16, RFC 1918
    {"192.167.255.255", kPublic},
    {"192.168.0.0", kPrivate},
    {"192.168.1.1", kPrivate},
    {"192.168.255.255", kPrivate},
    {"192.169.0.0", kPublic},
    // 198.18/15, RFC 2544
    {"198.17.255.255", kPublic},
    {"198.18.0.0", kBenchmark},
    {"198.19.255.255", kBenchmark},
    {"198.20.0.0", kPublic},
    // 198.51.100/24 and 203.0.113/24, RFC 5737
    {"198.51.99.255", kPublic},
    {"198.51.100.0", kDocumentation},
    {"198.51.100.255", kDocumentation},
    {"198.51.101.0", kPublic},
    {"203.0.112.255", kPublic},
    {"203.0.113.0", kDocumentation},
    {"203.0.113.255", kDocumentation},
    {"203.0.114.0", kPublic},
    // 224/4, RFC 5771
    {"223.255.255.255", kPublic},
    {"224.0.0.0", kMulticast},
    {"224.0.0.251", kMulticast},
    {"239.255.255.255", kMulticast},
    // 240/4, RFC 1112, and the limited broadcast
    {"240.0.0.0", kReserved},
    {"254.1.1.1", kReserved},
    {"255.255.255.254", kReserved},
    {"255.255.255.255", kBroadcast},
};

constexpr Case kIpv6[] = {
    {"::", kUnspecified},
    {"::1", kLoopback},
    // 2000::/3 is what IANA gives out
    {"1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kReserved},
    {"2000::", kPublic},
    {"2606:4700:4700::1111", kPublic},
    {"2a00:1450:4001:81b::200e", kPublic},
    {"3ffe::1", kPublic},
    {"4000::", kReserved},
    {"5f00::1", kReserved},
    {"8000::1", kReserved},
    {"100::1", kReserved},
    // 2001::/23, RFC 2928, with Teredo and the benchmark prefix in it
    {"2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kPublic},
    {"2001::", kTransition},
    {"2001:0:ffff:ffff:ffff:ffff:ffff:ffff", kTransition},
    {"2001:1::1", kReserved},
    {"2001:1:ffff:ffff::", kReserved},
    {"2001:2::", kBenchmark},
    {"2001:2:0:ffff::", kBenchmark},
    {"2001:2:1::", kReserved},
    {"2001:10::1", kReserved},
    {"2001:20::1", kReserved},
    {"2001:1ff:ffff::", kReserved},
    {"2001:200::", kPublic},
    // 2001:db8::/32, RFC 3849
    {"2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", kPublic},
    {"2001:db8::", kDocumentation},
    {"2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", kDocumentation},
    {"2001:db9::", kPublic},
    // 3fff::/20, RFC 9637
    {"3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kPublic},
    {"3fff::", kDocumentation},
    {"3fff:fff:ffff::", kDocumentation},
    {"3fff:1000::", kPublic},
    {"3fff:ffff::", kPublic},
    // fc00::/7, RFC 4193, with the metadata services
    {"fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kReserved},
    {"fc00::", kPrivate},
    {"fd00:ec2::253", kPrivate},
    {"fd00:ec2::254", kMetadata},
    {"fd00:ec2::255", kPrivate},
    {"fd20:ce::254", kMetadata},
    {"fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kPrivate},
    {"fe00::", kReserved},
    // fe80::/10 and fec0::/10
    {"fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kReserved},
    {"fe80::", kLinkLocal},
    {"fe80::a9fe:a9fe", kLinkLocal},
    {"febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kLinkLocal},
    {"fec0::", kSiteLocal},
    {"feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kSiteLocal},
    // ff00::/8
    {"ff00::", kMulticast},
    {"ff02::1", kMulticast},
    {"ff0e::1", kMulticast},
    {"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kMulticast},
};

constexpr Case kWrapped[] = {
    // IPv4-mapped, RFC 4291 2.5.5.2: the inner address is reached
    {"::ffff:127.0.0.1", kLoopback},
    {"::ffff:7f00:1", kLoopback},
    {"::ffff:0.0.0.0", kUnspecified},
    {"::ffff:10.0.0.1", kPrivate},
    {"::ffff:9.255.255.255", kPublic},
    {"::ffff:11.0.0.0", kPublic},
    {"::ffff:100.64.0.1", kShared},
    {"::ffff:169.254.169.254", kMetadata},
    {"::ffff:172.16.0.1", kPrivate},
    {"::ffff:192.168.0.1", kPrivate},
    {"::ffff:198.18.0.1", kBenchmark},
    {"::ffff:224.0.0.1", kMulticast},
    {"::ffff:255.255.255.255", kBroadcast},
    {"::ffff:8.8.8.8", kPublic},
    // IPv4-compatible, RFC 4291 2.5.5.1
    {"::2", kTransition},
    {"::127.0.0.1", kTransition},
    {"::10.0.0.1", kTransition},
    {"::169.254.169.254", kTransition},
    {"::8.8.8.8", kTransition},
    {"::ffff:ffff", kTransition},
    {"::1:0:0", kReserved},
    {"::fffe:ffff:ffff", kReserved},
    // IPv4-translated, RFC 2765
    {"::ffff:0:127.0.0.1", kTransition},
    {"::ffff:0:10.0.0.1", kTransition},
    {"::ffff:0:8.8.8.8", kTransition},
    {"::fffe:0:7f00:1", kReserved},
    {"::ffff:1:7f00:1", kReserved},
    // NAT64's well-known prefix, RFC 6052
    {"64:ff9b::127.0.0.1", kLoopback},
    {"64:ff9b::10.1.2.3", kPrivate},
    {"64:ff9b::169.254.169.254", kMetadata},
    {"64:ff9b::192.168.1.1", kPrivate},
    {"64:ff9b::0.0.0.0", kUnspecified},
    {"64:ff9b::8.8.8.8", kPublic},
    {"64:ff9b:0:0:0:1:808:808", kReserved},
    {"64:ff9a::808:808", kReserved},
    {"64:ff9c::808:808", kReserved},
    // NAT64's local prefix, RFC 8215
    {"64:ff9b:1::", kTransition},
    {"64:ff9b:1::127.0.0.1", kTransition},
    {"64:ff9b:1::8.8.8.8", kTransition},
    {"64:ff9b:1:7f00:0:100::", kTransition},
    {"64:ff9b:1:ffff:ffff:ffff:ffff:ffff", kTransition},
    {"64:ff9b:2::", kReserved},
    // 6to4, RFC 3056
    {"2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kPublic},
    {"2002::", kTransition},
    {"2002:7f00:1::", kTransition},
    {"2002:a00:1::1", kTransition},
    {"2002:a9fe:a9fe::", kTransition},
    {"2002:808:808::1", kTransition},
    {"2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kTransition},
    {"2003::", kPublic},
    // Teredo, RFC 4380: the client's address is the complement of the last four octets
    {"2001:0:808:808:0:0:80ff:fffe", kTransition},
    {"2001:0:7f00:1:0:0:f7f7:f7f7", kTransition},
    // ISATAP, RFC 5214, in a global prefix
    {"2a00:1450::5efe:127.0.0.1", kLoopback},
    {"2a00:1450::200:5efe:127.0.0.1", kLoopback},
    {"2a00:1450::5efe:10.0.0.1", kPrivate},
    {"2a00:1450::5efe:169.254.169.254", kMetadata},
    {"2a00:1450::5efe:8.8.8.8", kPublic},
    {"2a00:1450::5eff:127.0.0.1", kPublic},
    {"2a00:1450::100:5efe:127.0.0.1", kPublic},
    {"fe80::5efe:8.8.8.8", kLinkLocal},
    {"fd00::5efe:8.8.8.8", kPrivate},
};

static_assert(std::size(kIpv4) + std::size(kIpv6) + std::size(kWrapped) >= 150);

// Through the same door as libcurl's callback.
AddressClass Classify(const std::string& text) {
  sockaddr_in four = {};
  four.sin_family = AF_INET;
  if (inet_pton(AF_INET, text.c_str(), &four.sin_addr) == 1) {
    return ClassifyAddress(reinterpret_cast<const sockaddr*>(&four), sizeof(four));
  }
  sockaddr_in6 six = {};
  six.sin6_family = AF_INET6;
  EXPECT_EQ(inet_pton(AF_INET6, text.c_str(), &six.sin6_addr), 1) << text;
  return ClassifyAddress(reinterpret_cast<const sockaddr*>(&six), sizeof(six));
}

template <std::size_t N>
void Check(const Case (&cases)[N]) {
  for (const Case& c : cases) {
    EXPECT_EQ(AddressClassName(Classify(c.address)), AddressClassName(c.is)) << c.address;
    EXPECT_EQ(ClassifyAddressText(c.address), c.is) << c.address;
  }
}

TEST(Address, Ipv4SpecialPurposeRegistry) { Check(kIpv4); }
TEST(Address, Ipv6SpecialPurposeRegistry) { Check(kIpv6); }
TEST(Address, Ipv4WithinIpv6) { Check(kWrapped); }

TEST(Address, TextMayHaveBracketsAndZone) {
  EXPECT_EQ(ClassifyAddressText("[::1]"), kLoopback);
  EXPECT_EQ(ClassifyAddressText("fe80::1%eth0"), kLinkLocal);
  EXPECT_EQ(ClassifyAddressText("[fe80::1%25eth0]"), kLinkLocal);
}

TEST(Address, NamesAreNoAddresses) {
  for (const char* text : {"", "localhost", "example.com", "1.2.3", "1.2.3.4.5", "0x7f.0.0.1", "[]",
                           "[1.2.3.4", "1.2.3.4 ", "::g"}) {
    EXPECT_EQ(ClassifyAddressText(text), kUnknown) << text;
  }
}

TEST(Address, WhatIsNoIpIsUnknown) {
  sockaddr_un local = {};
  local.sun_family = AF_UNIX;
  EXPECT_EQ(ClassifyAddress(reinterpret_cast<const sockaddr*>(&local), sizeof(local)), kUnknown);
  EXPECT_EQ(AddressText(reinterpret_cast<const sockaddr*>(&local), sizeof(local)), "");
  // Cut short: what is missing could say anything.
  sockaddr_in four = {};
  four.sin_family = AF_INET;
  four.sin_addr.s_addr = htonl(0x08080808);
  const auto* generic = reinterpret_cast<const sockaddr*>(&four);
  EXPECT_EQ(ClassifyAddress(generic, sizeof(four)), kPublic);
  EXPECT_EQ(ClassifyAddress(generic, sizeof(four) - 1), kUnknown);
}

TEST(Address, TextOfAnAddress) {
  sockaddr_in four = {};
  four.sin_family = AF_INET;
  four.sin_addr.s_addr = htonl(0x7f000001);
  EXPECT_EQ(AddressText(reinterpret_cast<const sockaddr*>(&four), sizeof(four)), "127.0.0.1");
  sockaddr_in6 six = {};
  six.sin6_family = AF_INET6;
  six.sin6_addr = IN6ADDR_LOOPBACK_INIT;
  EXPECT_EQ(AddressText(reinterpret_cast<const sockaddr*>(&six), sizeof(six)), "::1");
}

}  // namespace
}  // namespace crawlguard
