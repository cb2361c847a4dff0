#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Takes the quick fixes that an editor offers for our findings, one after another, until
there is none left, prints each and what is still found, and writes the text.

Usage: fixes.py CLANGD FILE
"""

import pathlib
import sys

import lsp


def ours(document):
    found = document.diagnostics()
    return [d for d in found if str(d.get("code", "")).startswith("async-")]


def first_offer(document):
    for diagnostic in ours(document):
        for action in document.actions(diagnostic):
            if action["kind"] == "quickfix" and "edit" in action:
                return diagnostic, action
    return None


def main():
    program, path = sys.argv[1], pathlib.Path(sys.argv[2])
    with lsp.Server([program, "--background-index=false"], path.parent) as server:
        document = server.open(path)
        for _ in range(100):
            offer = first_offer(document)
            if not offer:
                break
            diagnostic, action = offer
            line, column = lsp.place(diagnostic)
            preferred = " (preferred)" if action.get("isPreferred") else ""
            print(f"{line}:{column}: {action['title']}{preferred}")
            # It says what it cures.
            if [d["message"] for d in action["diagnostics"]] != [diagnostic["message"]]:
                sys.exit(f"the fix is one of {action['diagnostics']}")
            document.take(action)
        else:
            sys.exit("the fixes have no end")
        left = document.diagnostics()
        for diagnostic in left:
            print(f"{lsp.place(diagnostic)[0]}: left: {diagnostic['message']}")
        print(f"{path.name}: {len(left)} diagnostics left")
        path.write_text(document.text)


if __name__ == "__main__":
    main()
