# SPDX-License-Identifier: Apache-2.0
"""Bad input: a clear message, the right exit status, no crash, little time and memory."""

import json
import os
import unittest

from harness import CommandTest

NO_FILE = "no such file; a URL starts with http:// or https://, a file is given by its path"
SEE = " (see crawlguard --help)\n"
TRAINING = "ai-train"


class BadPage(CommandTest):
    """Pages of any kind are decided, never refused."""

    def decide(self, content, *more):
        self.write("page.html", content)
        run = self.run_command("check", "page.html", "--url", "https://example.com/a", "--format",
                               "json", *more)
        self.assertIn(run.status, (0, 1), run.err)
        self.expect_cheap(self.expect(run, run.status, ""))
        return json.loads(run.out)

    def test_empty_file_is_a_page_that_says_nothing(self):
        decision = self.decide("")
        self.assertEqual(decision["verdict"], "allow")
        self.assertEqual(decision["decisions"][TRAINING]["reason"], "unstated")

    def test_binary(self):
        self.decide(bytes(range(256)) * 4096)

    def test_sparse_page_of_200_mb_is_cut_and_unreadable(self):
        path = os.path.join(self.folder, "page.html")
        with open(path, "wb") as file:
            file.write(b"<p>Hello</p>")
            file.truncate(200_000_000)
        run = self.run_command("check", "page.html", "--format", "json")
        self.expect_cheap(self.expect(run, 1, ""))
        self.assertIn("body cut at 8388608 bytes", run.out)
        for purpose in ("ai-train", "ai-input", "tdm"):
            self.assertEqual(json.loads(run.out)["decisions"][purpose]["reason"], "unreadable")

    def test_page_of_the_limit_is_whole_and_one_byte_more_is_not(self):
        limit = 8 << 20
        whole = b"<p>" + b"word " * (limit // 5)
        self.assertEqual(self.decide(whole[:limit])["decisions"][TRAINING]["reason"], "unstated")
        more = self.decide(whole[:limit] + b"x")
        self.assertEqual(more["decisions"][TRAINING]["reason"], "unreadable")

    def test_50_000_nested_divs(self):
        decision = self.decide("<div>" * 50_000 + "text")
        self.assertEqual(decision["decisions"][TRAINING]["reason"], "unreadable")

    def test_40_000_attributes(self):
        attributes = " ".join(f"a{i}=1" for i in range(40_000))
        decision = self.decide(f"<p {attributes}>text</p>")
        self.assertEqual(decision["decisions"][TRAINING]["reason"], "unreadable")

    def test_invalid_utf8(self):
        self.decide(b'<meta charset="utf-8"><p>\xff\xfe\xc3(\xf0\x9f bad \x80</p>')

    def test_deny_survives_broken_bytes(self):
        decision = self.decide(b'<meta name="robots" content="noai"><p>\xff\xc3(</p>')
        self.assertEqual(decision["decisions"][TRAINING]["verdict"], "deny")


class BadTarget(CommandTest):
    """Targets that are none: exit 2, and the message names them."""

    def test_messages(self):
        self.write("page.html", "<p>x</p>")
        os.mkdir(os.path.join(self.folder, "dir"))
        cases = [
            (["missing.html"], f"missing.html: {NO_FILE}"),
            (["page.html/x"], f"page.html/x: {NO_FILE}"),
            (["dir"], "dir: is a directory; name a file in it"),
            ([""], NO_FILE),
            (["ftp://example.com/"], "ftp://example.com/: "),
            (["http://example.com:99999/"], "http://example.com:99999/: "),
            (["http://example.com:x/"], "http://example.com:x/: "),
            (["http://"], "http://: "),
            (["http://user:pw@example.com/"], "http://user:pw@example.com/: "),
            (["--offline", "http://example.com/"],
             "http://example.com/: --offline: not fetched; save the page and check the file with "
             "--url"),
            (["--url", "http://example.com/", "http://example.com/"],
             "http://example.com/: --site, --headers and --url belong to a file; a URL is asked for "
             "them itself"),
            (["--url", "gopher://x/", "page.html"], "--url gopher://x/: "),
            (["--url", "http://a:0b/", "page.html"], "--url http://a:0b/: "),
            (["--site", "missing", "page.html"], "missing: no such folder"),
            (["--site", "page.html", "page.html"], "page.html: is no folder"),
            (["--headers", "missing", "page.html"], f"missing: {NO_FILE}"),
            (["--headers", "page.html", "page.html"],
             "page.html:1: header line without a colon"),
        ]
        for arguments, message in cases:
            with self.subTest(arguments=arguments):
                run = self.run_command("check", *arguments)
                self.expect_cheap(self.expect(run, 2))
                self.assertEqual(run.out, "")
                self.assertEqual(run.err.count("\n"), 1, run.err)
                self.assertTrue(run.err.startswith("crawlguard: " + message), run.err)
                if not message.endswith(": "):
                    self.assertEqual(run.err, f"crawlguard: {message}\n")

    @unittest.skipIf(os.getuid() == 0, "root may read everything")
    def test_unreadable_file(self):
        self.write("page.html", "x")
        os.chmod(os.path.join(self.folder, "page.html"), 0)
        self.expect(self.run_command("check", "page.html"), 2,
                    "crawlguard: page.html: permission denied; make the file readable\n")

    def test_header_file_over_the_limit(self):
        self.write("page.html", "x")
        self.write("head", "a: b\n" * 60_000)
        run = self.run_command("check", "--headers", "head", "page.html")
        self.expect_cheap(self.expect(
            run, 2, "crawlguard: head: is longer than 262144 bytes, the most that is read\n"))

    def test_the_other_targets_are_decided_all_the_same(self):
        self.write("page.html", "<p>x</p>")
        run = self.run_command("check", "missing", "page.html", "ftp://x/", "--format", "jsonl")
        self.expect(run, 2)
        self.assertEqual([json.loads(line)["url"] for line in run.out.splitlines()],
                         ["http://offline.invalid/page.html"])
        self.assertEqual(run.err.count("\n"), 2)


class BadWord(CommandTest):
    """Words that the command does not know: exit 2, and the message lists those it does."""

    def test_messages(self):
        self.write("page.html", "x")
        purposes = "fetch,search,ai-input,ai-train,tdm,archive"
        cases = [
            (["check", "--for", "mining", "page.html"],
             f'--for: unknown purpose "mining"; purposes are {purposes}' + SEE),
            (["check", "--wrong", "page.html"],
             "The following argument was not expected: --wrong" + SEE),
            (["check", "--format", "sarif", "page.html"],
             'unknown format "sarif"; formats are text, json, jsonl' + SEE),
            (["check", "--operator", "ngo", "page.html"],
             'unknown operator "ngo"; operators are commercial, non-commercial' + SEE),
            (["check", "--profile", "./missing.toml", "page.html"],
             f"./missing.toml: {NO_FILE}\n"),
            (["check", "--rules", "missing", "page.html"],
             "missing: no such folder of rule files\n"),
            (["check"], "TARGET is required" + SEE),
            (["wrong"], "A subcommand is required" + SEE),
            (["robots", "--agent", "Example Bot", "page.html", "/"],
             '--agent: "Example Bot" is no product token; give the bare name, as ExampleBot\n'),
        ]
        for arguments, message in cases:
            with self.subTest(arguments=arguments):
                run = self.run_command(*arguments)
                self.expect_cheap(self.expect(run, 2, "crawlguard: " + message))
                self.assertEqual(run.out, "")

    def test_unknown_profile_and_agent(self):
        self.write("page.html", "x")
        run = self.expect(self.run_command("check", "--profile", "lax", "page.html"), 2)
        self.assertRegex(run.err, r'^crawlguard: .*"?lax"?.*respect.*strict.*\n$')
        run = self.expect(self.run_command("check", "--agent", "Example Bot", "page.html"), 2)
        self.assertRegex(run.err, r"^crawlguard: .*Example Bot.*\n$")


if __name__ == "__main__":
    unittest.main()
