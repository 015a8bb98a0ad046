# SPDX-License-Identifier: Apache-2.0
"""crawlguard check and explain on files: whole outputs, lists, exit status."""

import json
import unittest

from harness import CommandTest, without_versions

NOAI = '<!DOCTYPE html>\n<html><head><meta name="robots" content="noai"></head><p>Hello</p></html>\n'
SILENT = "<!DOCTYPE html><p>Hello</p>"


class Check(CommandTest):
    def test_text_whole(self):
        self.write("a.html", SILENT)
        self.write("site/robots.txt", "User-agent: *\nDisallow: /b\nAllow: /a\n")
        run = self.run_command("check", "a.html", "--url", "https://example.com/a", "--site", "site")
        self.expect(run, 0, "")
        self.assertEqual(run.out, """ALLOW https://example.com/a
      agent crawlguard, profile respect

  purpose   verdict  reason      who says so
  fetch     allow    explicit    [1] robots.txt:3
  search    allow    unstated    nobody (default of the profile)
  ai-input  allow    unstated    nobody (default of the profile)
  ai-train  allow    unstated    nobody (default of the profile)
  tdm       allow    unstated    nobody (default of the profile)
  archive   allow    unstated    nobody (default of the profile)

  [1] robots.txt:3 bytes 27-36  rule rfc9309.2.2.2
      in https://example.com/robots.txt
      allows fetch for the path
      | Allow: /a
      group  *
""")

    def test_json_whole(self):
        self.write("a.html", SILENT)
        self.write("site/robots.txt", "User-agent: *\nDisallow: /a\n")
        run = self.run_command("check", "a.html", "--url", "https://example.com/a", "--site", "site",
                               "--format", "jsonl", "--agent", "ExampleBot", "--for", "fetch")
        self.expect(run, 1, "")
        inherited = {"verdict": "deny", "reason": "inherited", "conditions": [], "evidence": [0]}
        self.assertEqual(json.loads(without_versions(run.out)), {
            "schema": "crawlguard/decision/1",
            "url": "https://example.com/a",
            "final_url": "https://example.com/a",
            "agent": "ExampleBot",
            "profile": "respect",
            "rules": "sha256:HASH",
            "tool": "crawlguard VERSION",
            "verdict": "deny",
            "decisions": {
                "fetch": {**inherited, "reason": "explicit"},
                **{p: inherited for p in ("search", "ai-input", "ai-train", "tdm", "archive")}},
            "evidence": [{
                "signal": "robots.txt", "effect": "deny", "purposes": ["fetch"], "scope": "path",
                "class": "protocol", "url": "https://example.com/robots.txt",
                "part": "robots.txt", "line": 2, "begin": 14, "end": 26, "excerpt": "Disallow: /a",
                "rule": "rfc9309.2.2.2", "confidence": 100, "fields": {"group": ["*"]},
                "conditions": []}],
            "diagnostics": []})

    def test_exit_status_is_that_of_the_purposes_asked(self):
        self.write("a.html", NOAI)
        for purposes, status in (("search", 0), ("fetch,search", 0), ("ai-train", 1),
                                 ("search,AI-Train", 1)):
            with self.subTest(purposes=purposes):
                run = self.run_command("check", "--for", purposes, "a.html", "--format", "json")
                self.expect(run, status, "")
                decision = json.loads(run.out)
                self.assertEqual(decision["verdict"], "deny" if status else "allow")
                self.assertEqual(len(decision["decisions"]), 6)
        self.expect(self.run_command("check", "a.html"), 1, "")

    def test_profile_by_name_and_by_file(self):
        self.write("a.html", SILENT)
        self.expect(self.run_command("check", "--profile", "strict", "a.html"), 1, "")
        self.write("house.toml", 'format = 1\nname = "house"\ntitle = "t"\ndeny_unstated = []\n'
                                 '[prose]\nreservation = "bind"\nreuse = "bind"\nclue = "note"\n')
        run = self.run_command("check", "--profile", "house.toml", "a.html", "--format", "json")
        self.assertIn(run.status, (0, 1), run.err)
        self.assertEqual(json.loads(run.out)["profile"], "house")

    def test_headers(self):
        self.write("a.html", SILENT)
        self.write("head.txt", "HTTP/1.1 200 OK\r\nX-Robots-Tag: noai\r\n\r\n")
        run = self.run_command("check", "--for", "ai-train", "--headers", "head.txt", "a.html")
        self.expect(run, 1, "")
        self.assertIn("header:x-robots-tag", run.out)

    def test_site_file_that_is_a_whole_response(self):
        self.write("a.html", SILENT)
        for name, head, status in (("gone", "HTTP/1.1 404 Not Found", 0),
                                   ("busy", "HTTP/1.1 503 Service Unavailable", 1),
                                   ("none", "HTTP/1.1 0 timeout", 1)):
            with self.subTest(name=name):
                self.write(f"{name}/robots.txt.http", head + "\r\n\r\n")
                run = self.run_command("check", "a.html", "--site", name)
                self.expect(run, status, "")
                self.assertEqual("unreadable" in run.out, status == 1)

    def test_site_files_that_were_not_asked_for_decide_nothing_and_are_named(self):
        self.write("a.html", SILENT)
        for arguments in ([], ["--offline"]):
            run = self.run_command("check", "a.html", "--format", "json", *arguments)
            self.expect(run, 0, "")
            messages = json.loads(run.out)["diagnostics"]
            self.assertTrue([m for m in messages if "robots" in m["message"] + m["code"]], messages)

    def test_explain_names_the_losing_statement(self):
        self.write("a.html", SILENT)
        self.write("site/robots.txt", "User-agent: *\nDisallow: /\nAllow: /a\n")
        arguments = ["--site", "site", "--url", "http://x/a", "a.html"]
        self.assertNotIn("Disallow", self.run_command("check", *arguments).out)
        run = self.expect(self.run_command("explain", *arguments), 0, "")
        self.assertIn("| Disallow: /\n", run.out)
        self.assertIn("superseded: rfc9309.2.2.2", run.out)
        run = self.run_command("explain", "--format", "json", *arguments)
        considered = json.loads(run.out)["decisions"]["fetch"]["considered"]
        self.assertEqual([c["role"] for c in considered], ["decides", "overridden"])
        self.assertTrue(considered[1]["why"])


class Lists(CommandTest):
    def setUp(self):
        super().setUp()
        self.write("a.html", SILENT)
        self.write("b.html", NOAI)

    def test_list_on_stdin(self):
        run = self.run_command("check", "-", "--format", "jsonl",
                               stdin="# a list\n\n a.html \r\nb.html\n#c.html\n")
        self.expect(run, 1, "")
        self.assertEqual([json.loads(line)["url"].rsplit("/", 1)[1]
                          for line in run.out.splitlines()], ["a.html", "b.html"])

    def test_json_of_a_list_is_an_array(self):
        run = self.run_command("check", "--format", "json", "a.html", "b.html")
        self.assertEqual([d["verdict"] for d in json.loads(run.out)], ["allow", "deny"])
        run = self.run_command("check", "--format", "json", "-", stdin="a.html\n")
        self.assertEqual(len(json.loads(run.out)), 1)
        run = self.run_command("check", "--format", "json", "-", stdin="missing\n")
        self.assertEqual((run.status, json.loads(run.out)), (2, []))
        run = self.run_command("check", "--format", "json", "a.html")
        self.assertEqual(json.loads(run.out)["verdict"], "allow")

    def test_empty_list_is_an_error(self):
        self.expect(self.run_command("check", "-", stdin="# nothing\n\n"), 2,
                    "crawlguard: the list on stdin names no target\n")

    def test_summary_whole(self):
        run = self.run_command("check", "--summary", "a.html", "b.html", "missing")
        self.expect(run, 2)
        self.assertEqual(run.out, """\
target   fetch     search    ai-input  ai-train  tdm       archive
a.html   allow     allow     allow     allow     allow     allow
b.html   allow     allow     deny      deny      allow     allow
missing  error
allowed  2         2         1         1         2         2
denied   0         0         1         1         0         0
3 targets: 1 allowed, 1 denied, 1 error
""")

    def test_text_of_several_targets_ends_with_the_table(self):
        run = self.expect(self.run_command("check", "a.html", "b.html"), 1, "")
        self.assertTrue(run.out.startswith("ALLOW http://offline.invalid/a.html\n"), run.out)
        self.assertIn("\nDENY  http://offline.invalid/b.html\n", run.out)
        self.assertTrue(run.out.endswith("2 targets: 1 allowed, 1 denied, 0 errors\n"), run.out)


if __name__ == "__main__":
    unittest.main()
