// SPDX-License-Identifier: Apache-2.0
#include "crawlguard/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "crawlguard/version.h"
#include "unit/report/sample_decision.h"

namespace crawlguard {
namespace {

// The contract, whole: keys, their order, every type.
TEST(Json, Schema1IsStable) {
  const std::string none = R"("conditions":[],"evidence":[])";
  const std::string consent =
      R"({"text":"prior consent of Example Media","prerequisite":true,"kind":"consent"})";
  const std::string expected =
      R"({"schema":"crawlguard/decision/1","url":"https://example.com/a",)"
      R"("final_url":"https://example.com/b","agent":"ExampleBot","profile":"respect",)"
      R"("rules":"sha256:00ff","tool":"crawlguard )" +
      std::string(Version()) +
      R"(","verdict":"deny","decisions":{)"
      R"("fetch":{"verdict":"allow","reason":"explicit","conditions":[],"evidence":[0]},)"
      R"("search":{"verdict":"allow","reason":"unstated",)" +
      none + R"(},"ai-input":{"verdict":"deny","reason":"inherited",)" + none +
      R"(},"ai-train":{"verdict":"deny","reason":"condition","conditions":[)" + consent +
      R"(],"evidence":[1]},"tdm":{"verdict":"deny","reason":"condition","conditions":[)" + consent +
      R"(,{"text":"attribution","prerequisite":false,"kind":"attribution"}],)"
      R"("evidence":[1]},"archive":{"verdict":"allow","reason":"unstated",)" +
      none +
      R"(}},"evidence":[)"
      R"({"signal":"robots.txt","effect":"allow","purposes":["fetch"],"scope":"path",)"
      R"("class":"protocol","url":"https://example.com/robots.txt","part":"robots.txt","line":3,)"
      R"("begin":20,"end":28,"excerpt":"Allow: /","rule":"rfc9309.2.2.2","confidence":100,)"
      R"("fields":{},"conditions":[]},)"
      R"({"signal":"notice","effect":"condition","purposes":["ai-train","tdm"],"scope":"site",)"
      R"("class":"reservation","url":"https://example.com/b","part":"body","line":12,)"
      R"("begin":100,"end":131,"excerpt":"Any use requires prior consent.",)"
      R"("rule":"en.reservation.consent","confidence":90,"fields":{)"
      R"("acts":["use; reproduction","storage"],"rights_holder":["Example Media"],)"
      R"("condition":["prior consent"]},"conditions":[)" +
      consent +
      R"(]},{"signal":"robots-tag","effect":"allow","purposes":["tdm"],"scope":"page",)"
      R"("class":"protocol","url":"https://example.com/b","part":"header:x-robots-tag","line":0,)"
      R"("begin":0,"end":3,"excerpt":"all","rule":"x","confidence":100,"fields":{},)"
      R"("conditions":[],"superseded_by":"the more restrictive wins"}],"diagnostics":[)"
      R"({"severity":"warning","where":"https://example.com/robots.txt","line":7,)"
      R"("code":"robots-unknown-line","message":"\"Dissalow\" is no known line"}]})";
  EXPECT_EQ(ToJson(SampleDecision()), expected);
}

TEST(Json, VerdictIsThatOfThePurposesAsked) {
  const auto verdict = [](PurposeSet purposes) {
    JsonOptions options;
    options.purposes = purposes;
    return nlohmann::json::parse(ToJson(SampleDecision(), options))["verdict"];
  };
  EXPECT_EQ(verdict({Purpose::kFetch, Purpose::kSearch}), "allow");
  EXPECT_EQ(verdict({Purpose::kFetch, Purpose::kTdm}), "deny");
}

TEST(Json, ExplainAddsConsideredToEveryPurpose) {
  JsonOptions options;
  options.explain = true;
  const auto json = nlohmann::json::parse(ToJson(SampleDecision(), options));
  EXPECT_EQ(json["decisions"]["tdm"]["considered"].dump(),
            R"([{"evidence":1,"role":"decides","why":""},)"
            R"({"evidence":2,"role":"overridden","why":"the more restrictive wins"}])");
  EXPECT_EQ(json["decisions"]["search"]["considered"].dump(), "[]");
}

TEST(Json, PrettyIsTheSameValue) {
  JsonOptions options;
  options.pretty = true;
  const std::string pretty = ToJson(SampleDecision(), options);
  EXPECT_EQ(pretty.substr(0, 39), "{\n  \"schema\": \"crawlguard/decision/1\",\n");
  EXPECT_EQ(nlohmann::json::parse(pretty), nlohmann::json::parse(ToJson(SampleDecision())));
}

TEST(Json, UntrustedBytesAreReplacedOrEscaped) {
  Decision d = SampleDecision();
  d.statements[1].evidence.excerpt = "bad \xff \x1b[2J \xe2\x80\xae \xc2\x9b";
  d.statements[1].evidence.fields = {{"na\xfeme", "v"}};
  const std::string json = ToJson(d);
  EXPECT_NE(json.find("\"bad \xef\xbf\xbd \\u001b[2J \\u202e \\u009b\""), std::string::npos);
  EXPECT_NE(json.find("\"na\xef\xbf\xbdme\":[\"v\"]"), std::string::npos);
  EXPECT_TRUE(nlohmann::json::accept(json));
}

}  // namespace
}  // namespace crawlguard
