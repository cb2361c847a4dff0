#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Edits a file as one does who types: cut off after each token, each token missing,
doubled, or another in its place. The checks must live with what clang makes of that,
and find at the end, when the file is whole again, what they found at first.

Usage: broken_edits.py CLANGD FILE [STRIDE]
"""

import pathlib
import re
import sys

import lsp

TOKEN = re.compile(r"//[^\n]*|[A-Za-z_]\w*|\d+|\"[^\"\n]*\"|::|->|&&|[^\s\w]")
OTHERS = ("(", ")", "{", "}", "<", ";", "co_await", "template", "[", ",")


def edits(text, stride):
    # What stands before clangd takes for the beginning that does not change.
    begin = text.rindex("#include")
    begin = text.index("\n", begin)
    tokens = [t for t in TOKEN.finditer(text, begin) if not t[0].startswith("//")]
    for number, token in enumerate(tokens):
        before, after = text[: token.start()], text[token.end() :]
        other = OTHERS[number % len(OTHERS)]
        ways = [
            before + token[0],
            before + after,
            before + token[0] + " " + token[0] + after,
            before + other + after,
        ]
        for way, changed in enumerate(ways):
            if (number * len(ways) + way) % stride == 0:
                yield changed


def summary(document):
    return [(lsp.place(d), d["message"]) for d in document.diagnostics()]


def main():
    program, path = sys.argv[1], pathlib.Path(sys.argv[2])
    stride = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    whole = path.read_text()
    # Without --sync the server waits for the typing to pause.
    command = [program, "--sync", "--background-index=false", "--log=error"]
    with lsp.Server(command, path.parent) as server:
        document = server.open(path)
        at_first = summary(document)
        count = with_findings = 0
        for text in edits(whole, stride):
            document.change(text)
            try:
                found = document.diagnostics()
            except lsp.ServerError:
                print(f"the server did not survive this text:\n{text}")
                raise
            count += 1
            with_findings += any(
                str(d.get("code", "")).startswith("async-") for d in found
            )
        document.change(whole)
        if summary(document) != at_first:
            sys.exit(f"found at first:\n{at_first}\nat the end:\n{summary(document)}")
    print(f"{count} edits, {with_findings} of them with findings")
    print(f"{len(at_first)} findings in the whole file")


if __name__ == "__main__":
    main()
