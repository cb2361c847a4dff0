#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs clang-tidy with the plugin on a source file and compares what it says
with the CHECK-NOTES lines in that file.

  // RUN: %check_async %s
  // RUN: %check_async %s --option Categories=sleep --check-suffix SLEEP
  // RUN: %check_async %s -- -DNDEBUG
  // RUN: %check_async %s --error-elsewhere

  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks ...

A warning, an error or a note that no line expects is a failure, also in a file
without any CHECK-NOTES. Compared are diagnostics only, one a line, without the
source lines that clang-tidy shows with them.
"""

import argparse
import os
import re
import shlex
import subprocess
import sys

import message_form

BROKEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Inputs", "broken.h")
TIMEOUT = 300  # Seconds; lit's own needs a package that may not be there.
CHECK = "async-blocking-call"

DIAGNOSTIC = re.compile(r"^(.+:\d+:\d+: )?(note|warning|error|fatal error|remark): ")
NOISE = re.compile(
    r"^\d+ (warnings?|errors?)( and \d+ errors?)? (generated|treated as errors?)\.?$"
    r"|^Suppressed \d+ warnings? "
    r"|^Use -header-filter=.* to display errors"
    r"|^\[\d+/\d+\](\[[\d.]+s\])? (Processing file )?\S"
    r"|^Error while processing "
    r"|^Found compiler error\(s\)\.$"
    r"|^error: invalid ranges for line filter"
    r"|^$"
)


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
    parser.add_argument("-I", dest="includes", action="append", default=[])
    parser.add_argument("--checks", default="-*,async-*")
    parser.add_argument("--std", default="c++20")
    parser.add_argument(
        "--option",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help=f"an option of {CHECK}, or of the check before the dot in KEY",
    )
    parser.add_argument(
        "--check-suffix",
        "-check-suffix",
        action="append",
        default=[],
        metavar="SUFFIX[,SUFFIX]",
        help="look for CHECK-NOTES-SUFFIX instead of CHECK-NOTES",
    )
    parser.add_argument(
        "--tidy-arg",
        action="append",
        default=[],
        help="a further argument for clang-tidy",
    )
    parser.add_argument(
        "--error-elsewhere",
        action="store_true",
        help="let the unit have a mistake in another file, and expect the same",
    )
    arguments = parser.parse_args(given)
    suffixes = [s for group in arguments.check_suffix for s in group.split(",")]
    arguments.prefixes = ["CHECK-NOTES-" + s for s in suffixes] or ["CHECK-NOTES"]
    arguments.flags = flags
    return arguments


def configuration(options):
    """The text for clang-tidy's --config; it keeps .clang-tidy files out."""
    entries = []
    for option in options:
        key, _, value = option.partition("=")
        if "." not in key:
            key = f"{CHECK}.{key}"
        value = value.replace("'", "''")
        entries.append(f"{{key: {key}, value: '{value}'}}")
    return "{CheckOptions: [" + ", ".join(entries) + "]}" if entries else "{}"


def clang_tidy_command(arguments):
    command = [
        arguments.clang_tidy,
        f"-load={arguments.plugin}",
        f"--checks={arguments.checks}",
        f"--config={configuration(arguments.option)}",
        # The default differs between versions.
        "--header-filter=.*",
        *arguments.tidy_arg,
        arguments.file,
        "--",
    ]
    if arguments.std:
        command.append(f"-std={arguments.std}")
    for directory in arguments.includes:
        command += ["-I", directory]
    if arguments.error_elsewhere:
        command += ["-include", BROKEN]
    return command + arguments.flags


def diagnostics(output, errors):
    lines = [line for line in output.splitlines() if DIAGNOSTIC.match(line)]
    # What is on stderr and is not known to be noise is to be seen.
    lines += [line for line in errors.splitlines() if not NOISE.match(line.strip())]
    return "".join(line + "\n" for line in lines)


def fail(command, process, what, details=""):
    print(f"{what}\n\ncommand: {shlex.join(command)}")
    if process is not None:
        print(f"exit status: {process.returncode}")
        print(f"stdout:\n{process.stdout}\nstderr:\n{process.stderr}")
    if details:
        print(details)
    sys.exit(1)


def main():
    arguments = parse_arguments()
    command = clang_tidy_command(arguments)
    try:
        process = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            timeout=TIMEOUT,
        )
    except subprocess.TimeoutExpired:
        fail(command, None, f"clang-tidy did not end within {TIMEOUT} s")

    said = diagnostics(process.stdout, process.stderr)
    said = said.replace(os.path.dirname(os.path.abspath(arguments.file)) + os.sep, "")
    # 1 stands for errors in the source, or for a run that did not take place.
    has_errors = re.search(r"(?m)^\S.*: (fatal )?error: |^error: ", said)
    if process.returncode not in (0, 1) or (process.returncode == 1 and not has_errors):
        fail(command, process, "clang-tidy failed")

    if arguments.error_elsewhere:
        mistake = re.compile(rf"(?m)^{re.escape(BROKEN)}:\d+:\d+: error: .*\n")
        said, count = mistake.subn("", said)
        if count != 1:
            fail(command, process, "the mistake in another file was not found")

    faults = "".join(f"{fault}\n" for fault in message_form.faults(process.stdout))
    if faults:
        fail(command, process, f"no finding may look like this:\n{faults}")

    with open(arguments.file, encoding="utf-8", errors="replace") as file:
        source = file.read()
    prefixes = "|".join(re.escape(p) for p in arguments.prefixes)
    if not re.search(rf"\b({prefixes})(-[A-Z]+)*(\{{[A-Z]+\}})?:", source):
        if said:
            fail(command, process, f"nothing is expected; found:\n{said}")
        return

    filecheck = subprocess.run(
        [
            arguments.filecheck,
            f"--check-prefixes={','.join(arguments.prefixes)}",
            "--allow-unused-prefixes",
            "--allow-empty",
            "--implicit-check-not={{note|warning|error}}:",
            "--dump-input=never",
            arguments.file,
        ],
        input=said,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if filecheck.returncode != 0:
        fail(
            command,
            process,
            f"not as expected:\n\n{filecheck.stdout}",
            f"compared:\n{said}",
        )


if __name__ == "__main__":
    main()
