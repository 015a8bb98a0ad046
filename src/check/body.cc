// SPDX-License-Identifier: Apache-2.0
#include "check/body.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.h"
#include "signals/http_status/http_status.h"
#include "signals/signal.h"

namespace crawlguard {
namespace {

constexpr std::size_t kSniffBytes = 1445;  // WHATWG mimesniff: the resource header

bool StartsWithUtf16Bom(std::string_view body) {
  return body.starts_with("\xFF\xFE") || body.starts_with("\xFE\xFF");
}

// https://mimesniff.spec.whatwg.org/#binary-data-byte, but for a page that says it is UTF-16.
bool LooksBinary(std::string_view body, std::string_view content_type) {
  if (StartsWithUtf16Bom(body) ||
      ascii::FindIgnoreCase(content_type, "utf-16") != std::string_view::npos) {
    return false;
  }
  const std::string_view head = body.substr(0, kSniffBytes);
  return std::any_of(head.begin(), head.end(), [](char c) {
    const auto b = static_cast<unsigned char>(c);
    return b <= 0x08 || b == 0x0B || (b >= 0x0E && b <= 0x1A) || (b >= 0x1C && b <= 0x1F);
  });
}

bool LooksLikeHtml(std::string_view body) {
  const std::string_view head = ascii::TrimSpace(body.substr(0, kSniffBytes));
  return ascii::StartsWithIgnoreCase(head, "<!doctype html") ||
         ascii::StartsWithIgnoreCase(head, "<html");
}

bool IsMedia(std::string_view type) {
  constexpr std::array<std::string_view, 4> kTrees = {"image/", "audio/", "video/", "font/"};
  if (type == "image/svg+xml") return false;
  if (std::any_of(kTrees.begin(), kTrees.end(), [&](auto t) { return type.starts_with(t); })) {
    return true;
  }
  return type.starts_with("application/") && type != "application/json" &&
         type != "application/octet-stream" && type.find("xml") == std::string_view::npos &&
         !type.ends_with("+json") && type != "application/javascript" && type != "application/rtf";
}

}  // namespace

std::string ContentType(const Page& page) {
  std::string value;
  bool found = false;
  ForEachHeader(page.headers, "content-type", [&](std::string_view v) {
    if (!found) value = v;
    found = true;
  });
  return value;
}

BodyKind ClassifyBody(const Page& page) {
  if (page.body.empty() || !BodyIsContent(page)) return BodyKind::kNone;
  const std::string declared = ContentType(page);
  const std::string type =
      ascii::Lower(ascii::TrimSpace(std::string_view(declared).substr(0, declared.find(';'))));
  if (IsMedia(type)) return BodyKind::kMedia;
  if (LooksBinary(page.body, declared)) return BodyKind::kBinary;
  const bool plain = (type.starts_with("text/") && type != "text/html" && type != "text/xml") ||
                     type == "application/json" || type.ends_with("+json") ||
                     type == "application/javascript" || type == "application/rtf";
  return plain && !LooksLikeHtml(page.body) ? BodyKind::kText : BodyKind::kHtml;
}

}  // namespace crawlguard
