// SPDX-License-Identifier: Apache-2.0
//
// The C interface (C99), for programs in C and for bindings. The same library as crawlguard.h,
// which explains the words used here: purpose, site file, decision, profile.
//
// Six conventions hold for every function:
//
// 1. Handles (cg_rules, cg_checker, cg_site, cg_result, cg_error) are opaque, typed, and yours:
//    free each with its own cg_*_free. They copy what they need, so they can be freed in any order.
// 2. Text is pointer + length. In: any bytes, borrowed for the call only; NULL with length 0 is the
//    empty text. Out: UTF-8, borrowed from the handle that it was asked of.
// 3. A call that can fail returns a cg_status. Its `error` argument may be NULL; otherwise *error
//    is NULL after CG_OK, and after a failure an error to be freed. Results come back through
//    `out`, which is NULL after a failure. NULL where a handle, struct or `out` is needed is
//    CG_INVALID_ARGUMENT, never a crash; freeing NULL does nothing.
// 4. Structs that may grow begin with `size`: start from their CG_*_INIT macro, fill in the rest.
//        cg_page page = CG_PAGE_INIT;
//    Elements of an array all have the size of its first element. A struct that is larger than this
//    library knows is taken if the rest of it is zero, otherwise it is CG_UNSUPPORTED: what could
//    be a restriction is never ignored.
// 5. cg_rules, cg_checker and cg_site never change: any number of threads may use one at the same
//    time. A cg_result and a cg_error belong to one thread at a time.
// 6. Nothing but return values crosses this border: no exception, no output, no abort, no signal;
//    no file, socket, clock or environment variable is read.
//
// Broken or hostile content is no error: it is a result that denies and says why. An error means
// that the caller or the machine is at fault; treat it as a denial.
//
//     cg_options options = CG_OPTIONS_INIT;
//     options.agent = cg_text("ExampleBot");
//     cg_checker *checker = NULL;
//     cg_error *error = NULL;
//     if (cg_checker_new(&options, &checker, &error) != CG_OK) {
//       fprintf(stderr, "%s\n", cg_error_message(error).data);
//       cg_error_free(error);
//       return 2;
//     }
//
// examples/embed.c is a whole program.
#ifndef CRAWLGUARD_C_H_
#define CRAWLGUARD_C_H_

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "crawlguard/export.h"

#ifdef __cplusplus
extern "C" {
#endif

// ---- Versions -------------------------------------------------------------------------------

// Counts incompatible changes of this interface. Additions at the end of structs, new functions and
// new status codes are compatible and do not count.
#define CG_ABI_VERSION 1

// The CG_ABI_VERSION of the library that is running. A binding that loads the library by name
// should refuse to go on unless it is the one it was written for.
CRAWLGUARD_EXPORT uint32_t cg_abi_version(void);

// "0.1.0" of the library that is running. Static, ends in NUL.
CRAWLGUARD_EXPORT const char* cg_version(void);

// ---- Text, status, error --------------------------------------------------------------------

typedef struct cg_str {
  const char* data;
  size_t len;
} cg_str;

// A C string as cg_str; NULL is the empty text. The text stays the caller's.
static inline cg_str cg_text(const char* text) {
  cg_str out;
  out.data = text;
  out.len = text == NULL ? 0 : strlen(text);
  return out;
}

// How a call ended. Take unknown values as CG_INTERNAL.
typedef enum cg_status {
  CG_OK = 0,
  CG_INVALID_ARGUMENT = 1,  // asked for something that does not exist or makes no sense
  CG_MALFORMED = 2,         // a rule or profile file breaks its format
  CG_LIMIT = 3,             // a named limit was exceeded
  CG_UNSUPPORTED = 4,       // well-formed, but not something that this build can do
  CG_NOT_FOUND = 5,         // no such element
  CG_IO = 6,                // the operating system refused
  CG_INTERNAL = 7           // a defect in crawlguard or a machine out of memory
} cg_status;

typedef struct cg_error cg_error;

// The status that the failed call returned. NULL: CG_OK.
CRAWLGUARD_EXPORT cg_status cg_error_status(const cg_error* error);

// What went wrong, where ("file:line:column: ..."), what to do. One line, lives as long as the
// error, ends in NUL. NULL: the empty text, ends in NUL too.
CRAWLGUARD_EXPORT cg_str cg_error_message(const cg_error* error);

CRAWLGUARD_EXPORT void cg_error_free(cg_error* error);

// ---- Purposes -------------------------------------------------------------------------------

// Sets of purposes are these bits, joined by |.
#define CG_PURPOSE_FETCH UINT32_C(1)     // make the request
#define CG_PURPOSE_SEARCH UINT32_C(2)    // index, link, short excerpt
#define CG_PURPOSE_AI_INPUT UINT32_C(4)  // retrieval, grounding, prompts
#define CG_PURPOSE_AI_TRAIN UINT32_C(8)  // train or tune a model
#define CG_PURPOSE_TDM UINT32_C(16)      // any other automated analysis
#define CG_PURPOSE_ARCHIVE UINT32_C(32)  // keep or republish a copy
#define CG_PURPOSE_ALL UINT32_C(63)

// Reads a comma list of names ("ai-train,tdm"). CG_INVALID_ARGUMENT for an unknown name or an empty
// list; the message lists the names that exist. *out is 0 after a failure.
CRAWLGUARD_EXPORT cg_status cg_purposes_parse(cg_str list, uint32_t* out, cg_error** error);

// ---- Rules ----------------------------------------------------------------------------------

// The prose rules and profiles, compiled. Compiling takes a while and some memory: keep the handle.
typedef struct cg_rules cg_rules;

// One rule or profile file. The name matters: "en/reservation.toml", "profiles/house.toml". These
// two fields are all there will be.
typedef struct cg_rule_source {
  cg_str name;
  cg_str text;
} cg_rule_source;

// Compiles the rules that are built into the library.
CRAWLGUARD_EXPORT cg_status cg_rules_builtin(cg_rules** out, cg_error** error);

// Compiles rules of your own. CG_MALFORMED names file, line and column of the first fault. A set
// without profiles takes the built-in ones. CG_INVALID_ARGUMENT if `count` is 0.
CRAWLGUARD_EXPORT cg_status cg_rules_parse(const cg_rule_source* sources, size_t count,
                                           cg_rules** out, cg_error** error);

// "sha256:..." over the names and texts of all files; it stands in every result. Lives as long as
// the handle. NULL: the empty text.
CRAWLGUARD_EXPORT cg_str cg_rules_revision(const cg_rules* rules);

CRAWLGUARD_EXPORT void cg_rules_free(cg_rules* rules);

// ---- Checker --------------------------------------------------------------------------------

#define CG_OPERATOR_COMMERCIAL UINT32_C(0)
#define CG_OPERATOR_NON_COMMERCIAL UINT32_C(1)

typedef struct cg_options {
  size_t size;
  cg_str agent;            // your product token ("ExampleBot"); data NULL: "crawlguard"
  const cg_rules* rules;   // NULL: the built-in ones, compiled for this checker
  cg_str profile;          // "strict", ...; data NULL: "respect"
  uint32_t operator_kind;  // settles "non-commercial only"
  uint32_t reserved;       // 0
  int64_t now;             // seconds since 1970 UTC; 0: unknown, every date counts as past
} cg_options;

#define CG_OPTIONS_INIT \
  { sizeof(cg_options), {NULL, 0}, NULL, {NULL, 0}, 0, 0, 0 }

// Who asks, by which rules and profile. The handle of all checks.
typedef struct cg_checker cg_checker;

// CG_INVALID_ARGUMENT for an agent that is no product token (RFC 9309 2.2.1), an unknown profile or
// an unknown operator kind. The rules may be freed afterwards.
CRAWLGUARD_EXPORT cg_status cg_checker_new(const cg_options* options, cg_checker** out,
                                           cg_error** error);

CRAWLGUARD_EXPORT void cg_checker_free(cg_checker* checker);

// ---- Pages and site files -------------------------------------------------------------------

// One header field line, in the order received; repeated names stay separate. These two fields are
// all there will be.
typedef struct cg_header {
  cg_str name;
  cg_str value;
} cg_header;

// A response that redirected on the way to a page. Restrictions in its headers count.
typedef struct cg_hop {
  size_t size;
  cg_str url;
  const cg_header* headers;  // NULL only with header_count 0
  size_t header_count;
  int32_t status;
  uint32_t reserved;  // 0
} cg_hop;

#define CG_HOP_INIT \
  { sizeof(cg_hop), {NULL, 0}, NULL, 0, 0, 0 }

// A page or any other resource, as received, after content decoding.
typedef struct cg_page {
  size_t size;
  cg_str url;                // address of this response
  cg_str asked_url;          // address first asked for; empty: url
  const cg_header* headers;  // NULL only with header_count 0
  size_t header_count;
  cg_str body;
  cg_str fault;        // why the response is not whole; empty: it is. Denies as `unreadable`
  const cg_hop* hops;  // NULL only with hop_count 0
  size_t hop_count;
  int32_t status;     // 0: no HTTP answer, then `fault` says why
  uint32_t reserved;  // 0
} cg_page;

#define CG_PAGE_INIT \
  { sizeof(cg_page), {NULL, 0}, {NULL, 0}, NULL, 0, {NULL, 0}, {NULL, 0}, NULL, 0, 200, 0 }

// How the attempt to get a site file ended. The protocols treat the four differently: never fold
// one into another.
#define CG_FILE_NOT_ASKED UINT32_C(0)    // no attempt was made
#define CG_FILE_FORBIDDEN UINT32_C(1)    // not fetched, because robots.txt disallows it
#define CG_FILE_ANSWERED UINT32_C(2)     // an HTTP answer with `status`, perhaps with a `fault`
#define CG_FILE_UNREACHABLE UINT32_C(3)  // no usable HTTP answer: `fault` says why

// A site file such as /robots.txt or /.well-known/tdmrep.json.
typedef struct cg_site_file {
  size_t size;
  cg_str path;               // as cg_wanted_file named it
  cg_str url;                // address of the last response; empty: origin + path
  cg_str fault;              // why unreachable, or why the body is not whole; empty: intact
  const cg_header* headers;  // NULL only with header_count 0
  size_t header_count;
  cg_str body;
  uint32_t state;     // CG_FILE_*
  int32_t status;     // of the last response, for CG_FILE_ANSWERED
  int32_t redirects;  // how many were followed
  uint32_t reserved;  // 0
} cg_site_file;

#define CG_SITE_FILE_INIT \
  { sizeof(cg_site_file), {NULL, 0}, {NULL, 0}, {NULL, 0}, NULL, 0, {NULL, 0}, 0, 0, 0, 0 }

// The site files that this build reads: the index-th path, from 0, and how many bytes of it are
// worth fetching. /robots.txt comes first: fetch it alone, then those that it allows. CG_NOT_FOUND
// past the last; makes no cg_error. The path is static. `max_bytes` may be NULL.
CRAWLGUARD_EXPORT cg_status cg_wanted_file(size_t index, cg_str* path, size_t* max_bytes);

// What one origin's site files say, parsed once, asked for any number of URLs.
typedef struct cg_site cg_site;

// Parses the files of an origin ("https://example.com"; a longer URL is cut to its origin). A file
// that is not among them counts as not asked for; `count` may be 0. Prose in them is read with the
// checker's rules: use the site with this checker or another one that has the same rules.
// CG_INVALID_ARGUMENT if the origin is no http(s) URL or a state is none of CG_FILE_*. Broken files
// are no error.
CRAWLGUARD_EXPORT cg_status cg_site_new(const cg_checker* checker, cg_str origin,
                                        const cg_site_file* files, size_t count, cg_site** out,
                                        cg_error** error);

// Seconds between requests that robots.txt asks of this agent; negative if it does not ask, or for
// NULL.
CRAWLGUARD_EXPORT double cg_site_crawl_delay(const cg_site* site, cg_str agent);

// The index-th sitemap URL in robots.txt, from 0; lives as long as the site. CG_NOT_FOUND past the
// last; makes no cg_error.
CRAWLGUARD_EXPORT cg_status cg_site_sitemap(const cg_site* site, size_t index, cg_str* url);

CRAWLGUARD_EXPORT void cg_site_free(cg_site* site);

// ---- Checks ---------------------------------------------------------------------------------

// The answer for one URL or page.
typedef struct cg_result cg_result;

// Every check takes the purposes that are asked about: CG_PURPOSE_* bits; none, or an unknown one,
// is CG_INVALID_ARGUMENT. All six are decided whatever is asked.

// May this URL be fetched, and what do the site files say about its use? For use before a fetch.
// CG_INVALID_ARGUMENT if it is no http(s) URL, not of the site's origin, or the site was parsed
// with other rules.
CRAWLGUARD_EXPORT cg_status cg_check_url(const cg_checker* checker, const cg_site* site, cg_str url,
                                         uint32_t purposes, cg_result** out, cg_error** error);

// Everything: site files, headers, and the body. Errors as cg_check_url.
CRAWLGUARD_EXPORT cg_status cg_check_page(const cg_checker* checker, const cg_site* site,
                                          const cg_page* page, uint32_t purposes, cg_result** out,
                                          cg_error** error);

// cg_check_page for pages[i] with sites[i], for each i below `count`; a site may stand there many
// times. Runs in the calling thread: a binding can release its lock around the whole batch.
// results[i] is NULL exactly if item i failed; then errors[i] says why, and the rest goes on.
// `errors` may be NULL. Returns CG_OK, or the status of the first item that failed; with NULL for
// checker, sites, pages or results, or with bad purposes, nothing is checked and every item fails.
CRAWLGUARD_EXPORT cg_status cg_check_pages(const cg_checker* checker, const cg_site* const* sites,
                                           const cg_page* pages, size_t count, uint32_t purposes,
                                           cg_result** results, cg_error** errors);

// ---- Results --------------------------------------------------------------------------------

// Which of these purposes are denied; purposes 0: of those that the check was asked about. Returns
// 0 if all of them are allowed. A few instructions. Fails closed: NULL denies what is asked (with
// purposes 0: all six), and bits that are no purpose are denied.
CRAWLGUARD_EXPORT uint32_t cg_result_denied(const cg_result* result, uint32_t purposes);

// The whole decision with its evidence as one line of JSON, schema "crawlguard/decision/1"
// (docs/decision-json.md). Made at the first call, lives as long as the result, ends in NUL. The
// empty text for NULL, and where memory runs out.
CRAWLGUARD_EXPORT cg_str cg_result_json(cg_result* result);

CRAWLGUARD_EXPORT void cg_result_free(cg_result* result);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // CRAWLGUARD_C_H_
