# SPDX-License-Identifier: Apache-2.0
"""crawlguard rules: list, show, lint, test; --rules; every kind of fault with file and line."""

import json
import os
import unittest

from harness import CommandTest, SOURCE

RULE = '''format = 1
lang = "xx"

[lexicon]
ban = 'verboten|forbidden'

[[rule]]
id = "xx.house"
title = "House words"
kind = "notice"
effect = "deny"
purposes = ["ai-train"]
keywords = ["zyx"]
pattern = '{b}zyx{..20}(?:{ban}){e}'
[[rule.yes]]
text = "Training zyx is forbidden."
[[rule.yes]]
text = "All zyx training: verboten."
[[rule.no]]
text = "The zyx is a bird."
why = "no ban"
[[rule.no]]
text = "Flying is forbidden."
why = "no training"
'''

PATTERN = "{b}zyx{..20}(?:{ban}){e}'"

# What is replaced by what, and the code of the fault. It is reported at the line marked with # HERE,
# or at the rule's first line.
FAULTS = [
    ('title = "House words"', 'title = "House words  # HERE', "toml"),
    ('title = "House words"', 'title = "a"\ntitle = "b"  # HERE', "toml"),
    ('title = "House words"', 'title = 7  # HERE', "rule-type"),
    ('title = "House words"', '', "rule-missing"),
    ('title = "House words"', 'title = "t"\ncolour = "red"  # HERE', "rule-unknown-key"),
    ('id = "xx.house"', 'id = "en.house"', "rule-id"),
    ('purposes = ["ai-train"]', 'purposes = ["mining"]  # HERE', "rule-purpose"),
    ('purposes = ["ai-train"]', '', "rule-purpose"),
    ('effect = "deny"', 'effect = "allow"', "rule-effect"),
    ('effect = "deny"', 'effect = "forbid"  # HERE', None),
    ('keywords = ["zyx"]', 'keywords = ["z"]  # HERE', "rule-keywords"),
    ('keywords = ["zyx"]', 'keywords = ["ZYX"]  # HERE', "rule-keywords"),
    ('keywords = ["zyx"]', '', "rule-keywords"),
    ("pattern = '{b}zyx", "all = ['x']\npattern = '{b}zyx", "rule-pattern"),
    (PATTERN, "(zyx'  # HERE", "rule-re2"),
    (PATTERN, "zyx {nothing}'  # HERE", "rule-lexicon"),
    (PATTERN, "zyx .* {ban}'  # HERE", "rule-unbounded"),
    (PATTERN, r"\bzyx {ban}'  # HERE", "rule-ascii-border"),
    (PATTERN, "ZYX {ban}'  # HERE", "rule-unfolded"),
    (PATTERN, "zyx {..20}{ban}'  # HERE", "rule-gap-space"),
    ("ban = 'verboten|forbidden'", "ban = '{ban}x'  # HERE", "rule-lexicon-cycle"),
    ("ban = 'verboten|forbidden'", "ban = 7  # HERE", "rule-type"),
    ('kind = "notice"', 'kind = "notice"\nzones = ["moon"]', "rule-zone"),
    ('[[rule.yes]]\ntext = "All zyx training: verboten."\n', '', "rule-examples"),
    ('why = "no ban"', '', "rule-missing"),
    ('format = 1', 'format = 2  # HERE', None),
    ('lang = "xx"', 'lang = "yy"', "rule-lang"),
]


class Lint(CommandTest):
    def lint(self, text, name="xx/house.toml", *more):
        self.write("rules/" + name, text)
        run = self.run_command("rules", "lint", "rules", *more)
        self.expect_cheap(self.expect(run, run.status, ""))
        return run

    def test_no_fault(self):
        run = self.lint(RULE, "xx/house.toml", "--alone")
        self.assertEqual((run.status, run.out), (0, "1 file, 0 faults\n"))
        self.assertEqual(self.lint(RULE).status, 0)

    def test_every_fault_has_file_line_and_code(self):
        for old, new, code in FAULTS:
            with self.subTest(new=new, code=code):
                self.assertIn(old, RULE)
                text = RULE.replace(old, new, 1)
                lines = text.splitlines()
                line = next((i for i, words in enumerate(lines, 1) if "# HERE" in words), None)
                run = self.lint(text, "xx/house.toml", "--alone")
                self.assertEqual(run.status, 1, run.out)
                faults = run.out.splitlines()[:-1]
                where = f"rules/xx/house.toml:{line or ''}"
                self.assertTrue(
                    [f for f in faults if f.startswith(where) and f.endswith(f"[{code}]")
                     or f.startswith(where) and code is None], run.out)
                self.assertRegex(run.out, r"\n1 file, \d+ faults?\n$")

    def test_faults_refuse_the_set_for_a_check(self):
        for text in (RULE.replace("(?:{ban})", "(?:{nothing})"), RULE.replace('"House words"', "7")):
            faults = self.lint(text).out.splitlines()[:-1]
            self.write("a.html", "x")
            run = self.run_command("check", "--rules", "rules", "a.html")
            self.expect_cheap(self.expect(run, 2))
            self.assertEqual((run.out, run.err.splitlines()), ("", faults))

    def test_all_faults_at_once(self):
        text = RULE.replace('effect = "deny"', 'effect = "allow"').replace('"ai-train"', '"x", "y"')
        run = self.lint(text, "xx/house.toml", "--alone")
        self.assertEqual(run.status, 1)
        self.assertGreaterEqual(len(run.out.splitlines()), 3, run.out)

    def test_file_outside_a_language_folder(self):
        run = self.lint(RULE, "house.toml", "--alone")
        self.assertEqual(run.status, 1)
        self.assertRegex(run.out, r"^rules/house\.toml: .*\[rule-file-name\]\n")

    def test_profile_faults(self):
        for text in ("", "format = 1\nname = 7\n", "format = 1\nname = \"x\"\nwrong = 1\n", "{"):
            with self.subTest(text=text):
                run = self.lint(text, "profiles/house.toml")
                self.assertEqual(run.status, 1, run.out)
                self.assertRegex(run.out, r"^rules/profiles/house\.toml:\d+: ")
                self.write("a.html", "x")
                run = self.run_command("check", "--profile", "rules/profiles/house.toml", "a.html")
                self.expect(run, 2)
                self.assertRegex(run.err, r"^rules/profiles/house\.toml:\d+: ")

    def test_folders(self):
        self.write("file.txt", "")
        os.mkdir(os.path.join(self.folder, "empty"))
        self.write("big/xx/a.toml", "#" * ((1 << 20) + 1))
        for folder, message in (
                ("missing", "missing: no such folder of rule files"),
                ("file.txt", "file.txt: is no folder; name the folder that holds the rules"),
                ("empty", "empty: holds no *.toml file"),
                ("big", "big/xx/a.toml: is longer than 1048576 bytes, the most that is read")):
            for command in ("lint", "test"):
                with self.subTest(folder=folder, command=command):
                    run = self.run_command("rules", command, folder)
                    self.expect_cheap(self.expect(run, 2, f"crawlguard: {message}\n"))
                    self.assertEqual(run.out, "")

    def test_hostile_rule_text_is_escaped(self):
        run = self.lint(RULE.replace('id = "xx.house"', 'id = "en.\\u001b[2J\\u202e"'))
        self.assertEqual(run.status, 1)
        self.assertNotIn("\x1b", run.out)
        self.assertNotIn("\u202e", run.out)

    def test_the_rules_of_this_source_tree_are_sound(self):
        rules = os.path.join(SOURCE, "rules")
        run = self.expect(self.run_command("rules", "lint", "--alone", rules), 0, "")
        self.assertRegex(run.out, r"^\d+ files, 0 faults\n$")


class Test(CommandTest):
    def test_counts_and_failures(self):
        self.write("rules/xx/house.toml", RULE)
        run = self.run_command("rules", "test", "rules", "--alone")
        self.expect(run, 0, "")
        self.assertEqual(run.out, "1 rule, 4 examples, 0 failures\n")
        self.write("rules/xx/house.toml", RULE.replace("Training zyx is", "Training is"))
        run = self.run_command("rules", "test", "rules", "--alone")
        self.expect(run, 1, "")
        self.assertRegex(run.out, r"^rules/xx/house\.toml:\d+: .*xx\.house.*\[rule-missed\]\n"
                                  r"1 rule, 4 examples, 1 failure\n$")

    def test_faulty_files_are_not_run(self):
        self.write("rules/xx/house.toml", "format = ")
        run = self.run_command("rules", "test", "rules")
        self.expect(run, 1)
        self.assertEqual(run.out, "")
        self.assertRegex(run.err, r"^rules/xx/house\.toml:1: ")


class ListAndShow(CommandTest):
    def test_list_is_an_aligned_table(self):
        run = self.expect(self.run_command("rules", "list"), 0, "")
        lines = run.out.splitlines()
        self.assertEqual(lines[0].split(), ["id", "kind", "effect", "purposes", "lang", "title"])
        kind = lines[0].index("kind")
        for line in lines[1:]:
            self.assertRegex(line, r"^[a-z]{2,3}\.\S+ +(reservation|reuse|clue|grant) ")
            self.assertEqual(line[kind - 1], " ")

    def test_rules_folder_adds_and_replaces(self):
        self.write("rules/xx/house.toml", RULE)
        run = self.expect(self.run_command("rules", "list", "--rules", "rules"), 0, "")
        self.assertIn("\nxx.house", run.out)
        self.assertRegex(run.out, r"\n?en\.")
        self.write("page.html", "<p>Training zyx is forbidden.</p>")
        arguments = ("check", "--format", "json", "--for", "ai-train", "page.html")
        plain = json.loads(self.expect(self.run_command(*arguments), 0, "").out)
        mine = json.loads(self.expect(self.run_command(*arguments, "--rules", "rules"), 1, "").out)
        self.assertEqual(mine["evidence"][0]["rule"], "xx.house")
        self.assertNotEqual(plain["rules"], mine["rules"])

    def test_show_has_everything(self):
        self.write("rules/xx/house.toml", RULE)
        run = self.run_command("rules", "show", "xx.house", "--rules", "rules")
        self.expect(run, 0, "")
        for words in (r"id +xx\.house", r"kind +reservation", r"purposes +ai-train",
                      r"file +rules/xx/house\.toml:7", r"keywords +zyx", r"patterns +\{b\}zyx\{\.\.20\}\(\?:\{ban\}\)\{e\}",
                      r"yes +Training zyx is forbidden\.", r"no +The zyx is a bird\.",
                      r"why: no ban"):
            self.assertRegex(run.out, "(?m)^ *" + words)

    def test_show_of_a_built_in_rule(self):
        listed = self.run_command("rules", "list").out.splitlines()[1].split()[0]
        run = self.expect(self.run_command("rules", "show", listed), 0, "")
        self.assertRegex(run.out, r"(?m)^file +builtin:")

    def test_unknown_id(self):
        self.write("rules/xx/house.toml", RULE)
        self.expect(self.run_command("rules", "show", "nothing"), 2,
                    'crawlguard: no rule has the id "nothing"; crawlguard rules list prints all\n')
        self.expect(self.run_command("rules", "show", "hous", "--rules", "rules"), 2,
                    'crawlguard: no rule has the id "hous"; similar: xx.house\n')


if __name__ == "__main__":
    unittest.main()
