// SPDX-License-Identifier: Apache-2.0
//
// What machines read of a page.
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "base/limits.h"
#include "document_printer.h"
#include "html/document.h"

namespace crawlguard::html {
namespace {

std::string_view Cut(std::string_view html, Span span) {
  return html.substr(span.begin, span.size());
}

TEST(DocumentMetadata, Metas) {
  const std::string html =
      "<head><META Name='Robots' content='no&amp;ai'></head>"
      "<body><meta property=og:x content=y><meta http-equiv=refresh content=1>";
  const Document document = Document::Parse(html);
  ASSERT_EQ(document.metas().size(), 3U);
  EXPECT_EQ(document.metas()[0].name, "Robots");
  EXPECT_EQ(document.metas()[0].content, "no&ai");
  EXPECT_TRUE(document.metas()[0].in_head);
  EXPECT_EQ(Cut(html, document.metas()[0].span), "<META Name='Robots' content='no&amp;ai'>");
  EXPECT_EQ(document.metas()[1].property, "og:x");
  EXPECT_FALSE(document.metas()[1].in_head);
  EXPECT_EQ(document.metas()[2].http_equiv, "refresh");
}

TEST(DocumentMetadata, Links) {
  const std::string html =
      "<link rel=license href=/l type=text/html><link><p>See <a href='/t?a&amp;b' rel='x y'>the "
      "<b>terms</b></a>.<p hidden><a href=/h>hidden</a><area href=/m><a name=x>no</a>";
  const Document document = Document::Parse(html);
  ASSERT_EQ(document.links().size(), 4U);
  const Link& link = document.links()[0];
  EXPECT_EQ(link.element, "link");
  EXPECT_EQ(link.rel, "license");
  EXPECT_EQ(link.href, "/l");
  EXPECT_EQ(link.type, "text/html");
  EXPECT_EQ(Cut(html, link.span), "<link rel=license href=/l type=text/html>");
  const Link& anchor = document.links()[1];
  EXPECT_EQ(anchor.element, "a");
  EXPECT_EQ(anchor.href, "/t?a&b");
  EXPECT_EQ(anchor.rel, "x y");
  EXPECT_EQ(Cut(document.text(), anchor.text), "the terms");
  EXPECT_TRUE(anchor.visible);
  EXPECT_EQ(Cut(document.text(), document.links()[2].text), "hidden");
  EXPECT_FALSE(document.links()[2].visible);
  EXPECT_EQ(document.links()[3].element, "area");
}

TEST(DocumentMetadata, LinkAroundBlocks) {
  const Document document = Document::Parse("<p>x</p><a href=/><div>one</div><div>two</div></a>");
  ASSERT_EQ(document.links().size(), 1U);
  EXPECT_EQ(Cut(document.text(), document.links()[0].text), "onetwo");
}

TEST(DocumentMetadata, LinkWithoutText) {
  const Document document = Document::Parse("<p>x<a href=/><img></a><p> <a href=/b> </a>");
  ASSERT_EQ(document.links().size(), 2U);
  EXPECT_TRUE(document.links()[0].text.empty());
  EXPECT_TRUE(document.links()[1].text.empty());
}

TEST(DocumentMetadata, Scripts) {
  const std::string html =
      "<script type=application/json>{\"a\":\r\n1}</script><script src=x></script>";
  const Document document = Document::Parse(html);
  ASSERT_EQ(document.scripts().size(), 2U);
  EXPECT_EQ(document.scripts()[0].type, "application/json");
  EXPECT_EQ(document.scripts()[0].body, "{\"a\":\r\n1}");
  EXPECT_EQ(Cut(html, document.scripts()[0].span), "{\"a\":\r\n1}");
  EXPECT_EQ(document.scripts()[1].body, "");
}

TEST(DocumentMetadata, LangBaseAndNosnippets) {
  const std::string html = "<html lang=pl><base href=/a><base href=/b><p data-nosnippet>x";
  const Document document = Document::Parse(html);
  EXPECT_EQ(document.lang(), "pl");
  EXPECT_EQ(document.base_href(), "/a");
  ASSERT_EQ(document.nosnippets().size(), 1U);
  EXPECT_EQ(Cut(html, document.nosnippets()[0]), "<p data-nosnippet>");
}

TEST(DocumentMetadata, CommentsHoldNone) {
  const Document document =
      Document::Parse("<!-- <meta name=robots content=noai> <a href=/>x</a> one two three -->");
  EXPECT_TRUE(document.metas().empty());
  EXPECT_TRUE(document.links().empty());
}

TEST(DocumentMetadata, ViewsOutliveAMove) {
  const std::string html = "<html lang=pl><meta name=robots content=noai><a href=/x>y</a>";
  Document first = Document::Parse(html);
  const Meta meta = first.metas()[0];
  const std::string_view text = first.text();
  const Document second = std::move(first);
  EXPECT_EQ(meta.content, "noai");
  EXPECT_EQ(second.lang(), "pl");
  EXPECT_EQ(second.links()[0].href, "/x");
  EXPECT_EQ(text, "y");
}

// `count` strings of three words in a JSON script, each a block.
std::string JsonStrings(std::size_t count) {
  std::string html = "<script type=application/json>[";
  for (std::size_t i = 0; i < count; ++i) html += "\"a b c\",";
  return html + "]</script>";
}

TEST(DocumentLimit, Blocks) {
  const Document most = Document::Parse(JsonStrings(limits::kMaxBlocks));
  EXPECT_TRUE(most.faults().empty());
  EXPECT_EQ(most.blocks().size(), limits::kMaxBlocks);
  const Document too_many = Document::Parse(JsonStrings(limits::kMaxBlocks + 1));
  ASSERT_EQ(too_many.faults().size(), 1U);
  EXPECT_EQ(too_many.faults()[0], "more than 200000 blocks of text");
  EXPECT_EQ(too_many.blocks().size(), limits::kMaxBlocks);
}

TEST(DocumentLimit, EmbeddedDocuments) {
  std::string html;
  for (std::size_t i = 0; i < limits::kMaxEmbeddedDocuments; ++i) html += "<!--a b <p>c-->";
  EXPECT_TRUE(Document::Parse(html).faults().empty());
  const Document too_many = Document::Parse(html + "<!--a b <p>c-->");
  ASSERT_EQ(too_many.faults().size(), 1U);
  EXPECT_EQ(too_many.faults()[0], "more than 2000 comments and attributes with markup");
}

TEST(DocumentLimit, Memory) {
  std::string html = "<p>x</p>";
  while (html.size() < (std::size_t{3} << 20)) html += html;
  const Document document = Document::Parse(html);
  ASSERT_EQ(document.faults().size(), 1U);
  EXPECT_EQ(document.faults()[0], "more than 96 MiB of memory needed to parse");
  EXPECT_TRUE(document.blocks().empty());
}

TEST(DocumentLimit, AFaultInAPartIsAFault) {
  std::string html = "<p>x<!-- one two three ";
  for (int i = 0; i < 600; ++i) html += "<div>";
  const Document document = Document::Parse(html + "-->");
  ASSERT_EQ(document.faults().size(), 1U);
  EXPECT_NE(document.faults()[0].find("more than 512 open elements"), std::string::npos);
}

}  // namespace
}  // namespace crawlguard::html
