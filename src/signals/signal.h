// SPDX-License-Identifier: Apache-2.0
//
// Signal: the interface of a protocol. One folder below src/signals implements one protocol, and
// one line in src/check/signal_registry.cc makes it part of every check.
#ifndef CRAWLGUARD_SIGNALS_SIGNAL_H_
#define CRAWLGUARD_SIGNALS_SIGNAL_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/evidence.h"
#include "crawlguard/page.h"
#include "crawlguard/site_policy.h"
#include "html/document.h"
#include "url/url.h"

namespace crawlguard {

// Who asks, about what, when.
struct Subject {
  const Url& url;          // the URL to be decided
  std::string_view agent;  // our product token
  std::int64_t now = 0;    // seconds since the epoch, 0 = unknown (then every date is past)
};

// A received page as the protocols see it. Null document: not HTML, or not to be read.
struct PageView {
  const Page& page;
  const html::Document* document = nullptr;

  // Turns a span of the document's decoded input into the raw page's span and line.
  struct RawPlace {
    std::size_t begin = 0, end = 0;
    int line = 0;
  };
  virtual RawPlace Raw(html::Span decoded) const = 0;

  explicit PageView(const Page& p, const html::Document* d) : page(p), document(d) {}
  virtual ~PageView() = default;
};

// Prose found in a machine-readable place (a comment in robots.txt), to be read by the rules.
struct Prose {
  std::string url;
  std::string part;  // "robots.txt:comment"
  int line = 0;
  std::size_t begin = 0;  // of the text in the raw resource
  std::string text;
};

// What a protocol found. Appended to, never read, by protocols.
struct Findings {
  std::vector<Statement> statements;
  std::vector<Diagnostic> diagnostics;
};

// A site's files as one protocol parsed them. Immutable after ParseSite.
class SiteState {
 public:
  virtual ~SiteState() = default;
  std::vector<Diagnostic> diagnostics;
  std::vector<Prose> prose;
};

// One protocol. Stateless: const methods are thread-safe.
class Signal {
 public:
  virtual ~Signal() = default;

  // Statement::signal of everything it says.
  virtual std::string_view name() const = 0;

  // Site files that it reads.
  virtual std::span<const WantedFile> wanted_files() const { return {}; }

  // Parses this protocol's site files, in the order of wanted_files(); `files[i].state` is
  // kNotAsked where the caller has none. Null if the protocol has no site files. Never throws;
  // broken content becomes diagnostics.
  virtual std::unique_ptr<const SiteState> ParseSite(const Url& origin,
                                                     std::span<const SiteFile> files) const {
    (void)origin, (void)files;
    return nullptr;
  }

  // Everything this protocol says about the subject, its own precedence already applied: a
  // statement that lost carries `superseded_by`. `site` is what ParseSite returned; `page` is null
  // before the fetch. Restrictions in the headers of redirect hops count, permissions there do not.
  virtual void Evaluate(const SiteState* site, const Subject& subject, const PageView* page,
                        Findings* findings) const = 0;
};

// Helpers that protocols share.

// Calls f(value) for each header line of that name, in order, ASCII case ignored.
template <class F>
void ForEachHeader(std::span<const HeaderField> headers, std::string_view name, F f);

// An excerpt for evidence: trimmed, repaired UTF-8, cut at kMaxExcerptBytes.
std::string Excerpt(std::string_view text);

// Appends unless kMaxDiagnostics are there already.
void AddDiagnostic(std::vector<Diagnostic>* diagnostics, Severity severity, std::string where,
                   int line, std::string code, std::string message);

bool EqualsHeaderName(std::string_view a, std::string_view b);

template <class F>
void ForEachHeader(std::span<const HeaderField> headers, std::string_view name, F f) {
  for (const HeaderField& field : headers) {
    if (EqualsHeaderName(field.name, name)) f(field.value);
  }
}

}  // namespace crawlguard

#endif  // CRAWLGUARD_SIGNALS_SIGNAL_H_
