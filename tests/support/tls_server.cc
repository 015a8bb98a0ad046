// SPDX-License-Identifier: Apache-2.0
#include "support/tls_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <utility>

namespace crawlguard::test {
namespace {

template <auto F>
struct Free {
  template <class T>
  void operator()(T* p) const {
    F(p);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Context = std::unique_ptr<SSL_CTX, Free<SSL_CTX_free>>;
using Session = std::unique_ptr<SSL, Free<SSL_free>>;

void Must(bool ok, const char* what) {
  if (ok) return;
  std::fprintf(stderr, "TlsServer: %s failed\n", what);
  std::abort();
}

Certificate MakeCertificate(EVP_PKEY* key, const TlsOptions& options) {
  Certificate certificate(X509_new());
  X509* x = certificate.get();
  constexpr long kDay = 24L * 60 * 60;
  X509_set_version(x, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(x), 1);
  X509_gmtime_adj(X509_getm_notBefore(x), -2 * kDay);
  X509_gmtime_adj(X509_getm_notAfter(x), options.expired ? -kDay : kDay);
  X509_set_pubkey(x, key);
  X509_NAME* name = X509_get_subject_name(x);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>("crawlguard test"), -1, -1, 0);
  X509_set_issuer_name(x, name);
  X509_EXTENSION* names =
      X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, options.subject_alt_name.c_str());
  Must(names != nullptr, "subject_alt_name");
  X509_add_ext(x, names, -1);
  X509_EXTENSION_free(names);
  Must(X509_sign(x, key, EVP_sha256()) > 0, "X509_sign");
  return certificate;
}

std::string ToPem(X509* certificate) {
  const std::unique_ptr<BIO, Free<BIO_free>> bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(bio.get(), certificate);
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

}  // namespace

class TlsServer::Impl {
 public:
  explicit Impl(TlsOptions given);
  ~Impl();

  TlsOptions options;
  std::string pem;
  int port = 0;

 private:
  void Run();
  void Serve(int fd);

  Context context_;
  int listener_ = -1;
  int wake_[2] = {-1, -1};
  std::thread thread_;
};

TlsServer::Impl::Impl(TlsOptions given) : options(std::move(given)) {
  const Key key(EVP_EC_gen("P-256"));
  const Certificate certificate = MakeCertificate(key.get(), options);
  pem = ToPem(certificate.get());
  context_.reset(SSL_CTX_new(TLS_server_method()));
  Must(SSL_CTX_use_certificate(context_.get(), certificate.get()) == 1, "certificate");
  Must(SSL_CTX_use_PrivateKey(context_.get(), key.get()) == 1, "key");

  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof(address);
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  Must(bind(listener_, generic, length) == 0 && listen(listener_, 16) == 0, "listen");
  Must(getsockname(listener_, generic, &length) == 0, "getsockname");
  port = ntohs(address.sin_port);
  Must(pipe2(wake_, O_CLOEXEC) == 0, "pipe2");
  thread_ = std::thread([this] { Run(); });
}

TlsServer::Impl::~Impl() {
  close(wake_[1]);
  thread_.join();
  close(wake_[0]);
  close(listener_);
}

void TlsServer::Impl::Run() {
  // OpenSSL writes to sockets that the peer has closed.
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
  for (;;) {
    pollfd polled[2] = {{wake_[0], POLLIN, 0}, {listener_, POLLIN, 0}};
    if (poll(polled, 2, -1) < 0) continue;
    if (polled[0].revents != 0) return;
    const int fd = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0) continue;
    const timeval patience = {2, 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    Serve(fd);
    close(fd);
  }
}

void TlsServer::Impl::Serve(int fd) {
  const Session session(SSL_new(context_.get()));
  SSL_set_fd(session.get(), fd);
  if (SSL_accept(session.get()) != 1) return;
  std::string request;
  char buffer[4096];
  while (request.find("\r\n\r\n") == std::string::npos) {
    const int n = SSL_read(session.get(), buffer, sizeof(buffer));
    if (n <= 0) return;
    request.append(buffer, static_cast<std::size_t>(n));
  }
  SSL_write(session.get(), options.answer.data(), static_cast<int>(options.answer.size()));
  if (options.close_notify) SSL_shutdown(session.get());
}

TlsServer::TlsServer(TlsOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
TlsServer::~TlsServer() = default;

std::string TlsServer::Url(std::string_view path) const {
  return "https://127.0.0.1:" + std::to_string(impl_->port) + std::string(path);
}

const std::string& TlsServer::certificate_pem() const { return impl_->pem; }

}  // namespace crawlguard::test
