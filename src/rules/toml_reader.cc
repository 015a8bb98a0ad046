// SPDX-License-Identifier: Apache-2.0
#include "rules/toml_reader.h"

#include <utility>

#include "base/limits.h"

namespace crawlguard::rules {

void FaultList::Add(int line, std::string code, std::string message) {
  out_->push_back({Severity::kError, file_, line, std::move(code), std::move(message)});
}

bool ParseToml(const std::string& text, FaultList* faults, toml::table* out) {
  if (text.size() > limits::kMaxRuleFileBytes) {
    faults->Add(0, "rule-file-size",
                "file is larger than " + std::to_string(limits::kMaxRuleFileBytes) +
                    " bytes; split it by topic");
    return false;
  }
  toml::parse_result result = toml::parse(text);
  if (!result) {
    const toml::parse_error& error = result.error();
    faults->Add(static_cast<int>(error.source().begin.line), "toml",
                "not valid TOML: " + std::string(error.description()));
    return false;
  }
  *out = std::move(result).table();
  return true;
}

void TomlReader::Fault(const toml::node& node, std::string_view key, std::string_view expected) {
  faults_->Add(LineOf(node), "rule-type",
               what_ + ": `" + std::string(key) + "` must be " + std::string(expected));
}

const toml::node* TomlReader::Node(std::string_view key) {
  asked_.emplace(key);
  return table_.get(key);
}

std::string TomlReader::String(std::string_view key, std::string fallback) {
  const toml::node* node = Node(key);
  if (node == nullptr) return fallback;
  if (const auto* value = node->as_string()) return value->get();
  Fault(*node, key, "a string");
  return fallback;
}

std::string TomlReader::RequiredString(std::string_view key) {
  const toml::node* node = Node(key);
  if (node == nullptr) {
    faults_->Add(line(), "rule-missing", what_ + ": `" + std::string(key) + "` is missing");
    return "";
  }
  std::string value = String(key);
  if (value.empty() && node->is_string()) Fault(*node, key, "a non-empty string");
  return value;
}

bool TomlReader::Bool(std::string_view key, bool fallback) {
  const toml::node* node = Node(key);
  if (node == nullptr) return fallback;
  if (const auto* value = node->as_boolean()) return value->get();
  Fault(*node, key, "true or false");
  return fallback;
}

int TomlReader::Int(std::string_view key, int fallback, int low, int high) {
  const toml::node* node = Node(key);
  if (node == nullptr) return fallback;
  const auto* value = node->as_integer();
  if (value != nullptr && value->get() >= low && value->get() <= high) {
    return static_cast<int>(value->get());
  }
  Fault(*node, key, "an integer from " + std::to_string(low) + " to " + std::to_string(high));
  return fallback;
}

std::vector<std::string> TomlReader::Strings(std::string_view key) {
  std::vector<std::string> out;
  const toml::node* node = Node(key);
  if (node == nullptr) return out;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    Fault(*node, key, "an array of strings");
    return out;
  }
  for (const toml::node& item : *array) {
    if (const auto* value = item.as_string()) {
      out.push_back(value->get());
    } else {
      Fault(item, key, "an array of strings");
    }
  }
  return out;
}

PurposeSet TomlReader::Purposes(std::string_view key, bool* scrape) {
  PurposeSet set;
  const toml::node* node = Node(key);
  for (const std::string& name : Strings(key)) {
    if (name == "scrape" && scrape != nullptr) {
      *scrape = true;
      continue;
    }
    if (Result<PurposeSet> one = ParsePurposes(name)) {
      set = set | *one;
    } else {
      faults_->Add(LineOf(*node), "rule-purpose", what_ + ": " + one.error().message);
    }
  }
  return set;
}

PatternText TomlReader::Pattern(std::string_view key) {
  const toml::node* node = Node(key);
  PatternText pattern{RequiredString(key), {faults_->file(), line()}};
  if (node != nullptr) pattern.place.line = LineOf(*node);
  return pattern;
}

std::size_t TomlReader::Choice(std::string_view key,
                               std::initializer_list<std::string_view> choices) {
  const toml::node* node = Node(key);
  if (node == nullptr) return 0;
  const std::string value = String(key);
  std::string list;
  std::size_t i = 0;
  for (std::string_view choice : choices) {
    if (value == choice) return i;
    list += (list.empty() ? "" : ", ") + std::string(choice);
    ++i;
  }
  Fault(*node, key, "one of " + list);
  return 0;
}

std::vector<const toml::table*> TomlReader::Tables(std::string_view key) {
  std::vector<const toml::table*> out;
  const toml::node* node = Node(key);
  if (node == nullptr) return out;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    Fault(*node, key, "an array of tables ([[" + std::string(key) + "]])");
    return out;
  }
  for (const toml::node& item : *array) {
    if (const toml::table* table = item.as_table()) {
      out.push_back(table);
    } else {
      Fault(item, key, "an array of tables");
    }
  }
  return out;
}

const toml::table* TomlReader::Table(std::string_view key) {
  const toml::node* node = Node(key);
  if (node == nullptr) return nullptr;
  const toml::table* table = node->as_table();
  if (table == nullptr) Fault(*node, key, "a table");
  return table;
}

void TomlReader::FinishUnknownKeys() {
  for (const auto& [key, node] : table_) {
    if (!asked_.contains(key.str())) {
      faults_->Add(LineOf(node), "rule-unknown-key",
                   what_ + ": unknown key `" + std::string(key.str()) + "`");
    }
  }
}

}  // namespace crawlguard::rules
