#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Holds the same session with two servers, and compares what they answer.

The session asks for everything that clangd can do, at each name of the file. Only
the findings of our own checks may differ: the stock server has none of them.

Usage: same_as_stock.py STOCK OURS FILE
"""

import copy
import json
import pathlib
import re
import sys

import lsp

NAME = re.compile(r"//[^\n]*|\"[^\"\n]*\"|[A-Za-z_]\w*")
# Asked of the whole file.
OF_FILE = {
    "documentSymbol": {},
    "documentLink": {},
    "foldingRange": {},
    "semanticTokens/full": {},
    "formatting": {"options": {"tabSize": 2, "insertSpaces": True}},
    "inlayHint": {"range": None},
}
# Asked of each name.
OF_NAME = {
    "hover": {},
    "definition": {},
    "declaration": {},
    "typeDefinition": {},
    "implementation": {},
    "documentHighlight": {},
    "references": {"context": {"includeDeclaration": True}},
    "signatureHelp": {},
    "selectionRange": None,
    "prepareRename": {},
    "rename": {"newName": "another_name"},
    "prepareCallHierarchy": {},
    "prepareTypeHierarchy": {},
    "codeAction": None,
}


def is_ours(diagnostic):
    return str(diagnostic.get("code", "")).startswith("async-")


def ask(document, method, *place, **more):
    """What the server says, also if it is that it cannot."""
    try:
        return document.request(method, *place, **more)
    except lsp.ServerError as error:
        if not str(error).startswith(f"textDocument/{method}: "):
            raise
        return str(error)


def session(program, path):
    """Names of questions, and the answers; and how many findings are ours."""
    answers = {}
    capabilities = copy.deepcopy(lsp.CAPABILITIES)
    actions = capabilities["textDocument"]["codeAction"]["codeActionLiteralSupport"]
    actions["codeActionKind"]["valueSet"].append("refactor")
    # Of equally good completions it is a matter of luck which are within a limit, and
    # without --sync, whether the index is ready.
    command = [program, "--sync", "--limit-results=0", "--background-index=false"]
    with lsp.Server(command, path.parent, capabilities) as server:
        answers["capabilities"] = server.abilities
        document = server.open(path)
        found = document.diagnostics()
        others = [d for d in found if not is_ours(d)]
        answers["diagnostics"] = others
        for number, diagnostic in enumerate(others):
            answers[f"actions {number}"] = document.actions(diagnostic)
        lines = document.text.splitlines()
        whole = {
            "start": {"line": 0, "character": 0},
            "end": {"line": len(lines), "character": 0},
        }
        for method, more in OF_FILE.items():
            more = {"range": whole} if "range" in more else more
            answers[f"{method} of the file"] = ask(document, method, **more)
        number = 0
        for line, text in enumerate(lines, 1):
            for name in NAME.finditer(text):
                if name[0].startswith("//"):
                    continue
                number += 1
                column = name.start() + 1
                where = f"{line}:{column} {name[0]}"
                position = {"line": line - 1, "character": column - 1}
                span = {"start": position, "end": position}
                for method, more in OF_NAME.items():
                    at = (line, column)
                    if method == "codeAction":
                        at, more = (), {"range": span, "context": {"diagnostics": []}}
                    elif method == "selectionRange":
                        at, more = (), {"positions": [position]}
                    answers[f"{method} {where}"] = ask(document, method, *at, **more)
                # In the middle of the word, as one does who types it. These are long
                # lists.
                if number % 4 == 1:
                    answers[f"completion {where}"] = ask(
                        document, "completion", line, column + 1
                    )
        # Typing goes on.
        document.change(document.text + "\nint last = nullptr;\n")
        answers["diagnostics after typing"] = [
            d for d in document.diagnostics() if not is_ours(d)
        ]
    return answers, sum(map(is_ours, found))


def canonical(answer):
    """As text. The editor puts completions in the order of their sortText."""
    if isinstance(answer, dict) and "items" in answer:
        items = sorted(answer["items"], key=lambda item: json.dumps(item, sort_keys=True))
        answer = {**answer, "items": items}
    return json.dumps(answer, sort_keys=True, indent=1)


def main():
    stock, ours, path = *sys.argv[1:3], pathlib.Path(sys.argv[3]).resolve()
    expected, stock_findings = session(stock, path)
    answers, findings = session(ours, path)
    different = 0
    for question in {**expected, **answers}:
        one, other = (canonical(a.get(question)) for a in (expected, answers))
        if one != other:
            different += 1
            print(f"{question}\nstock: {one}\nours: {other}\n")
    empty = {"null", "[]", "{}"}
    kinds = sorted({q.split(" ")[0] for q in expected if canonical(expected[q]) not in empty})
    print(f"answered: {', '.join(kinds)}")
    print(f"{len(answers)} answers, {different} different")
    print(f"findings of async-*: {findings}, of the stock server's: {stock_findings}")
    sys.exit(1 if different or len(expected) != len(answers) else 0)


if __name__ == "__main__":
    main()
