// SPDX-License-Identifier: Apache-2.0
//
// Answers robots.txt questions for comparisons with other implementations (docs/conformance.md).
// stdin: JSON lines {"robots": text, "agent": token, "url": address}; bytes that are not UTF-8 may
// be written as {"robots_hex": "..."}. stdout: "allowed" or "disallowed" a line, or "bad-url".
#include <exception>
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "signals/robots/robots_file.h"
#include "url/url.h"

namespace {

std::string FromHex(const std::string& hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    const int high = crawlguard::ascii::HexValue(hex[i]);
    const int low = crawlguard::ascii::HexValue(hex[i + 1]);
    out.push_back(static_cast<char>(high * 16 + low));
  }
  return out;
}

const char* Evaluate(const nlohmann::json& question) {
  const std::string robots = question.contains("robots_hex")
                                 ? FromHex(question.at("robots_hex").get<std::string>())
                                 : question.at("robots").get<std::string>();
  const auto url = crawlguard::Url::Parse(question.at("url").get<std::string>());
  if (!url) return "bad-url";
  const auto file = crawlguard::robots::RobotsFile::Parse(robots, "robots.txt");
  const auto verdict = file.Ask(question.at("agent").get<std::string>(), *url);
  return verdict.answer.allowed ? "allowed" : "disallowed";
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::string line;
  for (int number = 1; std::getline(std::cin, line); ++number) {
    try {
      std::cout << Evaluate(nlohmann::json::parse(line)) << '\n';
    } catch (const std::exception& e) {
      std::cerr << "robots_eval: line " << number << ": " << e.what() << '\n';
      return 2;
    }
  }
  return std::cout.flush() ? 0 : 2;
}
