// SPDX-License-Identifier: Apache-2.0
#include "cli/file_decider.h"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "cli/read_file.h"
#include "cli/response_heads.h"

namespace crawlguard::cli {
namespace {

// The page and the redirects that led to it, for the duration of the call.
Result<Decision> CheckFile(const Checker& checker, const SitePolicy& site, const std::string& url,
                           const std::vector<StoredHead>& heads, const FileBytes& file) {
  std::vector<std::vector<HeaderField>> fields;
  std::vector<RedirectHop> hops;
  fields.reserve(heads.size());
  for (const StoredHead& head : heads) fields.push_back(FieldViews(head.headers));
  for (std::size_t i = 0; i + 1 < heads.size(); ++i)
    hops.push_back({url, heads[i].status, fields[i]});

  const StoredHead& last = heads.back();
  std::string fault;
  if (file.cut) fault = BodyCutText(limits::kMaxPageBytes);
  if (last.status == 0) fault = last.reason.empty() ? "unreachable" : last.reason;
  Page page;
  page.url = url;
  page.status = last.status;
  page.headers = fields.back();
  page.body = file.bytes;
  page.fault = fault;
  page.hops = hops;
  return checker.CheckPage(site, page);
}

}  // namespace

Result<Decision> FileDecider::Decide(const std::string& path) {
  const bool has_url = !request_.url.empty();
  const Result<Url> url = Url::Parse(has_url ? request_.url : PlaceholderUrl(path));
  if (!url) {
    Error error = url.error();
    if (error.file.empty()) error.file = has_url ? "--url " + request_.url : path;
    return error;
  }
  const Result<std::vector<StoredHead>> heads = Heads();
  if (!heads) return heads.error();
  const Result<FileBytes> file = ReadFile(path, limits::kMaxPageBytes);
  if (!file) return file.error();
  const Result<SitePolicy> site = PolicyFor(*url);
  if (!site) return site.error();
  Result<Decision> decision = CheckFile(checker_, *site, url->href(), *heads, *file);
  if (decision && !has_url) {
    decision->diagnostics.push_back(
        {Severity::kNote, path, 0, "no-url",
         fmt::format("no --url given: {} stands for its address", url->href())});
  }
  return decision;
}

Result<std::vector<StoredHead>> FileDecider::Heads() const {
  if (request_.headers.empty()) return std::vector<StoredHead>(1);
  const Result<std::string> text = ReadWholeFile(request_.headers, limits::kMaxHeaderBytes);
  if (!text) return text.error();
  return ParseHeads(*text, request_.headers);
}

Result<SitePolicy> FileDecider::PolicyFor(const Url& url) {
  if (request_.site.empty()) {
    return SitePolicy::Parse(url.origin(), {}, *checker_.options().rules);
  }
  if (!sites_) {
    Result<SiteFolder> folder = SiteFolder::Open(request_.site);
    if (!folder) return std::move(folder).error();
    folder_ = std::move(*folder);
    sites_.emplace(&checker_, &*folder_);
  }
  return sites_->Get(url);
}

std::string PlaceholderUrl(const std::string& path) {
  std::string url = "http://offline.invalid/";
  for (char c : std::filesystem::path(path).filename().string()) {
    if (ascii::IsAlnum(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      url += c;
    } else {
      url += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return url;
}

}  // namespace crawlguard::cli
