// SPDX-License-Identifier: Apache-2.0
//
// `check` of a 150 KB page by stage, beside Gumbo's own parse of the same page. Read the ratios of
// one run: absolute figures are the machine's.
#include <benchmark/benchmark.h>
#include <gumbo.h>

#include <memory>
#include <string>

#include "bench/page.h"
#include "crawlguard/checker.h"
#include "html/charset.h"
#include "html/document.h"
#include "html/guard.h"
#include "rules/impl.h"
#include "rules/page_matcher.h"
#include "text/fold.h"

namespace crawlguard::bench {
namespace {

constexpr std::size_t kPageBytes = 150'000;

const std::string& Plain() {
  static const std::string kPage = MakePage(kPageBytes, Notice::kNone);
  return kPage;
}

const std::string& Noticed() {
  static const std::string kPage = MakePage(kPageBytes, Notice::kFooter);
  return kPage;
}

const std::shared_ptr<const RuleSet>& Rules() {
  static const std::shared_ptr<const RuleSet> kRules = *RuleSet::Builtin();
  return kRules;
}

const std::string& PageOf(const benchmark::State& state) {
  return state.range(0) == 0 ? Plain() : Noticed();
}

void Count(benchmark::State& state, const std::string& page) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * page.size()));
}

// The yardstick: what the distribution's Gumbo costs with its defaults but for the errors.
void BM_GumboAlone(benchmark::State& state) {
  const std::string& page = PageOf(state);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  for (auto _ : state) {
    GumboOutput* output = gumbo_parse_with_options(&options, page.data(), page.size());
    benchmark::DoNotOptimize(output);
    gumbo_destroy_output(&options, output);
  }
  Count(state, page);
}

void BM_Charset(benchmark::State& state) {
  const std::string& page = PageOf(state);
  for (auto _ : state) {
    const auto charsets = html::DetectCharsets(page, "text/html");
    benchmark::DoNotOptimize(html::Decode(page, charsets.front().name));
  }
  Count(state, page);
}

void BM_Guard(benchmark::State& state) {
  const std::string& page = PageOf(state);
  for (auto _ : state) benchmark::DoNotOptimize(html::Guard(page));
  Count(state, page);
}

// Guard, Gumbo in its arena, and the extraction of metadata and blocks.
void BM_Document(benchmark::State& state) {
  const std::string& page = PageOf(state);
  for (auto _ : state) benchmark::DoNotOptimize(html::Document::Parse(page));
  Count(state, page);
}

void BM_Fold(benchmark::State& state) {
  const html::Document document = html::Document::Parse(PageOf(state));
  text::FoldedText folded;
  for (auto _ : state) {
    for (const html::Block& block : document.blocks()) text::Fold(document.TextOf(block), &folded);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * document.text().size()));
}

// Folding included.
void BM_Rules(benchmark::State& state) {
  const html::Document document = html::Document::Parse(PageOf(state));
  for (auto _ : state) {
    benchmark::DoNotOptimize(rules::MatchDocument(*Rules()->impl().compiled, document));
  }
  Count(state, PageOf(state));
}

void BM_CheckUrl(benchmark::State& state) {
  const auto checker = Checker::Create({.rules = Rules()});
  const auto site = SitePolicy::Parse("https://example.com", {}, *Rules());
  for (auto _ : state) {
    benchmark::DoNotOptimize(checker->CheckUrl(*site, "https://example.com/news/1"));
  }
}

void BM_CheckPage(benchmark::State& state) {
  const std::string& body = PageOf(state);
  const auto checker = Checker::Create({.rules = Rules()});
  const auto site = SitePolicy::Parse("https://example.com", {}, *Rules());
  const HeaderField headers[] = {{"Content-Type", "text/html; charset=utf-8"}};
  Page page;
  page.url = "https://example.com/news/1";
  page.headers = headers;
  page.body = body;
  for (auto _ : state) benchmark::DoNotOptimize(checker->CheckPage(*site, page));
  Count(state, body);
}

void BM_CompileBuiltinRules(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(RuleSet::Builtin());
}

// Argument 0: a page without a notice; 1: with one in its footer.
BENCHMARK(BM_GumboAlone)->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_Charset)->Arg(0)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_Guard)->Arg(0)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_Document)->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_Fold)->Arg(0)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_Rules)->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_CheckUrl)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_CheckPage)->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_CompileBuiltinRules)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace crawlguard::bench

BENCHMARK_MAIN();
