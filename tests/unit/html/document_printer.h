// SPDX-License-Identifier: Apache-2.0
//
// Documents as text, for expectations.
#ifndef CRAWLGUARD_TESTS_UNIT_HTML_DOCUMENT_PRINTER_H_
#define CRAWLGUARD_TESTS_UNIT_HTML_DOCUMENT_PRINTER_H_

#include <string>

#include "html/document.h"

namespace crawlguard::html {

// "main v:text" for a visible block, "main -:text" for another; q, h, l for quoted, heading and
// list item. With runs of white space as one blank, and none around.
inline std::string Describe(const Document& document, const Block& block) {
  std::string out = std::string(ZoneName(block.zone)) + (block.visible ? " v" : " -");
  if (block.quoted) out += 'q';
  if (block.heading) out += 'h';
  if (block.list_item) out += 'l';
  out += ':';
  std::string words;
  for (const char c : document.TextOf(block)) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.ends_with(' ')) words.pop_back();
  return out + words;
}

// All blocks, with "|" between.
inline std::string Blocks(const std::string& html) {
  const Document document = Document::Parse(html);
  std::string out;
  for (const std::string& fault : document.faults()) out += "FAULT " + fault + "|";
  for (const Block& block : document.blocks()) {
    if (!out.empty()) out += '|';
    out += Describe(document, block);
  }
  return out;
}

}  // namespace crawlguard::html

#endif  // CRAWLGUARD_TESTS_UNIT_HTML_DOCUMENT_PRINTER_H_
