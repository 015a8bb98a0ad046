// SPDX-License-Identifier: Apache-2.0
#include "conformance/site_fixture.h"

#include <fstream>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "base/limits.h"
#include "site/stored_response.h"

namespace crawlguard::test {
namespace {

namespace fs = std::filesystem;

// Reads one expect.toml; what is wrong with it ends up in `fault`, the first fault only.
class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  bool failed() const { return fault_.has_value(); }
  const Error& fault() const { return *fault_; }

  void Fail(const toml::node& where, std::string message) {
    if (failed()) return;
    const auto line = static_cast<int>(where.source().begin.line);
    fault_ = Error{ErrorCode::kMalformed, std::move(message), file_, line, 0};
  }

  // A key that nothing reads would be an expectation that nothing checks.
  void Allow(const toml::table& table, const std::set<std::string_view>& keys) {
    for (const auto& [key, value] : table) {
      if (!keys.contains(key.str())) Fail(value, "unknown key: " + std::string(key.str()));
    }
  }

  std::string Text(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return "";
    const toml::value<std::string>* text = node->as_string();
    if (text == nullptr || text->get().empty()) Fail(*node, std::string(key) + " is no text");
    return text == nullptr ? "" : text->get();
  }

  ExpectedPurpose Purpose(const toml::table& table) {
    Allow(table, {"verdict", "reason", "signal", "part", "condition"});
    ExpectedPurpose out{Text(table, "verdict"), Text(table, "reason"), Text(table, "signal"),
                        Text(table, "part"), Text(table, "condition")};
    if (out.verdict.empty() || out.reason.empty()) Fail(table, "verdict and reason are needed");
    if ((out.reason == "unstated") != out.signal.empty()) {
      Fail(table, "signal is needed, but for unstated, which has none");
    }
    return out;
  }

  ExpectedPage Page(const toml::table& table) {
    Allow(table, {"path", "charset", "reference", "diagnostics", "expect"});
    ExpectedPage out;
    out.path = Text(table, "path");
    if (!out.path.starts_with('/')) Fail(table, "path must begin with /");
    if (table.contains("charset")) out.charset = Text(table, "charset");
    out.reference = table["reference"].value_or(false);
    if (const toml::array* codes = table["diagnostics"].as_array()) {
      for (const toml::node& code : *codes) out.diagnostics.push_back(code.value_or(std::string()));
    }
    const toml::table* expect = table["expect"].as_table();
    if (expect == nullptr || expect->size() != kPurposeCount) {
      Fail(table, "[page.expect] must hold all six purposes");
      return out;
    }
    for (std::size_t i = 0; i < kPurposeCount; ++i) {
      const toml::table* purpose = (*expect)[PurposeName(kAllPurposes[i])].as_table();
      if (purpose != nullptr) {
        out.purposes[i] = Purpose(*purpose);
      } else {
        Fail(*expect, "no table " + std::string(PurposeName(kAllPurposes[i])));
      }
    }
    return out;
  }

 private:
  std::string file_;
  std::optional<Error> fault_;
};

}  // namespace

Result<std::string> ReadBytes(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return Error{ErrorCode::kNotFound, "cannot be opened", file.string(), 0, 0};
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Result<std::vector<ExpectedPage>> ReadExpectations(const fs::path& folder) {
  const fs::path file = folder / "expect.toml";
  const Result<std::string> text = ReadBytes(file);
  if (!text) return text.error();
  const toml::parse_result parsed = toml::parse(*text);
  if (!parsed) {
    return Error{ErrorCode::kMalformed, std::string(parsed.error().description()), file.string(),
                 static_cast<int>(parsed.error().source().begin.line), 0};
  }
  Reader reader(file.string());
  std::vector<ExpectedPage> pages;
  reader.Allow(parsed.table(), {"page"});
  if (const toml::array* tables = parsed.table()["page"].as_array()) {
    for (const toml::node& node : *tables) {
      if (const toml::table* table = node.as_table()) pages.push_back(reader.Page(*table));
    }
  }
  if (pages.empty()) reader.Fail(parsed.table(), "no [[page]]");
  if (reader.failed()) return reader.fault();
  for (ExpectedPage& page : pages) page.folder = folder;
  return pages;
}

Result<SiteAnswer> ReadPage(const ExpectedPage& page) {
  const std::string file = (page.folder / page.path.substr(1)).string();
  const Result<std::string> whole = ReadBytes(file + ".http");
  if (whole) {
    return ParseStoredResponse(*whole, file + ".http", page.url(), limits::kMaxPageBytes);
  }
  Result<std::string> body = ReadBytes(file);
  if (!body) return body.error();
  SiteAnswer answer;
  answer.state = FileState::kAnswered;
  answer.status = 200;
  answer.url = page.url();
  answer.body = *std::move(body);
  const Result<std::string> fields = ReadBytes(file + ".headers");
  if (!fields) return answer;
  Result<StoredHead> head = ParseStoredHead(*fields, file + ".headers");
  if (!head) return head.error();
  answer.headers = std::move(head->headers);
  return answer;
}

}  // namespace crawlguard::test
