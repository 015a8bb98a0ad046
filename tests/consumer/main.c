// SPDX-License-Identifier: Apache-2.0
//
// What a user of the C interface compiles and links. Ends with 0 if it works.
#include <crawlguard/c.h>
#include <stdio.h>

int main(void) {
  cg_options options = CG_OPTIONS_INIT;
  cg_page page = CG_PAGE_INIT;
  cg_checker* checker = NULL;
  cg_site* site = NULL;
  cg_result* result = NULL;
  cg_error* error = NULL;
  int right = 0;

  page.url = cg_text("https://example.com/");
  page.body = cg_text("<meta name=\"tdm-reservation\" content=\"1\"><p>Text</p>");
  if (cg_abi_version() == CG_ABI_VERSION && cg_checker_new(&options, &checker, &error) == CG_OK &&
      cg_site_new(checker, page.url, NULL, 0, &site, &error) == CG_OK &&
      cg_check_page(checker, site, &page, CG_PURPOSE_ALL, &result, &error) == CG_OK) {
    puts(cg_result_json(result).data);
    right = cg_result_denied(result, CG_PURPOSE_TDM) != 0 &&
            cg_result_denied(result, CG_PURPOSE_FETCH) == 0;
  } else {
    puts(cg_error_message(error).data);
  }
  cg_error_free(error);
  cg_result_free(result);
  cg_site_free(site);
  cg_checker_free(checker);
  return right ? 0 : 1;
}
