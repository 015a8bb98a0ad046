// SPDX-License-Identifier: Apache-2.0
//
// The guard against Gumbo itself: for whatever passes, Gumbo's tree is no deeper than was counted.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "html/arena.h"
#include "html/guard.h"
#include "html/gumbo_tree.h"
#include "html/mend.h"
#include "html/tag_scanner.h"
#include "html/tree_model.h"

namespace crawlguard::html {
namespace {

// html, body, and what the parser opens for a moment.
constexpr std::size_t kAround = 6;

std::size_t DepthOf(const GumboNode* document) {
  std::vector<std::pair<const GumboNode*, std::size_t>> stack = {{document, 0}};
  std::size_t deepest = 0;
  while (!stack.empty()) {
    const auto [node, depth] = stack.back();
    stack.pop_back();
    deepest = std::max(deepest, depth);
    const bool element = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
    if (!element && node->type != GUMBO_NODE_DOCUMENT) continue;
    const GumboVector& children = element ? node->v.element.children : node->v.document.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* const child = static_cast<const GumboNode*>(children.data[i]);
      const bool is_element =
          child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE;
      if (is_element) stack.push_back({child, depth + 1});
    }
  }
  return deepest;
}

std::size_t GumboDepth(const std::string& html, const GuardReport& report) {
  const std::string mended = Mend(html, report.repeated_attributes);
  Arena arena(limits::kMaxArenaBytes);
  const GumboNode* const tree = ParseGumboTree(mended.empty() ? html : mended, &arena);
  return tree == nullptr ? 0 : DepthOf(tree);
}

// The deepest that the model ever says; 0 if it gives up.
std::size_t ModelDepth(const std::string& html) {
  TagScanner scanner(html);
  TreeModel model;
  Tag tag;
  std::size_t deepest = 0;
  bool raw_text = false;
  while (scanner.Next(model.InForeignContent(), &tag)) {
    if (std::exchange(raw_text, false)) continue;
    if (scanner.saw_text() || scanner.saw_space()) model.Text(!scanner.saw_text());
    if (tag.is_end) {
      model.EndTag(tag);
    } else {
      const TreeModel::Content content = model.StartTag(html, tag, scanner.attributes());
      raw_text = content == TreeModel::Content::kRawText || content == TreeModel::Content::kScript;
      if (content == TreeModel::Content::kRawText) scanner.SkipRawText(tag.name);
      if (content == TreeModel::Content::kScript) scanner.SkipScript();
      if (content == TreeModel::Content::kRest) scanner.SkipRest();
    }
    if (model.tangled()) return 0;
    deepest = std::max(deepest, model.depth());
  }
  return deepest;
}

constexpr const char* kNames[] = {
    "div",    "p",      "b",        "i",      "a",     "font",     "span",
    "table",  "tr",     "td",       "th",     "tbody", "caption",  "col",
    "select", "option", "li",       "ul",     "dd",    "dl",       "h1",
    "form",   "button", "svg",      "math",   "mi",    "desc",     "foreignObject",
    "title",  "g",      "template", "script", "style", "textarea", "noscript",
    "body",   "nobr",   "object",   "ruby",   "rt",    "br",       "img",
    "input",  "hr",     "isindex",  "xmp",    "x-y",   "code",     "em",
    "pre"};

std::string Soup(std::mt19937* random, std::size_t tokens, std::size_t kinds) {
  std::vector<const char*> pool;
  for (std::size_t i = 0; i < kinds; ++i) pool.push_back(kNames[(*random)() % std::size(kNames)]);
  std::string html;
  for (std::size_t i = 0; i < tokens; ++i) {
    const std::string name = pool[(*random)() % pool.size()];
    switch ((*random)() % 12) {
      case 0:
        html += "x";
        break;
      case 1:
        html += " ";
        break;
      case 2:
      case 3:
      case 4:
        html += "</" + name + ">";
        break;
      case 5:
        html += "<" + name + " color=" + std::to_string((*random)() % 3) + " y y>";
        break;
      case 6:
        html += "<" + name + ((*random)() % 4 == 0 ? "/>" : " a=1>");
        break;
      default:
        html += "<" + name + ">";
        break;
    }
  }
  return html;
}

TEST(GuardAgainstGumbo, ModelIsNeverBelowTheTree) {
  std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): a fixed seed repeats
  std::size_t modelled = 0;
  for (int round = 0; round < 4'000; ++round) {
    const std::string html = Soup(&random, 1 + random() % 60, 3 + random() % 8);
    const std::size_t model = ModelDepth(html);
    if (model == 0) continue;
    ++modelled;
    ASSERT_LE(GumboDepth(html, Guard(html)), model + kAround) << html;
  }
  EXPECT_GT(modelled, 3'000U);
}

TEST(GuardAgainstGumbo, WhatPassesIsNotTooDeep) {
  std::mt19937 random(2);  // NOLINT(cert-msc51-cpp): a fixed seed repeats
  std::size_t stopped = 0;
  for (int round = 0; round < 150; ++round) {
    std::string html = Soup(&random, 1500, 3 + random() % 6);
    const GuardReport report = Guard(html);
    if (!report.fault.empty()) ++stopped;
    html.resize(report.safe_bytes);
    ASSERT_LE(GumboDepth(html, report), limits::kMaxOpenDepth + kAround) << html;
  }
  EXPECT_GT(stopped, 10U);  // the limit was met
}

// Cases in which a simpler count went wrong.
class GuardTangle : public testing::TestWithParam<const char*> {};

TEST_P(GuardTangle, IsCountedInFull) {
  const std::string html = GetParam();
  ASSERT_LE(GumboDepth(html, Guard(html)), ModelDepth(html) + 2) << html;
}

INSTANTIATE_TEST_SUITE_P(Whatwg_AdoptionAgency, GuardTangle,
                         testing::Values("<h1><small><small></h1><small><small><small>",
                                         "<u><h1><u><u><u></h1></u><p><p><i><div>x",
                                         "<table><a><table><a><div><span><b>x",
                                         "<ul><a><table><a></table></ul><a><p><b>x",
                                         "<b><nobr><b></nobr></b><h1>x<i><u>",
                                         "<form><table></form></table><rb></form><div><div>",
                                         "<i><i><i><d><i><dd></i></i></i></dd></i><div><div><div>",
                                         "<svg><iframe><desc><iframe></iframe><g><g><g>",
                                         "<math><mtext><mtext><nobr></mtext>x</math><div><div>"));

}  // namespace
}  // namespace crawlguard::html
