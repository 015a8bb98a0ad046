// SPDX-License-Identifier: Apache-2.0
//
// Which encodings a page is read under.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/limits.h"
#include "html/charset.h"

namespace crawlguard::html {
namespace {

// "name:source name:source"
std::string Readings(const std::string& raw, const std::string& content_type) {
  std::string out;
  for (const Charset& c : DetectCharsets(raw, content_type)) {
    constexpr const char* kSources[] = {"bom", "header", "meta", "default"};
    if (!out.empty()) out += ' ';
    out += c.name + ":" + kSources[static_cast<int>(c.source)];
  }
  return out;
}

struct DetectCase {
  const char* name;
  std::string raw;
  std::string content_type;
  std::string readings;
};

class DetectCharset : public testing::TestWithParam<DetectCase> {};

TEST_P(DetectCharset, FindsTheReadings) {
  EXPECT_EQ(Readings(GetParam().raw, GetParam().content_type), GetParam().readings);
}

const auto kName = [](const auto& test) { return std::string(test.param.name); };

INSTANTIATE_TEST_SUITE_P(
    Whatwg_Order, DetectCharset,
    testing::Values(
        DetectCase{"Bom", "\xEF\xBB\xBF<p>\xC5\xBC", "text/html; charset=iso-8859-2", "utf-8:bom"},
        DetectCase{"BomUtf16le", std::string("\xFF\xFE<\0", 4), "", "utf-16le:bom"},
        DetectCase{"BomUtf16be", std::string("\xFE\xFF\0<", 4), "", "utf-16be:bom"},
        DetectCase{"Header", "<p>\xBF", "text/html; charset=ISO-8859-2", "iso-8859-2:header"},
        DetectCase{"Meta", "<meta charset=windows-1250><p>\xBF", "text/html", "windows-1250:meta"},
        DetectCase{"Default", "<p>\xBF", "text/html", "windows-1252:default"},
        DetectCase{"DefaultAscii", "<p>x", "", "windows-1252:default"},
        DetectCase{"DefaultEmpty", "", "", "windows-1252:default"},
        DetectCase{"XmlUtf16", std::string("<\0?\0x\0m\0l\0", 10), "", "utf-16le:meta"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    House, DetectCharset,
    testing::Values(DetectCase{"ValidUtf8ByDefault", "<p>\xC5\xBC", "", "utf-8:default"},
                    DetectCase{"HeaderAndMetaConflict", "<meta charset=iso-8859-2><p>\xC5\xBC",
                               "text/html; charset=utf-8", "utf-8:header iso-8859-2:meta"},
                    DetectCase{"BomAndMetaConflict",
                               "\xEF\xBB\xBF<meta charset=iso-8859-2>\xC5\xBC", "",
                               "utf-8:bom iso-8859-2:meta"},
                    DetectCase{"HeaderAndMetaAgree", "<meta charset=latin2><p>\xBF",
                               "text/html; charset=ISO-8859-2", "iso-8859-2:header"},
                    DetectCase{"ConflictOnPlainAsciiIsNone", "<meta charset=iso-8859-2><p>x",
                               "text/html; charset=utf-8", "utf-8:header"},
                    DetectCase{"EscapesAreNotPlainAscii", "<meta charset=iso-2022-jp><p>\x1B$B",
                               "text/html; charset=utf-8", "utf-8:header iso-2022-jp:meta"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Whatwg_ContentType, DetectCharset,
    testing::Values(
        DetectCase{"Quoted", "\xBF", "text/html; charset=\"iso-8859-2\"", "iso-8859-2:header"},
        DetectCase{"Case", "\xBF", "TEXT/HTML;CHARSET=ISO-8859-2", "iso-8859-2:header"},
        DetectCase{"SecondParameter", "\xBF",
                   "text/html; a=\"x;charset=utf-8\"; charset=iso-8859-2", "iso-8859-2:header"},
        DetectCase{"FirstCounts", "\xBF", "text/html; charset=iso-8859-2; charset=utf-8",
                   "iso-8859-2:header"},
        DetectCase{"UnknownLabel", "\xBF", "text/html; charset=klingon", "windows-1252:default"},
        DetectCase{"NotAParameter", "\xBF", "charset=iso-8859-2", "windows-1252:default"},
        DetectCase{"UnterminatedQuote", "\xBF", "text/html; charset=\"iso-8859-2",
                   "iso-8859-2:header"},
        DetectCase{"NoValue", "\xBF", "text/html; charset", "windows-1252:default"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Whatwg_Prescan, DetectCharset,
    testing::Values(
        DetectCase{"HttpEquiv",
                   "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=iso-8859-2'>\xBF",
                   "", "iso-8859-2:meta"},
        DetectCase{"ContentWithoutPragma", "<meta content='text/html; charset=iso-8859-2'>\xBF", "",
                   "windows-1252:default"},
        DetectCase{"OrderOfAttributes",
                   "<meta content=\"charset = 'iso-8859-2'\" http-equiv=content-type>\xBF", "",
                   "iso-8859-2:meta"},
        DetectCase{"InComment", "<!-- <meta charset=utf-8> --><meta charset=iso-8859-2>\xBF", "",
                   "iso-8859-2:meta"},
        DetectCase{"ShortComment", "<!--><meta charset=iso-8859-2>\xBF", "", "iso-8859-2:meta"},
        DetectCase{"InAttribute", "<a title='<meta charset=utf-8>'><meta charset=iso-8859-2>\xBF",
                   "", "iso-8859-2:meta"},
        DetectCase{"Utf16MeansUtf8", "<meta charset=utf-16>\xC5\xBC", "", "utf-8:meta"},
        DetectCase{"UserDefinedMeansWindows1252", "<meta charset=x-user-defined>\xBF", "",
                   "windows-1252:meta"},
        DetectCase{"UnknownLabel", "<meta charset=klingon><meta charset=iso-8859-2>\xBF", "",
                   "iso-8859-2:meta"},
        DetectCase{"RepeatedAttribute", "<meta charset=iso-8859-2 charset=utf-8>\xBF", "",
                   "iso-8859-2:meta"},
        DetectCase{"CutOff", "\xBF<meta charset=iso-8859-2", "", "windows-1252:default"},
        DetectCase{"NotMeta", "<metadata charset=iso-8859-2>\xBF", "", "windows-1252:default"}),
    kName);

// A page whose <meta> ends at that offset, in bytes that no encoding but its own can read.
std::string PageWithMetaAt(std::size_t end) {
  const std::string meta = "<meta charset=iso-8859-2>";
  return std::string(end - meta.size(), ' ') + meta + "\xBF";
}

TEST(CharsetLimit, MetaWithinThePrescan) {
  EXPECT_EQ(Readings(PageWithMetaAt(limits::kMetaPrescanBytes), "text/html; charset=utf-8"),
            "utf-8:header iso-8859-2:meta");
}
TEST(CharsetLimit, MetaOneByteBeyondThePrescan) {
  EXPECT_EQ(Readings(PageWithMetaAt(limits::kMetaPrescanBytes + 1), "text/html; charset=utf-8"),
            "utf-8:header");
}
TEST(CharsetLimit, LateMetaCountsWhereNothingElseSpeaks) {
  EXPECT_EQ(Readings(PageWithMetaAt(limits::kMaxLateMetaBytes), ""), "iso-8859-2:meta");
  EXPECT_EQ(Readings(PageWithMetaAt(limits::kMaxLateMetaBytes + 1), ""), "windows-1252:default");
}

TEST(CharsetLabel, Whatwg_NamesAndLabels) {
  EXPECT_EQ(CharsetForLabel("866"), "ibm866");     // first of the table
  EXPECT_EQ(CharsetForLabel("x-x-big5"), "big5");  // last of the table
  EXPECT_EQ(CharsetForLabel(" Latin1\t"), "windows-1252");
  EXPECT_EQ(CharsetForLabel("ascii"), "windows-1252");
  EXPECT_EQ(CharsetForLabel("UNICODE-1-1-UTF-8"), "utf-8");
  EXPECT_EQ(CharsetForLabel("gb2312"), "gbk");
  EXPECT_EQ(CharsetForLabel("iso-2022-kr"), "replacement");
  EXPECT_EQ(CharsetForLabel("utf-7"), "");
  EXPECT_EQ(CharsetForLabel(""), "");
}

}  // namespace
}  // namespace crawlguard::html
