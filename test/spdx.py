#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that every source file says under which licence it is.

Pages (Markdown), data that has no comments, and what git ignores need not.

Usage: spdx.py SOURCE_ROOT
"""

import os
import subprocess
import sys

LINE = "SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception"
EXEMPT_SUFFIXES = (".md", ".json", ".jsonl", ".csv", ".tsv", ".png", ".svg", ".cast")
EXEMPT_NAMES = (
    "LICENSE",
    "LICENSE.txt",
    ".gitignore",
    ".gitattributes",
    "compile_flags.txt",  # Each line is a flag.
    "changelog",  # In Debian's form, which has no comments.
)


def tracked(root):
    """The files of the project; all that are there if git does not know."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        if listed.returncode == 0 and listed.stdout:
            return sorted(os.fsdecode(n) for n in listed.stdout.split(b"\0") if n)
    except FileNotFoundError:
        pass
    found = []
    for at, directories, names in os.walk(root):
        directories[:] = [
            d for d in directories if d not in (".git", "build", "__pycache__")
        ]
        found += [os.path.relpath(os.path.join(at, n), root) for n in names]
    return sorted(found)


def main():
    root = sys.argv[1]
    missing = []
    count = 0
    for name in tracked(root):
        path = os.path.join(root, name)
        if (
            name.endswith(EXEMPT_SUFFIXES)
            or os.path.basename(name) in EXEMPT_NAMES
            or not os.path.isfile(path)
        ):
            continue
        count += 1
        with open(path, encoding="utf-8", errors="replace") as file:
            if LINE not in file.read(4096):
                missing.append(name)
    for name in missing:
        print(f"{name}: no line '{LINE}'")
    if not count:
        print(f"there are no files in {root}")
    sys.exit(1 if missing or not count else 0)


main()
