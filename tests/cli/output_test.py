# SPDX-License-Identifier: Apache-2.0
"""What the outputs hold: colour, escapes, the two streams, readers that go away."""

import json
import os
import pty
import subprocess
import unittest

from harness import COMMAND, CommandTest

EVIL = 'noai \x1b[2J\x1b]0;owned\x07 \u202e\u2066 \u009b31m \u2028'


class Colour(CommandTest):
    def on_a_terminal(self, *arguments, **env):
        """stdout of the command on a terminal."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen([COMMAND, *arguments], cwd=self.folder, stdout=theirs,
                                   stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                                   env=self.environment(**env))
        os.close(theirs)
        out = b""
        try:
            while chunk := os.read(ours, 65536):
                out += chunk
        except OSError:  # the other end is closed
            pass
        os.close(ours)
        self.assertEqual(process.communicate()[1], b"")
        return out.decode()

    def test_only_on_a_terminal_and_only_if_wanted(self):
        self.write("a.html", '<meta name="robots" content="noai">')
        check = ("check", "a.html")
        self.assertIn("\x1b[", self.on_a_terminal(*check))
        self.assertIn("\x1b[", self.on_a_terminal(*check, NO_COLOR=""))  # set but empty: no wish
        self.assertNotIn("\x1b", self.on_a_terminal(*check, NO_COLOR="1"))
        self.assertNotIn("\x1b", self.on_a_terminal(*check, "--no-color"))
        self.assertNotIn("\x1b", self.on_a_terminal(*check, "--format", "json"))
        self.assertNotIn("\x1b", self.run_command(*check).out)
        self.assertNotIn("\x1b", self.run_command(*check, env={"TERM": "xterm-256color"}).out)

    def test_robots_too(self):
        self.write("robots.txt", "User-agent: *\nDisallow: /")
        robots = ("robots", "--agent", "A", "robots.txt", "/")
        self.assertIn("\x1b[1;31mDISALLOWED\x1b[0m", self.on_a_terminal(*robots))
        self.assertNotIn("\x1b", self.on_a_terminal(*robots, NO_COLOR="1"))


class Escapes(CommandTest):
    HAZARDS = ("\x1b", "\x07", "\u202e", "\u2066", "\u009b", "\u2028")

    def expect_harmless(self, text):
        for hazard in self.HAZARDS:
            self.assertNotIn(hazard, text)

    def test_evidence(self):
        # Control characters near the start would make it binary data.
        self.write("a.html", f'<meta charset="utf-8"><!--{"x" * 1500}-->'
                             f'<meta name="robots" content="{EVIL}">'
                             f"<p>{EVIL} Text and data mining is prohibited.</p>")
        for arguments in ([], ["--format", "json"], ["--format", "jsonl"]):
            for command in ("check", "explain"):
                run = self.run_command(command, "a.html", *arguments)
                self.expect(run, 1, "")
                self.expect_harmless(run.out)
        self.assertIn("noai", run.out)
        self.assertIn("\\u202e", run.out)

    def test_json_gives_the_bytes_back(self):
        self.write("a.html", "x")
        self.write("site/robots.txt", "User-agent: *\nDisallow: /\u202e\n")
        run = self.run_command("check", "a.html", "--site", "site", "--url", "http://x/%E2%80%AE",
                               "--format", "json")
        self.expect(run, 1, "")
        self.assertIn("\\u202e", run.out)
        self.assertEqual(json.loads(run.out)["evidence"][0]["excerpt"], "Disallow: /\u202e")

    def test_names_of_files_and_urls(self):
        name = self.write("\x1b[31m\u202ea.html", "x")
        run = self.run_command("check", "--summary", name, "missing\x1b[2J", "http://\u202e\x1b/")
        self.expect(run, 2)
        self.expect_harmless(run.out + run.err)
        self.assertIn("\\x1b[31m\\u202ea.html  allow", run.out)
        self.assertIn("missing\\x1b[2J: no such file", run.err)

    def test_words_of_the_command_line(self):
        for arguments in (["check", "--for", "\x1b[2J", "a"], ["\x1b[2J"],
                          ["check", "--format", "\x1b[2J", "a"],
                          ["rules", "show", "\x1b[2J"]):
            run = self.expect(self.run_command(*arguments), 2)
            self.expect_harmless(run.out + run.err)


class Streams(CommandTest):
    def closed_reader(self, *arguments, stdin=subprocess.DEVNULL):
        """The exit status and stderr of a command whose reader has gone before it writes."""
        ours, theirs = os.pipe()
        os.close(ours)
        process = subprocess.Popen([COMMAND, *arguments], cwd=self.folder, stdout=theirs,
                                   stderr=subprocess.PIPE, stdin=stdin, env=self.environment())
        os.close(theirs)
        err = process.communicate()[1]
        return process.returncode, err.decode()

    def test_broken_pipe_is_quiet(self):
        self.write("a.html", "x")
        self.write("robots.txt", "")
        # One target, decided: its status stands.
        self.assertEqual(self.closed_reader("check", "a.html"), (0, ""))
        self.assertEqual(self.closed_reader("check", "--profile", "strict", "a.html"), (1, ""))
        self.assertEqual(self.closed_reader("robots", "--agent", "A", "robots.txt", "/"), (0, ""))
        self.assertEqual(self.closed_reader("rules", "list"), (0, ""))
        self.assertEqual(self.closed_reader("--help"), (0, ""))

    def test_targets_left_undecided_are_not_allowed(self):
        self.write("a.html", "x")
        self.assertEqual(self.closed_reader("check", "a.html", "a.html"), (2, ""))

    def test_head_gets_the_first_line(self):
        self.write("a.html", "x")
        self.write("list", "a.html\n" * 1000)
        run = subprocess.run(f'"{COMMAND}" check - --format jsonl < list | head -1', shell=True,
                             cwd=self.folder, capture_output=True, env=self.environment())
        self.assertEqual(run.stderr, b"")
        self.assertEqual(json.loads(run.stdout)["verdict"], "allow")

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_full_disk_is_an_error(self):
        self.write("a.html", "x")
        with open("/dev/full", "wb") as full:
            run = subprocess.run([COMMAND, "check", "a.html"], cwd=self.folder, stdout=full,
                                 stderr=subprocess.PIPE, env=self.environment())
        self.assertEqual(run.returncode, 2)
        self.assertEqual(run.stderr,
                         b"crawlguard: cannot write to stdout: No space left on device\n")

    def test_help_and_version_are_answers(self):
        for arguments in (["--help"], ["check", "--help"], ["explain", "-h"], ["robots", "--help"],
                          ["rules", "--help"], ["rules", "lint", "--help"], ["--version"]):
            run = self.expect(self.run_command(*arguments), 0, "")
            self.assertTrue(run.out.endswith("\n"))
        self.assertRegex(run.out, r"^crawlguard [0-9]+\.[0-9]+\.[0-9]+\n$")
        run = self.run_command("check", "--help")
        self.assertIn("Exit status: 0", run.out)
        self.assertNotIn("sarif", run.out)


if __name__ == "__main__":
    unittest.main()
