# SPDX-License-Identifier: Apache-2.0
"""Makes a compilable file of the example calls in a public header, so that the manual stays true.

  python3 manual.py HEADER OUTPUT
"""

import re
import sys

# What the examples take for granted.
PRELUDES = {
    "crawlguard.h": """
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "crawlguard/crawlguard.h"
int Fail(const crawlguard::Error& error);
int Skip(const crawlguard::Decision& decision);
void Log(const std::string& line);
void Fetch(std::string_view url, std::optional<double> delay);
crawlguard::SiteFile FetchSiteFile(std::string_view path, std::size_t max_bytes);
#define PARAMETERS [[maybe_unused]] const crawlguard::Checker& checker, \\
  [[maybe_unused]] const crawlguard::SitePolicy& site, \\
  [[maybe_unused]] const crawlguard::Page& page, \\
  [[maybe_unused]] const crawlguard::Decision& decision, \\
  [[maybe_unused]] const std::shared_ptr<const crawlguard::RuleSet>& rules, \\
  [[maybe_unused]] crawlguard::CheckOptions options, \\
  [[maybe_unused]] std::string_view body, [[maybe_unused]] const std::string& text, \\
  [[maybe_unused]] std::int64_t now
""",
    "c.h": """
#include <stdio.h>
#include "crawlguard/c.h"
#define PARAMETERS void
""",
}


def examples(text):
    """Yields (line, [code]) for each run of indented or empty comment lines that ends like code."""
    run, start = [], 0
    for number, line in enumerate(text.split("\n") + [""], 1):
        match = re.fullmatch(r"//(?:   (.*))?", line)
        if match and (match[1] or run):
            start = start if run else number
            run.append(match[1] or "")
        else:
            while run and not run[-1]:
                run.pop()
            if run and re.sub(r"\s//.*", "", run[-1]).rstrip().endswith((";", "}")):
                yield start, run
            run = []


def compilable(name, text):
    out = [f"// Generated from {name}; do not edit.", PRELUDES[name]]
    count = 0
    for line, code in examples(text):
        count += 1
        out.append(f"int Example{line}(PARAMETERS);")
        out.append(f"int Example{line}(PARAMETERS) {{ {{")
        out.append(f'#line {line} "{name}"')
        out += code
        out.append("}\n  return 0;\n}")
    return count, "\n".join(out) + "\n"


if __name__ == "__main__":
    HEADER, OUTPUT = sys.argv[1:3]
    with open(HEADER, encoding="ascii") as file:
        COUNT, TEXT = compilable(HEADER.rsplit("/", 1)[-1], file.read())
    if COUNT == 0:
        sys.exit(f"{HEADER}: no example found")
    with open(OUTPUT, "w", encoding="ascii") as file:
        file.write(TEXT)
