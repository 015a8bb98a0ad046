// SPDX-License-Identifier: Apache-2.0
//
// Decisions for files: a saved page, perhaps with its address, response head and site files.
// Nothing is fetched.
#ifndef CRAWLGUARD_CLI_FILE_DECIDER_H_
#define CRAWLGUARD_CLI_FILE_DECIDER_H_

#include <optional>
#include <string>
#include <vector>

#include "cli/decider.h"
#include "cli/options.h"
#include "crawlguard/checker.h"
#include "crawlguard/site_policy.h"
#include "site/site_folder.h"
#include "site/site_loader.h"
#include "site/stored_response.h"
#include "url/url.h"

namespace crawlguard::cli {

// `checker` and `request` must outlive it. Not thread-safe.
class FileDecider : public Decider {
 public:
  FileDecider(const Checker& checker, const CheckRequest& request)
      : checker_(checker), request_(request) {}

  Result<Decision> Decide(const std::string& path) override;

 private:
  // The site files below --site, or none of them asked for.
  Result<SitePolicy> PolicyFor(const Url& url);
  // Of --headers: at least one; a plain 200 without it.
  Result<std::vector<StoredHead>> Heads() const;

  const Checker& checker_;
  const CheckRequest& request_;
  std::optional<SiteFolder> folder_;
  std::optional<SiteLoader> sites_;
};

// The address that stands for a file without --url: "http://offline.invalid/" and its name.
std::string PlaceholderUrl(const std::string& path);

}  // namespace crawlguard::cli

#endif  // CRAWLGUARD_CLI_FILE_DECIDER_H_
