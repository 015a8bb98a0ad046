// SPDX-License-Identifier: Apache-2.0
//
// No exception crosses the border, and memory that runs out still gives an error.
#include "capi/border.h"

#include <gtest/gtest.h>

#include <memory>
#include <new>
#include <optional>
#include <stdexcept>

#include "capi/handles.h"
#include "unit/capi/handles_for_test.h"

namespace crawlguard::capi {
namespace {

TEST(CapiBorder, GuardTurnsEveryEndIntoAStatus) {
  cg_error* error = nullptr;
  EXPECT_EQ(Guard(&error, [] { return std::optional<Error>(); }), CG_OK);
  EXPECT_EQ(error, nullptr);

  EXPECT_EQ(Guard(&error,
                  [] {
                    return std::optional(Error{ErrorCode::kMalformed, "no value", "a.toml", 3, 9});
                  }),
            CG_MALFORMED);
  EXPECT_EQ(Message(error), "a.toml:3:9: no value");
  cg_error_free(error);

  EXPECT_EQ(
      Guard(&error, []() -> std::optional<Error> { throw std::runtime_error("what it said"); }),
      CG_INTERNAL);
  EXPECT_EQ(Message(error), "what it said");
  cg_error_free(error);

  EXPECT_EQ(Guard(&error, []() -> std::optional<Error> { throw 7; }), CG_INTERNAL);
  EXPECT_NE(Message(error), "");
  cg_error_free(error);
}

TEST(CapiBorder, OutOfMemoryNeedsNoMemory) {
  cg_error* first = nullptr;
  cg_error* second = nullptr;
  EXPECT_EQ(Guard(&first, []() -> std::optional<Error> { throw std::bad_alloc(); }), CG_INTERNAL);
  EXPECT_EQ(Guard(&second, []() -> std::optional<Error> { throw std::bad_alloc(); }), CG_INTERNAL);
  EXPECT_EQ(first, second);  // the same static object
  EXPECT_EQ(Message(first), "out of memory");
  EXPECT_EQ(cg_error_status(first), CG_INTERNAL);
  cg_error_free(first);
  cg_error_free(second);
  EXPECT_EQ(Message(first), "out of memory");
}

TEST(CapiBorder, ErrorsNeedNoReceiver) {
  EXPECT_EQ(Guard(nullptr, []() -> std::optional<Error> { throw std::bad_alloc(); }), CG_INTERNAL);
  EXPECT_EQ(Guard(nullptr, []() -> std::optional<Error> { return NullArgument("x"); }),
            CG_INVALID_ARGUMENT);
}

TEST(CapiBorder, MakeClearsWhatItDoesNotFill) {
  cg_error stale = {CG_IO, "stale"};
  cg_error* error = &stale;
  cg_error* out = &stale;
  EXPECT_EQ(Make(&out, &error,
                 []() -> Result<std::unique_ptr<cg_error>> { return InvalidArgument("no"); }),
            CG_INVALID_ARGUMENT);
  EXPECT_EQ(out, nullptr);
  EXPECT_EQ(Message(error), "no");
  cg_error_free(error);

  error = &stale;
  EXPECT_EQ(Make(&out, &error,
                 []() -> Result<std::unique_ptr<cg_error>> {
                   return std::make_unique<cg_error>(cg_error{CG_IO, "made"});
                 }),
            CG_OK);
  EXPECT_EQ(error, nullptr);
  EXPECT_EQ(Message(out), "made");
  cg_error_free(out);
}

}  // namespace
}  // namespace crawlguard::capi
