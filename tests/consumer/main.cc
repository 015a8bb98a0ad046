// SPDX-License-Identifier: Apache-2.0
//
// What a user of the library compiles and links. Ends with 0 if it works.
#include <crawlguard/crawlguard.h>

#include <cstdio>

int main() {
  if (crawlguard::Version() != CRAWLGUARD_VERSION_STRING) return std::puts("another version"), 1;
  const auto checker = crawlguard::Checker::Create({});
  if (!checker) return std::puts(checker.error().ToString().c_str()), 1;
  crawlguard::Page page;
  page.url = "https://example.com/";
  page.body = "<meta name=\"tdm-reservation\" content=\"1\"><p>Text</p>";
  const auto site = crawlguard::SitePolicy::Parse(page.url, {}, *checker->options().rules);
  if (!site) return std::puts(site.error().ToString().c_str()), 1;
  const auto decision = checker->CheckPage(*site, page);
  if (!decision) return std::puts(decision.error().ToString().c_str()), 1;
  std::puts(crawlguard::ToJson(*decision).c_str());
  const bool right =
      decision->Denied(crawlguard::Purpose::kTdm) && !decision->Denied(crawlguard::Purpose::kFetch);
  return right ? 0 : 1;
}
