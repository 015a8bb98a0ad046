// SPDX-License-Identifier: Apache-2.0
#include "site/site_source.h"

namespace crawlguard {

SiteFile ViewOf(const SiteAnswer& answer, std::string_view path,
                const std::vector<HeaderField>& fields) {
  SiteFile file;
  file.path = path;
  file.state = answer.state;
  file.status = answer.status;
  file.redirects = answer.redirects;
  file.url = answer.url;
  file.fault = answer.fault;
  file.headers = fields;
  file.body = answer.body;
  return file;
}

}  // namespace crawlguard
