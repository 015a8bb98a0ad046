# SPDX-License-Identifier: Apache-2.0
"""crawlguard robots: which rule decides, the lint of the file, the exit status."""

import json
import unittest

from harness import CommandTest

ROBOTS = """User-agent: *
Disallow: /x
Allow: /x/y
Crawl-delay: 3

User-agent: ExampleBot
Disalow: /private/
Sitemap: https://example.com/map.xml
"""


class Robots(CommandTest):
    def robots(self, *arguments, stdin=b""):
        self.write("robots.txt", ROBOTS)
        return self.run_command("robots", *arguments, stdin=stdin)

    def test_text_whole(self):
        run = self.robots("--agent", "OtherBot", "robots.txt", "/x", "https://a.example/x/y?z", "/b")
        self.expect(run, 1, "")
        self.assertEqual(run.out, """DISALLOWED  /x
            robots.txt:2: Disallow: /x
ALLOWED     https://a.example/x/y?z
            robots.txt:3: Allow: /x/y
            over robots.txt:2: Disallow: /x
ALLOWED     /b
            no rule of the group matches

agent OtherBot, group "*"
crawl-delay 3 s
sitemap https://example.com/map.xml
  note     robots.txt:7: "Disalow" is taken for the word it means [robots-typo]
""")

    def test_json_whole(self):
        run = self.robots("--agent", "ExampleBot", "--format", "json", "robots.txt", "/private/a",
                          "/x")
        self.expect(run, 1, "")
        answer = json.loads(run.out)
        self.assertEqual(list(answer), ["schema", "file", "agent", "group", "answers",
                                        "crawl_delay", "sitemaps", "diagnostics"])
        self.assertEqual(answer["schema"], "crawlguard/robots/1")
        self.assertEqual((answer["file"], answer["agent"]), ("robots.txt", "ExampleBot"))
        self.assertEqual(answer["group"].lower(), "examplebot")
        begin = ROBOTS.index("Disalow")
        self.assertEqual(answer["answers"], [
            {"target": "/private/a", "allowed": False,
             "decides": {"line": 7, "begin": begin, "end": begin + 18,
                         "excerpt": "Disalow: /private/"},
             "loses": None, "readings_differ": False},
            {"target": "/x", "allowed": True, "decides": None, "loses": None,
             "readings_differ": False}])
        self.assertIsNone(answer["crawl_delay"])
        self.assertEqual(answer["sitemaps"], ["https://example.com/map.xml"])
        self.assertIn("robots-typo", [d["code"] for d in answer["diagnostics"]])

    def test_exit_status_and_reasons(self):
        cases = [
            (["--agent", "ExampleBot", "robots.txt", "/x"], 0, "no rule of the group matches"),
            (["--agent", "ExampleBot", "robots.txt", "/x", "/private/"], 1, "Disalow: /private/"),
            (["--agent", "OtherBot", "robots.txt", "/robots.txt"], 0,
             "/robots.txt itself is always allowed"),
            (["--agent", "Any", "-", "/x"], 0, "no group is for this agent, and none for *"),
            (["--agent", "OtherBot", "robots.txt", "/x", "ftp://a/"], 2, "DISALLOWED  /x"),
            (["--agent", "OtherBot", "missing.txt", "/x"], 2, ""),
        ]
        for arguments, status, text in cases:
            with self.subTest(arguments=arguments):
                run = self.expect(self.robots(*arguments), status)
                self.assertIn(text, run.out)
                self.assertEqual(bool(run.err), status == 2)

    def test_stdin(self):
        run = self.robots("--agent", "Any", "-", "/a", stdin="User-agent: any\nDisallow: /")
        self.expect(run, 1, "")
        self.assertIn("stdin:2: Disallow: /\n", run.out)

    def test_over_the_limit_is_reported(self):
        run = self.robots("--agent", "Any", "-", "/a",
                          stdin="#" * 520_000 + "\nUser-agent: *\nDisallow: /")
        self.expect_cheap(self.expect(run, 0, ""))
        self.assertIn("[robots-truncated]", run.out)

    def test_hostile_lines_are_escaped(self):
        run = self.robots("--agent", "Any", "-", "/a",
                          stdin="User-agent: *\nDisallow: /a\x1b[2J\u202e\n\x1b[31m: x\nDisallow: /")
        self.expect(run, 1, "")
        self.assertNotIn("\x1b", run.out)
        self.assertNotIn("\u202e", run.out)


if __name__ == "__main__":
    unittest.main()
