#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares what the runtime does with what Python's asyncio does.

Runs trace.py and BINARY, made of trace.cpp. Exits with 0 if they print the same
lines, with 1 and a diff if not, and with 77 if this Python is older than 3.11.

Usage: compare.py BINARY
"""

import difflib
import os
import subprocess
import sys

PLAYED_DIFFERENTLY = "-- played differently by this Python"


def output_of(command):
    """The lines that it prints. What fails or takes too long, ends the run."""
    try:
        run = subprocess.run(
            command, stdout=subprocess.PIPE, text=True, timeout=60, check=False
        )
    except subprocess.TimeoutExpired:
        sys.exit(f"{' '.join(command)} takes longer than a minute")
    except OSError as error:
        sys.exit(str(error))
    if run.returncode != 0:
        sys.stdout.write(run.stdout)
        sys.exit(f"{' '.join(command)} ends with {run.returncode}")
    return run.stdout.splitlines()


def scenes_of(lines):
    """The lines of each scene, by its name."""
    scenes = {}
    for line in lines:
        if line.startswith("== "):
            scene = scenes.setdefault(line, [])
        else:
            scene.append(line)
    return scenes


def lines_of(scenes):
    return [line for name, scene in scenes.items() for line in (name, *scene)]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if sys.version_info < (3, 11):
        print(f"Python 3.11 is needed, this is {sys.version.split()[0]}")
        sys.exit(77)
    here = os.path.dirname(os.path.abspath(__file__))
    expected = scenes_of(
        output_of([sys.executable, os.path.join(here, "trace.py")])
    )
    actual = scenes_of(output_of([os.path.abspath(sys.argv[1])]))
    # The runtime does as Python 3.11 does.
    for name, scene in expected.items():
        if scene == [PLAYED_DIFFERENTLY]:
            print(f"not compared: {name[3:]}")
            actual[name] = scene
    difference = list(
        difflib.unified_diff(
            lines_of(expected),
            lines_of(actual),
            "asyncio",
            "aio",
            lineterm="",
        )
    )
    print("\n".join(difference) or f"{len(expected)} scenes are the same")
    sys.exit(1 if difference else 0)


main()
