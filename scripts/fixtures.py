#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What scripts/run needs to serve fixtures/sites and to judge what was decided.

  fixtures.py free-port
  fixtures.py nginx SITES PORT WORK       writes WORK/nginx.conf and WORK/urls
  fixtures.py compare SITES URLS DECISIONS

The format of a site is in fixtures/README.md. Each site is a virtual host of its own,
NAME.localhost, which every resolver takes for this machine (RFC 6761).
"""

import json
import pathlib
import socket
import sys
import tomllib
from urllib.parse import urlsplit

PURPOSES = ("fetch", "search", "ai-input", "ai-train", "tdm", "archive")

HEAD = """\
daemon off;
master_process off;
pid "{work}/nginx.pid";
events {{ worker_connections 64; }}
http {{
  access_log off;
  server_tokens off;
  server_names_hash_bucket_size 128;
  types {{ text/html html; text/plain txt; application/json json; }}
  default_type application/octet-stream;
  client_body_temp_path "{work}/body";
  proxy_temp_path "{work}/proxy";
  fastcgi_temp_path "{work}/fastcgi";
  uwsgi_temp_path "{work}/uwsgi";
  scgi_temp_path "{work}/scgi";
  server {{ listen 127.0.0.1:{port} default_server; return 404; }}
"""


class NotServable(Exception):
    """nginx cannot send what the fixture says."""


def quote(text):
    """A parameter in nginx's configuration, where $ begins a variable and has no escape."""
    if "$" in text:
        raise NotServable("nginx knows no literal $")
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def read_fields(lines):
    fields = []
    for line in lines:
        name, colon, value = line.decode("latin-1").partition(":")
        if not colon:
            raise NotServable(f"no header field: {name}")
        fields.append((name.strip(), value.strip()))
    return fields


def split_response(data):
    """Status, fields and body of a .http file."""
    head, _, body = data.replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = head.split(b"\n")
    return int(lines[0].split()[1]), read_fields(line for line in lines[1:] if line), body


def header_lines(fields, body_size):
    """nginx's lines for these fields; framing is nginx's own business."""
    lines = []
    for name, value in fields:
        lower = name.lower()
        if lower == "content-type":
            lines += ["types { }", f"default_type {quote(value)};"]
        elif lower == "content-length":
            if int(value) != body_size:
                raise NotServable("nginx sends no body that differs from its Content-Length")
        elif lower in ("transfer-encoding", "content-encoding", "connection"):
            raise NotServable(f"nginx would not send this {name} as it is")
        else:
            lines.append(f"add_header {quote(name)} {quote(value)} always;")
    return lines


def block(location, lines):
    return f"    location {location} {{ {' '.join(lines)} }}\n"


def plain_answer(path, file):
    """A file with status 200, with the fields of its .headers file."""
    headers = file.with_name(file.name + ".headers")
    fields = read_fields(headers.read_bytes().splitlines()) if headers.exists() else []
    size = file.stat().st_size
    return block(f"= {path}", [f"alias {quote(str(file))};"] + header_lines(fields, size))


def whole_answer(path, file, bodies):
    """A .http file: its body is put into the folder `bodies`."""
    status, fields, body = split_response(file.read_bytes())
    if status == 0:
        return block(f"= {path}", ["return 444;"])  # nginx closes the connection
    saved = bodies / str(len(list(bodies.iterdir())))
    saved.write_bytes(body)
    content = [f"alias {quote(str(saved))};"] + header_lines(fields, len(body))
    if status == 200:
        return block(f"= {path}", content)
    if status < 300:
        raise NotServable(f"nginx gives no file the status {status}")
    inner = f"/.status/{saved.name}"
    return block(f"= {path}", [f"error_page {status} {inner};", f"return {status};"]) + block(
        f"= {inner}", ["internal;"] + content
    )


def server(site, port, bodies):
    """The server block of a site, and the pages that could not be put into it."""
    text, left_out = "", set()
    for file in sorted(f for f in site.rglob("*") if f.is_file()):
        path = "/" + file.relative_to(site).as_posix()
        if path == "/expect.toml" or path.endswith(".headers"):
            continue
        try:
            if path.endswith(".http"):
                text += whole_answer(path.removesuffix(".http"), file, bodies)
            else:
                text += plain_answer(path, file)
        except NotServable as fault:
            left_out.add(path.removesuffix(".http"))
            print(f"not served: {site.name}{path}: {fault}", file=sys.stderr)
    return (
        f"  server {{\n    listen 127.0.0.1:{port};\n    server_name {site.name}.localhost;\n"
        f"{text}    location / {{ return 404; }}\n  }}\n"
    ), left_out


def pages_of(site):
    return tomllib.loads((site / "expect.toml").read_text(encoding="utf-8"))["page"]


def write_nginx(sites, port, work):
    bodies = work / "bodies"
    bodies.mkdir(exist_ok=True)
    config, urls = HEAD.format(work=work, port=port), []
    for site in sorted(s for s in sites.iterdir() if s.is_dir()):
        paths = {page["path"] for page in pages_of(site)}
        text, left_out = server(site, port, bodies)
        config += text
        if left_out - paths:  # a site file: then no page of the site can be judged
            left_out = paths
        urls += [f"http://{site.name}.localhost:{port}{path}" for path in sorted(paths - left_out)]
    (work / "nginx.conf").write_text(config + "}\n", encoding="utf-8")
    (work / "urls").write_text("".join(url + "\n" for url in urls), encoding="utf-8")


def differences(page, decision):
    """What is not as expect.toml says, a line each."""
    for purpose in PURPOSES:
        expected, got = page["expect"][purpose], decision["decisions"][purpose]
        decider = decision["evidence"][got["evidence"][0]] if got["evidence"] else {}
        found = {
            "verdict": got["verdict"],
            "reason": got["reason"],
            "signal": decider.get("signal", ""),
            "part": decider.get("part", ""),
        }
        for key in ("verdict", "reason", "signal") + (("part",) if "part" in expected else ()):
            if found[key] != expected.get(key, ""):
                yield f"{purpose}: {key} expected \"{expected.get(key, '')}\", got \"{found[key]}\""
        kinds = [condition["kind"] for condition in got["conditions"]]
        if "condition" in expected and expected["condition"] not in kinds:
            yield f"{purpose}: expected a condition \"{expected['condition']}\", got {kinds}"
    codes = {diagnostic["code"] for diagnostic in decision["diagnostics"]}
    for code in set(page.get("diagnostics", [])) - codes:
        yield f"expected the diagnostic \"{code}\", got {sorted(codes)}"


def compare(sites, urls, decisions):
    """Prints what differs. The number of pages that differ."""
    expected = {
        (site.name, page["path"]): page
        for site in sites.iterdir() if site.is_dir() for page in pages_of(site)
    }
    asked = urls.read_text(encoding="utf-8").split()
    got = [json.loads(line) for line in decisions.read_text(encoding="utf-8").splitlines()]
    if len(got) != len(asked):
        print(f"{len(asked)} pages, but {len(got)} decisions")
        return max(1, abs(len(asked) - len(got)))
    wrong = 0
    for url, decision in zip(asked, got):
        parts = urlsplit(url)
        page = expected[parts.hostname.removesuffix(".localhost"), parts.path]
        lines = list(differences(page, decision))
        wrong += bool(lines)
        for line in lines:
            print(f"{url}: {line}")
    print(f"{len(asked)} pages over HTTP: {len(asked) - wrong} decided as expected, {wrong} not")
    return wrong


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main(arguments):
    match arguments:
        case ["free-port"]:
            print(free_port())
        case ["nginx", sites, port, work]:
            write_nginx(pathlib.Path(sites).resolve(), int(port), pathlib.Path(work))
        case ["compare", sites, urls, decisions]:
            return 1 if compare(*map(pathlib.Path, (sites, urls, decisions))) else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
