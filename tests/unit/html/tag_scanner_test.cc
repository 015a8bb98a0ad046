// SPDX-License-Identifier: Apache-2.0
#include "html/tag_scanner.h"

#include <gtest/gtest.h>

#include <string>

namespace crawlguard::html {
namespace {

// "div/2 /div" for the tags of `html`: names, '/' and the number of attributes, '!' for "/>".
std::string Tags(const std::string& html, bool foreign = false) {
  TagScanner scanner(html);
  Tag tag;
  std::string out;
  while (scanner.Next(foreign, &tag)) {
    if (!out.empty()) out += ' ';
    out += (tag.is_end ? "/" : "") + std::string(tag.name);
    if (tag.attributes > 0) out += "=" + std::to_string(tag.attributes);
    if (tag.self_closing) out += "!";
    if (tag.name == "style" && !tag.is_end) scanner.SkipRawText(tag.name);
    if (tag.name == "script" && !tag.is_end) scanner.SkipScript();
  }
  return out;
}

struct TagCase {
  const char* name;
  std::string html;
  std::string tags;
};

class TagScan : public testing::TestWithParam<TagCase> {};

TEST_P(TagScan, FindsTheTags) { EXPECT_EQ(Tags(GetParam().html), GetParam().tags); }

const auto kName = [](const auto& test) { return std::string(test.param.name); };

INSTANTIATE_TEST_SUITE_P(
    Whatwg_Tags, TagScan,
    testing::Values(
        TagCase{"Plain", "a<b>c</b>d", "b /b"}, TagCase{"NotATag", "a < b <1> <> </> <", ""},
        TagCase{"Attributes", "<a x y=1 z='>' w=\"<b>\">", "a=4"},
        TagCase{"SelfClosing", "<a/><b /><c x/><d x=/>", "a! b! c=1! d=1"},
        TagCase{"SlashInside", "<a/x/y>", "a=2"}, TagCase{"EqualsFirst", "<a =x y =>", "a=2"},
        TagCase{"QuotesInNames", "<a \"x' y>", "a=2"},
        TagCase{"NoBlankAfterValue", "<a x='1'y='2'>", "a=2"},
        TagCase{"BlanksAroundEquals", "<a x = 1 y\n=\n'2'>", "a=2"},
        TagCase{"UnquotedWithSlash", "<a x=/b/>", "a=1"}, TagCase{"EmptyValue", "<a x=>", "a=1"},
        TagCase{"CutOff", "<b><a x='1>", "b"}, TagCase{"EndTagAttributes", "</a x='>'>", "/a=1"}),
    kName);

INSTANTIATE_TEST_SUITE_P(Whatwg_Comments, TagScan,
                         testing::Values(TagCase{"Comment", "<!--<a>--><b>", "b"},
                                         TagCase{"Empty", "<!----><b>", "b"},
                                         TagCase{"Abrupt", "<!--><b>", "b"},
                                         TagCase{"AbruptDash", "<!---><b>", "b"},
                                         TagCase{"Bang", "<!--<a>--!><b>", "b"},
                                         TagCase{"NotBang", "<!--<a>--!x--><b>", "b"},
                                         TagCase{"ManyDashes", "<!--<a>----><b>", "b"},
                                         TagCase{"SpacedEnd", "<!--<a>-- ><b>--><c>", "c"},
                                         TagCase{"Unclosed", "<!--<a>", ""},
                                         TagCase{"Doctype", "<!DOCTYPE html '>'><b>", "b"},
                                         TagCase{"Bogus", "<?x <a><b></ <c>", "b"},
                                         TagCase{"CdataInHtml", "<![CDATA[<a>]]><b>", "b"}),
                         kName);

INSTANTIATE_TEST_SUITE_P(
    Whatwg_RawText, TagScan,
    testing::Values(
        TagCase{"Style", "<style><a></b></STYLE ><c>", "style /STYLE c"},
        TagCase{"StyleLookalikes", "<style></styles></style", "style"},
        TagCase{"Script", "<script>'<a>'</script><b>", "script /script b"},
        TagCase{"ScriptEscaped", "<script><!-- </script><b>", "script /script b"},
        TagCase{"ScriptDoubleEscaped", "<script><!-- <script> </script> </script><b>",
                "script /script b"},
        TagCase{"ScriptDoubleEscapeEnds", "<script><!-- <script> --> </script><b>",
                "script /script b"},
        TagCase{"ScriptNotDouble", "<script><!-- <scripts> </script><b>", "script /script b"},
        TagCase{"ScriptAbrupt", "<script><!--><script></script><b>", "script /script b"},
        TagCase{"ScriptUnclosed", "<script><!--<script></script>", "script"}),
    kName);

TEST(TagScanForeign, Whatwg_CdataIsPassedOver) {
  EXPECT_EQ(Tags("<![CDATA[<a>]]><b>", true), "b");
  EXPECT_EQ(Tags("<![CDATA[<a>", true), "");
}

TEST(TagScanText, TellsTextFromWhiteSpace) {
  const std::string html = std::string("<a> \n<b>x<c>\0<d><!-- x --> <e>", 31);
  TagScanner scanner(html);
  Tag tag;
  std::string seen;
  while (scanner.Next(false, &tag)) {
    seen += scanner.saw_text() ? 't' : scanner.saw_space() ? 's' : '-';
  }
  EXPECT_EQ(seen, "-st-s");
}

}  // namespace
}  // namespace crawlguard::html
