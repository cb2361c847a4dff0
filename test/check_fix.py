#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Applies the fixes for a source file to a copy of it, and looks at the result.

  // RUN: %check_fix %s
  // RUN: %check_fix %s -- -I directory

  sleep(1);
  // CHECK-FIXES: {{^}}  co_await aio::sleep_for(std::chrono::seconds(1));

The CHECK-FIXES lines are compared with the copy after the fixes, without its
comments that begin with CHECK. The copy must then compile, and the checks must
find nothing in it. A file without CHECK-FIXES must stay as it is; what is found
in it is no matter of this test.
"""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

TIMEOUT = 300


def parse_arguments():
    given = sys.argv[1:]
    flags = []
    if "--" in given:
        at = given.index("--")
        given, flags = given[:at], given[at + 1 :]
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("file")
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--filecheck", required=True)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--std", default="c++20")
    parser.add_argument("-I", dest="includes", action="append", default=[])
    parser.add_argument(
        "--config", default="{}", help="the text for clang-tidy's --config"
    )
    arguments = parser.parse_args(given)
    arguments.flags = [f"-std={arguments.std}"]
    for directory in arguments.includes + [os.path.dirname(arguments.file)]:
        arguments.flags += ["-I", directory]
    arguments.flags += flags
    return arguments


def run(command):
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=TIMEOUT,
    )


def fail(what, command, output, text=""):
    print(f"{what}\n\ncommand: {shlex.join(command)}\n{output}\n{text}")
    sys.exit(1)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def main():
    arguments = parse_arguments()
    source = read(arguments.file)
    directory = tempfile.mkdtemp(prefix="check_fix-")
    try:
        check(arguments, source, directory)
    finally:
        shutil.rmtree(directory)


def check(arguments, source, directory):
    copy = os.path.join(directory, os.path.basename(arguments.file))
    shutil.copyfile(arguments.file, copy)
    tidy = [
        arguments.clang_tidy,
        f"-load={arguments.plugin}",
        "--checks=-*,async-*",
        f"--config={arguments.config}",
        "--header-filter=.*",
        "--quiet",
    ]
    command = tidy + ["--fix", copy, "--"] + arguments.flags
    applied = run(command)
    if applied.returncode != 0 or " error: " in applied.stdout:
        fail("clang-tidy failed", command, applied.stdout)
    fixed = read(copy)

    if "CHECK-FIXES" not in source:
        if fixed != source:
            fail("no fix is expected", command, applied.stdout, fixed)
        return

    shown = re.sub(r"(?m)^\s*// CHECK[-A-Z]*:.*\n", "", fixed)
    compared = run(
        [
            arguments.filecheck,
            "--check-prefix=CHECK-FIXES",
            "--dump-input=never",
            f"--input-file={write(directory, 'shown.txt', shown)}",
            arguments.file,
        ]
    )
    if compared.returncode != 0:
        fail("not as expected", command, compared.stdout, shown)

    command = [arguments.compiler, "-fsyntax-only", *arguments.flags, copy]
    compiled = run(command)
    if compiled.returncode != 0:
        fail("what was fixed does not compile", command, compiled.stdout, shown)

    command = tidy + [copy, "--"] + arguments.flags
    linted = run(command)
    if linted.returncode != 0 or re.search(r"(?m)(warning|error): ", linted.stdout):
        fail("what was fixed does not lint clean", command, linted.stdout, shown)


def write(directory, name, text):
    path = os.path.join(directory, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


if __name__ == "__main__":
    main()
