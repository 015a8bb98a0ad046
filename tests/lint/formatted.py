# SPDX-License-Identifier: Apache-2.0
"""Holds the sources to .clang-format. Skipped where clang-format 14 is not installed.

  python3 formatted.py SOURCE_DIR
"""

import shutil
import subprocess
import sys

from complaints import SKIPPED, SOURCE_FOLDERS, SOURCE_SUFFIXES, files, finish


def check(root, tool):
    # Other versions format differently, so the version is part of the name.
    found = []
    for path in files(root, SOURCE_FOLDERS, SOURCE_SUFFIXES):
        run = subprocess.run(
            [tool, "--dry-run", "--Werror", path], cwd=root, capture_output=True, check=False
        )
        if run.returncode != 0:
            found.append(f"{path}: run {tool} -i on it")
    return found


if __name__ == "__main__":
    CLANG_FORMAT = shutil.which("clang-format-14")
    if CLANG_FORMAT is None:
        print("skipped: clang-format-14 is not installed (apt-get install clang-format-14)")
        sys.exit(SKIPPED)
    finish(check(sys.argv[1], "clang-format-14"))
