// SPDX-License-Identifier: Apache-2.0
//
// Decides about a page that was fetched earlier: the page, its header lines and the site's
// robots.txt stand in files. Prints the decision as JSON. embed.cc is the same in C++.
//
//   embed_c URL PAGE HEADERS ROBOTS
//
// Exit status: 0 all purposes allowed, 1 some denied, 2 error.
#include <crawlguard/c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { kMaxHeaders = 100 };

// The whole file, to be freed by the caller; NULL if it cannot be read.
static char* read_file(const char* name, size_t* length) {
  char* data = NULL;
  size_t room = 0, got = 0;
  FILE* file = fopen(name, "rb");
  *length = 0;
  if (file == NULL) return NULL;
  do {
    *length += got;
    if (room - *length < 4096) {
      char* grown = realloc(data, room * 2 + 8192);
      if (grown == NULL) break;
      data = grown;
      room = room * 2 + 8192;
    }
    got = fread(data + *length, 1, room - *length, file);
  } while (got > 0);
  if (ferror(file) || !feof(file)) {
    free(data);
    data = NULL;
  }
  fclose(file);
  return data;
}

// "Name: value" lines as pieces of `text`. A fetcher has them from its HTTP library. Returns how
// many there are, or -1 for more than there is room for: a header left out could be a restriction.
static int split_headers(cg_str text, cg_header headers[kMaxHeaders]) {
  int count = 0;
  const char* line = text.data;
  const char* const end = text.data + text.len;
  while (line < end) {
    const char* stop = memchr(line, '\n', (size_t)(end - line));
    const char* next = stop == NULL ? end : stop + 1;
    const char* colon = NULL;
    if (stop == NULL) stop = end;
    if (stop > line && stop[-1] == '\r') --stop;
    colon = memchr(line, ':', (size_t)(stop - line));
    if (colon != NULL) {
      if (count == kMaxHeaders) return -1;
      headers[count].name.data = line;
      headers[count].name.len = (size_t)(colon - line);
      headers[count].value.data = colon + 1;
      headers[count].value.len = (size_t)(stop - colon - 1);
      ++count;
    }
    line = next;
  }
  return count;
}

// Asks the library. Returns the exit status.
static int decide(const char* url, cg_str body, const cg_header* headers, size_t header_count,
                  cg_str robots) {
  cg_checker* checker = NULL;
  cg_site* site = NULL;
  cg_result* result = NULL;
  cg_error* error = NULL;
  cg_options options = CG_OPTIONS_INIT;
  cg_site_file file = CG_SITE_FILE_INIT;
  cg_page page = CG_PAGE_INIT;
  int status = 2;

  options.agent = cg_text("ExampleBot");
  file.path = cg_text("/robots.txt");
  file.state = CG_FILE_ANSWERED;
  file.status = 200;
  file.body = robots;
  page.url = cg_text(url);
  page.headers = headers;
  page.header_count = header_count;
  page.body = body;

  // Once a program; once a site; once a page. Each needs what the one before it gave.
  if (cg_checker_new(&options, &checker, &error) == CG_OK &&
      cg_site_new(checker, page.url, &file, 1, &site, &error) == CG_OK &&
      cg_check_page(checker, site, &page, CG_PURPOSE_ALL, &result, &error) == CG_OK) {
    // Enough for a filter; the JSON is made only when it is asked for.
    status = cg_result_denied(result, CG_PURPOSE_ALL) == 0 ? 0 : 1;
    puts(cg_result_json(result).data);
  } else {
    fprintf(stderr, "embed_c: %s\n", cg_error_message(error).data);
  }
  cg_error_free(error);
  cg_result_free(result);
  cg_site_free(site);
  cg_checker_free(checker);
  return status;
}

int main(int argc, char** argv) {
  cg_header headers[kMaxHeaders];
  cg_str body, head, robots;
  char *body_data, *head_data, *robots_data;
  int count = -1, status = 2;
  if (argc != 5) {
    fprintf(stderr, "usage: embed_c URL PAGE HEADERS ROBOTS\n");
    return 2;
  }
  body.data = body_data = read_file(argv[2], &body.len);
  head.data = head_data = read_file(argv[3], &head.len);
  robots.data = robots_data = read_file(argv[4], &robots.len);
  if (body_data != NULL && head_data != NULL && robots_data != NULL) {
    count = split_headers(head, headers);
  }
  if (count >= 0) {
    status = decide(argv[1], body, headers, (size_t)count, robots);
  } else {
    fprintf(stderr, "embed_c: a file cannot be read or has too many header lines\n");
  }
  free(body_data);
  free(head_data);
  free(robots_data);
  return status;
}
