// SPDX-License-Identifier: Apache-2.0
//
// Error and Result<T>: how every crawlguard call that can fail reports failure.
//
// An Error means that the caller or the machine is at fault (a URL that is no URL, a rule file
// with a fault, a missing file). Broken or hostile *content* is never an Error: it is a Decision
// that says so. No exception crosses the public border.
#ifndef CRAWLGUARD_RESULT_H_
#define CRAWLGUARD_RESULT_H_

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace crawlguard {

enum class ErrorCode : std::uint8_t {
  kInvalidArgument,  // the caller asked for something that does not exist or makes no sense
  kMalformed,        // a file that the caller vouches for (rules, profile) breaks its format
  kLimit,            // a named limit (src/base/limits.h) was exceeded
  kUnsupported,      // well-formed, but not something this build can do
  kNotFound,         // a file or name does not exist
  kIo,               // the operating system refused
  kInternal,         // a defect in crawlguard or a machine out of memory
};

// What went wrong, where, and what to do about it. A plain value; owns its memory.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;  // one line, UTF-8, no trailing full stop needed
  std::string file;     // the input at fault, or empty
  int line = 0;         // 1-based, 0 = unknown
  int column = 0;       // 1-based, in bytes, 0 = unknown

  // "file:line:column: message", with the parts that are known.
  std::string ToString() const {
    std::string out = file;
    if (line > 0) out += (out.empty() ? "line " : ":") + std::to_string(line);
    if (line > 0 && column > 0) out += ":" + std::to_string(column);
    return out.empty() ? message : out + ": " + message;
  }
};

// A value or an Error. The member names are those of std::expected, so that this class can become
// an alias of it. Calling value(), * or -> on an error, or error() on a value, is undefined.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  T& value() & { return *std::get_if<0>(&state_); }
  const T& value() const& { return *std::get_if<0>(&state_); }
  T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }

  const Error& error() const& { return *std::get_if<1>(&state_); }
  Error&& error() && { return std::move(*std::get_if<1>(&state_)); }

  template <class U>
  T value_or(U&& fallback) const& {
    return has_value() ? value() : static_cast<T>(std::forward<U>(fallback));
  }

 private:
  std::variant<T, Error> state_;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_RESULT_H_
