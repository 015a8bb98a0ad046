// SPDX-License-Identifier: Apache-2.0
#include "url/url.h"

#include <curl/curl.h>
#include <locale.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"

namespace crawlguard {
namespace {

Error Bad(std::string_view what) {
  return {ErrorCode::kInvalidArgument, "not an http(s) URL: " + std::string(what), {}, 0, 0};
}

// libcurl reads a host name outside ASCII in the thread's locale. The answer must not depend on the
// caller's, so UTF-8 is in force for this thread while a host is converted.
class Utf8Locale {
 public:
  Utf8Locale() {
    static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    if (utf8 != nullptr) before_ = uselocale(utf8);
  }
  ~Utf8Locale() {
    if (before_ != nullptr) uselocale(before_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t before_ = nullptr;
};

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

// One part of a parsed URL; empty if it is absent or cannot be had (for a host: it is no IDNA
// name).
std::string Part(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* value = nullptr;
  if (curl_url_get(url, part, &value, flags) != CURLUE_OK || value == nullptr) return {};
  std::string out(value);
  curl_free(value);
  return out;
}

// What the parser is given, cut and made safe: all ASCII but the host.
struct Pieces {
  std::string scheme;
  std::string authority;
  std::string path;
  std::string query;  // with its question mark; empty if there is none
};

// Percent-encodes what cannot stand in a request line. Escapes and odd but printable ASCII are left
// as they are, as libcurl leaves them.
std::string EncodeForRequest(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      out.push_back(c);
    } else {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      out.append({'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]});
    }
  }
  return out;
}

// "." or ".." if the segment is one of them with its dots perhaps written as %2e, else unchanged.
// RFC 3986 6.2.2: decode unreserved octets first, then resolve dot segments; were it done the other
// way round, "/%2e%2e/" would be decided as one path and fetched as another.
std::string_view PlainDots(std::string_view segment) {
  std::size_t dots = 0;
  for (std::string_view rest = segment; !rest.empty(); ++dots) {
    if (rest.front() == '.') {
      rest.remove_prefix(1);
    } else if (ascii::StartsWithIgnoreCase(rest, "%2e")) {
      rest.remove_prefix(3);
    } else {
      return segment;
    }
  }
  return dots == 1 || dots == 2 ? std::string_view("..").substr(0, dots) : segment;
}

std::string PreparePath(std::string_view path) {
  // House: a backslash in a path is a slash, as https://url.spec.whatwg.org/#path-state has it for
  // http: some servers take it for one, so a rule for "/x/" must see "\x\".
  std::string slashed(path);
  std::replace(slashed.begin(), slashed.end(), '\\', '/');
  std::string out;
  std::string_view rest = slashed;
  while (!rest.empty()) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    out += PlainDots(rest.substr(0, slash));
    if (slash < rest.size()) out.push_back('/');
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  return EncodeForRequest(out);
}

Result<Pieces> Cut(std::string_view text) {
  if (text.size() > limits::kMaxUrlBytes) return Bad("longer than 65536 bytes");
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return Bad("a control character in it");
  }
  text = text.substr(0, text.find('#'));
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.find_first_of("/?\\") < colon) {
    return Bad("no scheme, expected https://host/path");
  }
  Pieces pieces;
  pieces.scheme = ascii::Lower(text.substr(0, colon));
  if (pieces.scheme != "http" && pieces.scheme != "https") {
    return Bad("scheme is neither http nor https");
  }
  // libcurl takes "http:/x" and "http:///x" for "http://x": too clever for deciding.
  text.remove_prefix(colon + 1);
  if (!text.starts_with("//")) return Bad("no host, expected two slashes after the scheme");
  text.remove_prefix(2);
  const std::size_t end = std::min(text.find_first_of("/?"), text.size());
  pieces.authority = text.substr(0, end);
  if (pieces.authority.empty()) return Bad("no host");
  if (pieces.authority.size() > limits::kMaxAuthorityBytes) return Bad("the host is too long");
  if (pieces.authority.find('\\') != std::string::npos) return Bad("a backslash in the host");
  if (pieces.authority.find('@') != std::string::npos) {
    return Bad("a user name or password in it is refused");
  }
  if (pieces.authority.find('%') != std::string::npos && pieces.authority.front() == '[') {
    return Bad("an IPv6 zone is refused");
  }
  text.remove_prefix(end);
  const std::size_t question = std::min(text.find('?'), text.size());
  pieces.path = PreparePath(text.substr(0, question));
  pieces.query = EncodeForRequest(text.substr(question));
  if (pieces.path.size() + pieces.query.size() > limits::kMaxUrlBytes) {
    return Bad("longer than 65536 bytes once encoded");
  }
  return pieces;
}

// https://url.spec.whatwg.org/#ends-in-a-number-checker: such a host is an address or a mistake.
bool EndsInNumber(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  const std::string_view last = host.substr(host.rfind('.') + 1);
  if (last.starts_with("0x")) {
    return std::all_of(last.begin() + 2, last.end(),
                       [](char c) { return ascii::HexValue(c) >= 0; });
  }
  return !last.empty() && std::all_of(last.begin(), last.end(), ascii::IsDigit);
}

bool IsDottedQuad(std::string_view host) {
  int parts = 0;
  for (std::string_view rest = host;; ++parts) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    int value = 0;
    for (const char c : rest.substr(0, dot)) {
      if (!ascii::IsDigit(c) || dot > 3) return false;
      value = value * 10 + (c - '0');
    }
    if (dot == 0 || value > 255 || (dot > 1 && rest.front() == '0')) return false;
    if (dot == rest.size()) return parts == 3;
    rest.remove_prefix(dot + 1);
  }
}

using Parser = std::unique_ptr<CURLU, FreeUrl>;

Result<Parser> RunCurl(const std::string& url) {
  Parser parser(curl_url());
  if (parser == nullptr) return Error{ErrorCode::kInternal, "out of memory", {}, 0, 0};
  const CURLUcode code =
      curl_url_set(parser.get(), CURLUPART_URL, url.c_str(), CURLU_DISALLOW_USER);
  if (code != CURLUE_OK) return Bad(curl_url_strerror(code));
  return parser;
}

bool IsAuthorityCharacter(char c) {
  return ascii::IsAlnum(c) || std::string_view(".-_:[]").find(c) != std::string_view::npos;
}

// Host and port in ASCII: escapes decoded, IDNA applied. libcurl checks what it is given, but not
// what the mapping makes of it (a fullwidth solidus becomes '/').
Result<std::string> AsciiAuthority(const Pieces& pieces) {
  const std::string& given = pieces.authority;
  if (std::all_of(given.begin(), given.end(), IsAuthorityCharacter)) return ascii::Lower(given);
  const std::string prefix = pieces.scheme + "://";
  const Result<Parser> parser = RunCurl(prefix + given + "/");
  if (!parser) return parser.error();
  const Utf8Locale utf8;
  // The whole URL, because libcurl 7.88 leaks memory when the host alone cannot be converted.
  std::string url = Part(parser->get(), CURLUPART_URL, CURLU_PUNYCODE);
  if (!url.starts_with(prefix) || !url.ends_with('/')) {
    return Bad("the host is no valid name (IDNA)");
  }
  std::string authority = ascii::Lower(url.substr(prefix.size(), url.size() - prefix.size() - 1));
  if (!std::all_of(authority.begin(), authority.end(), IsAuthorityCharacter)) {
    return Bad("the host has a character that no host name has");
  }
  return authority;
}

// Url::path_and_query: `*` and `$` are one thing in a URL, however they are written.
std::string NormalizeForMatching(std::string_view path) {
  std::string normal = PercentNormalize(path);
  std::string out;
  out.reserve(normal.size());
  for (std::size_t i = 0; i < normal.size(); ++i) {
    const std::string_view escape = std::string_view(normal).substr(i, 3);
    const bool special = escape == "%2A" || escape == "%24";
    out.push_back(!special ? normal[i] : escape == "%2A" ? '*' : '$');
    if (special) i += 2;
  }
  return out;
}

}  // namespace

Result<Url> Url::Parse(std::string_view text) {
  Result<Pieces> cut = Cut(ascii::TrimSpace(text));
  if (!cut) return std::move(cut).error();
  Pieces pieces = std::move(cut).value();
  // In ASCII first, as libcurl normalises numeric hosts in what it is given only, and the mapping
  // can make one of a name (fullwidth digits, ideographic full stops).
  const Result<std::string> authority = AsciiAuthority(pieces);
  if (!authority) return authority.error();
  const Result<Parser> parser =
      RunCurl(pieces.scheme + "://" + *authority + pieces.path + pieces.query);
  if (!parser) return parser.error();

  Url url;
  url.scheme_ = std::move(pieces.scheme);
  url.host_ = Part(parser->get(), CURLUPART_HOST);
  if (EndsInNumber(url.host_) && !IsDottedQuad(url.host_)) {
    return Bad("the host is no valid IPv4 address");
  }
  const std::string number = Part(parser->get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
  std::from_chars(number.data(), number.data() + number.size(), url.port_);
  if (url.port_ <= 0 || url.port_ > 65535) return Bad("the port is not in 1..65535");
  url.origin_ = url.scheme_ + "://" + url.host_;
  if (url.port_ != (url.scheme_ == "https" ? 443 : 80)) url.origin_ += ":" + number;
  const std::string path = Part(parser->get(), CURLUPART_PATH);
  // The query as it was given: libcurl loses a lone question mark here, but sends it.
  url.href_ = url.origin_ + path + pieces.query;
  url.path_and_query_ = NormalizeForMatching(path + pieces.query);
  return url;
}

Result<Url> Url::Resolve(std::string_view reference) const {
  reference = ascii::TrimSpace(reference);
  reference = reference.substr(0, reference.find('#'));
  const std::size_t colon = reference.find(':');
  // RFC 3986 3.1, 4.2: a colon before the first slash ends a scheme, if what is before it can be
  // one.
  const std::string_view scheme =
      colon == std::string_view::npos ? std::string_view() : reference.substr(0, colon);
  if (!scheme.empty() && ascii::IsAlpha(scheme.front()) &&
      std::all_of(scheme.begin(), scheme.end(),
                  [](char c) { return ascii::IsAlnum(c) || c == '+' || c == '-' || c == '.'; })) {
    return Parse(reference);
  }
  const auto is_slash = [](char c) { return c == '/' || c == '\\'; };
  if (reference.size() >= 2 && is_slash(reference[0]) && is_slash(reference[1])) {
    return Parse(scheme_ + "://" + std::string(reference.substr(2)));
  }
  const std::string base = href_.substr(0, href_.find('?'));
  if (reference.empty()) return *this;
  if (reference.front() == '?') return Parse(base + std::string(reference));
  if (is_slash(reference.front())) return Parse(origin_ + "/" + std::string(reference.substr(1)));
  return Parse(base.substr(0, base.rfind('/') + 1) + std::string(reference));
}

}  // namespace crawlguard
