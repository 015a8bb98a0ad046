// SPDX-License-Identifier: Apache-2.0
//
// Untrusted text made harmless: what a page says must not steer the terminal or the reader's eye.
#ifndef CRAWLGUARD_REPORT_ESCAPE_H_
#define CRAWLGUARD_REPORT_ESCAPE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace crawlguard::report {

// Characters that act on a terminal or reorder what a reader sees: C0 and C1 controls, DEL, bidi
// controls, line and paragraph separators, the byte order mark, annotation and tag characters.
bool IsHazard(char32_t code);

// UTF-8 text for one line of a terminal: runs of white space (line ends too) become one blank, a
// hazard becomes visible as \xNN (below 0x80), \uNNNN or \u{NNNNN}, a malformed byte \xNN.
std::string EscapeForTerminal(std::string_view text);

// The same for JSON text that is already valid: hazards become JSON's own \uNNNN escapes, which a
// parser reads back unchanged. They can stand inside strings only, so no parsing is needed.
std::string EscapeJsonText(std::string_view json);

// Columns that the text takes: characters, as all but East Asian ones take one.
std::size_t Width(std::string_view utf8);

// The text and blanks up to `width` columns; longer text stays whole.
std::string Pad(std::string_view utf8, std::size_t width);

}  // namespace crawlguard::report

#endif  // CRAWLGUARD_REPORT_ESCAPE_H_
