# SPDX-License-Identifier: Apache-2.0
"""crawlguard check on URLs, against a server of our own on loopback."""

import http.server
import json
import os
import pty
import subprocess
import threading
import unittest

from harness import COMMAND, CommandTest


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append(self.path)
        status, headers, body = self.server.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


HTML = {"Content-Type": "text/html; charset=utf-8"}


class Urls(CommandTest):
    def setUp(self):
        super().setUp()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.asked = []
        self.server.answers = {
            "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private/\n"),
            "/a": (200, HTML, b"<p>Hello</p>"),
            "/noai": (200, {**HTML, "X-Robots-Tag": "noai"}, b"<p>Hello</p>"),
            "/moved": (301, {"Location": "/a"}, b""),
            "/to-private": (302, {"Location": "/private/x"}, b""),
        }
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.origin = f"http://127.0.0.1:{self.server.server_port}"

    def check(self, *targets, more=(), stdin=b"", status=None):
        urls = [self.origin + t if t.startswith("/") else t for t in targets]
        run = self.run_command("check", "--allow-private", "--format", "jsonl", *more, *urls,
                               stdin=stdin)
        self.expect(run, run.status if status is None else status, "")
        return [json.loads(line) for line in run.out.splitlines()]

    def test_allowed_and_denied(self):
        decision, = self.check("/a", status=0)
        self.assertEqual(decision["final_url"], self.origin + "/a")
        decision, = self.check("/noai", status=1)
        self.assertEqual(decision["evidence"][0]["part"], "header:x-robots-tag")
        self.assertEqual(self.server.asked[0], "/robots.txt")

    def test_disallowed_page_is_not_asked_for(self):
        decision, = self.check("/private/x", status=1)
        self.assertEqual(decision["decisions"]["fetch"]["reason"], "explicit")
        self.assertNotIn("/private/x", self.server.asked)

    def test_redirects_are_decided_one_by_one(self):
        decision, = self.check("/moved", status=0)
        self.assertEqual((decision["url"], decision["final_url"]),
                         (self.origin + "/moved", self.origin + "/a"))
        self.check("/to-private", status=1)
        self.assertNotIn("/private/x", self.server.asked)

    def test_unreadable_robots_denies_everything(self):
        self.server.answers["/robots.txt"] = (503, {}, b"")
        decision, = self.check("/a", status=1)
        self.assertEqual({d["reason"] for d in decision["decisions"].values()}, {"unreadable"})
        self.assertNotIn("/a", self.server.asked)

    def test_site_files_are_fetched_once_for_many_urls(self):
        urls = [f"{self.origin}/a?{i}" for i in range(20)]
        decisions = self.check("-", stdin="\n".join(urls))
        self.assertEqual([d["url"] for d in decisions], urls)
        for path in ("/robots.txt", "/.well-known/tdmrep.json"):
            self.assertEqual(self.server.asked.count(path), 1)

    def test_private_addresses_are_refused_unless_wanted(self):
        run = self.run_command("check", self.origin + "/a")
        self.expect(run, 1, "")
        self.assertIn("give --allow-private to fetch from this address", run.out)
        self.assertEqual(self.server.asked, [])

    def test_bad_urls_fetch_nothing(self):
        for url in (f"ftp://127.0.0.1:{self.server.server_port}/a", self.origin + "x/a",
                    f"http://u:p@127.0.0.1:{self.server.server_port}/a"):
            run = self.run_command("check", "--allow-private", url)
            self.expect(run, 2)
            self.assertTrue(run.err.startswith(f"crawlguard: {url}: "), run.err)
        self.assertEqual(self.server.asked, [])

    def test_user_agent(self):
        run = self.run_command("check", "--allow-private", "--user-agent", "a\r\nX: y",
                               self.origin + "/a")
        self.expect(run, 2)
        self.assertEqual(self.server.asked, [])

    def test_environment_proxy_is_not_used(self):
        env = {"http_proxy": "http://127.0.0.1:1/", "ALL_PROXY": "http://127.0.0.1:1/"}
        run = self.run_command("check", "--allow-private", self.origin + "/a", env=env)
        self.expect(run, 0, "")

    def progress(self, stderr):
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [COMMAND, "check", "--allow-private", self.origin + "/a"], cwd=self.folder,
            stdout=subprocess.DEVNULL, stderr=theirs if stderr == "tty" else subprocess.PIPE,
            env=self.environment())
        os.close(theirs)
        err = b""
        if stderr == "tty":
            try:
                while chunk := os.read(ours, 65536):
                    err += chunk
            except OSError:
                pass
        else:
            err = process.stderr.read()
            process.stderr.close()
        os.close(ours)
        process.wait()
        return err

    def test_progress_only_on_a_terminal(self):
        shown = self.progress("tty")
        self.assertIn(b"GET " + self.origin.encode() + b"/a", shown)
        self.assertTrue(shown.endswith(b"\r\x1b[K"), shown)  # and nothing of it stays
        self.assertEqual(self.progress("pipe"), b"")


if __name__ == "__main__":
    unittest.main()
