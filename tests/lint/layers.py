# SPDX-License-Identifier: Apache-2.0
"""Holds the includes of src/ and include/ to the layers of cmake/layers.cmake.

  python3 layers.py SOURCE_DIR
"""

import re
import sys

from complaints import SOURCE_SUFFIXES, files, finish, read

# Where a library may be included; everybody else goes through that layer's header.
LIBRARIES = {
    "gumbo.h": ("html",),
    "re2/": ("rules",),
    "toml++/": ("rules",),
    "utf8proc.h": ("text",),
    "curl/": ("url", "fetch", "site", "cli"),
    "nlohmann/": ("html", "signals/tdmrep", "report", "cli"),
    "openssl/": ("rules",),
    "iconv.h": ("html",),
    "fmt/": ("fetch", "site", "cli"),
    "CLI/": ("cli",),
}

# The core knows no file, socket, thread, clock, terminal or locale.
IO_HEADERS = re.compile(
    r"^(fstream|filesystem|iostream|istream|thread|mutex|shared_mutex|condition_variable|future"
    r"|semaphore|stop_token|ctime|time\.h|cstdio|stdio\.h|csignal|signal\.h|clocale|locale"
    r"|locale\.h|random|unistd\.h|fcntl\.h|netdb\.h|poll\.h|pthread\.h|(sys|arpa|netinet|net)/.*)$"
)
IO_CALLS = re.compile(
    r"(?<![\w.>])(std::|::)?(getenv|setenv|setlocale|abort|exit|_exit|terminate|system|time|clock"
    r"|printf|fprintf|puts|fopen|rand)\s*\(|\bstd::(cout|cerr|clog)\b|_clock::now\b"
)
# ... but libcurl reads the thread's locale, which url.cc sets aside so that it cannot matter.
IO_EXCEPTIONS = {("src/url/url.cc", "locale.h")}
# Any header without a suffix is the standard library's.
STANDARD = re.compile(r"^[a-z_]+$|^std(def|int)\.h$|^string\.h$")
C_HEADERS_OF_C_H = ("stddef.h", "stdint.h", "string.h")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
COMMENTS_AND_STRINGS = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"', re.DOTALL
)


def layer_table(text):
    """{layer: set of layers that it may include}, {the core layers} from cmake/layers.cmake."""
    table, core = {}, set()
    text = re.sub(r"#[^\n]*", "", text)
    for name, value in re.findall(r"set\(CRAWLGUARD_(\S+)\s+([^)]*)\)", text):
        words = value.replace('"', " ").split()
        if name.startswith("LAYER_"):
            table[name.removeprefix("LAYER_")] = set(words)
        elif name == "CORE_LAYERS":
            core = set(words)
    return table, core


def layer_of(path, table):
    """The layer whose folder holds the path, the longest if there are several."""
    fits = [layer for layer in table if path.startswith(layer + "/")]
    return max(fits, key=len, default=None)


def check_quoted(where, layer, included, table):
    if included.startswith("crawlguard/"):
        return None
    target = layer_of(included, table)
    if target is None:
        return f'{where}: "{included}" lies in no layer; includes start at src/'
    if target != layer and target not in table[layer]:
        return f'{where}: layer {layer} may not include "{included}" (layer {target})'
    return None


def check_angled(path, line, layer, included, core):
    where = f"{path}:{line}"
    for library, layers in LIBRARIES.items():
        if included.startswith(library) and layer not in layers:
            return f"{where}: <{included}> is for {', '.join(layers)} alone"
    if (path, included) in IO_EXCEPTIONS:
        return None
    if layer in core and IO_HEADERS.match(included):
        return f"{where}: the core does not include <{included}>"
    return None


def check_source(path, text, table, core):
    layer = layer_of(path.removeprefix("src/"), table)
    if layer is None:
        return [f"{path}: lies in no layer of cmake/layers.cmake"]
    found = []
    for match in INCLUDE.finditer(text):
        line = text.count("\n", 0, match.start(1)) + 1
        if match[1] == '"':
            found.append(check_quoted(f"{path}:{line}", layer, match[2], table))
        else:
            found.append(check_angled(path, line, layer, match[2], core))
    if layer in core:
        code = COMMENTS_AND_STRINGS.sub(lambda m: "\n" * m[0].count("\n"), text)
        for match in IO_CALLS.finditer(code):
            line = code.count("\n", 0, match.start()) + 1
            found.append(f"{path}:{line}: the core does not call {match[0].rstrip('( ')}")
    return [f for f in found if f]


def check_public(path, text):
    found = []
    for match in INCLUDE.finditer(text):
        public = match[2].startswith("crawlguard/")
        allowed = public if match[1] == '"' else STANDARD.match(match[2])
        if match[2] in C_HEADERS_OF_C_H and not path.endswith("/c.h"):
            allowed = False
        if not allowed:
            found.append(f"{path}: a public header may not include {match[2]}")
    return found


def check(root):
    table, core = layer_table(read(root, "cmake/layers.cmake").decode())
    found = []
    if not table or not core:
        found.append("cmake/layers.cmake: no layers found")
    for layer, allowed in table.items():
        for other in sorted(allowed - set(table)):
            found.append(f"cmake/layers.cmake: layer {layer} names {other}, which is none")
        if layer in core and allowed - core:
            found.append(f"cmake/layers.cmake: core layer {layer} may include the I/O side")
    for path in files(root, ["src"], SOURCE_SUFFIXES):
        found += check_source(path, read(root, path).decode(errors="replace"), table, core)
    for path in files(root, ["include"], SOURCE_SUFFIXES):
        found += check_public(path, read(root, path).decode(errors="replace"))
    return found


if __name__ == "__main__":
    finish(check(sys.argv[1]))
