// SPDX-License-Identifier: Apache-2.0
//
// The interface as a C99 program uses it: compiled as C, with -pedantic. Called by c99_test.cc.
#include "crawlguard/c.h"

#include <string.h>

int capi_c99_program(void);

// Ends with the line of the first expectation that does not hold.
#define EXPECT(condition)              \
  do {                                 \
    if (!(condition)) return __LINE__; \
  } while (0)

static int check_with(const cg_checker* checker, const cg_site* site) {
  static const char kBody[] = "<meta name=\"tdm-reservation\" content=\"1\"><p>Text</p>";
  cg_header header;
  cg_page page = CG_PAGE_INIT;
  cg_result* result = NULL;
  cg_error* error = NULL;
  cg_str json;

  header.name = cg_text("Content-Type");
  header.value = cg_text("text/html");
  page.url = cg_text("https://example.com/");
  page.headers = &header;
  page.header_count = 1;
  page.body.data = kBody;
  page.body.len = sizeof(kBody) - 1;
  EXPECT(cg_check_page(checker, site, &page, CG_PURPOSE_ALL, &result, &error) == CG_OK);
  EXPECT(error == NULL);
  EXPECT(cg_result_denied(result, CG_PURPOSE_TDM) == CG_PURPOSE_TDM);
  EXPECT(cg_result_denied(result, CG_PURPOSE_FETCH) == 0);
  json = cg_result_json(result);
  EXPECT(strlen(json.data) == json.len);
  EXPECT(strstr(json.data, "crawlguard/decision/1") != NULL);
  cg_result_free(result);

  page.url = cg_text("gopher://example.com/");
  EXPECT(cg_check_page(checker, site, &page, CG_PURPOSE_ALL, &result, &error) ==
         CG_INVALID_ARGUMENT);
  EXPECT(result == NULL);
  EXPECT(cg_error_message(error).len > 0);
  cg_error_free(error);
  return 0;
}

int capi_c99_program(void) {
  cg_options options = CG_OPTIONS_INIT;
  cg_site_file robots = CG_SITE_FILE_INIT;
  cg_rule_source source;
  cg_rules* rules = NULL;
  cg_checker* checker = NULL;
  cg_site* site = NULL;
  int failed = 0;

  EXPECT(cg_abi_version() == CG_ABI_VERSION);
  source.name = cg_text("xx/none.toml");
  source.text = cg_text("format = 1\nlang = \"xx\"\n");
  EXPECT(cg_rules_parse(&source, 1, &rules, NULL) == CG_OK);
  options.rules = rules;
  options.agent = cg_text("ExampleBot");
  EXPECT(cg_checker_new(&options, &checker, NULL) == CG_OK);
  cg_rules_free(rules);
  robots.path = cg_text("/robots.txt");
  robots.state = CG_FILE_ANSWERED;
  robots.status = 404;
  EXPECT(cg_site_new(checker, cg_text("https://example.com"), &robots, 1, &site, NULL) == CG_OK);
  failed = check_with(checker, site);
  cg_site_free(site);
  cg_checker_free(checker);
  return failed;
}
