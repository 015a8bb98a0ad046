#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Generates questions for robots_eval: JSON lines on stdout, the same for the same arguments.

    robots_generate.py [--count N] [--seed S] [--mode MODE]

Mode "common" keeps to what RFC 9309 and google/robotstxt read alike, so that any difference between
two implementations is a fault in one of them. Each other mode adds one thing that our house rules
read otherwise; docs/conformance.md lists them.
"""
import argparse
import json
import random

TOKENS = ["FooBot", "foobot", "FOOBOT", "Foo", "FooBot-Extended", "Bar_Bot", "*", "*", "*"]
AGENTS = ["FooBot", "FooBot", "Foo", "Bar_Bot", "BazBot"]
SEGMENTS = (
    "a b ab A index.html index.htm x.php private a-b_c~d a;b a=b %E3%83%84 %C3%A9 %2F %3F %26 a&b 1"
).split()
PATTERN_PARTS = SEGMENTS + ["*", "*", "$", "%e3%83%84", "\u30c4", "\u00e9", "%2f", "**", ""]
ALLOW = ["Allow", "allow", "ALLOW"]
DISALLOW = "Disallow disallow DISALLOW dissallow dissalow disalow diasllow disallaw".split()
USER_AGENT = ["User-agent", "user-agent", "USER-AGENT", "useragent", "user agent"]
NOISE = [
    "", "", "   ", "\t", "# a comment", "#", "Sitemap: http://h/s.xml", "site-map: http://h/s.xml",
    "Crawl-delay: 10", "Unknown: x", "Host: h", "three words here", "single", ": /", "<br />",
    "Content-Signal: ai-train=no", "Content-Usage: train-ai=n", "\u00e9 : /", "noindex: /a",
]
ENDS = ["\n", "\n", "\n", "\r\n", "\r"]

# What a mode adds, as (tokens, pattern parts, URL segments, whole lines).
MODES = {
    "common": ([], [], [], []),
    "percent": (
        [],
        ["%61", "%62", "%7E", "%2A", "%24", "a b", "{a}", "%", "\\", "a|b"],
        ["%61", "%62", "%7E", "%2A", "%24", "a%20b", "%7Ba%7D", "a%7Cb", "$", "*"],
        [],
    ),
    "token": (
        "Foo1 FooBot2 FooBot, FooBot* Foo.Bot Foo:Bot FooBot;x */1 *x".split() + [""], [], [], []
    ),
    "key": (
        [],
        [],
        [],
        ["DisallowAITraining: /", "Disallow-AI: /a", "Disallowed: /", "Allowed: /a",
         "Allow-AI: /", "User-agents: FooBot", "Disallow /a: b", "Disallows /"],
    ),
    "index": ([], ["x/index.html?", "x/index.htmlx", "x/index.htm*"], ["x", "x/"], []),
    "nul": (
        [],
        ["\0", "a\0b"],
        [],
        ["\0Disallow: /", "Disallow: /a\0", "Dis\0allow: /", "User-agent: *\0"],
    ),
}


class Maker:
    def __init__(self, seed, mode):
        self.random = random.Random(f"{mode} {seed}")
        tokens, patterns, segments, lines = MODES[mode]
        self.tokens = TOKENS + tokens
        self.patterns = PATTERN_PARTS + patterns * 2
        self.segments = SEGMENTS + segments * 2
        self.noise = NOISE + lines * 3

    def pick(self, words):
        return self.random.choice(words)

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def separator(self):
        return self.pick([": ", ": ", ":", " : ", "\t:\t", ":  "])

    def pattern(self):
        if self.chance(6):
            return ""
        if self.chance(30):
            return self.pick(["/", "/*", "*", "/a", "/b", "/*a", "/*/", "/*?", "/$"])
        parts = [self.pick(self.patterns) for _ in range(self.pick([1, 1, 1, 2, 3]))]
        start = "" if self.chance(8) else "/"
        ends = ["", "", "", "$", "*", "/", "?", "?a", "*$"]
        # What may follow the page in "Allow: /index.html" is a matter of mode "index".
        if parts[-1].startswith("index.htm"):
            ends = ["", "$"]
        return start + "/".join(parts) + self.pick(ends)

    def rule(self):
        key = self.pick(ALLOW) if self.chance(45) else self.pick(DISALLOW)
        pattern = self.pattern()
        # A missing colon is understood if there are exactly two words.
        if self.chance(4) and pattern and ":" not in pattern and " " not in pattern:
            return f"{key} {pattern}"
        comment = self.pick(["", "", "", " # note", "#note"])
        return key + self.separator() + pattern + comment

    def user_agent(self):
        key = self.pick(USER_AGENT)
        token = self.pick(self.tokens)
        if self.chance(8):
            token += self.pick([" x", "\tx y"] if token == "*" else ["/2.1", " x", "\tx y"])
        if self.chance(4) and " " not in key and len(token.split()) == 1 and ":" not in token:
            return f"{key} {token}"
        return key + self.separator() + token + (" # note" if self.chance(5) else "")

    def robots(self):
        lines = [self.user_agent()] if self.chance(85) else []
        for _ in range(self.random.randrange(1, 14)):
            roll = self.random.randrange(100)
            if roll < 25:
                lines.append(self.user_agent())
            elif roll < 80:
                lines.append(self.rule())
            else:
                lines.append(self.pick(self.noise))
            if self.chance(5):
                lines[-1] = self.pick([" ", "\t", "  \t"]) + lines[-1] + self.pick(["", " "])
        end = self.pick(ENDS)
        text = "".join(line + (end if self.chance(95) else self.pick(ENDS)) for line in lines)
        data = text.encode()
        if self.chance(10):
            bom = b"\xef\xbb\xbf"
            data = self.pick([bom, bom[:2], bom[:1], bom + bom]) + data
        if self.chance(3):
            data = data.replace(b"\n", b"\n\xef\xbb\xbf", 1)
        return data

    def url(self):
        count = self.pick([0, 1, 1, 1, 2, 3])
        path = "/" + "/".join(self.pick(self.segments) for _ in range(count))
        query = self.pick(["", "", "", "?", "?a", "?a=b", "?b=http://x/"])
        return "http://h" + path + self.pick(["", "", "/"]) + query

    def question(self):
        return {"robots_hex": self.robots().hex(), "agent": self.pick(AGENTS), "url": self.url()}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mode", choices=sorted(MODES), default="common")
    args = parser.parse_args()
    maker = Maker(args.seed, args.mode)
    for _ in range(args.count):
        print(json.dumps(maker.question()))


if __name__ == "__main__":
    main()
