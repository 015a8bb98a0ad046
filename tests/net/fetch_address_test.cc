// SPDX-License-Identifier: Apache-2.0
//
// No byte, not even a connection, goes to an address that is not public. The tripwire listens on
// every local address and must not hear anything.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "fetch/fetcher.h"
#include "support/fault_server.h"
#include "support/fetching.h"

namespace crawlguard {
namespace {

using test::FaultServer;
using test::Get;
using test::LoopbackOptions;
using test::MakeFetcher;
using test::MakeUrl;
using ::testing::HasSubstr;

FetchOptions GuardedOptions() {
  FetchOptions options = LoopbackOptions();
  options.allow_private = false;
  options.connect_timeout_ms = 300;
  return options;
}

// Every one of them is this machine, another private one, or nobody.
constexpr const char* kHosts[] = {
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.255.255.254",
    "0x7f.1",
    "0x7f000001",
    "0X7F.0.0.1",
    "0177.0.0.1",
    "017700000001",
    "2130706433",
    "0",
    "0.0.0.0",
    "0x0",
    "10.0.0.1",
    "10.1",
    "167772161",
    "172.16.0.1",
    "192.168.0.1",
    "192.168.257",
    "100.64.0.1",
    "169.254.169.254",
    "0xa9fea9fe",
    "2852039166",
    "198.18.0.1",
    "192.0.2.1",
    "224.0.0.1",
    "255.255.255.255",
    "240.0.0.1",
    "localhost",
    "LOCALHOST",
    "foo.localhost",
    "localhost.",
    "127.0.0.1.",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:7f00:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:0.0.0.0]",
    "[::127.0.0.1]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:0:7f00:1::]",
    "[2a00:1450::5efe:7f00:1]",
    "[fd00:ec2::254]",
    "[fc00::1]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
    "127\u30020\u30020\u30021",  // ideographic full stops
    "\u2460\u2461\u2466.0.0.1",  // circled digits: 127.0.0.1 after IDN mapping
    "\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3",  // circled letters: localhost
};

TEST(AddressGuard, NothingIsSentToWhatIsNotPublic) {
  FaultServer four("0.0.0.0");
  Fetcher fetcher = MakeFetcher(GuardedOptions());
  std::size_t judged = 0;
  for (const char* host : kHosts) {
    const std::string text =
        "http://" + std::string(host) + ":" + std::to_string(four.port()) + "/";
    const Result<Url> url = Url::Parse(text);
    if (!url) continue;  // refused before us, which is as good
    ++judged;
    const Response response = fetcher.FetchOne(*url, test::kPageBytes);
    // "127.0.0.1." and the like are names, and there is none of them.
    EXPECT_TRUE(response.kind == FaultKind::kAddress || response.kind == FaultKind::kResolve)
        << text << ": " << response.fault;
    EXPECT_EQ(response.status, 0) << text;
  }
  EXPECT_EQ(four.Connections(), 0U);
  EXPECT_GT(judged, 45U);
}

TEST(AddressGuard, TheTripwireWorks) {
  FaultServer four("0.0.0.0");
  Fetcher fetcher = MakeFetcher(LoopbackOptions());
  for (const char* host : {"127.1", "localhost", "foo.localhost"}) {
    const std::string url = "http://" + std::string(host) + ":" + std::to_string(four.port()) + "/";
    EXPECT_EQ(Get(&fetcher, url).status, 404) << host;
  }
  EXPECT_GT(four.Connections(), 0U);
}

TEST(AddressGuard, Ipv6Loopback) {
  FaultServer six("::1");
  Fetcher guarded = MakeFetcher(GuardedOptions());
  const Response refused = Get(&guarded, six.Url("/"));
  EXPECT_EQ(refused.kind, FaultKind::kAddress);
  EXPECT_EQ(refused.fault, "address [::1] is not public (loopback)");
  EXPECT_EQ(six.Connections(), 0U);
  Fetcher open = MakeFetcher(LoopbackOptions());
  EXPECT_EQ(Get(&open, six.Url("/")).status, 404);
  EXPECT_EQ(six.Connections(), 1U);
}

TEST(AddressGuard, ANameIsJudgedByItsAddress) {
  FaultServer server;
  Fetcher fetcher = MakeFetcher(GuardedOptions());
  const Response response =
      Get(&fetcher, "http://foo.localhost:" + std::to_string(server.port()) + "/");
  EXPECT_EQ(response.kind, FaultKind::kAddress);
  EXPECT_THAT(response.fault, HasSubstr("is not public (loopback)"));
  EXPECT_NE(response.remote_address, "");
  EXPECT_EQ(server.Connections(), 0U);
}

TEST(AddressGuard, AKeptConnectionIsJudgedAgain) {
  FaultServer server;
  server.On("/", test::Answer(200));
  const std::string url = "http://foo.localhost:" + std::to_string(server.port()) + "/";
  Fetcher fetcher = MakeFetcher(LoopbackOptions());
  EXPECT_EQ(Get(&fetcher, url).status, 200);
  fetcher.set_allow_private(false);
  EXPECT_EQ(Get(&fetcher, url).kind, FaultKind::kAddress);
  EXPECT_EQ(server.Count("/"), 1U);
  EXPECT_EQ(server.Connections(), 1U);
}

// Sets a variable of the environment for as long as it lives.
class ScopedVariable {
 public:
  ScopedVariable(const char* name, const std::string& value) : name_(name) {
    setenv(name, value.c_str(), 1);
  }
  ~ScopedVariable() { unsetenv(name_); }
  ScopedVariable(const ScopedVariable&) = delete;
  ScopedVariable& operator=(const ScopedVariable&) = delete;

 private:
  const char* name_;
};

TEST(AddressGuard, TheEnvironmentNamesNoProxy) {
  FaultServer proxy;
  FaultServer server;
  server.On("/", test::Answer(200));
  const std::string address = proxy.Url("");
  const ScopedVariable a("http_proxy", address), b("HTTP_PROXY", address), c("all_proxy", address),
      d("ALL_PROXY", address), e("https_proxy", address);
  Fetcher fetcher = MakeFetcher(LoopbackOptions());
  EXPECT_EQ(Get(&fetcher, server.Url("/")).status, 200);
  Fetcher guarded = MakeFetcher(GuardedOptions());
  EXPECT_EQ(Get(&guarded, "http://10.1.2.3/").kind, FaultKind::kAddress);
  EXPECT_EQ(proxy.Connections(), 0U);
}

TEST(AddressGuard, AProxyIsUsedWhenAskedFor) {
  FaultServer proxy;
  proxy.On("http://example.com/", test::Answer(200, "", "from the proxy"));
  const ScopedVariable no_proxy("no_proxy", "*");
  FetchOptions options = GuardedOptions();
  options.proxy = proxy.Url("");
  Fetcher fetcher = MakeFetcher(options);
  EXPECT_EQ(Get(&fetcher, "http://example.com/").body, "from the proxy");
  // The proxy looks after names; addresses are still ours to refuse.
  EXPECT_EQ(Get(&fetcher, "http://10.1.2.3/").kind, FaultKind::kAddress);
  EXPECT_EQ(proxy.requests().size(), 1U);
}

}  // namespace
}  // namespace crawlguard
