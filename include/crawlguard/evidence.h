// SPDX-License-Identifier: Apache-2.0
//
// Statement: what one signal says, about which purposes, and the words that say it.
#ifndef CRAWLGUARD_EVIDENCE_H_
#define CRAWLGUARD_EVIDENCE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/export.h"
#include "crawlguard/purpose.h"

namespace crawlguard {

enum class Effect : std::uint8_t {
  kDeny,       // may not
  kCondition,  // may, once a prerequisite is met (consent, payment, licence token): denies until
               // then
  kAllow,      // may
  kNote,       // worth knowing, decides nothing
};

// How far a statement reaches.
enum class Scope : std::uint8_t { kSite, kPath, kPage, kElement };

// What kind of statement this is; a profile decides which kinds of prose bind.
enum class StatementClass : std::uint8_t {
  kProtocol,     // a machine-readable signal: always binds
  kReservation,  // prose: mining, AI, automated access or scraping is reserved or forbidden
  kReuse,        // prose: general ban on copying, nothing about machines
  kClue,         // prose: a hint, not a reservation
  kGrant,        // prose: an express permission
  kFault,        // nothing could be read where something might stand: denies as `unreadable`
};

// Names as they stand in JSON: "deny", "page", "reservation". Static storage.
CRAWLGUARD_EXPORT std::string_view EffectName(Effect effect) noexcept;
CRAWLGUARD_EXPORT std::string_view ScopeName(Scope scope) noexcept;
CRAWLGUARD_EXPORT std::string_view StatementClassName(StatementClass c) noexcept;

// One named detail of the evidence: {"rights_holder", "Example Media"}, {"acts", "reproduction"}.
struct Field {
  std::string name;
  std::string value;
};

// Where the words stand and what they are.
struct Evidence {
  std::string url;   // the resource that holds the words
  std::string part;  // "body", "header:x-robots-tag", "meta:robots", "robots.txt", "status" ...
  int line = 0;      // 1-based line in the raw resource, 0 = does not apply
  std::size_t begin = 0;  // byte span in the raw resource, before any decoding; begin == end: none.
  std::size_t end = 0;    // For a header: in the field value as it was handed in.
  std::string excerpt;    // the deciding words, UTF-8, at most kMaxExcerptBytes (240)
  std::string rule;      // id of the rule or clause, e.g. "rfc9309.2.2.2", "en.reservation.consent"
  int confidence = 100;  // 0..100; 100 standard syntax, ~80 documented vendor, <= 60 house rule
  std::vector<Field> fields;  // acts, means, condition, exception, rights_holder, details ...
};

// Something to satisfy. A prerequisite makes the verdict deny; an obligation leaves it allow.
struct Condition {
  bool prerequisite = true;
  std::string text;  // "prior consent of Example Media", "attribution"
  // What kind of thing: "consent", "payment", "licence", "identity", "non-commercial",
  // "attribution", or empty. "non-commercial" is met by a non-commercial operator.
  std::string kind;
};

// What one signal says.
struct Statement {
  std::string signal;  // protocol name: "robots.txt", "robots-tag", "tdmrep", "notice", "http" ...
  Effect effect = Effect::kNote;
  PurposeSet purposes;
  Scope scope = Scope::kPage;
  StatementClass kind = StatementClass::kProtocol;
  // Prose that bans automated collection itself: denies tdm, ai-train, ai-input (already listed in
  // `purposes`), and fetch where the profile says so.
  bool bans_automation = false;
  // Set when the protocol's own precedence put another of its statements above this one (the clause
  // by which it lost), or when prose matched a rule and is no notice after all ("not a notice:
  // reported speech"). Such a statement decides nothing and is kept for the explanation.
  std::string superseded_by;
  std::vector<Condition> conditions;
  Evidence evidence;
};

enum class Severity : std::uint8_t { kNote, kWarning, kError };
CRAWLGUARD_EXPORT std::string_view SeverityName(Severity severity) noexcept;

// Something a reader of the input should know: a malformed line, a limit hit, a file not asked for.
struct Diagnostic {
  Severity severity = Severity::kNote;
  std::string where;  // URL or file name, or empty
  int line = 0;       // 1-based, 0 = unknown
  std::string code;   // stable, kebab-case: "robots-soft-404", "page-truncated"
  std::string message;

  // "where:line: message [code]", with the parts that are known.
  CRAWLGUARD_EXPORT std::string ToString() const;
};

}  // namespace crawlguard

#endif  // CRAWLGUARD_EVIDENCE_H_
