// SPDX-License-Identifier: Apache-2.0
#include "conformance/span_text.h"

#include <gumbo.h>
#include <iconv.h>

#include <cstddef>
#include <memory>

namespace crawlguard::test {
namespace {

std::string ToUtf8(std::string raw, const std::string& charset) {
  iconv_t converter = iconv_open("UTF-8", charset.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return "";
  std::string out(raw.size() * 4, '\0');
  char* in = raw.data();
  char* to = out.data();
  std::size_t in_left = raw.size();
  std::size_t out_left = out.size();
  const std::size_t status = iconv(converter, &in, &in_left, &to, &out_left);
  iconv_close(converter);
  if (status == static_cast<std::size_t>(-1)) return "";
  out.resize(out.size() - out_left);
  return out;
}

// The pieces are short and shallow, so this may call itself.
void AppendText(const GumboNode* node, std::string* out) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
    *out += node->v.text.text;
  } else if (node->type == GUMBO_NODE_ELEMENT) {
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      AppendText(static_cast<const GumboNode*>(children.data[i]), out);
    }
  }
}

}  // namespace

std::string SpanText(std::string_view raw, const std::string& charset) {
  const std::string utf8 = ToUtf8(std::string(raw), charset);
  const auto destroy = [](GumboOutput* output) {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  };
  const std::unique_ptr<GumboOutput, decltype(destroy)> parsed(
      gumbo_parse_with_options(&kGumboDefaultOptions, utf8.data(), utf8.size()), destroy);
  std::string text;
  AppendText(parsed->root, &text);
  return text;
}

}  // namespace crawlguard::test
