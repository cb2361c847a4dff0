#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints "passed failed skipped" of a report: JSON of lit or of GoogleTest, or
JUnit's XML of ctest."""

import collections
import json
import sys
import xml.etree.ElementTree


def of_googletest(report):
    for suite in report["testsuites"]:
        for test in suite["testsuite"]:
            if test.get("failures"):
                yield "failed"
            elif test["status"] == "NOTRUN" or test.get("result") == "SKIPPED":
                yield "skipped"
            else:
                yield "passed"


def of_lit(report):
    for test in report["tests"]:
        if test["code"] in ("PASS", "XFAIL", "FLAKYPASS"):
            yield "passed"
        elif test["code"] in ("UNSUPPORTED", "SKIPPED", "EXCLUDED"):
            yield "skipped"
        else:
            yield "failed"


def of_ctest(root):
    for test in root.iter("testcase"):
        skipped = test.find("skipped")
        if test.get("status") == "run":
            yield "passed"
        # A test that could not be started has another message.
        elif skipped is not None and skipped.get("message", "").startswith("SKIP_"):
            yield "skipped"
        else:
            yield "failed"


def results(path):
    if path.endswith(".xml"):
        return of_ctest(xml.etree.ElementTree.parse(path).getroot())
    with open(path) as file:
        report = json.load(file)
    return of_googletest(report) if "testsuites" in report else of_lit(report)


count = collections.Counter(results(sys.argv[1]))
print(count["passed"], count["failed"], count["skipped"])
