// SPDX-License-Identifier: Apache-2.0
//
// English, Polish, German and French, and what is frequent in the notices of their neighbours.
#include "text/abbreviations.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "base/ascii.h"

namespace crawlguard::text {
namespace {

using enum Abbreviation;

struct Entry {
  std::string_view word;  // in lower case, without the last full stop
  Abbreviation kind;
};

// In order of word. Company forms are kInside although they often end a sentence: a notice that is
// cut in two behind the name of its publisher loses its meaning, two that are joined do not.
// clang-format off
constexpr Entry kEntries[] = {
    {"abb", kBeforeNumber}, {"abs", kBeforeNumber}, {"al", kInside}, {"ang", kInside},
    {"anm", kBeforeNumber}, {"apod", kAtEnd}, {"approx", kInside}, {"apr", kBeforeNumber},
    {"art", kBeforeNumber}, {"assn", kInside}, {"atd", kAtEnd}, {"aug", kBeforeNumber},
    {"av", kInside}, {"avv", kInside}, {"bd", kInside}, {"bijv", kInside}, {"bl.a", kInside},
    {"bros", kInside}, {"bspw", kInside}, {"bv", kInside}, {"bzw", kInside},
    {"c.-\xC3\xA0-d", kInside}, {"ca", kInside}, {"cap", kBeforeNumber}, {"cf", kInside},
    {"ch", kBeforeNumber}, {"cl", kBeforeNumber}, {"co", kInside}, {"corp", kInside},
    {"d.h", kInside}, {"dec", kBeforeNumber}, {"dept", kInside}, {"dir", kBeforeNumber},
    {"dott", kInside}, {"dr", kInside}, {"ds", kInside}, {"dypl", kInside}, {"e.g", kInside},
    {"ecc", kAtEnd}, {"ed", kBeforeNumber}, {"eg", kInside}, {"einschl", kInside}, {"ej", kInside},
    {"entspr", kInside}, {"env", kInside}, {"enz", kAtEnd}, {"esp", kInside}, {"etc", kAtEnd},
    {"evtl", kInside}, {"ew", kInside}, {"ex", kInside}, {"excl", kInside}, {"exkl", kInside},
    {"f.eks", kInside}, {"feb", kBeforeNumber}, {"ff", kAtEnd}, {"fig", kBeforeNumber},
    {"gen", kInside}, {"ggf", kInside}, {"godz", kBeforeNumber}, {"hab", kInside}, {"hon", kInside},
    {"hrsg", kInside}, {"i.d.r", kInside}, {"i.e", kInside}, {"i.s.d", kInside}, {"i.v.m", kInside},
    {"ie", kInside}, {"im", kInside}, {"inc", kInside}, {"incl", kInside}, {"inkl", kInside},
    {"insb", kInside}, {"insbes", kInside}, {"in\xC5\xBC", kInside}, {"itd", kAtEnd},
    {"itp", kAtEnd}, {"jan", kBeforeNumber}, {"jr", kAtEnd}, {"jul", kBeforeNumber},
    {"jun", kBeforeNumber}, {"jur", kInside}, {"jw", kInside}, {"kap", kBeforeNumber},
    {"kpt", kInside}, {"ks", kInside}, {"lit", kBeforeNumber}, {"ltd", kInside}, {"m.fl", kAtEnd},
    {"m.in", kInside}, {"mar", kBeforeNumber}, {"messrs", kInside}, {"mfl", kAtEnd},
    {"mgr", kInside}, {"mld", kInside}, {"mlle", kInside}, {"mln", kInside}, {"mme", kInside},
    {"mr", kInside}, {"mrs", kInside}, {"ms", kInside}, {"mt", kInside}, {"n.b", kInside},
    {"nap\xC5\x99", kInside}, {"niem", kInside}, {"no", kBeforeNumber}, {"nos", kBeforeNumber},
    {"nov", kBeforeNumber}, {"np", kInside}, {"nr", kBeforeNumber}, {"nt", kInside},
    {"n\xC3\xBAm", kBeforeNumber}, {"o.g", kInside}, {"o.o", kInside}, {"o.\xC3\xA4", kInside},
    {"oct", kBeforeNumber}, {"ok", kBeforeNumber}, {"oprac", kInside}, {"os", kInside},
    {"osv", kAtEnd}, {"p.ej", kInside}, {"p.ex", kInside}, {"par", kBeforeNumber},
    {"para", kBeforeNumber}, {"pkt", kBeforeNumber}, {"pl", kInside}, {"por", kInside},
    {"poz", kBeforeNumber}, {"pp", kBeforeNumber}, {"prof", kInside}, {"pt", kInside},
    {"p\xC3\xA1g", kBeforeNumber}, {"p\xC3\xA1gs", kBeforeNumber}, {"p\xC5\x82k", kInside},
    {"r", kAtEnd}, {"reg", kBeforeNumber}, {"resp", kInside}, {"rev", kInside},
    {"rn", kBeforeNumber}, {"rozdz", kBeforeNumber}, {"rys", kBeforeNumber}, {"s.a", kInside},
    {"sec", kBeforeNumber}, {"sect", kBeforeNumber}, {"sen", kAtEnd}, {"sep", kBeforeNumber},
    {"sept", kBeforeNumber}, {"sig", kInside}, {"sog", kInside}, {"sp", kInside}, {"sp.j", kInside},
    {"sp.k", kInside}, {"sp.z", kInside}, {"sr", kInside}, {"sra", kInside}, {"st", kInside},
    {"str", kInside}, {"s\xC2\xA7", kBeforeNumber}, {"t.ex", kInside}, {"tab", kBeforeNumber},
    {"tel", kInside}, {"tj", kInside}, {"tys", kInside}, {"tzn", kInside}, {"tzv", kInside},
    {"tzw", kInside}, {"t\xC5\x82um", kInside}, {"u.a", kInside}, {"u.\xC3\xA4", kInside},
    {"ul", kInside}, {"univ", kInside}, {"usf", kAtEnd}, {"ust", kBeforeNumber}, {"usw", kAtEnd},
    {"vgl", kInside}, {"viz", kInside}, {"vol", kBeforeNumber}, {"vs", kInside}, {"wg", kInside},
    {"ww", kInside}, {"wyd", kInside}, {"wz", kInside}, {"z.b", kInside}, {"z.o.o", kInside},
    {"ziff", kBeforeNumber}, {"zit", kInside}, {"zob", kInside}, {"zw", kInside}, {"zzgl", kInside},
    {"z\xC5\x82", kAtEnd}, {"\xC3\xA9""d", kInside}, {"\xC5\x82""ac", kInside},
    {"\xC5\x9Bw", kInside},
};
// clang-format on

// Single letters with full stops between them: "U.S", "s.p.a", "o.o".
bool IsDottedLetters(std::string_view word) {
  if (word.size() < 3) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !ascii::IsAlpha(word[i]) : word[i] != '.') return false;
  }
  return word.size() % 2 == 1;
}

}  // namespace

Abbreviation AbbreviationKind(std::string_view word) {
  const std::string lower = ascii::Lower(word);
  const auto* const found =
      std::lower_bound(std::begin(kEntries), std::end(kEntries), lower,
                       [](const Entry& e, const std::string& wanted) { return e.word < wanted; });
  if (found != std::end(kEntries) && found->word == lower) return found->kind;
  return IsDottedLetters(word) ? kInside : kNone;
}

}  // namespace crawlguard::text
