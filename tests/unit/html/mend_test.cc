// SPDX-License-Identifier: Apache-2.0
#include "html/mend.h"

#include <gtest/gtest.h>

#include <string>

#include "html/document.h"
#include "html/guard.h"

namespace crawlguard::html {
namespace {

struct MendCase {
  const char* name;
  std::string html;
  std::string mended;  // empty: nothing to mend
};

class MendMarkup : public testing::TestWithParam<MendCase> {};

TEST_P(MendMarkup, KeepsTheLength) {
  const std::string& html = GetParam().html;
  const std::string mended = Mend(html, Guard(html).repeated_attributes);
  EXPECT_EQ(mended, GetParam().mended);
  EXPECT_TRUE(mended.empty() || mended.size() == html.size());
}

INSTANTIATE_TEST_SUITE_P(
    Gumbo_0_10_1, MendMarkup,
    testing::Values(MendCase{"Nothing", "<a x=1 x=2 y>&#60;&#x10FFFF;&#1114111;&amp;", ""},
                    MendCase{"HexOverflow", "&#xFFFFFF00;", "&#x0000fffd;"},
                    MendCase{"DecimalOverflow", "a&#99999999999;b", "a&#00000065533;b"},
                    MendCase{"JustTooMuch", "&#x110000 &#1114112", "&#x00fffd &#0065533"},
                    MendCase{"RepeatedAttribute", "<a x x y>", "<a x   y>"},
                    MendCase{"RepeatedInOtherCase", "<a x=1 X y>", "<a x=1   y>"},
                    MendCase{"RepeatedTwice", "<a hidden hidden hidden>",
                             "<a hidden              >"},
                    MendCase{"NotInScripts", "<script>'<a x x>'</script>", ""},
                    MendCase{"NotInComments", "<!-- <a x x> -->", ""}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(MendedDocument, HasTheAttributesThatBrowsersSee) {
  const Document document = Document::Parse("<meta x x name=robots content=noai>");
  ASSERT_EQ(document.metas().size(), 1U);
  EXPECT_EQ(document.metas()[0].name, "robots");
  EXPECT_EQ(document.metas()[0].content, "noai");
}

TEST(MendedDocument, GoesOnAfterAnOverflowingReference) {
  const Document document = Document::Parse("<p>before&#xFFFFFF00;after</p>");
  EXPECT_EQ(document.text(),
            "before\uFFFD"
            "after");
}

}  // namespace
}  // namespace crawlguard::html
