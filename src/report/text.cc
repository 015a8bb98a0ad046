// SPDX-License-Identifier: Apache-2.0
#include "report/text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/escape.h"
#include "report/statement_text.h"
#include "report/style.h"

namespace crawlguard::report {
namespace {

Ink VerdictInk(Verdict verdict) { return verdict == Verdict::kAllow ? Ink::kGood : Ink::kBad; }

// Why a purpose is decided as it is where no statement decides it.
std::string_view WithoutStatement(Reason reason) {
  switch (reason) {
    case Reason::kUnstated:
      return "default of the profile";
    case Reason::kInherited:
      return "follows from another purpose";
    case Reason::kUnreadable:
      return "see the messages below";
    case Reason::kExplicit:
    case Reason::kCondition:
      break;
  }
  return "";
}

// The report of one decision: which statements are printed, under which numbers.
class TextReport {
 public:
  TextReport(const Decision& decision, const TextOptions& options)
      : decision_(decision), options_(options), style_(options.colour) {
    for (Purpose p : kAllPurposes) {
      for (const Considered& c : decision_.For(p).considered) {
        if (c.role == Role::kDecides) Number(c.statement);
      }
    }
    if (!options_.explain) return;
    for (std::size_t i = 0; i < decision_.statements.size(); ++i) Number(i);
  }

  std::string Print() const {
    std::string out = Headline();
    out += Table();
    for (std::size_t i = 0; i < order_.size(); ++i) {
      out +=
          '\n' + StatementText(decision_.statements[order_[i]], i + 1, decision_.final_url, style_);
    }
    if (options_.explain) {
      out += Explanation();
    } else if (const std::size_t more = decision_.statements.size() - order_.size(); more > 0) {
      out += "\n  " + std::to_string(more) + (more == 1 ? " more statement" : " more statements") +
             ": see crawlguard explain\n";
    }
    if (!decision_.diagnostics.empty()) out += '\n';
    for (const Diagnostic& d : decision_.diagnostics) out += DiagnosticLine(d, style_);
    return out;
  }

 private:
  void Number(std::size_t statement) {
    if (statement >= decision_.statements.size() || NumberOf(statement) != 0) return;
    order_.push_back(statement);
    if (numbers_.empty()) numbers_.resize(decision_.statements.size());
    numbers_[statement] = order_.size();
  }

  // 1-based; 0 = not printed.
  std::size_t NumberOf(std::size_t statement) const {
    return statement < numbers_.size() ? numbers_[statement] : 0;
  }

  std::string Headline() const {
    const bool denied = !(decision_.DeniedPurposes() & options_.purposes).empty();
    std::string out = style_.Paint(denied ? Ink::kBad : Ink::kGood, denied ? "DENY " : "ALLOW") +
                      ' ' + style_.Paint(Ink::kBold, EscapeForTerminal(decision_.url)) + '\n';
    if (!decision_.final_url.empty() && decision_.final_url != decision_.url) {
      out += "      redirected to " + EscapeForTerminal(decision_.final_url) + '\n';
    }
    std::string asked = "      agent " + EscapeForTerminal(decision_.agent) + ", profile " +
                        EscapeForTerminal(decision_.profile);
    if (options_.purposes != PurposeSet::All()) asked += ", for " + ToString(options_.purposes);
    return out + style_.Paint(Ink::kDim, asked) + "\n\n";
  }

  std::string Who(const PurposeDecision& d) const {
    for (const Considered& c : d.considered) {
      if (c.role != Role::kDecides || c.statement >= decision_.statements.size()) continue;
      return '[' + std::to_string(NumberOf(c.statement)) + "] " +
             Speaker(decision_.statements[c.statement]);
    }
    const std::string_view why = WithoutStatement(d.reason);
    return why.empty() ? "-" : "nobody (" + std::string(why) + ")";
  }

  // The conditions that do not stand in the statement that decides, which is printed below.
  std::vector<Condition> NewConditions(const PurposeDecision& d) const {
    std::vector<Condition> fresh = d.conditions;
    for (const Considered& c : d.considered) {
      if (c.role != Role::kDecides || c.statement >= decision_.statements.size()) continue;
      for (const Condition& known : decision_.statements[c.statement].conditions) {
        fresh.erase(std::remove_if(fresh.begin(), fresh.end(),
                                   [&](const Condition& f) { return f.text == known.text; }),
                    fresh.end());
      }
    }
    return fresh;
  }

  std::string Table() const {
    std::string out =
        style_.Paint(Ink::kDim, "  purpose   verdict  reason      who says so") + '\n';
    for (Purpose p : kAllPurposes) {
      const PurposeDecision& d = decision_.For(p);
      const bool asked = options_.purposes.Contains(p);
      out += "  " + style_.Paint(asked ? Ink::kPlain : Ink::kDim, Pad(PurposeName(p), 8)) + "  " +
             style_.Paint(VerdictInk(d.verdict), Pad(VerdictName(d.verdict), 7)) + "  " +
             Pad(ReasonName(d.reason), 10) + "  " + Who(d) + '\n';
      out += ConditionLines(NewConditions(d), "            ", style_);
    }
    return out;
  }

  std::string Explanation() const {
    std::string out;
    for (Purpose p : kAllPurposes) {
      const PurposeDecision& d = decision_.For(p);
      out += "\n  " + style_.Paint(Ink::kBold, PurposeName(p)) + ": " +
             style_.Paint(VerdictInk(d.verdict), VerdictName(d.verdict)) + ", " +
             std::string(ReasonName(d.reason)) + '\n';
      if (d.considered.empty()) {
        out += "    no statement (" + std::string(WithoutStatement(d.reason)) + ")\n";
      }
      for (const Considered& c : d.considered) {
        if (c.statement >= decision_.statements.size()) continue;
        const Statement& s = decision_.statements[c.statement];
        out += "    " + Pad(RoleName(c.role), 10) + "  [" + std::to_string(NumberOf(c.statement)) +
               "] " + Speaker(s) + ": " + std::string(EffectName(s.effect)) + '\n';
        if (!c.why.empty()) out += "                because " + EscapeForTerminal(c.why) + '\n';
      }
    }
    return out;
  }

  const Decision& decision_;
  const TextOptions& options_;
  Style style_;
  std::vector<std::size_t> order_;    // statements in the order printed
  std::vector<std::size_t> numbers_;  // by statement
};

}  // namespace

std::string ToText(const Decision& decision, const TextOptions& options) {
  return TextReport(decision, options).Print();
}

}  // namespace crawlguard::report
