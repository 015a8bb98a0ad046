// SPDX-License-Identifier: Apache-2.0
#include "report/json_writer.h"

#include <nlohmann/json.hpp>

namespace crawlguard::report {

void JsonWriter::NewLine() {
  if (!pretty_) return;
  out_ += '\n';
  out_.append(2 * open_.size(), ' ');
}

void JsonWriter::Value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (open_.empty()) return;
  if (open_.back()) out_ += ',';
  open_.back() = true;
  NewLine();
}

JsonWriter& JsonWriter::Key(std::string_view name) {
  String(name);
  out_ += pretty_ ? ": " : ":";
  after_key_ = true;
  return *this;
}

void JsonWriter::String(std::string_view value) {
  Value();
  // One string: nothing that its destruction has to allocate for.
  out_ += nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void JsonWriter::Number(std::size_t value) {
  Value();
  out_ += std::to_string(value);
}

void JsonWriter::Bool(bool value) {
  Value();
  out_ += value ? "true" : "false";
}

void JsonWriter::Begin(char bracket) {
  Value();
  out_ += bracket;
  open_.push_back(false);
}

void JsonWriter::End(char bracket) {
  const bool filled = open_.back();
  open_.pop_back();
  if (filled) NewLine();
  out_ += bracket;
}

}  // namespace crawlguard::report
