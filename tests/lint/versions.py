# SPDX-License-Identifier: Apache-2.0
"""Holds the version in version.h to the project's, and the installed headers to those that exist.

  python3 versions.py SOURCE_DIR
"""

import re
import sys

from complaints import files, finish, read


def check_version(project, header):
    found = []
    version = re.search(r"project\(crawlguard VERSION (\d+)\.(\d+)\.(\d+)", project)
    if not version:
        return ["CMakeLists.txt: no project(crawlguard VERSION x.y.z)"]
    expected = dict(zip(("MAJOR", "MINOR", "PATCH"), version.groups()))
    expected["STRING"] = '"' + ".".join(version.groups()) + '"'
    for name, value in expected.items():
        if f"#define CRAWLGUARD_VERSION_{name} {value}\n" not in header:
            found.append(f"version.h: CRAWLGUARD_VERSION_{name} must be {value} as in CMakeLists.txt")
    return found


def check_headers(install, umbrella, existing):
    found = []
    listed = set(re.findall(r"^\s+(include/crawlguard/\w+\.h)\b", install, re.MULTILINE))
    for path in sorted(listed ^ existing):
        side = "does not exist" if path in listed else "is not installed"
        found.append(f"cmake/install.cmake: {path} {side}")
    for path in sorted(existing):
        name = path.removeprefix("include/")
        if name in ("crawlguard/crawlguard.h", "crawlguard/c.h"):
            continue
        if f'#include "{name}"' not in umbrella:
            found.append(f"crawlguard.h: does not include {name}")
    return found


def check(root):
    def text(path):
        return read(root, path).decode()

    headers = set(files(root, ["include/crawlguard"], [".h"]))
    found = check_version(text("CMakeLists.txt"), text("include/crawlguard/version.h"))
    found += check_headers(
        text("cmake/install.cmake"), text("include/crawlguard/crawlguard.h"), headers
    )
    return found


if __name__ == "__main__":
    finish(check(sys.argv[1]))
