// SPDX-License-Identifier: Apache-2.0
//
// Lines that no standard knows and that mean to say something about AI (signals.md 1.9):
// "DisallowAITraining: /", "AI-Training: disallowed".
#ifndef CRAWLGUARD_SIGNALS_ROBOTS_AI_LINES_H_
#define CRAWLGUARD_SIGNALS_ROBOTS_AI_LINES_H_

#include <optional>
#include <string>
#include <string_view>

namespace crawlguard::robots {

enum class AiMeaning {
  kNone,       // not about AI
  kUnclear,    // about AI, permissive or not plain: reported, decides nothing
  kNoTraining  // unmistakably "no AI training"
};

struct AiLine {
  AiMeaning meaning = AiMeaning::kNone;
  std::string pattern;  // percent-normalised path pattern it is limited to, or empty: everything
};

// House: read as "no AI training" are, letter case and the hyphens, underscores and blanks in a key
// apart,
//  - disallowai, disallowaitrain, disallowaitraining, disallowtraining, disallowgenai,
//    disallowgenaitraining, disallowllm, disallowllmtraining, disallowmltraining, and noai,
//    noaitrain, noaitraining, notraining, noml, with a path pattern or one of yes, true, on, all,
//    1;
//  - aitrain, aitraining, allowai, allowaitrain, allowaitraining, genaitraining, llmtraining,
//    mltraining, trainai, training with one of no, n, false, off, 0, none, never, deny, denied,
//    disallow, disallowed, forbidden, prohibited, blocked, notallowed;
//  - prohibits with one of aiall, aitrain, aitraining, all, trainai, training among its words.
// An expired draft (draft-canel-robots-ai-control) or nothing at all stands behind them, so a
// permission in them grants nothing.
AiLine ReadAiLine(std::string_view key, std::string_view value);

}  // namespace crawlguard::robots

#endif  // CRAWLGUARD_SIGNALS_ROBOTS_AI_LINES_H_
