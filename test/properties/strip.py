#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Plain code may block: takes the coroutines out of the tests' own files, and
looks for findings in what is left.

Out of each file go the words co_await, co_yield and co_return, so that what was
a coroutine is a function. What does not compile then, since the awaited value
had another type, is not counted. In the rest nothing may be found in a
coroutine, for there is none.

Files are compiled many at a time, each in a namespace of its own. With "-" as
the only argument it reads a text and prints what is left of it.
"""

import argparse
import concurrent.futures
import os
import re
import sys
import tempfile

from fixtures import Tidy, fixtures, grouped
from message_form import parse

# Roots that stay what they are without coroutines: the words of the messages.
OTHER_ROOTS = (
    "awaiter function ",
    "promise function ",
    "handler ",
    "the handler of ",
    "the enter ",
    "the exit ",
)
# A return without a value is an error by default, and all that is wrong with
# most functions that were coroutines.
FLAGS = ("-Wno-return-type", "-Wno-return-mismatch", "-w", "-ferror-limit=0")

TOKEN = re.compile(
    r"""(?P<comment>//(?:\\\n|[^\n])*|/\*.*?\*/)
    |(?P<raw>(?:u8|[uUL])?R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)")
    |(?P<string>(?:u8|[uUL])?(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))
    |(?P<directive>^[ \t]*\#(?:\\\n|[^\n])*)
    |(?P<number>\.?\d(?:'?[\w.])*)
    |(?P<word>[A-Za-z_]\w*)
    |(?P<space>\s+)
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


def strip(text):
    """The text without coroutines. A value that was returned is computed, and
    thrown away: it is not what the function returns."""
    result = []
    returns = []  # Depths of brackets at which a returned value ends with ';'.
    depth = 0
    before = ""
    skips = False  # The ';' that follows.
    for token in TOKEN.finditer(text):
        kind, word = token.lastgroup, token.group()
        if kind == "mark":
            kind = "raw"
        if kind == "word" and before != "operator":
            if word in ("co_await", "co_yield"):
                word = ""
            elif word == "co_return":
                # As one statement, so that a branch stays a branch.
                word = "{ (void)"
                if text[token.end() :].lstrip().startswith(";"):
                    word = "{ return; }"
                    skips = True
                else:
                    returns.append(depth)
        elif kind == "other":
            if word in "([{":
                depth += 1
            elif word in ")]}":
                depth -= 1
            elif word == ";" and skips:
                skips = False
                word = ""
            elif word == ";" and returns and returns[-1] == depth:
                returns.pop()
                word = "; return; }"
        if kind not in ("space", "comment"):
            before = token.group()
        result.append(word)
    return "".join(result)


INCLUDE = re.compile(r"^[ \t]*#[ \t]*include\b.*$", re.MULTILINE)


class Stripped:
    def __init__(self, fixture, directory, keeps):
        self.fixture = fixture
        self.text = fixture.text if keeps else strip(fixture.text)
        self.path = os.path.join(directory, fixture.name)
        os.makedirs(os.path.dirname(self.path), exist_ok=True)
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(self.text)
        beside = os.path.dirname(fixture.path)
        has_header = any(
            os.path.exists(os.path.join(beside, name))
            for name in re.findall(r'#include "(.*)"', self.text)
        )
        self.flags = (*fixture.flags, *(("-I", beside) if has_header else ()), *FLAGS)
        # What the checks look for is not narrowed by the test's options.
        options = [o for o in fixture.options if o.startswith("CatalogFile=")]
        self.options = ("Categories=*", *options)


def file_of(diagnostic, paths):
    """Which of the files has an error: it may stand in a header."""
    for place in diagnostic.places():
        if place[0] in paths:
            return place[0]
    return None


def together(tidy, units, directory, name):
    """Lints units with the same flags as one. Gives the findings, and the units
    that have errors."""
    failed = []
    while units:
        main = os.path.join(directory, name)
        includes = sorted({i for u in units for i in INCLUDE.findall(u.text)})
        with open(main, "w", encoding="utf-8") as file:
            file.write("\n".join(includes) + "\n")
            # Of the programs under test/runtime, which then have no main.
            file.write("#undef FIXTURE\n#define FIXTURE(...)\n")
            for number, unit in enumerate(units):
                file.write(f'namespace unit{number} {{\n#include "{unit.path}"\n}}\n')
        said = parse(tidy.run([(main, units[0].flags)], units[0].options))
        errors = [d for d in said if "error" in d.kind]
        if not errors:
            return [d for d in said if d.kind == "warning"], failed
        paths = {u.path for u in units}
        bad = {file_of(d, paths) for d in errors} - {None}
        if not bad:
            return [], failed + units
        failed += [u for u in units if u.path in bad]
        units = [u for u in units if u.path not in bad]
    return [], failed


def is_of_coroutine(diagnostic):
    """Whether a finding says that it is in a coroutine; anything that is not
    known to be in another root counts as well."""
    context = re.search(r" the event loop in (.*)$", diagnostic.text)
    return not (context and context[1].startswith(OTHER_ROOTS))


def main():
    if sys.argv[1:] == ["-"]:
        print(strip(sys.stdin.read()), end="")
        return
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--plugin", required=True)
    parser.add_argument(
        "--at-least",
        type=int,
        default=1,
        metavar="N",
        help="so many files must compile without coroutines",
    )
    parser.add_argument(
        "--keep",
        action="store_true",
        help="take nothing out: as if a check took functions for coroutines",
    )
    parser.add_argument("directory", nargs="+", help="in the project's root")
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="strip-") as directory:
        units = [
            Stripped(f, directory, arguments.keep)
            for f in fixtures(*arguments.directory)
            if re.search(r"\bco_(await|yield|return)\b", f.text)
        ]
        tidy = Tidy(arguments.clang_tidy, arguments.plugin, directory)
        groups = grouped(units, lambda u: (u.flags, u.options))

        def lint(item):
            number, group = item
            return together(tidy, group, directory, f"unit{number}.cpp")

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            results = list(pool.map(lint, enumerate(groups.values())))
        found = [d for result, _ in results for d in result]
        failed = [u for _, result in results for u in result]

        # Coroutines in the tests' headers are still some.
        found = [d for d in found if d.place[0].startswith(directory)]
        wrong = [d for d in found if is_of_coroutine(d)]
        for d in wrong:
            place = ":".join(map(str, d.place)).replace(directory + os.sep, "")
            print(f"{place}: {d.text} [{d.check}]")
        counted = len(units) - len(failed)
        print(
            f"{len(units)} files, {len(failed)} do not compile without coroutines, "
            f"{counted} are counted: {len(wrong)} findings in coroutines, "
            f"{len(found) - len(wrong)} in other roots"
        )
        if wrong or counted < arguments.at_least:
            sys.exit(1)


if __name__ == "__main__":
    main()
