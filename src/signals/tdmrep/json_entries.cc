// SPDX-License-Identifier: Apache-2.0
#include "signals/tdmrep/json_entries.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"

namespace crawlguard {
namespace {

using nlohmann::json;

// Receives the events of nlohmann's iterative parser; no tree is built. Returning false stops it.
class EntryHandler final : public nlohmann::json_sax<json> {
 public:
  explicit EntryHandler(JsonEntries* out) : out_(out) {}

  bool null() override { return Scalar(); }
  bool boolean(bool /*value*/) override { return Scalar(); }
  bool number_integer(number_integer_t value) override { return Number(value == 0, value == 1); }
  bool number_unsigned(number_unsigned_t value) override { return Number(value == 0, value == 1); }
  // JSON knows one kind of number: 1.0 is 1.
  bool number_float(number_float_t value, const string_t& /*text*/) override {
    return Number(value == 0.0, value == 1.0);
  }
  bool binary(binary_t& /*value*/) override { return Scalar(); }
  bool string(string_t& value) override;
  bool key(string_t& name) override;
  bool start_object(std::size_t /*elements*/) override { return Open(true); }
  bool end_object() override { return Close(); }
  bool start_array(std::size_t /*elements*/) override { return Open(false); }
  bool end_array() override { return Close(); }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    return Fail(JsonEntries::State::kMalformed, "no valid JSON at byte " + std::to_string(position),
                position);
  }

 private:
  enum class Member { kNone, kLocation, kReservation, kPolicy };

  bool Fail(JsonEntries::State state, std::string fault, std::size_t position) {
    out_->state = state;
    out_->fault = std::move(fault);
    out_->fault_at = position;
    return false;
  }

  JsonEntry& entry() { return out_->entries.back(); }
  bool InEntry() const { return depth_ == 2 && out_->entries.back().is_object; }

  bool Number(bool is_zero, bool is_one);
  bool Scalar();
  bool Open(bool object);
  bool Close() {
    --depth_;
    return true;
  }
  // A value that none of the three members may have.
  void WrongType();

  JsonEntries* out_;
  std::size_t depth_ = 0;
  Member member_ = Member::kNone;
};

bool EntryHandler::key(string_t& name) {
  if (!InEntry()) return true;
  member_ = name == "location"          ? Member::kLocation
            : name == "tdm-reservation" ? Member::kReservation
            : name == "tdm-policy"      ? Member::kPolicy
                                        : Member::kNone;
  return true;
}

bool EntryHandler::string(string_t& value) {
  if (!InEntry()) return Scalar();
  const std::string_view text = ascii::TrimSpace(value);
  switch (member_) {
    case Member::kLocation:
      entry().locations.emplace_back(text);
      break;
    case Member::kReservation:
      entry().reservations.push_back(text == "1"   ? JsonReservation::kOneString
                                     : text == "0" ? JsonReservation::kZeroString
                                                   : JsonReservation::kOther);
      break;
    case Member::kPolicy:
      entry().policies.emplace_back(text);
      break;
    case Member::kNone:
      break;
  }
  return true;
}

bool EntryHandler::Number(bool is_zero, bool is_one) {
  if (!InEntry() || member_ != Member::kReservation) return Scalar();
  entry().reservations.push_back(is_one    ? JsonReservation::kOne
                                 : is_zero ? JsonReservation::kZero
                                           : JsonReservation::kOther);
  return true;
}

bool EntryHandler::Scalar() {
  if (depth_ == 0) return Fail(JsonEntries::State::kMalformed, "the file is no JSON array", 0);
  if (depth_ == 1) out_->entries.emplace_back();
  if (depth_ == 2) WrongType();
  return true;
}

bool EntryHandler::Open(bool object) {
  if (depth_ == 0 && object) {
    return Fail(JsonEntries::State::kMalformed, "the file is a JSON object, not an array", 0);
  }
  if (depth_ == limits::kMaxJsonDepth) {
    return Fail(JsonEntries::State::kTooDeep,
                "JSON nested deeper than " + std::to_string(limits::kMaxJsonDepth) + " levels", 0);
  }
  if (depth_ == 1) {
    out_->entries.emplace_back();
    entry().is_object = object;
    member_ = Member::kNone;
  }
  if (depth_ == 2) WrongType();
  ++depth_;
  return true;
}

void EntryHandler::WrongType() {
  if (!entry().is_object) return;
  if (member_ == Member::kLocation) entry().bad_location = true;
  if (member_ == Member::kReservation) entry().reservations.push_back(JsonReservation::kOther);
  if (member_ == Member::kPolicy) entry().bad_policy = true;
}

// Finds the places of the elements of an array in text that is known to be valid JSON.
void LocateEntries(std::string_view body, std::vector<JsonEntry>* entries) {
  std::size_t depth = 0;
  std::size_t index = 0;
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < body.size() && index < entries->size(); ++i) {
    const char c = body[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
      continue;
    }
    if (c == '"') quoted = true;
    if (c == '[' || c == '{') {
      if (++depth == 1) begin = i + 1;
    }
    const bool closes = c == ']' || c == '}';
    if (depth == 1 && (c == ',' || closes)) {
      const std::string_view text = ascii::TrimSpace(body.substr(begin, i - begin));
      JsonEntry& entry = (*entries)[index++];
      entry.begin = static_cast<std::size_t>(text.data() - body.data());
      entry.end = entry.begin + text.size();
      begin = i + 1;
    }
    if (closes) --depth;
  }
}

}  // namespace

JsonEntries ReadJsonEntries(std::string_view body) {
  JsonEntries out;
  // nlohmann takes a NUL for the end of the text, and would not see what follows.
  if (const std::size_t nul = body.find('\0'); nul != std::string_view::npos) {
    out.state = JsonEntries::State::kMalformed;
    out.fault = "NUL at byte " + std::to_string(nul + 1);
    out.fault_at = nul;
    return out;
  }
  EntryHandler handler(&out);
  json::sax_parse(body.begin(), body.end(), &handler);
  if (out.state == JsonEntries::State::kRead) {
    LocateEntries(body, &out.entries);
  } else {
    out.entries.clear();
  }
  return out;
}

}  // namespace crawlguard
