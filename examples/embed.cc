// SPDX-License-Identifier: Apache-2.0
//
// Decides about a page that was fetched earlier: the page, its header lines and the site's
// robots.txt stand in files. Prints one line a purpose, with the words that decide.
//
//   embed_cc URL PAGE HEADERS ROBOTS
//
// Exit status: 0 all purposes allowed, 1 some denied, 2 error.
#include <crawlguard/crawlguard.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

std::optional<std::string> ReadFile(const char* name) {
  std::ifstream in(name, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// "Name: value" lines as views into `text`. A fetcher has them from its HTTP library.
std::vector<crawlguard::HeaderField> SplitHeaders(std::string_view text) {
  std::vector<crawlguard::HeaderField> headers;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    headers.push_back({line.substr(0, colon), line.substr(colon + 1)});
  }
  return headers;
}

int Fail(const std::string& what) {
  std::fprintf(stderr, "embed_cc: %s\n", what.c_str());
  return 2;
}

void Print(const crawlguard::Decision& decision) {
  for (const crawlguard::Purpose purpose : crawlguard::kAllPurposes) {
    const crawlguard::PurposeDecision& d = decision.For(purpose);
    std::printf("%-9s %-6s %s\n", PurposeName(purpose).data(), VerdictName(d.verdict).data(),
                ReasonName(d.reason).data());
    // The first statement decides; without one the profile did. An excerpt is other people's
    // text: a real program escapes it for its terminal, as ToJson does for JSON.
    if (d.verdict == crawlguard::Verdict::kDeny && !d.considered.empty()) {
      const crawlguard::Statement& s = decision.statements[d.considered.front().statement];
      std::fprintf(stderr, "          %s says \"%s\" (%s)\n", s.evidence.part.c_str(),
                   s.evidence.excerpt.c_str(), s.evidence.rule.c_str());
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return Fail("usage: embed_cc URL PAGE HEADERS ROBOTS");
  const auto body = ReadFile(argv[2]);
  const auto head = ReadFile(argv[3]);
  const auto robots = ReadFile(argv[4]);
  if (!body || !head || !robots) return Fail("a file cannot be read");

  // Once a program: who asks, by which rules. Share it between threads.
  crawlguard::CheckOptions options;
  options.agent = "ExampleBot";
  const auto checker = crawlguard::Checker::Create(options);
  if (!checker) return Fail(checker.error().ToString());

  // Once a site: what its files say. This one had a robots.txt, and nobody asked for the others.
  crawlguard::SiteFile file;
  file.path = "/robots.txt";
  file.state = crawlguard::FileState::kAnswered;
  file.status = 200;
  file.body = *robots;
  const auto site = crawlguard::SitePolicy::Parse(argv[1], {&file, 1}, *checker->options().rules);
  if (!site) return Fail(site.error().ToString());

  // Once a page.
  const std::vector<crawlguard::HeaderField> headers = SplitHeaders(*head);
  crawlguard::Page page;
  page.url = argv[1];
  page.headers = headers;
  page.body = *body;
  const auto decision = checker->CheckPage(*site, page);
  if (!decision) return Fail(decision.error().ToString());

  Print(*decision);
  return decision->DeniedPurposes().empty() ? 0 : 1;
}
