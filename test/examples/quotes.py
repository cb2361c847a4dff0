#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that what pages quote is there.

A block is a quotation if the line before it is one of

  <!-- code: none quoted from PATH -->   lines of a file of the project
  <!-- output: quoted from NAME -->      lines of a file that the caller names

It must be found as it stands, line by line, except that a line `...` stands for
any number of lines.

Usage: quotes.py SOURCE_ROOT PAGE [NAME=FILE...]
"""

import os
import re
import sys

BLOCK = re.compile(
    r"^<!-- (code: none|output:) quoted from (?P<name>\S+) -->\n"
    r"```\w*\n(?P<text>.*?)^```$",
    re.M | re.S,
)
MARK = re.compile(r"quoted from \S+ -->")


def is_within(quotation, lines):
    """Whether the parts between `...` occur in this order."""
    parts = [[]]
    for line in quotation:
        if line.strip() == "...":
            parts.append([])
        else:
            parts[-1].append(line)
    at = 0
    for part in parts:
        last = len(lines) - len(part)
        at = next((i for i in range(at, last + 1) if lines[i : i + len(part)] == part), -1)
        if at < 0:
            return False
        at += len(part)
    return True


def main():
    root, page, *named = sys.argv[1:]
    files = dict(pair.split("=", 1) for pair in named)
    with open(page, encoding="utf-8") as file:
        text = file.read()
    wrong = 0
    blocks = list(BLOCK.finditer(text))
    for block in blocks:
        name = block["name"]
        path = files.get(name) or os.path.join(root, name)
        line = text.count("\n", 0, block.start("text")) + 1
        try:
            with open(path, encoding="utf-8") as file:
                lines = file.read().splitlines()
        except OSError as error:
            print(f"{page}:{line}: {error}")
            wrong += 1
            continue
        if not is_within(block["text"].splitlines(), lines):
            print(f"{page}:{line}: this is not in {name}")
            wrong += 1
    if len(blocks) != len(MARK.findall(text)):
        print(f"{page}: there is a mark without a block directly after it")
        wrong += 1
    print(f"{len(blocks)} quotations, {wrong} wrong")
    sys.exit(1 if wrong or not blocks else 0)


main()
