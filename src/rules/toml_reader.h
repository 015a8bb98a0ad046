// SPDX-License-Identifier: Apache-2.0
//
// TomlReader: typed access to a TOML table that reports every fault with its place and, at the end,
// every key that nobody asked for.
#ifndef CRAWLGUARD_RULES_TOML_READER_H_
#define CRAWLGUARD_RULES_TOML_READER_H_

#ifndef TOML_EXCEPTIONS
#define TOML_EXCEPTIONS 0
#endif
#include <toml++/toml.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "crawlguard/evidence.h"
#include "crawlguard/purpose.h"
#include "rules/model.h"

namespace crawlguard::rules {

// The faults found in one file.
class FaultList {
 public:
  FaultList(std::string file, std::vector<Diagnostic>* out) : file_(std::move(file)), out_(out) {}
  void Add(int line, std::string code, std::string message);
  const std::string& file() const { return file_; }

 private:
  std::string file_;
  std::vector<Diagnostic>* out_;
};

// Parses a whole file; null and a fault if it is no TOML or larger than kMaxRuleFileBytes.
bool ParseToml(const std::string& text, FaultList* faults, toml::table* out);

inline int LineOf(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

// One table. The table must outlive the reader.
class TomlReader {
 public:
  TomlReader(const toml::table& table, std::string what, FaultList* faults)
      : table_(table), what_(std::move(what)), faults_(faults) {}

  int line() const { return LineOf(table_); }
  FaultList& faults() { return *faults_; }

  // Each returns the fallback where the key is missing; a wrong type is a fault.
  std::string String(std::string_view key, std::string fallback = "");
  std::string RequiredString(std::string_view key);
  bool Bool(std::string_view key, bool fallback);
  int Int(std::string_view key, int fallback, int low, int high);
  std::vector<std::string> Strings(std::string_view key);
  // Purposes by name; "scrape" sets *scrape where that is not null and is a fault elsewhere.
  PurposeSet Purposes(std::string_view key, bool* scrape);
  PatternText Pattern(std::string_view key);
  // One of `choices`: its index; the first is the fallback.
  std::size_t Choice(std::string_view key, std::initializer_list<std::string_view> choices);
  // Array of tables; missing: empty.
  std::vector<const toml::table*> Tables(std::string_view key);
  const toml::table* Table(std::string_view key);
  const toml::node* Node(std::string_view key);

  // Reports the keys that were never asked for.
  void FinishUnknownKeys();

 private:
  void Fault(const toml::node& node, std::string_view key, std::string_view expected);

  const toml::table& table_;
  std::string what_;
  FaultList* faults_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace crawlguard::rules

#endif  // CRAWLGUARD_RULES_TOML_READER_H_
