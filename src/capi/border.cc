// SPDX-License-Identifier: Apache-2.0
#include "capi/border.h"

#include "base/utf8.h"
#include "capi/handles.h"

namespace crawlguard::capi {
namespace {

// Short enough to need no allocation of its own.
const cg_error kOutOfMemory = {CG_INTERNAL, "out of memory"};

// cg_status is ErrorCode moved up by one, to make room for CG_OK.
constexpr cg_status Status(ErrorCode code) {
  return static_cast<cg_status>(static_cast<int>(code) + 1);
}
static_assert(Status(ErrorCode::kInvalidArgument) == CG_INVALID_ARGUMENT);
static_assert(Status(ErrorCode::kMalformed) == CG_MALFORMED);
static_assert(Status(ErrorCode::kLimit) == CG_LIMIT);
static_assert(Status(ErrorCode::kUnsupported) == CG_UNSUPPORTED);
static_assert(Status(ErrorCode::kNotFound) == CG_NOT_FOUND);
static_assert(Status(ErrorCode::kIo) == CG_IO);
static_assert(Status(ErrorCode::kInternal) == CG_INTERNAL);

}  // namespace

cg_status Fail(const Error& failure, cg_error** error) noexcept {
  const cg_status status = Status(failure.code);
  if (error == nullptr) return status;
  try {
    *error = new cg_error{status, utf8::Repair(failure.ToString())};
  } catch (...) {
    return FailOutOfMemory(error);
  }
  return status;
}

cg_status FailInternal(const char* what, cg_error** error) noexcept {
  try {
    return Fail(Error{ErrorCode::kInternal, what, "", 0, 0}, error);
  } catch (...) {
    return FailOutOfMemory(error);
  }
}

cg_status FailOutOfMemory(cg_error** error) noexcept {
  // The handle is opaque and every function on it but cg_error_free only reads.
  if (error != nullptr) *error = const_cast<cg_error*>(&kOutOfMemory);
  return CG_INTERNAL;
}

void FreeError(cg_error* error) noexcept {
  if (error != &kOutOfMemory) delete error;
}

Error NullArgument(std::string_view what) {
  return InvalidArgument(std::string(what) + " is NULL");
}

Error InvalidArgument(std::string message) {
  return Error{ErrorCode::kInvalidArgument, std::move(message), "", 0, 0};
}

}  // namespace crawlguard::capi

cg_status cg_error_status(const cg_error* error) {
  return error == nullptr ? CG_OK : error->status;
}

cg_str cg_error_message(const cg_error* error) {
  if (error == nullptr) return cg_str{"", 0};
  return cg_str{error->message.c_str(), error->message.size()};
}

void cg_error_free(cg_error* error) { crawlguard::capi::FreeError(error); }
