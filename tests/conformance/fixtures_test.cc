// SPDX-License-Identifier: Apache-2.0
//
// Every page of fixtures/sites, through the whole library but for the network: it is decided as its
// expect.toml says, and cutting it short never opens what it closes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "conformance/site_fixture.h"
#include "conformance/span_text.h"
#include "crawlguard/checker.h"
#include "site/site_folder.h"
#include "site/site_loader.h"
#include "text/fold.h"
#include "url/url.h"

namespace crawlguard::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCuts = 12;

fs::path SitesFolder() { return fs::path(CRAWLGUARD_SOURCE_DIR) / "fixtures" / "sites"; }

// Compiling the rules takes most of the time, so all tests share one.
const Checker& SharedChecker() {
  static const Result<Checker>* checker = new Result<Checker>(Checker::Create({}));
  return checker->value();
}

// One page with its site, ready to be decided whole or in part.
class StoredPage {
 public:
  static Result<StoredPage> Load(const ExpectedPage& expected) {
    Result<SiteAnswer> answer = ReadPage(expected);
    if (!answer) return answer.error();
    Result<SiteFolder> folder = SiteFolder::Open(expected.folder);
    if (!folder) return folder.error();
    const Result<Url> url = Url::Parse(expected.url());
    if (!url) return url.error();
    SiteLoader loader(&SharedChecker(), &*folder);
    Result<SitePolicy> site = loader.Get(*url);
    if (!site) return site.error();
    return StoredPage(*std::move(answer), *std::move(site));
  }

  const SiteAnswer& answer() const { return answer_; }

  // Cut at `size` bytes, if that is given.
  Result<Decision> Decide(std::optional<std::size_t> size = {}) const {
    const std::vector<HeaderField> fields = FieldViews(answer_.headers);
    Page page;
    page.url = answer_.url;
    page.status = answer_.status;
    page.headers = fields;
    page.body = std::string_view(answer_.body).substr(0, size.value_or(answer_.body.size()));
    page.fault = size ? std::string_view("connection closed") : std::string_view(answer_.fault);
    return SharedChecker().CheckPage(site_, page);
  }

 private:
  StoredPage(SiteAnswer answer, SitePolicy site)
      : answer_(std::move(answer)), site_(std::move(site)) {}

  SiteAnswer answer_;
  SitePolicy site_;
};

const Statement* DecidingStatement(const Decision& decision, Purpose purpose) {
  for (const Considered& c : decision.For(purpose).considered) {
    if (c.role == Role::kDecides) return &decision.statements[c.statement];
  }
  return nullptr;
}

void ExpectPurpose(const ExpectedPurpose& expected, const Decision& decision, Purpose purpose) {
  SCOPED_TRACE(PurposeName(purpose));
  const PurposeDecision& got = decision.For(purpose);
  EXPECT_EQ(VerdictName(got.verdict), expected.verdict);
  EXPECT_EQ(ReasonName(got.reason), expected.reason);
  const Statement* decider = DecidingStatement(decision, purpose);
  EXPECT_EQ(decider == nullptr ? "" : decider->signal, expected.signal)
      << (decider == nullptr ? "" : decider->evidence.excerpt);
  if (!expected.part.empty() && decider != nullptr) {
    EXPECT_EQ(decider->evidence.part, expected.part);
  }
  std::set<std::string> texts;
  for (const Condition& c : got.conditions) {
    EXPECT_TRUE(texts.insert(c.text).second) << "listed twice: " << c.text;
  }
  if (!expected.condition.empty()) {
    EXPECT_TRUE(std::any_of(got.conditions.begin(), got.conditions.end(),
                            [&](const Condition& c) { return c.kind == expected.condition; }))
        << "no condition of the kind " << expected.condition;
  }
}

// All values of the evidence field, joined.
std::string FieldOf(const Statement& statement, std::string_view name) {
  std::string out;
  for (const Field& field : statement.evidence.fields) {
    if (field.name == name) out += field.value + '\n';
  }
  return out;
}

// The span is one of the raw file; the excerpt is cut from its text.
void ExpectQuotedWords(const Statement& statement, std::string_view raw,
                       const std::string& charset) {
  const Evidence& evidence = statement.evidence;
  ASSERT_LT(evidence.begin, evidence.end);
  ASSERT_LE(evidence.end, raw.size());
  const std::string text =
      SpanText(raw.substr(evidence.begin, evidence.end - evidence.begin), charset);
  std::string words = text::Folded(evidence.excerpt);
  while (words.ends_with('.')) words.pop_back();
  EXPECT_GE(words.size(), 20U) << evidence.excerpt;
  EXPECT_NE(text::Folded(text).find(words), std::string::npos)
      << "excerpt: " << evidence.excerpt << "\nspan: " << text;
}

void ExpectReferenceEvidence(const ExpectedPage& page, const Decision& decision,
                             std::string_view raw) {
  for (Purpose purpose : {Purpose::kAiTrain, Purpose::kAiInput, Purpose::kTdm, Purpose::kArchive}) {
    SCOPED_TRACE(PurposeName(purpose));
    const Statement* notice = DecidingStatement(decision, purpose);
    ASSERT_NE(notice, nullptr);
    EXPECT_NE(text::Folded(FieldOf(*notice, "rights_holder")).find("wirtualna polska media"),
              std::string::npos)
        << FieldOf(*notice, "rights_holder");
    EXPECT_NE(FieldOf(*notice, "exception").find("search engines"), std::string::npos);
    EXPECT_NE(FieldOf(*notice, "details_link").find("https://holding.wp.pl/"), std::string::npos);
    ExpectQuotedWords(*notice, raw, page.charset);
  }
  const Statement* exception = DecidingStatement(decision, Purpose::kSearch);
  ASSERT_NE(exception, nullptr);
  ExpectQuotedWords(*exception, raw, page.charset);
}

class FixturePageTest : public testing::Test {
 public:
  explicit FixturePageTest(ExpectedPage page) : page_(std::move(page)) {}

 protected:
  ExpectedPage page_;
};

class DecidedAsExpected : public FixturePageTest {
 public:
  using FixturePageTest::FixturePageTest;
  void TestBody() override {
    const Result<StoredPage> stored = StoredPage::Load(page_);
    ASSERT_TRUE(stored) << stored.error().ToString();
    const Result<Decision> decision = stored->Decide();
    ASSERT_TRUE(decision) << decision.error().ToString();
    for (std::size_t i = 0; i < kPurposeCount; ++i) {
      ExpectPurpose(page_.purposes[i], *decision, kAllPurposes[i]);
    }
    for (const std::string& code : page_.diagnostics) {
      EXPECT_TRUE(std::any_of(decision->diagnostics.begin(), decision->diagnostics.end(),
                              [&](const Diagnostic& d) { return d.code == code; }))
          << "no diagnostic " << code;
    }
    if (page_.reference) ExpectReferenceEvidence(page_, *decision, stored->answer().body);
  }
};

class NeverOpenedByACut : public FixturePageTest {
 public:
  using FixturePageTest::FixturePageTest;
  void TestBody() override {
    const Result<StoredPage> stored = StoredPage::Load(page_);
    ASSERT_TRUE(stored) << stored.error().ToString();
    const Result<Decision> whole = stored->Decide();
    ASSERT_TRUE(whole) << whole.error().ToString();
    for (std::size_t i = 0; i < kCuts; ++i) {
      const std::size_t size = stored->answer().body.size() * i / kCuts;
      SCOPED_TRACE("cut at " + std::to_string(size));
      const Result<Decision> part = stored->Decide(size);
      ASSERT_TRUE(part) << part.error().ToString();
      EXPECT_EQ(ToString(whole->DeniedPurposes() - part->DeniedPurposes()), "");
      // What was not read could have closed any use.
      EXPECT_TRUE(part->Denied(Purpose::kAiTrain));
    }
  }
};

// A fixture that nobody knows the origin and the licence of must not stay.
TEST(FixtureManifest, NamesEverySite) {
  const Result<std::string> manifest = ReadBytes(SitesFolder().parent_path() / "MANIFEST");
  ASSERT_TRUE(manifest) << manifest.error().ToString();
  for (const auto& entry : fs::directory_iterator(SitesFolder())) {
    EXPECT_NE(manifest->find("sites/" + entry.path().filename().string() + " "), std::string::npos)
        << entry.path().filename();
  }
}

// For gtest's filters, which read '-', '.', ':' and '*' as their own.
std::string TestName(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return text;
}

template <class Test>
void Register(const std::string& suite, const ExpectedPage& page) {
  const std::string name = TestName(page.site() + "_" + page.path.substr(1));
  testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                        [page]() -> FixturePageTest* { return new Test(page); });
}

bool RegisterAll() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(SitesFolder())) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  for (const fs::path& folder : folders) {
    const Result<std::vector<ExpectedPage>> pages = ReadExpectations(folder);
    if (!pages) {
      std::cerr << pages.error().ToString() << '\n';
      return false;
    }
    for (const ExpectedPage& page : *pages) {
      Register<DecidedAsExpected>("FixtureDecided", page);
      Register<NeverOpenedByACut>("FixtureCut", page);
    }
  }
  return !folders.empty();
}

}  // namespace
}  // namespace crawlguard::test

int main(int argc, char** argv) {
  if (!crawlguard::test::RegisterAll()) return 1;
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
