// SPDX-License-Identifier: Apache-2.0
//
// A site of fixtures/sites: its pages, and what is to be decided about them. The format is in
// fixtures/README.md.
#ifndef CRAWLGUARD_TESTS_CONFORMANCE_SITE_FIXTURE_H_
#define CRAWLGUARD_TESTS_CONFORMANCE_SITE_FIXTURE_H_

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "crawlguard/purpose.h"
#include "crawlguard/result.h"
#include "site/site_source.h"

namespace crawlguard::test {

// What is expected of one purpose. Empty: nothing is expected of that.
struct ExpectedPurpose {
  std::string verdict;
  std::string reason;
  std::string signal;  // of the deciding statement; empty: no statement decides
  std::string part;
  std::string condition;  // kind of a condition that must be listed
};

struct ExpectedPage {
  std::filesystem::path folder;  // of the site
  std::string path;              // of the page's URL
  std::string charset = "utf-8";
  bool reference = false;
  std::vector<std::string> diagnostics;
  std::array<ExpectedPurpose, kPurposeCount> purposes;

  std::string site() const { return folder.filename().string(); }
  std::string origin() const { return "http://" + site() + ".example"; }
  std::string url() const { return origin() + path; }
};

// The pages that the site's expect.toml names. Errors: kMalformed, kNotFound, with the file.
Result<std::vector<ExpectedPage>> ReadExpectations(const std::filesystem::path& folder);

// The answer that stands in the site's folder for the page.
Result<SiteAnswer> ReadPage(const ExpectedPage& page);

// All bytes of a file. Errors: kNotFound.
Result<std::string> ReadBytes(const std::filesystem::path& file);

}  // namespace crawlguard::test

#endif  // CRAWLGUARD_TESTS_CONFORMANCE_SITE_FIXTURE_H_
