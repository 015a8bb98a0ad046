// SPDX-License-Identifier: Apache-2.0
#include "html/visibility.h"

#include <gtest/gtest.h>

#include "html/words.h"
#include "html/zones.h"

namespace crawlguard::html {
namespace {

struct StyleCase {
  const char* style;
  bool hides;
};

class Style : public testing::TestWithParam<StyleCase> {};

TEST_P(Style, HidesOrNot) { EXPECT_EQ(StyleHides(GetParam().style), GetParam().hides); }

INSTANTIATE_TEST_SUITE_P(
    House, Style,
    testing::Values(
        StyleCase{"", false}, StyleCase{";;:", false}, StyleCase{"display:none", true},
        StyleCase{" DISPLAY : None !important ; color:red", true},
        StyleCase{"display:none;display:block", false},
        StyleCase{"display:block;display:none", true}, StyleCase{"visibility:hidden", true},
        StyleCase{"visibility:visible", false}, StyleCase{"opacity:0", true},
        StyleCase{"opacity:0.0", true}, StyleCase{"opacity:0%", true},
        StyleCase{"opacity:0.5", false}, StyleCase{"opacity:.", false},
        StyleCase{"font-size:0px", true}, StyleCase{"font-size:0.8em", false},
        StyleCase{"font-size:10px", false}, StyleCase{"text-indent:-9999px", true},
        StyleCase{"text-indent:-899px", false}, StyleCase{"text-indent:-900px", true},
        StyleCase{"text-indent:-100em", true}, StyleCase{"text-indent:9999px", false},
        StyleCase{"position:absolute;left:-10000px", true}, StyleCase{"left:-20px", false},
        StyleCase{"text-indent:-99999999999999999999px", true},
        StyleCase{"color:transparent", true}, StyleCase{"content: 'display:none'", false}));

struct WordCase {
  const char* text;
  std::size_t words;
};

class Words : public testing::TestWithParam<WordCase> {};

TEST_P(Words, AreCounted) {
  EXPECT_TRUE(HasWords(GetParam().text, GetParam().words));
  EXPECT_FALSE(HasWords(GetParam().text, GetParam().words + 1));
}

INSTANTIATE_TEST_SUITE_P(
    House, Words,
    testing::Values(WordCase{"", 0}, WordCase{" - / & ", 0}, WordCase{"one", 1},
                    WordCase{"  one, two-and-a-half\nthree ", 3},
                    WordCase{"\u0142\u00F3d\u017A \u017C", 2},
                    WordCase{"\u7981\u6B62\u8BAD\u7EC3", 2}, WordCase{"a\u7981\u6B62 b", 3},
                    WordCase{"\u0E2B\u0E49\u0E32\u0E21", 2}, WordCase{"\uD55C\uAD6D", 1}));

struct ZoneCase {
  ZoneHints hints;
  Zone parent;
  Zone zone;
};

class ZoneOfElement : public testing::TestWithParam<ZoneCase> {};

TEST_P(ZoneOfElement, FollowsFromItsHints) {
  EXPECT_EQ(ZoneOf(GetParam().hints, GetParam().parent), GetParam().zone);
}

INSTANTIATE_TEST_SUITE_P(
    House, ZoneOfElement,
    testing::Values(ZoneCase{{"div", "", "", ""}, Zone::kMain, Zone::kMain},
                    ZoneCase{{"div", "", "", ""}, Zone::kAside, Zone::kAside},
                    ZoneCase{{"footer", "", "", ""}, Zone::kArticle, Zone::kFooter},
                    ZoneCase{{"div", "contentinfo", "", ""}, Zone::kMain, Zone::kFooter},
                    ZoneCase{{"nav", "", "", ""}, Zone::kMain, Zone::kNav},
                    ZoneCase{{"nav", "", "", ""}, Zone::kFooter, Zone::kFooter},
                    ZoneCase{{"article", "", "", ""}, Zone::kFooter, Zone::kArticle},
                    ZoneCase{{"main", "", "", ""}, Zone::kFooter, Zone::kMain},
                    ZoneCase{{"aside", "", "", ""}, Zone::kMain, Zone::kAside},
                    ZoneCase{{"div", "", "site-footer", ""}, Zone::kMain, Zone::kFooter},
                    ZoneCase{{"div", "", "", "wrap pageFooter"}, Zone::kMain, Zone::kFooter},
                    ZoneCase{{"p", "", "", "copyright"}, Zone::kMain, Zone::kFooter},
                    ZoneCase{{"p", "", "", "LEGAL_text"}, Zone::kMain, Zone::kFooter},
                    ZoneCase{{"p", "", "", "illegal paralegal footers"}, Zone::kMain, Zone::kMain},
                    ZoneCase{{"body", "", "", "has-footer"}, Zone::kMain, Zone::kMain}));

TEST(ZoneNames, AreDistinct) {
  EXPECT_EQ(ZoneName(Zone::kMain), "main");
  EXPECT_EQ(ZoneName(Zone::kAttribute), "attribute");
  EXPECT_EQ(ZoneName(Zone::kJson), "json");
}

}  // namespace
}  // namespace crawlguard::html
