#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiles and runs the async_scope_*.cpp examples, and checks their traces.

Only what holds on a machine of any speed is checked: the order of events, and
that waits are not shorter than they were asked to be. A program's trace, output
and messages are left as NAME.jsonl, NAME.txt and NAME.err in DIRECTORY.

Usage: run_examples.py SOURCE_ROOT DIRECTORY COMPILER [FLAG...]
"""

import json
import os
import subprocess
import sys

# Name: (whether enters and exits overlap, the seconds that it takes at least).
EXAMPLES = {
    "awaited": (True, 2.5),
    "blocking": (False, 6),
    "delegating": (True, 1.5),
    "offloaded": (True, 2.5),
}
PHASES = ("enter", "body", "exit")
EDGES = ("begin", "end")


def mistakes(trace, is_overlapping, seconds):
    with open(trace, encoding="utf-8") as file:
        head, *events = [json.loads(line) for line in file]

    tasks = range(1, head["tasks"] + 1)
    for task in tasks:
        seen = [(e["phase"], e["edge"]) for e in events if e["task"] == task]
        if seen != [(phase, edge) for phase in PHASES for edge in EDGES]:
            yield f"what task {task} did: {seen}"

    times = [e["us"] for e in events]
    if times != sorted(times):
        yield f"not in the order of time: {times}"
    # Times are whole microseconds, rounded down.
    if times[-1] - times[0] + 1 < seconds * head["second_us"]:
        yield f"it took only {times[-1] - times[0]} us"

    if is_overlapping:
        edges = [e["edge"] for e in events if e["phase"] == "enter"]
        if edges != [edge for edge in EDGES for _ in tasks]:
            yield f"not all had begun to enter when the first had: {edges}"
        return
    waits = [e for e in events if e["phase"] != "body"]
    for begin, end in zip(waits[::2], waits[1::2]):
        if begin | {"us": 0, "edge": "end"} != end | {"us": 0}:
            yield f"two overlap: {begin} and {end}"


def main():
    root, directory, *compiler = sys.argv[1:]
    os.makedirs(directory, exist_ok=True)
    flags = "-std=c++20 -Wall -Wextra -Wpedantic -Werror -pthread".split()
    failed = False
    for name, expected in EXAMPLES.items():
        source = os.path.join(root, "examples", f"async_scope_{name}.cpp")
        program = os.path.join(directory, name)
        trace = program + ".jsonl"
        include = "-I" + os.path.join(root, "lib", "Runtime")
        subprocess.run([*compiler, *flags, include, source, "-o", program], check=True)
        with open(program + ".txt", "wb") as out, open(program + ".err", "wb") as err:
            subprocess.run(
                [program],
                stdout=out,
                stderr=err,
                env={**os.environ, "AIO_TRACE": trace},
                check=True,
                timeout=60,
            )
        for mistake in mistakes(trace, *expected):
            print(f"{name}: {mistake}")
            failed = True
    sys.exit(failed)


main()
