# SPDX-License-Identifier: Apache-2.0
"""Tests of the lint scripts themselves: each complains about what it is there for.

  python3 -m unittest lint_test
"""

import unittest

import layers
import manual
import sources
import symbols
import versions

LICENCE = b"// SPDX-License-Identifier: Apache-2.0\n"
TABLE, CORE = layers.layer_table(
    """# a comment (with set(CRAWLGUARD_LAYER_no such))
    set(CRAWLGUARD_LAYER_base "")
    set(CRAWLGUARD_LAYER_signals base)
    set(CRAWLGUARD_LAYER_signals/a base signals)
    set(CRAWLGUARD_LAYER_signals/b base
      signals)
    set(CRAWLGUARD_LAYER_cli base)
    set(CRAWLGUARD_CORE_LAYERS base signals signals/a signals/b)"""
)


class LayerTest(unittest.TestCase):
    def test_table(self):
        self.assertEqual(set(TABLE), {"base", "signals", "signals/a", "signals/b", "cli"})
        self.assertEqual(TABLE["base"], set())
        self.assertEqual(TABLE["signals/b"], {"base", "signals"})
        self.assertEqual(CORE, {"base", "signals", "signals/a", "signals/b"})

    def test_allowed(self):
        for path, line in [
            ("src/signals/a/x.cc", '#include "base/ascii.h"'),
            ("src/signals/a/x.cc", '#include "signals/signal.h"'),
            ("src/signals/a/x.cc", '#include "signals/a/x.h"'),
            ("src/signals/a/x.cc", '#include "crawlguard/page.h"'),
            ("src/signals/a/x.cc", "#include <vector>"),
            ("src/cli/x.cc", "#include <fstream>"),
            ("src/base/x.cc", '// abort() and <fstream>, "exit(1)"'),
            ("src/base/x.cc", 'const char* s = "abort()";'),
            ("src/base/x.cc", "options.now = subject.time(); x->clock();"),
        ]:
            self.assertEqual(layers.check_source(path, line, TABLE, CORE), [], line)

    def test_forbidden(self):
        for path, line in [
            ("src/base/x.cc", '#include "signals/signal.h"'),
            ("src/signals/x.cc", '#include "signals/a/x.h"'),
            ("src/signals/a/x.cc", '#include "signals/b/x.h"'),
            ("src/signals/a/x.cc", '  #  include "x.h"'),
            ("src/elsewhere/x.cc", ""),
            ("src/base/x.cc", "#include <fstream>"),
            ("src/base/x.cc", "#include <sys/socket.h>"),
            ("src/base/x.cc", "#include <re2/re2.h>"),
            ("src/base/x.cc", "std::getenv(name)"),
            ("src/base/x.cc", "  abort();"),
            ("src/base/x.cc", "std::cerr << 1;"),
            ("src/base/x.cc", "std::chrono::system_clock::now()"),
            ("src/base/x.cc", "::time(nullptr)"),
        ]:
            self.assertEqual(len(layers.check_source(path, line, TABLE, CORE)), 1, line)

    def test_public_headers(self):
        page = "include/crawlguard/page.h"
        for line, faults in [
            ("#include <string_view>", 0),
            ('#include "crawlguard/export.h"', 0),
            ('#include "base/ascii.h"', 1),
            ("#include <re2/re2.h>", 1),
            ("#include <gumbo.h>", 1),
            ("#include <string.h>", 1),
        ]:
            self.assertEqual(len(layers.check_public(page, line)), faults, line)
        self.assertEqual(layers.check_public("include/crawlguard/c.h", "#include <string.h>"), [])


class SourceTest(unittest.TestCase):
    def test_sources(self):
        limit = sources.MAX_LINES
        for data, faults in [
            (LICENCE, 0),
            (LICENCE + b"\n" * (limit - 1), 0),
            (LICENCE + b"\n" * limit, 1),
            (LICENCE + b"// caf\xc3\xa9\n", 1),
            (LICENCE + b"\tx\n", 1),
            (LICENCE + b"x \n", 1),
            (LICENCE + b"x\r\n", 1),
            (LICENCE + b"x", 1),
            (b"\n" + LICENCE, 1),
        ]:
            self.assertEqual(len(sources.check_source("x.cc", data)), faults, data[-40:])

    def test_scripts(self):
        licence = b"# SPDX-License-Identifier: Apache-2.0\n"
        for data, faults in [
            (licence, 0),
            (b"#!/bin/sh\n" + licence, 0),
            (b"#!/bin/sh\n\n" + licence, 1),
            (licence + b"\xc3\xa9\n", 1),
        ]:
            self.assertEqual(len(sources.check_script("x.sh", data)), faults, data)

    def test_machine_paths(self):
        # Put together here, so that this file passes.
        for line, faults in [
            ("see /ho" + "me/ann/src", 1),
            ('"/wo' + 'rk/main"', 1),
            ("cd /tm" + "p/x", 1),
            ("https://example.com/tm" + "p/x", 0),
            ("Disallow: /tm" + "p/x", 0),
            ("${TMPDIR:-/tm" + "p/x}", 0),
            ("/usr/share/x", 0),
        ]:
            self.assertEqual(len(sources.check_text("x.md", line)), faults, line)


class VersionTest(unittest.TestCase):
    HEADER = """#define CRAWLGUARD_VERSION_MAJOR 1
#define CRAWLGUARD_VERSION_MINOR 2
#define CRAWLGUARD_VERSION_PATCH 3
#define CRAWLGUARD_VERSION_STRING "1.2.3"
"""

    def test_version(self):
        for project, faults in [
            ("project(crawlguard VERSION 1.2.3 LANGUAGES CXX", 0),
            ("project(crawlguard VERSION 1.2.4 LANGUAGES CXX", 2),
            ("project(crawlguard LANGUAGES CXX", 1),
        ]:
            self.assertEqual(len(versions.check_version(project, self.HEADER)), faults, project)

    def test_headers(self):
        install = "set(H\n  include/crawlguard/a.h\n  include/crawlguard/b.h)"
        umbrella = '#include "crawlguard/a.h"\n#include "crawlguard/b.h"\n'
        a, b, d = (f"include/crawlguard/{name}.h" for name in "abd")
        self.assertEqual(versions.check_headers(install, umbrella, {a, b}), [])
        self.assertEqual(len(versions.check_headers(install, umbrella, {a})), 1)
        self.assertEqual(len(versions.check_headers(install, umbrella, {a, b, d})), 2)


class SymbolTest(unittest.TestCase):
    CREATE = "00000000000a1b20 T crawlguard::Checker::Create(crawlguard::CheckOptions)"
    VERSION = "00000000000a1b30 T cg_version"

    def check(self, *lines):
        return symbols.check_symbols(lines, {"cg_version"}, {"html"})

    def test_symbols(self):
        good = (self.CREATE, self.VERSION)
        self.assertEqual(self.check(*good), [])
        self.assertEqual(len(self.check(self.CREATE)), 1)
        self.assertEqual(len(self.check(self.VERSION)), 1)
        for line in [
            "0000000000012345 T cg_secret",
            "0000000000012345 T gumbo_parse",
            "0000000000012345 W std::vector<int>::push_back(int&&)",
            "0000000000012345 T crawlguard::html::Document::Parse()",
        ]:
            self.assertEqual(len(self.check(*good, line)), 1, line)


class ManualTest(unittest.TestCase):
    def test_examples(self):
        text = """// Prose.
//
//   Table      of words
//
// TITLE
//
//   auto a = F("https://example.com/");
//
//   Use(a);  // why
//
// Prose.
//   if (a) {
//   }
#ifndef X
"""
        self.assertEqual(
            list(manual.examples(text)),
            [
                (7, ['auto a = F("https://example.com/");', "", "Use(a);  // why"]),
                (12, ["if (a) {", "}"]),
            ],
        )


if __name__ == "__main__":
    unittest.main()
