// SPDX-License-Identifier: Apache-2.0
//
// Zone: where on a page a block of text stands.
#ifndef CRAWLGUARD_HTML_ZONES_H_
#define CRAWLGUARD_HTML_ZONES_H_

#include <cstdint>
#include <string_view>

namespace crawlguard::html {

enum class Zone : std::uint8_t {
  kMain,       // body text, and everything that is nothing else
  kArticle,    // <article>
  kFooter,     // <footer>, and what id or class call footer, copyright or legal text
  kNav,        // <nav>
  kAside,      // <aside>
  kHidden,     // never shown: hidden, display: none, <template>, fallback content
  kAttribute,  // alt, title, aria-label, data-*, meta content, srcdoc; also the document's title
  kComment,    // HTML comments
  kNoscript,   // <noscript>
  kJson,       // strings in JSON and JSON-LD scripts
};

std::string_view ZoneName(Zone zone);

// What of an element tells its zone. `tag` is a lower-case name; the others are attribute values.
struct ZoneHints {
  std::string_view tag;
  std::string_view role;
  std::string_view id;
  std::string_view classes;
};

// Zone of an element whose parent is in `parent`. A footer keeps its lists and navigation: what
// they say is footer text. Only <article> and <main> leave it, as a class that names a footer may
// well stand on a wrapper of the whole page.
Zone ZoneOf(const ZoneHints& hints, Zone parent);

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_HTML_ZONES_H_
