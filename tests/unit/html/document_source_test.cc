// SPDX-License-Identifier: Apache-2.0
//
// The way back from a document's text to its source, whatever stands between.
#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "html/document.h"

namespace crawlguard::html {
namespace {

// The source of `needle` in the document's text.
std::string SourceOf(const std::string& html, const std::string& needle) {
  const Document document = Document::Parse(html);
  const std::size_t at = document.text().find(needle);
  if (at == std::string::npos) return "(not found)";
  const Span span = document.SourceSpan({at, at + needle.size()});
  return html.substr(span.begin, span.size());
}

struct SourceCase {
  const char* name;
  std::string html;
  std::string needle;
  std::string source;
};

class DocumentSource : public testing::TestWithParam<SourceCase> {};

TEST_P(DocumentSource, IsFound) {
  EXPECT_EQ(SourceOf(GetParam().html, GetParam().needle), GetParam().source);
}

INSTANTIATE_TEST_SUITE_P(
    House, DocumentSource,
    testing::Values(
        SourceCase{"Plain", "<p>no data mining", "data", "data"},
        SourceCase{"InlineTags", "<p>no da<b>ta</b> mining", "data", "da<b>ta"},
        SourceCase{"Reference", "<p>x &copy; y", "\u00A9", "&copy;"},
        SourceCase{"AfterReference", "<p>x &copy; y", " y", " y"},
        SourceCase{"LegacyReference", "<p>x &copyy z", "y z", "y z"},
        SourceCase{"LegacyInsideName", "<p>&notit; x", "it; x", "it; x"},
        SourceCase{"NotAReference", "<p>a & b &foo; c", "c", "c"},
        SourceCase{"Ampersand", "<p>a &amp;amp; b", "&amp; b", "&amp;amp; b"},
        SourceCase{"TwoCharacters", "<p>a &nGt; b", "b", "b"},
        SourceCase{"Ligature", "<p>a &fjlig; b", "j b", "&fjlig; b"},
        SourceCase{"Overflow", "<p>a &#99999999999; b", "b", "b"},
        SourceCase{"LineEnds", "<p>a\r\nb\rc d", "c d", "c d"},
        SourceCase{"IgnoredTag", "<p>a</x y='>'>b c", "b c", "b c"},
        SourceCase{"Nul", std::string("<p>a\0b c", 8), "b c", "b c"},
        SourceCase{"Control",
                   "<p>a\x01"
                   "b c",
                   "b c", "b c"},
        SourceCase{"Cdata", "<svg><text>a<![CDATA[b<i]]>c &amp; d", "c & d", "c &amp; d"},
        SourceCase{"Break", "<p>a<br>b", "a\nb", "a<br>b"},
        SourceCase{"FosterParented", "<table><tr><td>one</td>no data</table>", "data", "data"},
        SourceCase{"Moved", "<table><tr><td>one</td>two</table>", "twoone", "one</td>two"},
        SourceCase{"Title", "<title>a &amp; <b> c</title>", "<b> c", "<b> c"},
        SourceCase{"Attribute", "<p title='a &copy; &copy=1 &ampx b c d'>", "b c", "b c"},
        SourceCase{"Json",
                   "<script type=application/json>[\"a \\u0062\\n \\ud835\\udd04 c d\"]</script>",
                   "c d", "c d"},
        SourceCase{"Comment", "<!-- one <b>two</b> &amp; three -->", "two & t", "two</b> &amp; t"},
        SourceCase{"SrcdocIsKnownAsAWhole", "<iframe srcdoc='&lt;p>one two three four'></iframe>",
                   "two", "&lt;p>one two three four"},
        SourceCase{"VerbatimSrcdoc", "<iframe srcdoc='<p>one two <b>three</b> four'></iframe>",
                   "two three", "two <b>three"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(DocumentSourceEdge, EmptySpans) {
  const Document document = Document::Parse("<p>ab");
  EXPECT_EQ(document.SourceSpan({1, 1}), (Span{4, 4}));
  EXPECT_EQ(document.SourceSpan({2, 2}), (Span{5, 5}));
  EXPECT_EQ(Document::Parse("").SourceSpan({0, 0}), (Span{0, 0}));
  EXPECT_EQ(document.SourceSpan({0, 99}), (Span{3, 5}));
}

// A word as it stands in a page, with where it is in page and text.
struct Word {
  Span source;
  Span text;
};

class Disguise {
 public:
  explicit Disguise(unsigned seed) : random_(seed) {}

  // Writes words, each letter of them in some spelling, with something in between.
  std::vector<Word> Write(const std::function<std::string(char)>& spell,
                          const std::vector<std::string>& between_letters,
                          const std::vector<std::pair<std::string, std::string>>& between_words,
                          std::string* page, std::string* text) {
    std::vector<Word> words;
    for (int w = 0; w < 8; ++w) {
      Word word;
      word.source.begin = page->size();
      word.text.begin = text->size();
      const std::size_t letters = 1 + random_() % 6;
      for (std::size_t i = 0; i < letters; ++i) {
        if (i > 0 && random_() % 3 == 0) *page += Pick(between_letters);
        const char letter = static_cast<char>('a' + random_() % 26);
        *page += spell(letter);
        *text += letter;
      }
      word.source.end = page->size();
      word.text.end = text->size();
      words.push_back(word);
      const auto& [source, meaning] = between_words[random_() % between_words.size()];
      *page += source;
      *text += meaning;
    }
    return words;
  }

  template <class T>
  const T& Pick(const std::vector<T>& from) {
    return from[random_() % from.size()];
  }
  std::size_t Number(std::size_t below) { return random_() % below; }

 private:
  std::mt19937 random_;
};

struct Place {
  const char* name;
  std::string before;
  std::string after;
  bool markup;      // tags can stand in it
  bool references;  // otherwise JSON escapes
};

class DisguisedWords : public testing::TestWithParam<Place> {};

TEST_P(DisguisedWords, AreFoundExactly) {
  const Place& place = GetParam();
  const std::vector<std::string> tags = {"<b></b>", "<wbr>", "<!-- x -->",           "</x>",
                                         "<i>",     "</i>",  "<span hidden>z</span>"};
  for (unsigned seed = 1; seed <= 300; ++seed) {
    Disguise disguise(seed);
    const auto spell = [&](char c) {
      const int code = static_cast<unsigned char>(c);
      char hex[16];
      std::snprintf(hex, sizeof hex, place.references ? "&#x%X;" : "\\u%04x",
                    static_cast<unsigned>(code));
      const std::size_t way = disguise.Number(4);
      if (way == 0) return std::string(hex);
      if (way == 1 && place.references) return "&#" + std::to_string(code) + ";";
      return std::string(1, c);
    };
    std::vector<std::pair<std::string, std::string>> blanks = {{" ", " "}};
    if (place.references) {
      blanks.insert(
          blanks.end(),
          {{"\r\n", "\n"}, {"&nbsp;", "\u00A0"}, {" &amp; ", " & "}, {"&shy; ", "\u00AD "}});
    }
    if (place.markup) blanks.push_back({"<br>", "\n"});
    std::string page = place.before;
    std::string text;
    const std::vector<Word> words = disguise.Write(
        spell, place.markup ? tags : std::vector<std::string>{""}, blanks, &page, &text);
    page += place.after;
    const Document document = Document::Parse(page);
    ASSERT_TRUE(document.faults().empty());
    const std::size_t at = document.text().find(text);
    ASSERT_NE(at, std::string::npos) << page << "\n" << text << "\n" << document.text();
    for (std::size_t first = 0; first < words.size(); ++first) {
      const std::size_t last = first + disguise.Number(words.size() - first);
      const Span span =
          document.SourceSpan({at + words[first].text.begin, at + words[last].text.end});
      ASSERT_EQ(span, (Span{words[first].source.begin, words[last].source.end}))
          << page << "\n"
          << page.substr(span.begin, span.size());
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Property, DisguisedWords,
    testing::Values(Place{"Paragraph", "<div>x<p>", "<p>y", true, true},
                    Place{"Cell", "<table><tr><td>", "<td>y</table>", true, true},
                    Place{"TableText", "<table><tr>", "<td>y</table>", true, true},
                    Place{"Footer", "<footer><div>", "</div>y</footer>", true, true},
                    Place{"Title", "<title>", "</title>", false, true},
                    Place{"Textarea", "<textarea>", "</textarea>", false, true},
                    Place{"Attribute", "<p title='", "'>", false, true},
                    Place{"Json", "<script type=application/ld+json>[\"", "\"]</script>", false,
                          false},
                    Place{"Comment", "<!-- <p>one two three ", " -->", false, true}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace crawlguard::html
