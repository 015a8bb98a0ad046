// SPDX-License-Identifier: Apache-2.0
#include "support/fault_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace crawlguard::test {
namespace {

[[noreturn]] void Die(const char* what) {
  std::perror(what);
  std::abort();
}

// The path of "GET /path HTTP/1.1".
std::string_view PathOf(std::string_view head) {
  const std::size_t begin = head.find(' ') + 1;
  return head.substr(begin, head.find(' ', begin) - begin);
}

int Listen(std::string_view address, int* port) {
  const std::string text(address);
  sockaddr_storage storage = {};
  auto* four = reinterpret_cast<sockaddr_in*>(&storage);
  auto* six = reinterpret_cast<sockaddr_in6*>(&storage);
  socklen_t length = sizeof(sockaddr_in);
  four->sin_family = AF_INET;
  if (inet_pton(AF_INET, text.c_str(), &four->sin_addr) != 1) {
    length = sizeof(sockaddr_in6);
    six->sin6_family = AF_INET6;
    if (inet_pton(AF_INET6, text.c_str(), &six->sin6_addr) != 1) Die("inet_pton");
  }
  const int fd = socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) Die("socket");
  if (bind(fd, reinterpret_cast<sockaddr*>(&storage), length) != 0) Die("bind");
  if (listen(fd, 64) != 0) Die("listen");
  if (getsockname(fd, reinterpret_cast<sockaddr*>(&storage), &length) != 0) Die("getsockname");
  *port = ntohs(storage.ss_family == AF_INET ? four->sin_port : six->sin6_port);
  return fd;
}

}  // namespace

bool Stalls(const Script& script) {
  return std::any_of(script.begin(), script.end(),
                     [](const Step& step) { return step.kind == Step::Kind::kStall; });
}

Step Send(std::string bytes) { return {Step::Kind::kSend, std::move(bytes)}; }
Step Wait(int milliseconds) {
  return {Step::Kind::kWait, "", std::chrono::milliseconds(milliseconds)};
}
Step Stall() { return {Step::Kind::kStall, ""}; }
Step Close() { return {Step::Kind::kClose, ""}; }
Step Reset() { return {Step::Kind::kReset, ""}; }

std::string Head(int status, std::string_view header_lines) {
  std::string head = "HTTP/1.1 " + std::to_string(status) + " X\r\n";
  return head.append(header_lines).append("\r\n");
}

std::string Answer(int status, std::string_view header_lines, std::string_view body) {
  std::string lines = "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return Head(status, lines.append(header_lines)).append(body);
}

FaultServer::FaultServer(std::string_view address) {
  listener_ = Listen(address, &port_);
  const bool six = address.find(':') != std::string_view::npos;
  const bool any = address == "0.0.0.0" || address == "::";
  host_ = any ? "127.0.0.1" : six ? "[" + std::string(address) + "]" : std::string(address);
  if (pipe2(wake_, O_CLOEXEC) != 0) Die("pipe2");
  thread_ = std::thread([this] { Run(); });
}

FaultServer::~FaultServer() {
  close(wake_[1]);
  thread_.join();
  for (const Connection& connection : open_) close(connection.fd);
  close(wake_[0]);
  close(listener_);
}

void FaultServer::On(std::string path, Script script) {
  const std::lock_guard lock(mutex_);
  scripts_[std::move(path)] = std::move(script);
}

std::string FaultServer::Url(std::string_view path) const {
  return "http://" + host_ + ":" + std::to_string(port_) + std::string(path);
}

std::vector<std::string> FaultServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

std::size_t FaultServer::Count(std::string_view path) const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(
      std::count_if(requests_.begin(), requests_.end(),
                    [&](const std::string& head) { return PathOf(head) == path; }));
}

std::size_t FaultServer::Connections() {
  sockaddr_storage address = {};
  socklen_t length = sizeof(address);
  getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length);
  const int fd = socket(address.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  char byte = 0;
  // Connections are accepted in order: once this one is answered, all before it have been counted.
  if (connect(fd, reinterpret_cast<sockaddr*>(&address), length) != 0 ||
      send(fd, "GET /none HTTP/1.1\r\n\r\n", 22, MSG_NOSIGNAL) != 22 ||
      recv(fd, &byte, 1, 0) != 1) {
    Die("FaultServer::Connections");
  }
  close(fd);
  return accepted_ - ++own_;
}

void FaultServer::Run() {
  for (;;) {
    std::vector<pollfd> polled = {{wake_[0], POLLIN, 0}, {listener_, POLLIN, 0}};
    int timeout = -1;
    for (const Connection& c : open_) {
      const auto events = static_cast<short>(c.out.empty() ? POLLIN : POLLIN | POLLOUT);
      polled.push_back({c.fd, events, 0});
      if (!c.busy) continue;
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(c.resume - Clock::now());
      const int wait = std::max(0, static_cast<int>(left.count()));
      if (c.out.empty() && (timeout < 0 || wait < timeout)) timeout = wait;
    }
    if (poll(polled.data(), polled.size(), timeout) < 0 && errno != EINTR) Die("poll");
    if (polled[0].revents != 0) return;  // the destructor closed its end
    for (std::size_t i = 0; i < open_.size(); ++i) {
      Connection& c = open_[i];
      const bool alive = (polled[i + 2].revents & (POLLIN | POLLHUP | POLLERR)) == 0 || Read(&c);
      if (alive && Flush(&c) && Play(&c)) continue;
      close(c.fd);
      c.fd = -1;
    }
    std::erase_if(open_, [](const Connection& c) { return c.fd < 0; });
    if (polled[1].revents != 0) Accept();
  }
}

void FaultServer::Accept() {
  const int fd = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (fd < 0) return;
  ++accepted_;
  open_.emplace_back().fd = fd;
}

bool FaultServer::Read(Connection* c) {
  char buffer[4096];
  const ssize_t n = recv(c->fd, buffer, sizeof(buffer), 0);
  if (n < 0) return errno == EAGAIN || errno == EINTR;
  if (n == 0) return false;
  c->in.append(buffer, static_cast<std::size_t>(n));
  return true;
}

void FaultServer::Begin(Connection* c) {
  const std::size_t end = c->in.find("\r\n\r\n");
  if (end == std::string::npos) return;
  const std::string head = c->in.substr(0, end + 2);
  c->in.erase(0, end + 4);
  const std::lock_guard lock(mutex_);
  requests_.push_back(head);
  const auto found = scripts_.find(PathOf(head));
  c->script = found == scripts_.end() ? Script{Send(Answer(404))} : found->second;
  c->step = 0;
  c->resume = Clock::now();
  c->busy = true;
}

bool FaultServer::Flush(Connection* c) {
  while (c->sent < c->out.size()) {
    const ssize_t n = send(c->fd, c->out.data() + c->sent, c->out.size() - c->sent, MSG_NOSIGNAL);
    if (n < 0) return errno == EAGAIN || errno == EINTR;
    c->sent += static_cast<std::size_t>(n);
  }
  c->out.clear();
  c->sent = 0;
  return true;
}

bool FaultServer::Play(Connection* c) {
  if (!c->busy) Begin(c);
  while (c->busy && c->out.empty() && Clock::now() >= c->resume) {
    if (c->step == c->script.size()) {
      c->busy = false;
      Begin(c);
      continue;
    }
    const Step& step = c->script[c->step];
    switch (step.kind) {
      case Step::Kind::kSend:
        c->out = step.bytes;
        ++c->step;
        if (!Flush(c)) return false;
        break;
      case Step::Kind::kWait:
        c->resume = Clock::now() + step.wait;
        ++c->step;
        break;
      case Step::Kind::kStall:
        c->resume = Clock::now() + std::chrono::hours(1);
        break;
      case Step::Kind::kClose:
        return false;
      case Step::Kind::kReset: {
        const linger abort = {1, 0};
        setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &abort, sizeof(abort));
        return false;
      }
    }
  }
  return true;
}

}  // namespace crawlguard::test
