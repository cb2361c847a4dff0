# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Loads the plugin into every installed clang-tidy; see version-guard.test.

Usage: version_guard.py PLUGIN_MAJOR PLUGIN LAUNCHER SCRATCH.cpp
"""

import os
import re
import subprocess
import sys

major, plugin, launcher, source = sys.argv[1:]
# A check of clang-tidy's own beside ours: without one, "no checks enabled" ends
# the run badly for a reason that says nothing of the plugin.
CHECKS = "-checks=-*,async-*,bugprone-use-after-move"

hosts = {}
for n in range(11, 40):
    for path in (f"/usr/lib/llvm-{n}/bin/clang-tidy", f"/usr/bin/clang-tidy-{n}"):
        if os.access(path, os.X_OK):
            hosts[str(n)] = path
failures = []


def run(*command, **environment):
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        env=dict(os.environ, **environment),
    )


def expect(condition, what, process):
    if not condition:
        failures.append(what)
        print(f"{what}; status {process.returncode}, it said:\n{process.stdout}")


with open(source, "w") as file:
    file.write("int unused;\n")
for host, path in sorted(hosts.items(), key=lambda item: int(item[0])):
    pair = f"plugin {major} in clang-tidy {host}"
    process = run(path, f"-load={plugin}", CHECKS, source, "--")
    if host == major:
        expect(process.returncode == 0, f"{pair} does not work", process)
        expect("clang-tidy-async" not in process.stdout, f"{pair} complains", process)
        listed = run(path, f"-load={plugin}", "-checks=-*,async-*", "--list-checks")
        expect("async-blocking-call" in listed.stdout, f"{pair}: no checks", listed)
        print(f"{pair}: works")
        continue
    if "load request ignored" in process.stdout:
        # It cannot be loaded at all, and clang-tidy does not mind.
        expect(False, f"{pair} is not refused: it names what only {major} has", process)
    else:
        sentence = (
            rf"clang-tidy-async: this plugin is built for clang-tidy {major}, but "
            rf"was loaded by clang-tidy {host} \(.*\): run clang-tidy-{major}, or "
            rf"load the plugin that is built for clang-tidy {host}\n"
        )
        expect(process.returncode == 3, f"{pair} is not refused", process)
        expect(
            re.fullmatch(sentence, process.stdout), f"{pair}: no sentence", process
        )
        print(f"{pair}: refused")
    # The launcher refuses both kinds.
    process = run(
        launcher, "--llvm", host, CHECKS, source, "--", ASYNC_TIDY_PLUGIN=plugin
    )
    expect(process.returncode == 3, f"the launcher takes {pair}", process)
    expect("clang-tidy-async: " in process.stdout, f"{pair}: no sentence", process)

if major not in hosts:
    failures.append(f"clang-tidy {major} is not installed")
print("\n".join(failures) or "all as it should be")
sys.exit(1 if failures else 0)
