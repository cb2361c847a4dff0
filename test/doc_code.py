#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiles every ```cpp block of the pages that are named, without linking.

A block is a file, unless an HTML comment before it says otherwise:

  <!-- code: file -->         what it is without a comment
  <!-- code: body -->         statements in a coroutine that gives aio::task<>
  <!-- code: body TYPE -->    statements in a coroutine, or function, that gives
                              TYPE
  <!-- code: none REASON -->  not compiled

Further lines of the comment, which readers of the page do not see, are compiled
in front of the block, at file scope. The bodies of a page are one unit, each in
a namespace of its own.

Usage: doc_code.py SOURCE_ROOT PAGE... -- COMPILER [FLAG...]
"""

import os
import re
import subprocess
import sys

BLOCK = re.compile(
    r"(?:^[ \t]*<!-- code:(?P<mark>.*?)-->\s*?\n\s*?)?"
    r"^(?P<indent>[ \t]*)```(?:cpp|c\+\+)[ \t]*\n(?P<code>.*?)^[ \t]*```[ \t]*$",
    re.M | re.S,
)
MARK = re.compile(r"<!-- code:")
INCLUDE = re.compile(r"^\s*#\s*include\b")


class Mistake(Exception):
    pass


def without_includes(code):
    return "\n".join("" if INCLUDE.match(l) else l for l in code.splitlines())


def units(page, text):
    """The sources to compile, and the numbers of blocks in them and of others."""
    files, bodies, includes = [], [], ['#include "aio/aio.h"']
    marks = others = 0
    for block in BLOCK.finditer(text):
        mark = (block["mark"] or " file").lstrip(" ")
        marks += block["mark"] is not None
        first, _, prelude = mark.partition("\n")
        kind, _, rest = first.strip().partition(" ")
        line = text.count("\n", 0, block.start("code")) + 1
        code = block["code"]
        if kind == "none":
            if not rest:
                raise Mistake(f"{page}:{line}: the mark gives no reason")
            others += 1
        elif kind == "file" and not rest:
            files.append(f'{prelude}\n#line {line} "{page}"\n{code}')
        elif kind == "body":
            lines = (prelude + code).splitlines()
            includes += [l.strip() for l in lines if INCLUDE.match(l)]
            bodies += [
                f"namespace block{line} {{",
                without_includes(prelude),
                f"{rest or 'aio::task<>'} example() {{",
                f'#line {line} "{page}"',
                without_includes(code),
                "" if rest else "co_return;",
                "}",
                "}",
            ]
        else:
            raise Mistake(f"{page}:{line}: no mark 'code: {first.strip()}' is known")
    if marks != len(MARK.findall(text)):
        raise Mistake(f"{page}: there is a mark without a block of C++ after it")
    blocks = len(files) + sum(l.startswith("namespace block") for l in bodies)
    if bodies:
        # In one unit: the headers cost more than the blocks.
        files.append("\n".join([*includes, *bodies]))
    return files, blocks, others


def main():
    root = sys.argv[1]
    split = sys.argv.index("--")
    pages, command = sys.argv[2:split], sys.argv[split + 1 :]
    flags = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wno-unused"]
    flags += ["-Werror", "-I", os.path.join(root, "lib", "Runtime")]
    compiled = skipped = failed = 0
    for path in sorted(pages):
        page = os.path.relpath(path, root)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        try:
            sources, blocks, others = units(page, text)
            compiled += blocks
            skipped += others
            for source in sources:
                result = subprocess.run(
                    [*command, *flags, "-x", "c++", "-"],
                    input=source,
                    text=True,
                )
                failed += result.returncode != 0
        except Mistake as mistake:
            print(mistake, file=sys.stderr)
            failed += 1
    print(
        f"{len(pages)} pages: {compiled} blocks compiled, {skipped} not, "
        f"{failed} units or pages bad"
    )
    sys.exit(1 if failed or not pages else 0)


main()
