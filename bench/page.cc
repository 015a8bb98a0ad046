// SPDX-License-Identifier: Apache-2.0
#include "bench/page.h"

#include <random>

namespace crawlguard::bench {
namespace {

constexpr const char* kWords[] = {
    "harbour", "council",  "the",     "storm",  "season", "a",     "engineers", "decided",
    "of",      "northern", "wall",    "and",    "budget", "in",    "spring",    "report",
    "was",     "to",       "fishing", "boats",  "by",     "water", "for",       "caf\u00E9",
    "mayor",   "after",    "months",  "repair", "with",   "tides", "on",        "promised"};

constexpr const char* kNotice =
    "<p>Downloading, reproduction, storage or any other use of the content of this site requires "
    "the prior and explicit consent of Example Media, regardless of the technique used (manual or "
    "automated, including machine learning or artificial intelligence programs). This does not "
    "apply solely to facilitate search by internet search engines. Details can be found "
    "<a href=\"/rights\">here</a>.</p>";

std::string Sentence(std::mt19937* random, int words) {
  std::string out;
  for (int i = 0; i < words; ++i) {
    if (i > 0) out += ' ';
    out += kWords[(*random)() % std::size(kWords)];
  }
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out + ".";
}

std::string Teaser(std::mt19937* random, int n) {
  const std::string id = std::to_string(n);
  return "<div class=\"teaser teaser--wide js-track u-mb-16\" data-id=\"" + id +
         "\" data-track='{\"pos\":" + id +
         ",\"list\":\"home\"}'><div class=\"teaser__media "
         "ratio ratio--16x9\"><a href=\"/news/2026/11/" +
         id +
         "\" class=\"teaser__link\" "
         "data-vars-event=\"click\"><picture><source media=\"(min-width: 900px)\" "
         "srcset=\"https://img.example.com/" +
         id + "/w900.webp 1x, https://img.example.com/" + id +
         "/w1800.webp 2x\"><img loading=\"lazy\" decoding=\"async\" width=\"450\" height=\"253\" "
         "src=\"https://img.example.com/" +
         id +
         "/w450.jpg\" alt=\"\"></picture></a></div>"
         "<div class=\"teaser__body\"><h3 class=\"teaser__title h4\"><a href=\"/news/2026/11/" +
         id + "\">" + Sentence(random, 6) + "</a></h3></div></div>\n";
}

}  // namespace

std::string MakePage(std::size_t bytes, Notice notice) {
  std::mt19937 random(2026);
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Harbour news</title>"
      "<meta name=\"viewport\" content=\"width=device-width\"><meta property=\"og:type\" "
      "content=\"article\"><link rel=\"canonical\" href=\"https://example.com/news/1\">"
      "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":"
      "\"NewsArticle\",\"headline\":\"The harbour wall\"}</script></head><body><nav><ul>";
  for (int i = 0; i < 30; ++i)
    out += "<li><a href=\"/s/" + std::to_string(i) + "\">Section</a></li>";
  out += "</ul></nav><main><article><h1>The harbour wall</h1>";
  for (int i = 0; i < 25; ++i) out += "<p class=\"article__p\">" + Sentence(&random, 40) + "</p>\n";
  out += "</article><section class=\"more\">";
  const std::string script =
      "<script>window.dataLayer=window.dataLayer||[];(function(w,d){var "
      "a=d.createElement('script');"
      "a.async=1;w.cfg={slots:[1,2,3],lazy:true};if(w.cfg.slots.length<4&&w.cfg.lazy){d.head."
      "appendChild(a)}})(window,document);</script>\n";
  for (int n = 0; out.size() < bytes; ++n) {
    out += Teaser(&random, n);
    if (n % 4 == 0) out += script;
  }
  out += "</section></main><footer><p>\u00A9 2026 Example Media. All rights reserved.</p>";
  if (notice == Notice::kFooter) out += kNotice;
  return out + "</footer></body></html>\n";
}

}  // namespace crawlguard::bench
