// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "fetch/fetcher.h"
#include "support/fault_server.h"
#include "support/fetching.h"
#include "support/temp_dir.h"
#include "support/tls_server.h"

namespace crawlguard {
namespace {

using test::Get;
using test::LoopbackOptions;
using test::MakeFetcher;
using test::TempDir;
using test::TlsOptions;
using test::TlsServer;
using ::testing::HasSubstr;

TlsOptions Hello() {
  TlsOptions options;
  options.answer = test::Answer(200, "", "hello");
  return options;
}

// Fetches with the server's own certificate as the only trusted one.
Response GetTrusting(const TlsServer& server, std::string_view url) {
  const TempDir dir;
  FetchOptions options = LoopbackOptions();
  options.ca_bundle = dir.Write("ca.pem", server.certificate_pem());
  Fetcher fetcher = MakeFetcher(options);
  return Get(&fetcher, url);
}

TEST(FetchTls, ATrustedServer) {
  const TlsServer server(Hello());
  const Response response = GetTrusting(server, server.Url("/"));
  EXPECT_EQ(response.fault, "");
  EXPECT_EQ(response.body, "hello");
}

TEST(FetchTls, AnUntrustedServer) {
  const TlsServer server(Hello());
  Fetcher fetcher = MakeFetcher(LoopbackOptions());
  const Response response = Get(&fetcher, server.Url("/"));
  EXPECT_EQ(response.kind, FaultKind::kTls);
  EXPECT_THAT(response.fault, HasSubstr("self-signed certificate"));
  EXPECT_EQ(response.status, 0);
  EXPECT_EQ(response.body, "");
}

TEST(FetchTls, ACertificateForAnotherHost) {
  TlsOptions options = Hello();
  options.subject_alt_name = "DNS:example.com,IP:127.0.0.2";
  const TlsServer server(options);
  const Response response = GetTrusting(server, server.Url("/"));
  EXPECT_EQ(response.kind, FaultKind::kTls) << response.fault;
  EXPECT_EQ(response.status, 0);
}

TEST(FetchTls, AnExpiredCertificate) {
  TlsOptions options = Hello();
  options.expired = true;
  const TlsServer server(options);
  const Response response = GetTrusting(server, server.Url("/"));
  EXPECT_EQ(response.kind, FaultKind::kTls);
  EXPECT_THAT(response.fault, HasSubstr("expired"));
}

TEST(FetchTls, APlainServer) {
  test::FaultServer server;
  Fetcher fetcher = MakeFetcher(test::HastyOptions());
  const Response response =
      Get(&fetcher, "https://127.0.0.1:" + std::to_string(server.port()) + "/");
  EXPECT_NE(response.fault, "");
  EXPECT_EQ(response.status, 0);
}

TEST(FetchTls, AMissingTrustFile) {
  const TlsServer server(Hello());
  FetchOptions options = LoopbackOptions();
  options.ca_bundle = "/nowhere/ca.pem";
  Fetcher fetcher = MakeFetcher(options);
  EXPECT_EQ(Get(&fetcher, server.Url("/")).kind, FaultKind::kTls);
}

// RFC 9112 9.8: a body that ends with the connection is whole only if TLS says that it has ended.
TEST(FetchTls, Rfc9112_AConnectionCutUnderTls) {
  TlsOptions options;
  options.answer = test::Head(200) + "hello";
  const TlsServer clean(options);
  EXPECT_EQ(GetTrusting(clean, clean.Url("/")).fault, "");
  options.close_notify = false;
  const TlsServer cut(options);
  const Response response = GetTrusting(cut, cut.Url("/"));
  EXPECT_EQ(response.kind, FaultKind::kTruncated) << response.fault;
  EXPECT_EQ(response.body, "hello");
  // A body of a known length is not in doubt.
  options.answer = test::Answer(200, "", "hello");
  const TlsServer framed(options);
  EXPECT_EQ(GetTrusting(framed, framed.Url("/")).fault, "");
}

}  // namespace
}  // namespace crawlguard
