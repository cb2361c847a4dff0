#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints "passed failed skipped" of a JSON report of lit or of GoogleTest."""

import json
import sys

with open(sys.argv[1]) as file:
    report = json.load(file)

passed = failed = skipped = 0
if "testsuites" in report:  # GoogleTest
    for suite in report["testsuites"]:
        for test in suite["testsuite"]:
            if test.get("failures"):
                failed += 1
            elif test["status"] == "NOTRUN" or test.get("result") == "SKIPPED":
                skipped += 1
            else:
                passed += 1
else:  # lit
    for test in report["tests"]:
        if test["code"] in ("PASS", "XFAIL", "FLAKYPASS"):
            passed += 1
        elif test["code"] in ("UNSUPPORTED", "SKIPPED", "EXCLUDED"):
            skipped += 1
        else:
            failed += 1
print(passed, failed, skipped)
