# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The tests' own C++ files, for tests that look at all of them, and clang-tidy
on many files at once."""

import collections
import dataclasses
import json
import os
import re
import shlex
import subprocess
import sys

PROPERTIES = os.path.dirname(os.path.realpath(__file__))
TESTS = os.path.dirname(PROPERTIES)
ROOT = os.path.dirname(TESTS)

sys.path.insert(0, TESTS)
import check_async  # noqa: E402

TIMEOUT = 600  # Seconds.
FLAGS = ("-std=c++20", "-I", f"{TESTS}/Inputs")
RUNTIME = ("-I", f"{ROOT}/lib/Runtime", "-I", f"{TESTS}/runtime")
SUBSTITUTIONS = {
    "%runtime": " ".join(RUNTIME),
    "%inputs": f"{TESTS}/Inputs",
    "%source_root": ROOT,
    "%S": None,  # The file's directory.
}
RUN = re.compile(r"// RUN: %check_(async|fix) %s(?P<rest>.*)$", re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Fixture:
    path: str
    flags: tuple  # For the compiler.
    options: tuple  # "KEY=VALUE", as in --option of check_async.py.

    @property
    def name(self):
        return os.path.relpath(self.path, ROOT)

    @property
    def text(self):
        with open(self.path, encoding="utf-8") as file:
            return file.read()


def of_run_line(path, text):
    """What the first RUN line of a file says, or None where it is another kind
    of test."""
    found = RUN.search(text)
    if not found:
        return None
    rest = found["rest"]
    for name, value in SUBSTITUTIONS.items():
        rest = rest.replace(name, value or os.path.dirname(path))
    words = shlex.split(rest)
    flags = []
    if "--" in words:
        at = words.index("--")
        words, flags = words[:at], words[at + 1 :]
    standard = "c++20"
    options = []
    for word, after in zip(words, words[1:] + [""]):
        if word == "--option":
            options.append(after)
        elif word.startswith("--std="):
            standard = word.partition("=")[2]
    if flags == ["-I", f"{ROOT}/lib/Runtime"]:
        flags = RUNTIME
    flags = [f"-std={standard}", *FLAGS[1:], *flags]
    return Fixture(path, tuple(flags), tuple(options))


def sources(directory):
    for where, directories, files in os.walk(directory):
        directories.sort()
        for name in sorted(files):
            if name.endswith(".cpp"):
                yield os.path.join(where, name)


def fixtures(*directories):
    """Those that %check_async and %check_fix read, and programs without a RUN
    line."""
    result = []
    for directory in directories:
        for path in sources(os.path.join(ROOT, directory)):
            with open(path, encoding="utf-8") as file:
                text = file.read()
            if "RUN:" in text:
                fixture = of_run_line(path, text)
            else:
                fixture = Fixture(path, (*FLAGS, *RUNTIME), ())
            if fixture:
                result.append(fixture)
    return result


class Tidy:
    """clang-tidy with the plugin."""

    def __init__(self, program, plugin, directory):
        self.program, self.plugin, self.directory = program, plugin, directory
        self.databases = 0

    def run(self, files, options=(), checks="-*,async-*", arguments=()):
        """Lints (path, flags) one after another in one process. Gives its
        stdout."""
        self.databases += 1
        database = os.path.join(self.directory, f"database{self.databases}")
        os.makedirs(database, exist_ok=True)
        with open(os.path.join(database, "compile_commands.json"), "w") as file:
            json.dump(
                [
                    {
                        "directory": self.directory,
                        "file": path,
                        "arguments": ["clang++", *flags, "-c", path],
                    }
                    for path, flags in files
                ],
                file,
            )
        command = [
            self.program,
            f"-load={self.plugin}",
            f"--checks={checks}",
            f"--config={check_async.configuration(options)}",
            "--header-filter=.*",
            "--quiet",
            "-p",
            database,
            *arguments,
            *(path for path, _ in files),
        ]
        process = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            timeout=TIMEOUT,
        )
        if process.returncode not in (0, 1):
            sys.exit(
                f"clang-tidy failed: {shlex.join(command)}\n"
                f"{process.stdout}\n{process.stderr}"
            )
        return process.stdout


def grouped(items, key):
    groups = collections.defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups
