#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints what an editor shows of files, for FileCheck:

    FILE:LINE:COLUMN-COLUMN: warning: MESSAGE [CHECK]
      FILE:LINE:COLUMN: RELATED INFORMATION
      page: ADDRESS
      action: TITLE
    FILE: N diagnostics

A compile_flags.txt beside or above them says how the files are compiled.

Usage: show.py --clangd PROGRAM [--argument ARGUMENT]... [--plain] [--actions]
               [--text FILE] FILE...
"""

import argparse
import copy
import pathlib

import lsp

SEVERITIES = {1: "error", 2: "warning", 3: "information", 4: "hint"}


def show(document, with_actions):
    name = document.path.name
    found = document.diagnostics()
    for diagnostic in found:
        line, column = lsp.place(diagnostic)
        end = diagnostic["range"]["end"]["character"] + 1
        severity = SEVERITIES[diagnostic["severity"]]
        print(f"{name}:{line}:{column}-{end}: {severity}: {diagnostic['message']}", end="")
        print(f" [{diagnostic['code']}]" if "code" in diagnostic else "")
        for related in diagnostic.get("relatedInformation", []):
            line, column = lsp.place(related["location"])
            other = related["location"]["uri"].rsplit("/", 1)[-1]
            print(f"  {other}:{line}:{column}: {related['message']}")
        show_page("  ", diagnostic)
        if with_actions:
            for action in document.actions(diagnostic):
                print(f"  action: {action['title']}")
                for cured in action.get("diagnostics", []):
                    show_page("    ", cured)
    print(f"{name}: {len(found)} diagnostics")


def show_page(indent, diagnostic):
    if "codeDescription" in diagnostic:
        print(f"{indent}page: {diagnostic['codeDescription']['href']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--clangd", required=True)
    parser.add_argument("--argument", action="append", default=[], help="for clangd")
    parser.add_argument(
        "--plain", action="store_true", help="the editor shows no related information"
    )
    parser.add_argument("--actions", action="store_true", help="show code actions")
    parser.add_argument(
        "--text", type=pathlib.Path, help="what all files contain; they need not exist"
    )
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    given = parser.parse_args()
    capabilities = copy.deepcopy(lsp.CAPABILITIES)
    if given.plain:
        capabilities["textDocument"]["publishDiagnostics"] = {}
    command = [given.clangd, "--background-index=false", *given.argument]
    text = given.text and given.text.read_text()
    with lsp.Server(command, given.files[0].parent, capabilities) as server:
        # All are open before the first is looked at: clangd works on several at once.
        for document in [server.open(name, text) for name in given.files]:
            show(document, given.actions)


if __name__ == "__main__":
    main()
