// SPDX-License-Identifier: Apache-2.0
//
// The limits of the guard at n and n + 1, and the hostile inputs of reliability.md F1.
#include <gtest/gtest.h>

#include <string>

#include "base/limits.h"
#include "html/document.h"
#include "html/guard.h"

namespace crawlguard::html {
namespace {

std::string Repeat(const std::string& unit, std::size_t count) {
  std::string out;
  out.reserve(unit.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += unit;
  return out;
}

// `count` attributes with different names.
std::string TagWithAttributes(std::size_t count) {
  std::string tag = "<p";
  for (std::size_t i = 0; i < count; ++i)
    tag += " a" + std::to_string(i) + "='" + std::to_string(i) + ">'";
  return tag + ">";
}

std::string Fonts(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += "<font color=" + std::to_string(i) + ">";
  return out;
}

struct LimitCase {
  const char* name;
  std::string most;      // may be parsed
  std::string too_much;  // may not
  const char* fault;
  std::size_t safe_bytes;  // of too_much
};

class GuardLimit : public testing::TestWithParam<LimitCase> {};

TEST_P(GuardLimit, AtTheLimitAllIsSafe) {
  const GuardReport report = Guard(GetParam().most);
  EXPECT_EQ(report.fault, "");
  EXPECT_EQ(report.safe_bytes, GetParam().most.size());
}

TEST_P(GuardLimit, BeyondItTheRestIsNot) {
  const GuardReport report = Guard(GetParam().too_much);
  EXPECT_EQ(report.fault, GetParam().fault);
  EXPECT_EQ(report.safe_bytes, GetParam().safe_bytes);
  const Document document = Document::Parse(GetParam().too_much);
  ASSERT_FALSE(document.faults().empty());
  EXPECT_EQ(document.faults()[0], GetParam().fault);
}

constexpr std::size_t kDepth = limits::kMaxOpenDepth;
constexpr std::size_t kAttributes = limits::kMaxAttributesPerTag;
constexpr std::size_t kFormatting = limits::kMaxFormattingRun;
constexpr std::size_t kRepeated = limits::kMaxRepeatedAttributes;

INSTANTIATE_TEST_SUITE_P(
    House, GuardLimit,
    testing::Values(LimitCase{"Depth", Repeat("<div>", kDepth), Repeat("<div>", kDepth + 1),
                              "more than 512 open elements at byte 2560", 5 * kDepth},
                    LimitCase{"TableDepth", Repeat("<table><tr><td>", kDepth / 4),
                              Repeat("<table><tr><td>", kDepth / 4 + 1),
                              "more than 512 open elements at byte 1920", 15 * kDepth / 4},
                    LimitCase{"Attributes", TagWithAttributes(kAttributes),
                              TagWithAttributes(kAttributes + 1),
                              "more than 256 attributes in a tag at byte 0", 0},
                    LimitCase{"Formatting", Fonts(kFormatting), Fonts(kFormatting + 1),
                              "more than 256 open formatting elements at byte 3986", 3986},
                    LimitCase{"RepeatedAttributes", Repeat("<p a a>", kRepeated),
                              Repeat("<p a a>", kRepeated + 1),
                              "more than 4096 repeated attributes at byte 28672", 7 * kRepeated}),
    [](const auto& test) { return std::string(test.param.name); });

// Work: every character is as deep as the elements around a formatting element.
TEST(GuardWork, IsBounded) {
  const std::string deep = Repeat("<div>", 500) + "<b>";
  const std::size_t much = limits::kMaxMarkupWork / 500;
  EXPECT_EQ(Guard(deep + std::string(much / 2, 'x')).fault, "");
  const GuardReport report = Guard(deep + std::string(much + 1000, 'x'));
  EXPECT_EQ(report.fault, "more markup than is worth parsing at byte 2503");
  EXPECT_EQ(report.safe_bytes, 2503U);
}

// Pages leave end tags out, and forget them. None of that is depth.
class GuardImplied : public testing::TestWithParam<const char*> {};

TEST_P(GuardImplied, EndTagsAreNotDepth) {
  const GuardReport report = Guard("<!doctype html><body><div>" + Repeat(GetParam(), 3 * kDepth));
  EXPECT_EQ(report.fault, "");
}

INSTANTIATE_TEST_SUITE_P(
    Whatwg_TreeConstruction, GuardImplied,
    testing::Values(
        "<p>x", "<ul><li>x<li>y</ul>", "<li>x", "<dt>x<dd>y", "<br>", "<img src=x>", "<input>",
        "<hr>", "<p>x<div>y</div>", "<h1>x<h2>y", "<select><option>x<option>y</select>",
        "<select><optgroup><option>x<optgroup></select>", "<option>x",
        "<table><tr><td>x<td>y<tr><th>z</table>", "<table><tbody><tr><td>x<tfoot></table>",
        "<table><caption>x<colgroup><col><tr><td></table>", "<button>x", "<a href=x>y",
        "<b><p>x</b></p>", "<a href=x><div></a></div>", "<form><form></form></form>",
        "<p><table></table>", "<svg><path d=x /><g><rect/></g></svg>", "<svg><g></svg>",
        "<math><mi>x</mi></math>", "<script>'<div>'</script>", "<style><div></style>",
        "<textarea><div></textarea>", "<!-- <div> -->", "<template><tr><td>x</template>",
        "<ruby>x<rt>y<rt>z</ruby>", "</div><div>", "<x-y></x-y>", "<o:p></o:p>", "<nobr>x",
        "<object><b>x</object>", "<iframe><div></iframe>", "<title><div></title>",
        "<p><b>x</b></p>", "<center><font color=red>x</font></center>", "</p>", "</br>"));

// An unclosed formatting element comes back in each paragraph, and inside it: real depth.
TEST(GuardImpliedNot, UnclosedFormattingIsDepth) {
  EXPECT_NE(Guard(Repeat("<p><b>x</p> ", 2 * kDepth)).fault, "");
}

struct HostileCase {
  const char* name;
  std::string html;
};

class Hostile : public testing::TestWithParam<HostileCase> {};

TEST_P(Hostile, EndsWithAFault) { EXPECT_FALSE(Document::Parse(GetParam().html).faults().empty()); }

std::string FontsAndParagraphs(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += "<font color=" + std::to_string(i) + ">" + (i % 3 == 0 ? "<p>" : "");
  }
  return out;
}

INSTANTIATE_TEST_SUITE_P(F1, Hostile,
                         testing::Values(HostileCase{"Divs10k", Repeat("<div>", 10'000)},
                                         HostileCase{"Divs100k", Repeat("<div>", 100'000)},
                                         HostileCase{"Tables", Repeat("<table><tr><td>", 10'000)},
                                         HostileCase{"ForeignObjects",
                                                     Repeat("<svg><foreignObject>", 20'000)},
                                         HostileCase{"Fonts", FontsAndParagraphs(6'000)},
                                         HostileCase{"Attributes", TagWithAttributes(40'000)}),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace crawlguard::html
