#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks who includes whom: the table of docs/architecture.md.

Data flows one way, and the middle of the project knows no AST. A directory
that includes what it may not, or that asks for LLVM's version outside of
lib/Compat, is reported with file and line. The runtime stands alone: nothing of
ours includes it, and it includes itself, C++ and POSIX.

Usage: layering.py SOURCE_ROOT
"""

import os
import re
import sys

# Directory: (directories of the project, beginnings of other headers). What is
# not listed may not be included; C++'s own headers and POSIX's always may.
LLVM = ("llvm/ADT/", "llvm/Support/")
CLANG_TIDY = ("clang-tidy/",)
TABLE = {
    "lib/Compat": ((), ("clang/", "llvm/", *CLANG_TIDY)),
    "lib/Facts": ((), LLVM),
    "lib/Catalog": (("Facts", "Compat"), LLVM),
    "lib/Extract": (
        ("Facts", "Catalog", "Compat"),
        (
            *LLVM,
            "clang/AST/",
            "clang/ASTMatchers/",
            "clang/Analysis/",
            "clang/Lex/Lexer.h",
            "clang/Basic/",
            "clang/Index/",
        ),
    ),
    "lib/Reach": (("Facts",), LLVM),
    "lib/Findings": (("Facts", "Reach"), LLVM),
    "lib/Report": (("Facts", "Reach", "Findings", "Catalog"), LLVM),
    "lib/Index": (("Facts", "Reach"), LLVM),
    "lib/Pipeline": (
        ("Extract", "Reach", "Findings", "Index", "Catalog", "Facts"),
        (*LLVM, "clang/AST/ASTContext.h"),
    ),
    "lib/Runtime": ((), ()),
    "checks": (
        ("Pipeline", "Findings", "Report", "Catalog", "Facts", "Compat"),
        (
            *LLVM,
            *CLANG_TIDY,
            "clang/AST/",
            "clang/ASTMatchers/",
            "clang/Basic/",
            "clang/Lex/",
        ),
    ),
    # Before "tools": the first that fits counts.
    "tools/async-clangd": (("Compat",), ("llvm/", "clang-tidy/ClangTidyOptions.h")),
    "tools": (
        ("Pipeline", "Index", "Report", "Catalog", "Facts"),
        ("llvm/", "clang/Tooling/"),
    ),
}

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
VERSION = re.compile(r"\b(LLVM|CLANG)_VERSION_(MAJOR|MINOR|PATCHLEVEL|STRING)\b")
OURS = {d[len("lib/") :] for d in TABLE if d.startswith("lib/")}


def directory_of(path):
    """The directory in the table that a file belongs to."""
    for directory in TABLE:
        if path.startswith(directory + "/"):
            return directory
    return None


def is_local(root, path, header):
    """Whether the header lies beside the file, or is found there."""
    # The launcher's table of pages is made when it is built.
    return header == "Pages.inc" or os.path.exists(
        os.path.join(root, os.path.dirname(path), header)
    )


# Of the headers in <>, those of the system: <vector>, <stdlib.h>, <sys/epoll.h>.
SYSTEM = re.compile(r"[a-z_0-9]+(\.h)?|(sys|linux|netinet|arpa|net|rpc)/[a-z_0-9]+\.h")


def problem_of_runtime(root, path, header, is_quoted):
    if is_quoted:
        ours = header.startswith("aio/") or is_local(root, path, header)
    else:
        ours = SYSTEM.fullmatch(header)
    return None if ours else f"lib/Runtime may not include {header}"


def problem(root, path, directory, header, is_quoted):
    if directory == "lib/Runtime":
        return problem_of_runtime(root, path, header, is_quoted)
    projects, others = TABLE[directory]
    first = header.split("/")[0]
    if first == "aio":
        return f"{directory} may not include {header}"
    if first in OURS and "/" in header:
        if "lib/" + first == directory or first in projects:
            return None
        return f"{directory} may not include {header}"
    if header.startswith(("llvm/", "clang/", "clang-tidy/", "llvm-c/", "clang-c/")):
        if header.startswith(others):
            return None
        return f"{directory} may not include {header}"
    if header.endswith((".h", ".inc", ".def")) and first[:1].isupper():
        if is_local(root, path, header):
            return None
        return f"{header} is not in {os.path.dirname(path)}"
    return None


def sources(root):
    for directory in TABLE:
        for at, _, names in os.walk(os.path.join(root, directory)):
            for name in sorted(names):
                if name.endswith((".cpp", ".h", ".def", ".ipp")):
                    yield os.path.relpath(os.path.join(at, name), root)


def main():
    root = sys.argv[1]
    problems = []
    count = 0
    for path in sources(root):
        directory = directory_of(path)
        count += 1
        with open(os.path.join(root, path), encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                include = INCLUDE.match(line)
                found = include and problem(
                    root, path, directory, include.group(2), include.group(1) == '"'
                )
                if not found and VERSION.search(line) and directory != "lib/Compat":
                    found = "LLVM's version is lib/Compat's matter alone"
                if found:
                    problems.append(f"{path}:{number}: {found}")
    print("\n".join(problems) or f"{count} files keep to the layers")
    if not count:
        print(f"there are no sources in {root}")
    sys.exit(1 if problems or not count else 0)


main()
