// SPDX-License-Identifier: Apache-2.0
//
// GumboTree: one Gumbo parse in an arena. Gumbo stays within this folder: no header that other
// layers include names it.
#ifndef CRAWLGUARD_HTML_GUMBO_TREE_H_
#define CRAWLGUARD_HTML_GUMBO_TREE_H_

#include <gumbo.h>

#include <string_view>

#include "html/arena.h"

namespace crawlguard::html {

// Parses `html` with all of Gumbo's memory from `arena`. Null when the arena is exhausted. The tree
// lives until the arena is reset and must never be given to gumbo_destroy_output, which recurses.
// `html` must outlive the tree, whose nodes point into it.
//
// Errors are not recorded (max_errors = 0): each would copy the stack of open elements.
const GumboNode* ParseGumboTree(std::string_view html, Arena* arena);

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_GUMBO_TREE_H_
