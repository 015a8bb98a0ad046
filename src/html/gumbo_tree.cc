// SPDX-License-Identifier: Apache-2.0
#include "html/gumbo_tree.h"

#include <csetjmp>

namespace crawlguard::html {
namespace {

struct ParseContext {
  Arena* arena;
  std::jmp_buf out_of_memory;
};

extern "C" {

// Gumbo does not check for null, so a failed allocation jumps out of the parse. The frames between
// are Gumbo's own, which are C, and hold nothing but arena memory.
static void* GumboAllocate(void* userdata, size_t bytes) {
  auto* context = static_cast<ParseContext*>(userdata);
  void* const piece = context->arena->Allocate(bytes);
  if (piece == nullptr) std::longjmp(context->out_of_memory, 1);  // NOLINT(cert-err52-cpp)
  return piece;
}

static void GumboFree(void* /*userdata*/, void* /*piece*/) {}

}  // extern "C"

}  // namespace

const GumboNode* ParseGumboTree(std::string_view html, Arena* arena) {
  // Nothing in this function has a destructor, and nothing that is read after the jump changes
  // after setjmp.
  ParseContext context;
  context.arena = arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = GumboAllocate;
  options.deallocator = GumboFree;
  options.userdata = &context;
  options.max_errors = 0;
  if (setjmp(context.out_of_memory) != 0) return nullptr;  // NOLINT(cert-err52-cpp)
  return gumbo_parse_with_options(&options, html.data(), html.size())->document;
}

}  // namespace crawlguard::html
