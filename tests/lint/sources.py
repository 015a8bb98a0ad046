# SPDX-License-Identifier: Apache-2.0
"""House rules that hold for every file: ASCII, licence line, length, no path of somebody's machine.

  python3 sources.py SOURCE_DIR
"""

import re
import sys

from complaints import SOURCE_FOLDERS, SOURCE_SUFFIXES, files, finish, read

MAX_LINES = 400
SPDX = "SPDX-License-Identifier: Apache-2.0"
# Everything but third-party text and data about other people's sites.
TEXT_SUFFIXES = (".cc", ".h", ".c", ".py", ".sh", ".cmake", ".txt", ".md", ".json", ".in", ".toml")
MACHINE_PATH = re.compile(r"(?<![\w.:}-])/(work|root|home|tmp|Users)/[\w.]")
# A robots.txt rule in a test, and a temporary folder that the user can move.
NO_MACHINE_PATH = re.compile(r"allow|TMPDIR", re.IGNORECASE)


def check_text(path, text):
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if MACHINE_PATH.search(line) and not NO_MACHINE_PATH.search(line):
            found.append(f"{path}:{number}: path of a machine: {line.strip()[:80]}")
    return found


def check_source(path, data):
    found = []
    lines = data.split(b"\n")
    for number, line in enumerate(lines, 1):
        if not line.isascii():
            found.append(f"{path}:{number}: not ASCII; use \\u or \\x escapes")
        if b"\t" in line or line.endswith((b"\r", b" ")):
            found.append(f"{path}:{number}: tab, carriage return or trailing blank")
    if lines[0] != f"// {SPDX}".encode():
        found.append(f"{path}:1: the first line must be // {SPDX}")
    if len(lines) - 1 > MAX_LINES:
        found.append(f"{path}: {len(lines) - 1} lines, at most {MAX_LINES}; split it by concept")
    if lines[-1]:
        found.append(f"{path}: no line end at the end")
    return found


def check_script(path, data):
    found = [] if data.isascii() else [f"{path}: not ASCII"]
    if not any(SPDX.encode() in line for line in data.split(b"\n")[:2]):
        found.append(f"{path}:1: the first two lines must hold # {SPDX}")
    return found


def check(root):
    found = []
    for path in files(root, SOURCE_FOLDERS, SOURCE_SUFFIXES):
        found += check_source(path, read(root, path))
    scripts = set(files(root, ("scripts", ".ci")))
    for path in sorted(scripts | set(files(root, suffixes=(".py", ".sh", ".cmake")))):
        found += check_script(path, read(root, path))
    for path in sorted(scripts | set(files(root, suffixes=TEXT_SUFFIXES))):
        if not path.startswith("fixtures/"):
            found += check_text(path, read(root, path).decode(errors="replace"))
    return found


if __name__ == "__main__":
    finish(check(sys.argv[1]))
