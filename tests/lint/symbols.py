# SPDX-License-Identifier: Apache-2.0
"""Holds what the shared library exports to the public face: crawlguard:: and cg_*.

  python3 symbols.py SOURCE_DIR NM LIBRARY
"""

import re
import subprocess
import sys

from complaints import finish, read
from layers import layer_table


def check_symbols(lines, declared, inner):
    """lines: of nm; declared: the functions of c.h; inner: namespaces that are not public."""
    found, exported = [], set()
    for line in lines:
        name = re.sub(r"^[0-9a-f ]+ \w ", "", line)
        exported.add(name)
        if name.startswith("cg_"):
            if name not in declared:
                found.append(f"exported, but not declared in c.h: {name}")
        elif not name.startswith("crawlguard::"):
            found.append(f"exported, but not crawlguard's: {name}")
        elif name.split("::")[1] in inner:
            found.append(f"exported, but internal: {name}")
    found += [f"declared in c.h, but not exported: {n}" for n in sorted(declared - exported)]
    if not any(name.startswith("crawlguard::Checker::Create(") for name in exported):
        found.append("crawlguard::Checker::Create is not exported")
    return found


def check(root, nm, library):
    lines = subprocess.run(
        [nm, "-D", "--defined-only", "--demangle", library],
        check=True, capture_output=True, text=True,
    ).stdout.splitlines()
    header = read(root, "include/crawlguard/c.h").decode()
    declared = set(re.findall(r"^CRAWLGUARD_EXPORT [^(]*?\b(cg_\w+)\(", header, re.MULTILINE))
    table, _ = layer_table(read(root, "cmake/layers.cmake").decode())
    inner = {layer.split("/")[-1] for layer in table} | {"ascii", "utf8", "limits"}
    return check_symbols(lines, declared, inner)


if __name__ == "__main__":
    finish(check(*sys.argv[1:4]))
