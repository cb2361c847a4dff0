#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Says of a report of lit, in JSON, how many packs of the catalog had their
examples compiled, and names those that were skipped. --skipped: only these."""

import argparse
import json
import os
import re
import sys

sys.dont_write_bytecode = True
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--skipped", action="store_true")
parser.add_argument("report")
options = parser.parse_args()

with open(options.report, encoding="utf-8") as file:
    tests = json.load(file)["tests"]

real, stand_ins, skipped = 0, 0, []
for test in tests:
    name = re.search(r":: catalog/(.+)\.yaml$", test["name"])
    if not name:
        continue
    if test["code"] == "UNSUPPORTED":
        why = test.get("output", "").strip()
        skipped.append(f"{name[1]} ({why})" if why else name[1])
    elif test["code"] == "PASS":
        pack = os.path.join(ROOT, "lib", "Catalog", "packs", f"{name[1]}.yaml")
        with open(pack, encoding="utf-8") as file:
            has_package = re.search(r"(?m)^debian:", file.read())
        real, stand_ins = real + bool(has_package), stand_ins + (not has_package)


def named(count):
    return f"{count} pack{'s' * (count != 1)}"


if not options.skipped:
    print(
        f"  {named(real + stand_ins)} compiled: {real} with the headers of"
        f" {'its' if real == 1 else 'their'} package, {stand_ins} that"
        f" name{'s' * (stand_ins == 1)} none"
    )
if skipped:
    print(f"  {named(len(skipped))} skipped: {', '.join(sorted(skipped))}")
