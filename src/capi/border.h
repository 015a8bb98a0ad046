// SPDX-License-Identifier: Apache-2.0
//
// The border between C and C++: errors become cg_error, exceptions stop here.
#ifndef CRAWLGUARD_CAPI_BORDER_H_
#define CRAWLGUARD_CAPI_BORDER_H_

#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "crawlguard/c.h"
#include "crawlguard/result.h"

namespace crawlguard::capi {

// Fills *error (which may be null) and returns the status. An error that cannot be allocated
// becomes the static one that FreeError knows.
cg_status Fail(const Error& failure, cg_error** error) noexcept;
cg_status FailInternal(const char* what, cg_error** error) noexcept;
cg_status FailOutOfMemory(cg_error** error) noexcept;
void FreeError(cg_error* error) noexcept;

// "`what` is NULL".
Error NullArgument(std::string_view what);
Error InvalidArgument(std::string message);

// Runs body(), which returns std::optional<Error>: nothing is success.
template <class F>
cg_status Guard(cg_error** error, F&& body) noexcept {
  if (error != nullptr) *error = nullptr;
  try {
    std::optional<Error> failure = std::forward<F>(body)();
    return failure.has_value() ? Fail(*failure, error) : CG_OK;
  } catch (const std::bad_alloc&) {
    return FailOutOfMemory(error);
  } catch (const std::exception& e) {
    return FailInternal(e.what(), error);
  } catch (...) {
    return FailInternal("unknown exception", error);
  }
}

// Runs body(), which returns Result<std::unique_ptr<Handle>>, and hands the handle out.
template <class Handle, class F>
cg_status Make(Handle** out, cg_error** error, F&& body) noexcept {
  if (out != nullptr) *out = nullptr;
  return Guard(error, [&]() -> std::optional<Error> {
    if (out == nullptr) return NullArgument("out");
    Result<std::unique_ptr<Handle>> made = std::forward<F>(body)();
    if (!made) return std::move(made).error();
    *out = std::move(made).value().release();
    return std::nullopt;
  });
}

}  // namespace crawlguard::capi

#endif  // CRAWLGUARD_CAPI_BORDER_H_
