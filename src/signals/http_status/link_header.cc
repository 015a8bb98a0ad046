// SPDX-License-Identifier: Apache-2.0
#include "signals/http_status/link_header.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "base/limits.h"
#include "signals/signal.h"

namespace crawlguard {
namespace {

// End of the parameter or link that starts at `pos`: the next ',' or ';' outside a quoted string.
std::size_t EndOfPiece(std::string_view text, std::size_t pos) {
  bool quoted = false;
  for (; pos < text.size(); ++pos) {
    const char c = text[pos];
    if (quoted && c == '\\') {
      ++pos;  // quoted-pair, RFC 9110 5.6.4
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == ',' || c == ';')) {
      return pos;
    }
  }
  return text.size();
}

// RFC 8288 3.3: rel is a list of relation types separated by blanks, compared ignoring case.
bool IsRelation(std::string_view parameter, std::string_view relation) {
  const std::size_t equals = parameter.find('=');
  if (equals == std::string_view::npos) return false;
  if (!ascii::EqualsIgnoreCase(ascii::TrimSpace(parameter.substr(0, equals)), "rel")) return false;
  std::string_view types = ascii::TrimSpace(parameter.substr(equals + 1));
  if (types.size() >= 2 && types.front() == '"' && types.back() == '"') {
    types = types.substr(1, types.size() - 2);
  }
  while (!types.empty()) {
    const std::size_t blank = std::min(types.find_first_of(" \t"), types.size());
    if (ascii::EqualsIgnoreCase(types.substr(0, blank), relation)) return true;
    types.remove_prefix(std::min(blank + 1, types.size()));
  }
  return false;
}

}  // namespace

std::string_view LinkTargetIn(std::string_view value, std::string_view relation) {
  std::size_t pos = 0;
  while ((pos = value.find('<', pos)) != std::string_view::npos) {
    const std::size_t close = value.find('>', pos);
    if (close == std::string_view::npos) return {};
    const std::string_view target = value.substr(pos + 1, close - pos - 1);
    pos = close + 1;
    while (pos < value.size() && value[pos] != ',') {
      const std::size_t end = EndOfPiece(value, pos);
      if (IsRelation(value.substr(pos, end - pos), relation)) return ascii::TrimSpace(target);
      pos = end;
      if (pos < value.size() && value[pos] == ';') ++pos;
    }
  }
  return {};
}

std::string_view LinkTarget(std::span<const HeaderField> headers, std::string_view relation) {
  std::string_view target;
  ForEachHeader(headers, "link", [&](std::string_view value) {
    if (target.empty()) {
      target = LinkTargetIn(value.substr(0, limits::kMaxHeaderValueBytes), relation);
    }
  });
  return target;
}

}  // namespace crawlguard
