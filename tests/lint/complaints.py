# SPDX-License-Identifier: Apache-2.0
"""What the lint scripts share: the tree's files, and how a fault is reported."""

import os
import sys

# Exit status that ctest shows as "Skipped" (SKIP_RETURN_CODE).
SKIPPED = 77

SOURCE_FOLDERS = ("include", "src", "tests", "examples", "bench", "fuzz")
SOURCE_SUFFIXES = (".cc", ".h", ".c")


def files(root, folders=(".",), suffixes=None):
    """Yields paths below the folders, relative to root, with '/', sorted, without build trees."""
    for folder in folders:
        for here, names, found in os.walk(os.path.join(root, folder)):
            names[:] = sorted(n for n in names if not n.startswith((".git", ".cache", "build")))
            for name in sorted(found):
                if suffixes is None or name.endswith(tuple(suffixes)):
                    path = os.path.relpath(os.path.join(here, name), root)
                    yield path.replace(os.sep, "/")


def read(root, path):
    with open(os.path.join(root, path), "rb") as file:
        return file.read()


def finish(complaints):
    """Prints what was found and ends the program: status 1 if it was anything."""
    for complaint in complaints:
        print(complaint)
    print(f"{len(complaints)} complaint(s)")
    sys.exit(1 if complaints else 0)
