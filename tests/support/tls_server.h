// SPDX-License-Identifier: Apache-2.0
//
// TlsServer: an HTTPS server on loopback with a certificate made on the spot.
#ifndef CRAWLGUARD_TESTS_SUPPORT_TLS_SERVER_H_
#define CRAWLGUARD_TESTS_SUPPORT_TLS_SERVER_H_

#include <memory>
#include <string>
#include <string_view>

namespace crawlguard::test {

struct TlsOptions {
  std::string subject_alt_name = "IP:127.0.0.1";  // as in openssl's configuration
  bool expired = false;
  // Every request gets these bytes, then the connection is closed.
  std::string answer;
  bool close_notify = true;  // whether TLS is told before the connection is closed
};

// One thread, one connection after the other, until the destructor.
class TlsServer {
 public:
  explicit TlsServer(TlsOptions options);
  ~TlsServer();
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;

  std::string Url(std::string_view path) const;
  const std::string& certificate_pem() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace crawlguard::test

#endif  // CRAWLGUARD_TESTS_SUPPORT_TLS_SERVER_H_
