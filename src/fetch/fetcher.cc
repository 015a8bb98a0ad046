// SPDX-License-Identifier: Apache-2.0
#include "fetch/fetcher.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <new>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "fetch/transfer.h"

namespace crawlguard {
namespace {

// libcurl calls these from C, so nothing may be thrown through them.
template <class F>
bool NoThrow(Transfer* transfer, F f) {
  try {
    return f();
  } catch (const std::bad_alloc&) {
    transfer->Fail(FaultKind::kOther, "no memory for the response");
    return false;
  }
}

// libcurl does not call this for a kept connection; OnBeforeRequest is called for each request.
curl_socket_t OnOpenSocket(void* self, curlsocktype /*purpose*/, curl_sockaddr* address) {
  auto* transfer = static_cast<Transfer*>(self);
  const bool allowed =
      NoThrow(transfer, [&] { return transfer->MayConnect(&address->addr, address->addrlen); });
  if (!allowed) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int OnBeforeRequest(void* self, char* remote_ip, char* /*local_ip*/, int /*remote_port*/,
                    int /*local_port*/) {
  auto* transfer = static_cast<Transfer*>(self);
  const bool allowed = NoThrow(transfer, [&] { return transfer->MaySend(remote_ip); });
  return allowed ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

std::size_t OnHeader(char* data, std::size_t /*one*/, std::size_t size, void* self) {
  auto* transfer = static_cast<Transfer*>(self);
  return NoThrow(transfer, [&] { return transfer->OnHeaderLine({data, size}); }) ? size : 0;
}

std::size_t OnBody(char* data, std::size_t /*one*/, std::size_t size, void* self) {
  auto* transfer = static_cast<Transfer*>(self);
  // An empty write must not look like an error.
  if (size == 0) return 0;
  return NoThrow(transfer, [&] { return transfer->OnBody({data, size}); }) ? size : 0;
}

// libcurl 7.88 takes a TLS connection that is cut for one that has ended. Only here, where the
// messages of OpenSSL pass, can the two be told apart: a close_notify is the alert {warning, 0}.
int OnTrace(CURL* /*handle*/, curl_infotype type, char* data, std::size_t size, void* self) {
  auto* transfer = static_cast<Transfer*>(self);  // null between requests
  if (transfer != nullptr && type == CURLINFO_SSL_DATA_IN && size == 2 && data[0] == 1 &&
      data[1] == 0) {
    transfer->OnTlsClose();
  }
  return 0;
}

bool ContainsIgnoreCase(std::string_view text, std::string_view word) {
  return ascii::FindIgnoreCase(text, word) != std::string_view::npos;
}

bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

// `begun`: the status line was read; `head`: the whole head was.
FaultKind KindOf(CURLcode code, bool begun, bool head) {
  switch (code) {
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_USE_SSL_FAILED:
      return FaultKind::kTls;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:  // HTTP/0.9
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return head ? FaultKind::kFraming : FaultKind::kHead;
    case CURLE_PARTIAL_FILE:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
      if (head) return FaultKind::kTruncated;
      return begun ? FaultKind::kHead : FaultKind::kConnect;
    case CURLE_GOT_NOTHING:
      return FaultKind::kConnect;
    default:
      return FaultKind::kOther;
  }
}

struct ListDeleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct HandleDeleter {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

}  // namespace

class Fetcher::Impl {
 public:
  explicit Impl(FetchOptions given) : options(std::move(given)) {}

  bool Start();
  Response FetchOne(const Url& url, std::size_t max_bytes);

  FetchOptions options;

 private:
  bool SetOptions();
  void Explain(CURLcode code, Transfer* transfer);
  void ExplainTimeout(Transfer* transfer);
  std::string CurlMessage(CURLcode code) const;
  std::chrono::microseconds Time(CURLINFO info) const;

  template <class T>
  bool Set(CURLoption option, T value) {
    return curl_easy_setopt(handle_.get(), option, value) == CURLE_OK;
  }

  std::unique_ptr<CURL, HandleDeleter> handle_;
  std::unique_ptr<curl_slist, ListDeleter> request_headers_;
  char message_[CURL_ERROR_SIZE] = "";
};

bool Fetcher::Impl::Start() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) return false;
  handle_.reset(curl_easy_init());
  const std::string accept = fmt::format("Accept-Encoding: {}", kAcceptEncoding);
  request_headers_.reset(curl_slist_append(nullptr, accept.c_str()));
  return handle_ != nullptr && request_headers_ != nullptr && SetOptions();
}

bool Fetcher::Impl::SetOptions() {
  const std::string& ua = options.user_agent.empty() ? options.agent : options.user_agent;
  return
      // What is asked, and how.
      Set(CURLOPT_PROTOCOLS_STR, "http,https") && Set(CURLOPT_FOLLOWLOCATION, 0L) &&
      Set(CURLOPT_HTTPGET, 1L) && Set(CURLOPT_USERAGENT, ua.c_str()) &&
      Set(CURLOPT_HTTPHEADER, request_headers_.get()) &&
      Set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS)) &&
      // What is understood: content codings are ours to undo (body_decoder.h).
      Set(CURLOPT_HTTP_CONTENT_DECODING, 0L) && Set(CURLOPT_HTTP09_ALLOWED, 0L) &&
      // Whom we trust. No credentials are ever sent, none are looked up.
      Set(CURLOPT_SSL_VERIFYPEER, 1L) && Set(CURLOPT_SSL_VERIFYHOST, 2L) &&
      Set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED)) &&
      Set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L) &&
      (options.ca_bundle.empty() || (Set(CURLOPT_CAINFO, options.ca_bundle.c_str()) &&
                                     Set(CURLOPT_CAPATH, static_cast<char*>(nullptr)))) &&
      // Where we connect to: set, so that http_proxy and no_proxy are not read.
      Set(CURLOPT_PROXY, options.proxy.c_str()) && Set(CURLOPT_NOPROXY, "") &&
      Set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L) && Set(CURLOPT_OPENSOCKETFUNCTION, OnOpenSocket) &&
      Set(CURLOPT_PREREQFUNCTION, OnBeforeRequest) &&
      // How long.
      Set(CURLOPT_NOSIGNAL, 1L) && Set(CURLOPT_CONNECTTIMEOUT_MS, options.connect_timeout_ms) &&
      Set(CURLOPT_TIMEOUT_MS, options.total_timeout_ms) &&
      Set(CURLOPT_LOW_SPEED_LIMIT, options.low_speed_bytes_per_second) &&
      Set(CURLOPT_LOW_SPEED_TIME, options.low_speed_seconds) &&
      // What comes back.
      Set(CURLOPT_VERBOSE, 1L) && Set(CURLOPT_DEBUGFUNCTION, OnTrace) &&
      Set(CURLOPT_HEADERFUNCTION, OnHeader) && Set(CURLOPT_WRITEFUNCTION, OnBody) &&
      Set(CURLOPT_ERRORBUFFER, &message_[0]);
}

Response Fetcher::Impl::FetchOne(const Url& url, std::size_t max_bytes) {
  if (options.progress) options.progress(fmt::format("GET {}", url.href()));
  const bool guarded = !options.allow_private;
  Transfer transfer(guarded && options.proxy.empty(), url.scheme() == "https", max_bytes);
  Response response;
  response.url = url.href();
  message_[0] = '\0';

  const AddressClass literal = ClassifyAddressText(url.host());
  const bool ready = Set(CURLOPT_URL, url.href().c_str()) &&
                     Set(CURLOPT_OPENSOCKETDATA, &transfer) && Set(CURLOPT_PREREQDATA, &transfer) &&
                     Set(CURLOPT_DEBUGDATA, &transfer) && Set(CURLOPT_HEADERDATA, &transfer) &&
                     Set(CURLOPT_WRITEDATA, &transfer);
  if (!ready) {
    transfer.Fail(FaultKind::kOther, "no memory for the request");
  } else if (guarded && literal != AddressClass::kPublic && literal != AddressClass::kUnknown) {
    transfer.Fail(FaultKind::kAddress, fmt::format("address {} is not public ({})", url.host(),
                                                   AddressClassName(literal)));
  } else {
    const CURLcode code = curl_easy_perform(handle_.get());
    Set(CURLOPT_DEBUGDATA, static_cast<void*>(nullptr));
    if (code == CURLE_OK) {
      transfer.OnEnd();
    } else {
      Explain(code, &transfer);
    }
    response.timings = {Time(CURLINFO_CONNECT_TIME_T), Time(CURLINFO_STARTTRANSFER_TIME_T),
                        Time(CURLINFO_TOTAL_TIME_T)};
  }
  transfer.MoveInto(&response);
  return response;
}

std::chrono::microseconds Fetcher::Impl::Time(CURLINFO info) const {
  curl_off_t microseconds = 0;
  curl_easy_getinfo(handle_.get(), info, &microseconds);
  return std::chrono::microseconds(microseconds);
}

// libcurl's message, which may quote the peer, as one clean line.
std::string Fetcher::Impl::CurlMessage(CURLcode code) const {
  std::string message = message_[0] != '\0' ? message_ : curl_easy_strerror(code);
  while (!message.empty() && IsControl(message.back())) message.pop_back();
  std::replace_if(message.begin(), message.end(), IsControl, '?');
  return message;
}

// Says which deadline it was, without figures that differ from run to run.
void Fetcher::Impl::ExplainTimeout(Transfer* transfer) {
  curl_off_t sent_after = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_PRETRANSFER_TIME_T, &sent_after);
  if (std::string_view(message_).starts_with("Operation too slow")) {
    transfer->Fail(FaultKind::kTimeout,
                   fmt::format("less than {} bytes/s for {} s", options.low_speed_bytes_per_second,
                               options.low_speed_seconds));
  } else if (sent_after == 0 && options.connect_timeout_ms < options.total_timeout_ms) {
    transfer->Fail(FaultKind::kTimeout,
                   fmt::format("no connection after {} s",
                               static_cast<double>(options.connect_timeout_ms) / 1000));
  } else {
    transfer->Fail(
        FaultKind::kTimeout,
        fmt::format("timeout after {} s", static_cast<double>(options.total_timeout_ms) / 1000));
  }
}

void Fetcher::Impl::Explain(CURLcode code, Transfer* transfer) {
  switch (code) {
    case CURLE_WRITE_ERROR:
    case CURLE_ABORTED_BY_CALLBACK:
      // Broken off by our own hand: the transfer knows why, and its first fault stays.
      break;
    case CURLE_OPERATION_TIMEDOUT:
      ExplainTimeout(transfer);
      return;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      transfer->Fail(FaultKind::kResolve, "the name has no address");
      return;
    case CURLE_COULDNT_CONNECT: {
      if (!transfer->refusal().empty()) {
        transfer->Fail(FaultKind::kAddress, transfer->refusal());
        return;
      }
      long error = 0;
      curl_easy_getinfo(handle_.get(), CURLINFO_OS_ERRNO, &error);
      transfer->Fail(FaultKind::kConnect,
                     error == 0 ? "no connection"
                                : fmt::format("no connection: {}", std::generic_category().message(
                                                                       static_cast<int>(error))));
      return;
    }
    case CURLE_OUT_OF_MEMORY:
      if (transfer->head_complete()) break;
      // What libcurl says to a line beyond its own limit of 100 KiB.
      transfer->Fail(FaultKind::kHead, "header line too long, or no memory for it");
      return;
    default:
      break;
  }
  transfer->Fail(KindOf(code, transfer->head_begun(), transfer->head_complete()),
                 CurlMessage(code));
}

Result<Fetcher> Fetcher::Create(FetchOptions options) {
  if (options.agent.empty()) {
    return Error{ErrorCode::kInvalidArgument, "the agent's product token is empty", "", 0, 0};
  }
  const std::string& ua = options.user_agent.empty() ? options.agent : options.user_agent;
  if (std::any_of(ua.begin(), ua.end(), IsControl)) {
    return Error{ErrorCode::kInvalidArgument, "control character in the User-Agent", "", 0, 0};
  }
  // RFC 9309 2.2.1: the token should be a part of the identification string that is sent.
  if (!ContainsIgnoreCase(ua, options.agent)) {
    return Error{ErrorCode::kInvalidArgument,
                 fmt::format("User-Agent '{}' does not name the agent '{}'", ua, options.agent), "",
                 0, 0};
  }
  auto impl = std::make_unique<Impl>(std::move(options));
  if (!impl->Start()) return Error{ErrorCode::kInternal, "libcurl cannot start", "", 0, 0};
  return Fetcher(std::move(impl));
}

Fetcher::Fetcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Fetcher::~Fetcher() = default;
Fetcher::Fetcher(Fetcher&& other) noexcept = default;
Fetcher& Fetcher::operator=(Fetcher&& other) noexcept = default;

Response Fetcher::FetchOne(const Url& url, std::size_t max_bytes) {
  return impl_->FetchOne(url, max_bytes);
}

void Fetcher::set_allow_private(bool allow) { impl_->options.allow_private = allow; }

const FetchOptions& Fetcher::options() const { return impl_->options; }

}  // namespace crawlguard
