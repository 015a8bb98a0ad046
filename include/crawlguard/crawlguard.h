// SPDX-License-Identifier: Apache-2.0
//
// The manual, and all public headers at once.
//
// crawlguard answers one question: may this agent use what is at this URL for this purpose, and who
// says so, where? You hand in bytes as you received them (a page, its headers, the site's
// robots.txt and other site files); you get a Decision: for each of six purposes allow or deny, the
// reason, and the words that decide. The library opens no socket and no file, starts no thread,
// reads no clock and no environment, prints nothing and throws nothing.
//
// -------------------------------------------------------------------------------------------------
// THE OBJECTS
//
//   RuleSet      prose rules and profiles, compiled once     rule_set.h
//   Checker      who asks, by which rules and profile        checker.h
//   SitePolicy   one origin's site files, parsed once        site_policy.h
//   Page         one response, borrowed from you             page.h
//   Decision     the answer, a plain value                   decision.h, evidence.h
//
// The first three are compiled and then frozen. Make each once, share it, ask it any number of
// times.
//
// -------------------------------------------------------------------------------------------------
// CHECK A PAGE YOU ALREADY HAVE
//
//   crawlguard::CheckOptions options;
//   options.agent = "ExampleBot";  // your product token in robots.txt
//   auto checker = crawlguard::Checker::Create(options);
//   if (!checker) return Fail(checker.error());
//
//   const crawlguard::HeaderField headers[] = {{"content-type", "text/html; charset=utf-8"},
//                                              {"x-robots-tag", "noai"}};
//   crawlguard::Page page;
//   page.url = "https://example.com/article";
//   page.headers = headers;
//   page.body = body;
//
//   auto site = crawlguard::SitePolicy::Parse(page.url, {}, *checker->options().rules);
//   if (!site) return Fail(site.error());
//   auto decision = checker->CheckPage(*site, page);
//   if (!decision) return Fail(decision.error());
//   if (decision->Denied(crawlguard::Purpose::kAiTrain)) return Skip(*decision);
//
// Here no site file was handed in: that is said in decision->diagnostics and decides nothing. Hand
// in what you have (SITE FILES). A response that did not arrive whole says so in page.fault; it
// then denies as `unreadable`, for what is missing could hold a restriction. Redirects go into
// page.hops.
//
// -------------------------------------------------------------------------------------------------
// ASK BEFORE A FETCH
//
//   auto before = checker.CheckUrl(site, "https://example.com/archive/1");
//   if (!before) return Fail(before.error());
//   if (before->Denied(crawlguard::Purpose::kFetch)) return Skip(*before);
//   std::optional<double> delay = site.CrawlDelay("ExampleBot");  // seconds between requests
//   Fetch("https://example.com/archive/1", delay);
//
// CheckUrl knows only what the site files say; after the fetch, CheckPage decides. Each redirect is
// a new URL to be asked about before it is followed.
//
// -------------------------------------------------------------------------------------------------
// SITE FILES
//
//   std::vector<crawlguard::SiteFile> files;
//   for (const crawlguard::WantedFile& wanted : crawlguard::SitePolicy::WantedFiles()) {
//     files.push_back(FetchSiteFile(wanted.path, wanted.max_bytes));  // robots.txt comes first
//   }
//   auto site = crawlguard::SitePolicy::Parse("https://example.com", files, *rules);
//   if (!site) return Fail(site.error());
//   for (const crawlguard::Diagnostic& d : site->diagnostics()) Log(d.ToString());
//
// Say how each attempt ended, and never fold one end into another:
//
//   kAnswered     there was an HTTP answer. `status` says which: to robots.txt, 404 means that
//                 everything may be fetched and 503 that nothing may
//   kUnreachable  DNS, refused, TLS, timeout, broken framing; `fault` says which. Nothing is known,
//                 so what the file could have closed is denied as `unreadable`
//   kForbidden    robots.txt disallows the file itself, so you did not fetch it
//   kNotAsked     you made no attempt. A file that is missing from the list counts as this
//
// A policy belongs to one origin (scheme, host and port) and to the rules that it was parsed with.
//
// -------------------------------------------------------------------------------------------------
// PURPOSES
//
//   fetch     make the request                     ai-train  train or tune a model
//   search    index, link, short excerpt           tdm       any other automated analysis
//   ai-input  retrieval, grounding, prompts        archive   keep or republish a copy
//
// All six are decided always; you look at those that you need.
//
//   auto purposes = crawlguard::ParsePurposes("search, ai-input");
//   if (!purposes) return Fail(purposes.error());
//   const crawlguard::PurposeSet denied = decision.DeniedPurposes() & *purposes;
//   if (!denied.empty()) Log("denied: " + crawlguard::ToString(denied));
//
// No fetch, no use: a denied `fetch` denies the rest as `inherited`; a denied `tdm` denies ai-train
// and ai-input too.
//
// -------------------------------------------------------------------------------------------------
// READING THE EVIDENCE
//
//   const crawlguard::PurposeDecision& d = decision.For(crawlguard::Purpose::kAiTrain);
//   Log(std::string(VerdictName(d.verdict)) + ", " + std::string(ReasonName(d.reason)));
//   for (const crawlguard::Considered& c : d.considered) {  // the deciding one first
//     const crawlguard::Statement& s = decision.statements[c.statement];
//     Log(s.signal + " " + s.evidence.url + " " + s.evidence.part + ":" +
//         std::to_string(s.evidence.line) + " \"" + s.evidence.excerpt + "\" " + s.evidence.rule);
//     if (c.role == crawlguard::Role::kOverridden) Log("  lost: " + c.why);
//   }
//   Log(crawlguard::ToJson(decision));  // all of it, schema "crawlguard/decision/1"
//
// `begin` and `end` of an Evidence count bytes in what you handed in, before any decoding. The
// excerpt is third-party text: escape it for where you print it; ToJson does. `unstated` means that
// nobody said anything and the profile decided; `unreadable` that something could not be read.
//
// -------------------------------------------------------------------------------------------------
// RULES OF YOUR OWN
//
//   std::vector<crawlguard::RuleSource> sources = crawlguard::RuleSet::BuiltinSources();
//   sources.push_back({"en/house.toml", text});
//   for (const crawlguard::Diagnostic& d : crawlguard::RuleSet::Lint(sources)) Log(d.ToString());
//   auto rules = crawlguard::RuleSet::Parse(sources);
//   if (!rules) return Fail(rules.error());  // file, line and column of the first fault
//   std::size_t ran = 0;
//   for (const crawlguard::Diagnostic& d : (*rules)->SelfTest(&ran)) Log(d.ToString());
//   options.rules = *rules;
//
// The format is described in rules/README.md. decision.rules is the hash of the files, so that a
// decision can be traced to the rules that made it.
//
// -------------------------------------------------------------------------------------------------
// PROFILES
//
// What to make of silence, of prose, of a robots.txt that cannot be read. options.profile names
// one: "respect" (the default), "strict", "machine-readable", "research", or one of your own: a
// file "profiles/NAME.toml" among the rule sources.
//
//   for (const std::string& name : rules->profile_names()) Log(name);
//   options.profile = "strict";
//   options.operator_kind = crawlguard::OperatorKind::kNonCommercial;
//   options.now = now;  // seconds since 1970, for dates such as unavailable_after; 0: unknown
//
// -------------------------------------------------------------------------------------------------
// THREADS
//
// RuleSet, SitePolicy and Checker never change: share them between any number of threads without
// locks. Checker and SitePolicy are handles that are cheap to copy. Page and SiteFile borrow: what
// they point to must live until the call returns, and no longer. Decision owns what it holds.
//
// -------------------------------------------------------------------------------------------------
// ERRORS
//
//   crawlguard::Result<crawlguard::Decision> result = checker.CheckPage(site, page);
//   if (!result) Log(result.error().ToString());  // then treat the page as denied
//
// An Error means that the caller or the machine is at fault: a URL that is no http(s) URL, a page
// that is not of the policy's origin, rules with a fault, no memory. Broken or hostile content is
// never an Error; it is a decision that says what could not be read, and denies.
//
// -------------------------------------------------------------------------------------------------
// C AND OTHER LANGUAGES
//
// c.h is the same library for C: opaque handles, text as pointer and length, a batch call, the rich
// answer as JSON. examples/embed.c and examples/embed.cc are whole programs.
#ifndef CRAWLGUARD_CRAWLGUARD_H_
#define CRAWLGUARD_CRAWLGUARD_H_

#include "crawlguard/checker.h"
#include "crawlguard/decision.h"
#include "crawlguard/evidence.h"
#include "crawlguard/export.h"
#include "crawlguard/json.h"
#include "crawlguard/page.h"
#include "crawlguard/purpose.h"
#include "crawlguard/result.h"
#include "crawlguard/rule_set.h"
#include "crawlguard/site_policy.h"
#include "crawlguard/version.h"

#endif  // CRAWLGUARD_CRAWLGUARD_H_
