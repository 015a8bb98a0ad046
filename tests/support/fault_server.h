// SPDX-License-Identifier: Apache-2.0
//
// FaultServer: an HTTP server on loopback that answers exactly what a test scripts, byte for byte,
// and fails exactly how it is told to.
#ifndef CRAWLGUARD_TESTS_SUPPORT_FAULT_SERVER_H_
#define CRAWLGUARD_TESTS_SUPPORT_FAULT_SERVER_H_

#include <atomic>
#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace crawlguard::test {

// One step of an answer. An answer without a last step of kClose or kReset keeps the connection.
struct Step {
  enum class Kind {
    kSend,   // `bytes`
    kWait,   // `wait`, then go on
    kStall,  // nothing more, until the peer goes away
    kClose,  // orderly
    kReset,  // RST
  };
  Kind kind;
  std::string bytes;
  std::chrono::milliseconds wait{0};
};
using Script = std::vector<Step>;

// Whether it leaves the peer waiting.
bool Stalls(const Script& script);

Step Send(std::string bytes);
Step Wait(int milliseconds);
Step Stall();
Step Close();
Step Reset();

// "HTTP/1.1 <status> X", the header lines ("Name: value\r\n" each), a right Content-Length, the
// body.
std::string Answer(int status, std::string_view header_lines = "", std::string_view body = "");
// The same without Content-Length.
std::string Head(int status, std::string_view header_lines = "");

// One thread, from Start() to the destructor. On() and what reads counters may be called at any
// time.
class FaultServer {
 public:
  // `address`: "127.0.0.1", "::1", "0.0.0.0" or "::".
  explicit FaultServer(std::string_view address = "127.0.0.1");
  ~FaultServer();
  FaultServer(const FaultServer&) = delete;
  FaultServer& operator=(const FaultServer&) = delete;

  // What a GET of this path (with query) is answered, each time. Other paths get a 404.
  void On(std::string path, Script script);
  void On(std::string path, std::string answer) { On(std::move(path), Script{Send(answer)}); }

  int port() const { return port_; }
  std::string Url(std::string_view path) const;

  // Connections that were made until now, also those that wait to be accepted. Makes one of its
  // own, which is not counted, behind which there can be none.
  std::size_t Connections();
  std::vector<std::string> requests() const;       // heads as received
  std::size_t Count(std::string_view path) const;  // requests for this path

 private:
  struct Connection {
    int fd = -1;
    std::string in, out;
    std::size_t sent = 0;  // of `out`
    Script script;
    std::size_t step = 0;
    std::chrono::steady_clock::time_point resume;
    bool busy = false;  // an answer is being played
  };
  using Clock = std::chrono::steady_clock;

  void Run();
  void Accept();
  bool Read(Connection* connection);  // false: it is gone
  void Begin(Connection* connection);
  bool Play(Connection* connection);  // false: it is to be dropped
  bool Flush(Connection* connection);

  int listener_ = -1, port_ = 0;
  int wake_[2] = {-1, -1};
  std::string host_;
  std::atomic<std::size_t> accepted_ = 0;
  std::size_t own_ = 0;       // of them
  mutable std::mutex mutex_;  // guards the two below
  std::map<std::string, Script, std::less<>> scripts_;
  std::vector<std::string> requests_;
  std::vector<Connection> open_;
  std::thread thread_;
};

}  // namespace crawlguard::test

#endif  // CRAWLGUARD_TESTS_SUPPORT_FAULT_SERVER_H_
