// SPDX-License-Identifier: Apache-2.0
#include "signals/http_status/link_header.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"

namespace crawlguard {
namespace {

TEST(LinkHeader, Rfc8288_FindsTheTargetOfARelation) {
  struct Case {
    std::string_view value, target;
  };
  const Case cases[] = {
      {"<https://a.example/x>; rel=\"blocked-by\"", "https://a.example/x"},
      {"<https://a.example/x>;rel=blocked-by", "https://a.example/x"},
      {"<https://a.example/x>; REL = \"Blocked-By\"", "https://a.example/x"},
      {"<https://a.example/x>; rel=\"up blocked-by\"", "https://a.example/x"},
      {"</x>; rel=next, </y>; rel=blocked-by", "/y"},
      {"</x,y;z>; rel=blocked-by", "/x,y;z"},
      {"</x>; title=\"a, b; rel=c \\\" <no>\"; rel=blocked-by", "/x"},
      {"< /x >; rel=blocked-by", "/x"},
      {"</x>; rel=next; rel=blocked-by", "/x"},
      // Not that relation, or no link at all.
      {"</x>; rel=\"not-blocked-by\"", ""},
      {"</x>; title=blocked-by", ""},
      {"</x>; rel", ""},
      {"</x>", ""},
      {"</x>, rel=blocked-by", ""},
      {"rel=blocked-by", ""},
      {"</x; rel=blocked-by", ""},
      {"</x>; title=\"open; rel=blocked-by", ""},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(LinkTargetIn(c.value, "blocked-by"), c.target) << c.value;
}

TEST(LinkHeader, Limit_ALineIsReadUpToTheCap) {
  const std::string link = "</x>;rel=up";
  const std::string exact = std::string(limits::kMaxHeaderValueBytes - link.size(), ' ') + link;
  const std::string longer = " " + exact;
  const std::vector<HeaderField> fits = {{"Link", exact}};
  const std::vector<HeaderField> cut = {{"Link", longer}};
  EXPECT_EQ(LinkTarget(fits, "up"), "/x");
  EXPECT_EQ(LinkTarget(cut, "up"), "");
}

TEST(LinkHeader, EveryLineIsRead) {
  const std::vector<HeaderField> headers = {
      {"Link", "</a>; rel=next"}, {"Other", "</b>; rel=up"}, {"link", "</c>; rel=up"}};
  EXPECT_EQ(LinkTarget(headers, "up"), "/c");
}

TEST(LinkHeader, Hostile_EveryPrefixIsHarmless) {
  const std::string value = "</a>; title=\"x\\\"y\"; rel=up, <b>;rel=\"n up\", <<>>;;,,";
  for (std::size_t n = 0; n <= value.size(); ++n) {
    const std::string prefix = value.substr(0, n);
    const std::string_view target = LinkTargetIn(prefix, "up");
    EXPECT_TRUE(target.empty() || target == "/a") << prefix;
  }
}

}  // namespace
}  // namespace crawlguard
