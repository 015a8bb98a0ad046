// SPDX-License-Identifier: Apache-2.0
//
// Which block introduces a list item.
#include <gtest/gtest.h>

#include <string>

#include "html/document.h"

namespace crawlguard::html {
namespace {

// "item<lead" for each list item, "|" between.
std::string Leads(const std::string& html) {
  const Document document = Document::Parse(html);
  std::string out;
  for (const Block& block : document.blocks()) {
    if (!block.list_item) continue;
    if (!out.empty()) out += '|';
    out += std::string(document.TextOf(block)) + "<";
    if (block.lead >= 0)
      out += document.TextOf(document.blocks()[static_cast<std::size_t>(block.lead)]);
  }
  return out;
}

struct LeadCase {
  const char* name;
  std::string html;
  std::string leads;
};

class ListLead : public testing::TestWithParam<LeadCase> {};

TEST_P(ListLead, IsTheTextBefore) { EXPECT_EQ(Leads(GetParam().html), GetParam().leads); }

INSTANTIATE_TEST_SUITE_P(
    House, ListLead,
    testing::Values(
        LeadCase{"SiblingParagraph", "<p>a</p><p>No:</p><ul><li>x<li>y</ul>", "x<No:|y<No:"},
        LeadCase{"TextOfTheParent", "<div>No:<ul><li>x</ul></div>", "x<No:"},
        LeadCase{"Heading", "<h2>No</h2><ol><li>x</ol>", "x<No"},
        LeadCase{"Wrapper", "<p>No:</p><div><div><ul><li>x</ul></div></div>", "x<No:"},
        LeadCase{"ParagraphInItem", "<p>No:</p><ul><li><p>x</p></ul>", "x<No:"},
        LeadCase{"Nested", "<p>No:</p><ul><li>x:<ul><li>y</ul><li>z</ul>", "x:<No:|y<x:|z<No:"},
        LeadCase{"NestedWithoutText", "<p>No:</p><ul><li><ul><li>y</ul></ul>", "y<No:"},
        LeadCase{"SecondListOfTheSame", "<p>No:</p><ul><li>x</ul><ul><li>y</ul>", "x<No:|y<No:"},
        LeadCase{"None", "<ul><li>x</ul>", "x<"},
        LeadCase{"OtherSection", "<p>a</p><section><ul><li>x</ul></section>", "x<"},
        LeadCase{"OtherZone", "<p>a</p><nav><ul><li>x</ul></nav>", "x<"},
        LeadCase{"OtherCell", "<table><tr><td>a<td><ul><li>x</ul></table>", "x<"},
        LeadCase{"CommentBetween", "<p>No:</p><!-- one two three --><ul><li>x</ul>", "x<No:"}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace crawlguard::html
