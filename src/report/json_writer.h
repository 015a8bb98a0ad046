// SPDX-License-Identifier: Apache-2.0
//
// JsonWriter: JSON text, written as it is said. A tree of values would have to be destroyed, and
// nlohmann's allocates while it is, which ends the process where memory is short.
#ifndef CRAWLGUARD_REPORT_JSON_WRITER_H_
#define CRAWLGUARD_REPORT_JSON_WRITER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crawlguard::report {

// The caller opens and closes in order and gives each member of an object a key.
class JsonWriter {
 public:
  // `pretty`: indented by two blanks; otherwise one line.
  explicit JsonWriter(bool pretty) : pretty_(pretty) {}

  JsonWriter& Key(std::string_view name);
  // Bytes that are not UTF-8 become U+FFFD.
  void String(std::string_view value);
  void Number(std::size_t value);
  void Bool(bool value);
  void BeginObject() { Begin('{'); }
  void EndObject() { End('}'); }
  void BeginArray() { Begin('['); }
  void EndArray() { End(']'); }

  std::string Take() && { return std::move(out_); }

 private:
  void Begin(char bracket);
  void End(char bracket);
  void Value();    // what stands before a value
  void NewLine();  // in pretty form

  std::string out_;
  std::vector<bool> open_;  // for each open bracket: it holds something already
  bool after_key_ = false;
  bool pretty_;
};

}  // namespace crawlguard::report

#endif  // CRAWLGUARD_REPORT_JSON_WRITER_H_
