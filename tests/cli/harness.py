# SPDX-License-Identifier: Apache-2.0
"""Runs the crawlguard command in a folder of its own, and measures it."""

import dataclasses
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

COMMAND = os.environ.get("CRAWLGUARD") or shutil.which("crawlguard")
if not COMMAND:
    sys.exit("Set CRAWLGUARD to the path of the command to test.")
SANITIZED = os.environ.get("CRAWLGUARD_SANITIZED") == "1"
SOURCE = os.environ.get("CRAWLGUARD_SOURCE") or os.path.join(os.path.dirname(__file__), "..", "..")

# What bad input may cost. A sanitizer multiplies both, so there only the answer is looked at.
MAX_SECONDS = 2.0
MAX_MIB = 200


@dataclasses.dataclass
class Run:
    status: int
    out: str
    err: str
    seconds: float  # of CPU time: other work on the machine does not count
    mib: float


class CommandTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="crawlguard-")
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return name

    def environment(self, **extra):
        clean = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LD_LIBRARY_PATH")
                 or k.endswith("SAN_OPTIONS")}
        return {**clean, **extra}

    def run_command(self, *arguments, stdin=b"", env=None):
        """Runs to the end, both outputs to files so that neither can block."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, \
                tempfile.TemporaryFile() as given:
            given.write(stdin if isinstance(stdin, bytes) else stdin.encode())
            given.seek(0)
            process = subprocess.Popen([COMMAND, *arguments], cwd=self.folder, stdin=given,
                                       stdout=out, stderr=err, env=self.environment(**(env or {})))
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            return Run(process.returncode, out.read().decode(), err.read().decode(),
                       usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

    def expect(self, run, status, err=None):
        self.assertEqual(run.status, status, run.out + run.err)
        if err is not None:
            self.assertEqual(run.err, err)
        self.assertNotRegex(run.err, "Sanitizer|runtime error|terminate called")
        return run

    def expect_cheap(self, run):
        if not SANITIZED:
            self.assertLess(run.seconds, MAX_SECONDS)
            self.assertLess(run.mib, MAX_MIB)


def without_versions(text):
    """For golden comparisons: the rule set's hash and the version change with every release."""
    text = re.sub(r"sha256:[0-9a-f]{64}", "sha256:HASH", text)
    return re.sub(r'"crawlguard [0-9.]+"', '"crawlguard VERSION"', text)
