#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is found in a set of files does not depend on the order of the files, of
the checks or of the entries of a database, on other checks, or on how many jobs
there are."""

import argparse
import difflib
import itertools
import json
import os
import random
import re
import shlex
import subprocess
import sys

from fixtures import FLAGS, Tidy, sources
from message_form import parse

OURS = ("async-blocking-call", "async-blocking-scope", "async-lock-across-await")
OTHERS = "misc-*,bugprone-*,cppcoreguidelines-avoid-*"
TIMEOUT = 600  # Seconds.


def blocks(text):
    """Each finding with its notes and the lines shown with it."""
    result = []
    for line in text.splitlines():
        if line.startswith("clang-tidy-async: "):
            continue
        is_first = re.match(r"\S.*: (warning|error): |::(warning|error) ", line)
        if is_first or not result:
            result.append([])
        result[-1].append(line)
    return ["\n".join(block) for block in result]


def of_ours(all_blocks):
    return [b for b in all_blocks if re.search(r"\[async-|title=async-", b)]


class Run:
    """What the launcher says and writes."""

    REPORTS = ("r.sarif", "r.json", "base.json")

    def __init__(self, arguments, files, checks, jobs, options=()):
        shared = [
            *("-p", arguments.directory),
            *("--root", arguments.directory),
            *("-j", str(jobs)),
            *("--header-filter=.*", "--quiet", f"--checks={checks}"),
            *options,
        ]
        self.what = shlex.join([*map(os.path.basename, files), *shared[4:]])
        self.directory = arguments.directory
        self.command = [arguments.launcher, *shared]
        for name in self.REPORTS:
            if os.path.exists(os.path.join(self.directory, name)):
                os.remove(os.path.join(self.directory, name))
        said = self.launch("--github", "--sarif", "r.sarif", "--gitlab", "r.json", *files)
        self.launch("--write-baseline", "base.json", *files)
        self.text = said
        self.reports = {}
        for name in self.REPORTS:
            with open(os.path.join(self.directory, name), encoding="utf-8") as file:
                self.reports[name] = file.read()

    def launch(self, *more):
        process = subprocess.run(
            [*self.command, *more],
            cwd=self.directory,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            timeout=TIMEOUT,
        )
        if process.returncode != 0:
            sys.exit(
                f"exit status {process.returncode}: {shlex.join([*self.command, *more])}\n"
                f"{process.stdout}{process.stderr}"
            )
        return process.stdout


def same(what, first, second):
    if first == second:
        return
    if not isinstance(first, str):
        first, second = "\n".join(first), "\n".join(second)
    difference = difflib.unified_diff(first.splitlines(), second.splitlines(), lineterm="", n=1)
    print(f"not the same {what}:")
    print("\n".join(difference))
    sys.exit(1)


def write_database(directory, files):
    with open(os.path.join(directory, "compile_commands.json"), "w") as file:
        json.dump(
            [
                {
                    "directory": directory,
                    "file": path,
                    "arguments": ["clang++", *FLAGS, "-c", path],
                }
                for path in files
            ],
            file,
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("--launcher", "--clang-tidy", "--plugin"):
        parser.add_argument(option, required=True)
    parser.add_argument("directory", help="with the files")
    arguments = parser.parse_args()
    arguments.directory = os.path.realpath(arguments.directory)
    files = sorted(sources(arguments.directory))
    shuffled = files[:]
    random.Random(7).shuffle(shuffled)
    every = "-*," + ",".join(OURS)

    write_database(arguments.directory, shuffled)
    base = Run(arguments, files, every, 1)
    found = blocks(base.text)
    for check in OURS:
        if not any(f"[{check}]" in b for b in found):
            sys.exit(f"nothing is found by {check}:\n{base.text}")

    # Jobs and order of the files. A finding in a header is told with the first
    # of the files that include it, so the text is the same but for its order.
    for order, jobs in ((files, 4), (files[::-1], 2), (shuffled, 4), (shuffled, 1)):
        other = Run(arguments, order, every, jobs)
        if order == files:
            same(f"text: {other.what}", base.text, other.text)
        same(f"findings: {other.what}", sorted(found), sorted(blocks(other.text)))
        for name, report in base.reports.items():
            same(f"{name}: {other.what}", report, other.reports[name])

    # A whole database is told in the order of the paths.
    for order in (files, shuffled):
        write_database(arguments.directory, order)
        other = Run(arguments, [], every, 2)
        same(f"text of a database: {other.what}", base.text, other.text)
        for name, report in base.reports.items():
            same(f"{name} of a database: {other.what}", report, other.reports[name])

    # The order of the checks.
    for checks in list(itertools.permutations(OURS))[2::3]:
        other = Run(arguments, files, "-*," + ",".join(checks), 2)
        same(f"text: {other.what}", base.text, other.text)
        for name, report in base.reports.items():
            same(f"{name}: {other.what}", report, other.reports[name])

    # One check at a time finds what all find together.
    single = [Run(arguments, files, "-*," + check, 2) for check in OURS]
    same(
        "findings of single checks",
        sorted(found),
        sorted(b for run in single for b in blocks(run.text)),
    )

    # Other checks beside them.
    other = Run(arguments, files, every + "," + OTHERS, 2)
    if len(blocks(other.text)) == len(found):
        sys.exit(f"the other checks find nothing: {other.text}")
    same("findings beside other checks", found, of_ours(blocks(other.text)))
    ours = [
        r
        for r in json.loads(other.reports["base.json"])["findings"]
        if r["check"].startswith("async-")
    ]
    same(
        "baseline beside other checks",
        [json.dumps(r) for r in json.loads(base.reports["base.json"])["findings"]],
        [json.dumps(r) for r in ours],
    )

    # One clang-tidy for all files: nothing of one stays for the next.
    # Clang may spell a header's name in several ways, as "nested/../shared.h".
    tidy = Tidy(arguments.clang_tidy, arguments.plugin, arguments.directory)

    def findings(order):
        said = tidy.run([(f, FLAGS) for f in order], (), every)
        return {repr(d) for d in parse(re.sub(r"/nested/\.\./", "/", said))}

    together = sorted(findings(files))
    same("findings of one clang-tidy, backwards", together, sorted(findings(files[::-1])))
    same("findings of one clang-tidy, shuffled", together, sorted(findings(shuffled)))
    one_by_one = set().union(*(findings([f]) for f in files))
    same("findings of a clang-tidy for each file", together, sorted(one_by_one))
    print(f"{len(files)} files, {len(found) // 2} findings")


if __name__ == "__main__":
    main()
