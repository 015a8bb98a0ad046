// SPDX-License-Identifier: Apache-2.0
//
// BlockMatcher: the rules on one block of text.
#ifndef CRAWLGUARD_RULES_BLOCK_MATCHER_H_
#define CRAWLGUARD_RULES_BLOCK_MATCHER_H_

#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/evidence.h"
#include "html/document.h"
#include "rules/compile.h"
#include "text/fold.h"
#include "text/sentences.h"

namespace crawlguard::rules {

struct BlockInput {
  std::string_view text;  // UTF-8, not folded
  html::Zone zone = html::Zone::kMain;
  bool visible = true;
  bool quoted = false;    // the markup marks it as a quotation or code
  std::string_view lead;  // for a list item: the text that introduces the list
};

// An exception that a notice states ("does not apply to search engines").
struct ExceptionMatch {
  const Exception* exception;
  text::Range span;  // the sentence, in BlockInput::text
};

// One rule found in one sentence (or block).
struct Match {
  const Rule* rule = nullptr;
  std::size_t language = 0;       // index into CompiledSet::languages
  std::vector<const Rule*> also;  // rules of the same kind that matched the same sentence
  PurposeSet purposes;            // what it names, exceptions not yet taken off
  bool bans_automation = false;
  std::string suppressed;  // why it is no notice after all ("reported speech"); empty: it is one
  text::Range sentence;    // in BlockInput::text
  text::Range excerpt;     // the deciding words within it, at most kMaxExcerptBytes
  text::Range context;     // the sentence and those after it that may belong to the notice
  std::vector<ExceptionMatch> exceptions;
  std::vector<Field> fields;
};

// Holds scratch buffers: one object a thread, used for block after block.
class BlockMatcher {
 public:
  // `set` must outlive the matcher.
  explicit BlockMatcher(const CompiledSet& set) : set_(set) {}

  // Appends the matches in `block`, at most one a sentence and class, in order.
  void Run(const BlockInput& block, std::vector<Match>* matches);

  // The exceptions that one sentence of another block states, for a notice that ended the block
  // before it. Appends.
  void FindExceptions(std::string_view text, std::size_t language,
                      std::vector<ExceptionMatch>* out);

 private:
  // A stretch of folded text to match: a sentence or the block, perhaps after the list's lead.
  struct Unit {
    std::string_view text;     // folded
    std::size_t lead = 0;      // how much of it is the lead
    std::size_t folded_begin;  // where the rest begins in folded_.text()
    text::Range source;        // in BlockInput::text
    std::size_t first_sentence;
  };
  struct Hit {
    Match match;
    std::vector<text::Range> spans;  // of the patterns in `all`, folded, in Unit::text
    std::vector<text::Range> names;  // of those in `names`
  };

  bool Gate(const CompiledRule& rule, const std::vector<bool>& found) const;
  void RunUnit(const Unit& unit, Within within, std::vector<Hit>* hits);
  bool RunRule(const CompiledRule& rule, const Unit& unit, Hit* hit) const;
  std::string Suppression(const CompiledRule& rule, const Unit& unit, const Hit& hit) const;
  bool InsideQuotation(const Unit& unit, const Hit& hit) const;
  void Finish(const Unit& unit, Hit* hit, std::vector<Match>* matches);
  void AddExceptions(const Unit& unit, Match* match) const;
  void AddFields(const Unit& unit, Match* match) const;
  std::string_view FoldedSentence(std::size_t i) const;
  text::Range SourceRange(const Unit& unit, text::Range folded) const;

  const CompiledSet& set_;
  const BlockInput* block_ = nullptr;
  text::FoldedText folded_, lead_folded_;
  std::vector<text::Range> sentences_;   // of the block, in source offsets
  std::vector<text::Range> quotations_;  // in folded_.text()
  std::vector<bool> found_, found_unit_;
  std::vector<const CompiledRule*> candidates_;
  std::string unit_text_;
};

}  // namespace crawlguard::rules

#endif  // CRAWLGUARD_RULES_BLOCK_MATCHER_H_
