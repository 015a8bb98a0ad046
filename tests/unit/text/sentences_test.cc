// SPDX-License-Identifier: Apache-2.0
#include "text/sentences.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace crawlguard::text {
namespace {

std::vector<std::string> Split(std::string_view block) {
  std::vector<Range> ranges;
  SplitSentences(block, &ranges);
  std::vector<std::string> sentences;
  for (const Range& r : ranges) sentences.emplace_back(block.substr(r.begin, r.end - r.begin));
  return sentences;
}

struct SentenceCase {
  const char* name;
  std::string block;
  std::vector<std::string> sentences;
};

class Sentences : public testing::TestWithParam<SentenceCase> {};

TEST_P(Sentences, AreSplit) { EXPECT_EQ(Split(GetParam().block), GetParam().sentences); }

const auto kName = [](const auto& test) { return std::string(test.param.name); };

INSTANTIATE_TEST_SUITE_P(
    Ends, Sentences,
    testing::Values(
        SentenceCase{"Empty", "", {}}, SentenceCase{"Blank", " \n\u00A0", {}},
        SentenceCase{"NoStop", "All rights reserved", {"All rights reserved"}},
        SentenceCase{"Two", "Do not crawl. Do not train.", {"Do not crawl.", "Do not train."}},
        SentenceCase{"BlanksAround", "  One.\n\n  Two!\u00A0Three?  ", {"One.", "Two!", "Three?"}},
        SentenceCase{"Runs", "What?! Yes... No.", {"What?!", "Yes...", "No."}},
        SentenceCase{"Quotes",
                     "\"Stop.\" He said \u201Cno.\u201D Then.",
                     {"\"Stop.\"", "He said \u201Cno.\u201D", "Then."}},
        SentenceCase{"Brackets", "Mine (all of it.) Yours.", {"Mine (all of it.)", "Yours."}},
        SentenceCase{"OpeningBeforeCapital",
                     "One. (Two.) \u201EThree.\u201D",
                     {"One.", "(Two.)", "\u201EThree.\u201D"}},
        SentenceCase{"LowerCaseGoesOn",
                     "The site acme. com is ours. etc.",
                     {"The site acme. com is ours. etc."}},
        SentenceCase{"OnlyStops", "...", {"..."}},
        SentenceCase{"Chinese",
                     "\u7981\u6B62\u3002\u8BAD\u7EC3\uFF01\u597D",
                     {"\u7981\u6B62\u3002", "\u8BAD\u7EC3\uFF01", "\u597D"}},
        SentenceCase{"ChineseQuoted",
                     "\u300C\u7981\u3002\u300D\u597D",
                     {"\u300C\u7981\u3002\u300D", "\u597D"}},
        SentenceCase{"Hindi",
                     "\u0928\u0939\u0940\u0902\u0964 \u0939\u093E",
                     {"\u0928\u0939\u0940\u0902\u0964", "\u0939\u093E"}}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Abbreviations, Sentences,
    testing::Values(
        SentenceCase{
            "English",
            "Use by robots, e.g. Googlebot, i.e. Crawlers of Acme Inc. and Foo Ltd. Group.",
            {"Use by robots, e.g. Googlebot, i.e. Crawlers of Acme Inc. and Foo Ltd. Group."}},
        SentenceCase{"Polish",
                     "Zgodnie z art. 4 ust. 2 pkt. 1, np. Roboty, tj. Programy, m.in. Boty.",
                     {"Zgodnie z art. 4 ust. 2 pkt. 1, np. Roboty, tj. Programy, m.in. Boty."}},
        SentenceCase{"PolishCompany",
                     "Wydawca Agora S.A. Warszawa i Foo sp. z o.o. Radom.",
                     {"Wydawca Agora S.A. Warszawa i Foo sp. z o.o. Radom."}},
        SentenceCase{"German",
                     "Nach Abs. 3 bzw. Nr. 5, z.B. Texte, z. B. Bilder, sind Inhalte.",
                     {"Nach Abs. 3 bzw. Nr. 5, z.B. Texte, z. B. Bilder, sind Inhalte."}},
        SentenceCase{"French",
                     "Les robots (p. ex. Googlebot) sont exclus.",
                     {"Les robots (p. ex. Googlebot) sont exclus."}},
        SentenceCase{"EtcEnds",
                     "Bots etc. The rest. Boty itd. Reszta.",
                     {"Bots etc.", "The rest.", "Boty itd.", "Reszta."}},
        SentenceCase{"EtcGoesOn", "Bots etc. are banned.", {"Bots etc. are banned."}},
        SentenceCase{"ArtEndsBeforeAWord",
                     "This is art. The rest is not.",
                     {"This is art.", "The rest is not."}},
        SentenceCase{"ArtBeforeRomanNumeral", "See art. IV of it.", {"See art. IV of it."}},
        SentenceCase{"Initial", "By J. K. Smith. All.", {"By J. K. Smith.", "All."}},
        SentenceCase{"GermanDate", "Am 3. Oktober gilt das.", {"Am 3. Oktober gilt das."}},
        SentenceCase{"YearEnds", "Since 2019. The site.", {"Since 2019.", "The site."}}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Lists, Sentences,
    testing::Values(SentenceCase{"Enumeration",
                                 "You may not (i) scrape; (ii) crawl; (iii) train. Thanks.",
                                 {"You may not (i) scrape; (ii) crawl; (iii) train.", "Thanks."}},
                    SentenceCase{"Number",
                                 "1. No crawling. 2. No training. 10. Nothing.",
                                 {"1. No crawling.", "2. No training.", "10. Nothing."}},
                    SentenceCase{"Nested",
                                 "2.1. No crawling. 2.2. No training.",
                                 {"2.1. No crawling.", "2.2. No training."}},
                    SentenceCase{"Roman", "IV. No crawling.", {"IV. No crawling."}},
                    SentenceCase{"Letter",
                                 "a) No crawling. b) No training. (c) Nothing.",
                                 {"a) No crawling.", "b) No training.", "(c) Nothing."}},
                    SentenceCase{"LetterWithStop",
                                 "a. No crawling. B. No training.",
                                 {"a. No crawling.", "B. No training."}},
                    SentenceCase{
                        "Omission", "Forbidden [...] Training.", {"Forbidden [...] Training."}}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    MissingBlank, Sentences,
    testing::Values(
        SentenceCase{"AfterWord",
                     "specified by law.Detailed information is here.",
                     {"specified by law.", "Detailed information is here."}},
        SentenceCase{"AfterBracket", "(or else).The rest.", {"(or else).", "The rest."}},
        SentenceCase{
            "ShortStarter", "is forbidden.You may ask.", {"is forbidden.", "You may ask."}},
        SentenceCase{"PolishLetters",
                     "przepisy prawa.Szczeg\u00F3\u0142owa tre\u015B\u0107.",
                     {"przepisy prawa.", "Szczeg\u00F3\u0142owa tre\u015B\u0107."}},
        SentenceCase{"Host", "Visit example.Com today.", {"Visit example.Com today."}},
        SentenceCase{"Product", "Made with Node.JS v1.2 now.", {"Made with Node.JS v1.2 now."}},
        SentenceCase{"Path", "The java.util.List class.", {"The java.util.List class."}},
        SentenceCase{
            "Mail", "Write to me@firm.Example please.", {"Write to me@firm.Example please."}},
        SentenceCase{"LowerCase", "Visit example.org today.", {"Visit example.org today."}}),
    kName);

// The notice that the design calls the reference case; its missing blank is the publisher's.
TEST(SentencesOfTheReferenceNotice, English) {
  const std::vector<std::string> sentences = Split(
      "Downloading, reproduction, storage, or any other use of content (in particular, databases) "
      "and "
      "its form (e.g., literary, visual arts)\u2014requires prior and explicit consent from "
      "Wirtualna "
      "Polska Media Sp\u00F3\u0142ka Akcyjna (manual or automated, including the use of machine "
      "learning "
      "or artificial intelligence programs). The above restriction does not apply solely to "
      "facilitate "
      "their search or permitted use as specified by applicable law.Detailed information regarding "
      "this notice can be found  here.");
  ASSERT_EQ(sentences.size(), 3U);
  EXPECT_TRUE(sentences[0].ends_with("intelligence programs)."));
  EXPECT_TRUE(sentences[1].starts_with("The above restriction"));
  EXPECT_EQ(sentences[2], "Detailed information regarding this notice can be found  here.");
}

TEST(SentencesOfTheReferenceNotice, Polish) {
  const std::vector<std::string> sentences = Split(
      "Pobieranie, zwielokrotnianie (w szczeg\u00F3lno\u015Bci: s\u0142owne) oraz form\u0119 (np. "
      "literackie) wymaga uprzedniej zgody (w tym z u\u017Cyciem sztucznej inteligencji). "
      "Powy\u017Csze zastrze\u017Cenie nie dotyczy wyszukiwania przez wyszukiwarki. "
      "Szczeg\u00F3\u0142owa tre\u015B\u0107 znajduje si\u0119 tutaj.");
  ASSERT_EQ(sentences.size(), 3U);
  EXPECT_TRUE(sentences[1].starts_with("Powy\u017Csze"));
}

}  // namespace
}  // namespace crawlguard::text
