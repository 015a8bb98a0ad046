// SPDX-License-Identifier: Apache-2.0
#include "capi/convert.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <span>
#include <string>

#include "capi/border.h"

namespace crawlguard::capi {
namespace {

// No struct of this interface will ever be larger: a greater size is a struct without its INIT.
constexpr std::size_t kMaxStructSize = 4096;

std::string Element(std::string_view array, std::size_t index) {
  return std::string(array) + "[" + std::to_string(index) + "]";
}

// The struct at `in`, which says its own size in its first member.
template <class Struct>
Result<Struct> ReadStruct(const void* in, std::string_view name) {
  if (in == nullptr) return NullArgument(name);
  std::size_t size = 0;
  std::memcpy(&size, in, sizeof(size));
  // Version 1 of this interface is the first, so its sizes are the smallest that exist.
  if (size < sizeof(Struct) || size > kMaxStructSize) {
    return InvalidArgument(std::string(name) + ".size is " + std::to_string(size) +
                           ": begin with the CG_..._INIT macro");
  }
  const auto* bytes = static_cast<const unsigned char*>(in);
  if (std::any_of(bytes + sizeof(Struct), bytes + size, [](unsigned char b) { return b != 0; })) {
    return Error{ErrorCode::kUnsupported,
                 std::string(name) + " has fields that this library does not know", "", 0, 0};
  }
  Struct out;
  std::memcpy(&out, in, sizeof(Struct));
  if (out.reserved != 0) {
    return Error{ErrorCode::kUnsupported, std::string(name) + ".reserved is not 0", "", 0, 0};
  }
  return out;
}

// The index-th struct of an array whose first element says the size of each.
template <class Struct>
Result<const Struct*> At(const Struct* array, std::size_t index, std::string_view name) {
  if (array == nullptr) return NullArgument(name);
  const std::size_t size = array->size;
  if (size < sizeof(Struct) || size > kMaxStructSize || size % alignof(Struct) != 0) {
    return InvalidArgument(std::string(name) + "[0].size is " + std::to_string(size) +
                           ": begin with the CG_..._INIT macro");
  }
  const auto* at =
      reinterpret_cast<const Struct*>(reinterpret_cast<const char*>(array) + index * size);
  if (at->size != size) {
    return InvalidArgument(Element(name, index) + ".size differs from that of the first element");
  }
  return at;
}

// Collects the first fault while a struct's fields are read one after the other.
class Fields {
 public:
  explicit Fields(std::string_view owner) : owner_(owner) {}

  std::string_view Text(cg_str text, std::string_view name) {
    Result<std::string_view> read = ReadText(text, owner_ + "." + std::string(name));
    if (!read) {
      Fault(std::move(read).error());
      return {};
    }
    return *read;
  }

  std::span<const HeaderField> Headers(const cg_header* headers, std::size_t count,
                                       HeaderStore* store) {
    if (count == 0) return {};
    if (headers == nullptr) {
      Fault(NullArgument(owner_ + ".headers"));
      return {};
    }
    std::vector<HeaderField>& out = store->emplace_back();
    out.reserve(count);
    for (const cg_header& header : std::span(headers, count)) {
      out.push_back({Text(header.name, "headers.name"), Text(header.value, "headers.value")});
    }
    return out;
  }

  void Fault(Error error) {
    if (!error_.has_value()) error_ = std::move(error);
  }
  std::optional<Error> error() && { return std::move(error_); }

 private:
  std::string owner_;
  std::optional<Error> error_;
};

std::optional<Error> ReadHops(const cg_page& page, PageInput* out) {
  out->hops.reserve(page.hop_count);
  for (std::size_t i = 0; i < page.hop_count; ++i) {
    const Result<const cg_hop*> at = At(page.hops, i, "page.hops");
    if (!at) return at.error();
    const std::string name = Element("page.hops", i);
    const Result<cg_hop> in = ReadStruct<cg_hop>(*at, name);
    if (!in) return in.error();
    Fields fields(name);
    RedirectHop& hop = out->hops.emplace_back();
    hop.url = fields.Text(in->url, "url");
    hop.status = in->status;
    hop.headers = fields.Headers(in->headers, in->header_count, &out->headers);
    if (std::optional<Error> error = std::move(fields).error()) return error;
  }
  out->page.hops = out->hops;
  return std::nullopt;
}

}  // namespace

Result<std::string_view> ReadText(cg_str text, std::string_view name) {
  if (text.data == nullptr) {
    if (text.len != 0) return NullArgument(std::string(name) + ".data");
    return std::string_view();
  }
  if (text.len > static_cast<std::size_t>(std::numeric_limits<std::ptrdiff_t>::max())) {
    return InvalidArgument(std::string(name) + ".len is no length");
  }
  return std::string_view(text.data, text.len);
}

Result<PurposeSet> ReadPurposes(std::uint32_t bits) {
  const PurposeSet purposes = PurposeSet::FromBits(bits);
  if (purposes.bits() != bits) return InvalidArgument("unknown bit in purposes");
  if (purposes.empty()) return InvalidArgument("no purpose is asked about");
  return purposes;
}

Result<cg_options> ReadOptions(const cg_options* in) {
  return ReadStruct<cg_options>(in, "options");
}

std::optional<Error> ReadPage(const cg_page* in, PageInput* out) {
  const Result<cg_page> page = ReadStruct<cg_page>(in, "page");
  if (!page) return page.error();
  Fields fields("page");
  out->page.url = fields.Text(page->url, "url");
  out->page.asked_url = fields.Text(page->asked_url, "asked_url");
  out->page.status = page->status;
  out->page.headers = fields.Headers(page->headers, page->header_count, &out->headers);
  out->page.body = fields.Text(page->body, "body");
  out->page.fault = fields.Text(page->fault, "fault");
  if (std::optional<Error> error = std::move(fields).error()) return error;
  return ReadHops(*page, out);
}

Result<const cg_page*> PageAt(const cg_page* pages, std::size_t index) {
  return At(pages, index, "pages");
}

std::optional<Error> ReadSiteFiles(const cg_site_file* in, std::size_t count, SiteInput* out) {
  out->files.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Result<const cg_site_file*> at = At(in, i, "files");
    if (!at) return at.error();
    const std::string name = Element("files", i);
    const Result<cg_site_file> read = ReadStruct<cg_site_file>(*at, name);
    if (!read) return read.error();
    if (read->state > CG_FILE_UNREACHABLE) {
      return InvalidArgument(name + ".state is " + std::to_string(read->state) +
                             ", which is none of CG_FILE_...");
    }
    Fields fields(name);
    SiteFile& file = out->files.emplace_back();
    file.path = fields.Text(read->path, "path");
    file.state = static_cast<FileState>(read->state);
    file.status = read->status;
    file.redirects = read->redirects;
    file.url = fields.Text(read->url, "url");
    file.fault = fields.Text(read->fault, "fault");
    file.headers = fields.Headers(read->headers, read->header_count, &out->headers);
    file.body = fields.Text(read->body, "body");
    if (std::optional<Error> error = std::move(fields).error()) return error;
  }
  return std::nullopt;
}

}  // namespace crawlguard::capi
