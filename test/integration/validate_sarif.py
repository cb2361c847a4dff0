#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Validates SARIF files against the published schema: validate_sarif.py DIRECTORY [FILE...]

The directory receives the npm packages, whose versions are fixed: the validator,
and a package that holds the schema as it was published. Where npm's registry
cannot be reached it says so in a line that makes the test a skipped one.
"""

import argparse
import fcntl
import os
import re
import subprocess
import sys

PACKAGES = [
    "ajv@8.20.0",
    "ajv-draft-04@1.0.0",
    "ajv-formats@3.0.1",
    "@microsoft/jest-sarif@1.0.0-beta.0",
]
SCHEMA = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
SCRIPT = """
const fs = require('fs');
const Ajv = require('ajv-draft-04');
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
require('ajv-formats')(ajv);
const [schema, ...files] = process.argv.slice(2);
const validate = ajv.compile(JSON.parse(fs.readFileSync(schema)));
for (const file of files) {
  if (validate(JSON.parse(fs.readFileSync(file)))) console.log(file + ' is valid');
  else {
    process.exitCode = 1;
    for (const e of validate.errors) console.error(file + ': ' + e.instancePath + ' ' + e.message);
  }
}
"""
# What npm says when it is the network, a proxy or the registry that fails it, and
# not what it asks for.
UNREACHABLE = re.compile(
    r"(?m)^npm (?:ERR!|error) code "
    r"(E?AI_AGAIN|ECONN[A-Z]*|ENOTFOUND|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|EPIPE|EPROTO"
    r"|ERR_SOCKET_TIMEOUT|FETCH_ERROR|ERR_TLS\w*|CERT_\w*|\w*_CERT\w*|\w*LEAF_SIGNATURE"
    r"|E401|E403|E407|E429|E5\d\d)\s*$"
)
TIMEOUT = 300  # Seconds.


def skip(reason):
    print(f"SKIPPED: {reason}", flush=True)
    sys.exit(1)


def install(directory, packages):
    with open(os.path.join(directory, "package.json"), "w") as file:
        file.write('{"private": true}\n')
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"]
    command += ["--loglevel=error", "--fetch-retries=1", "--fetch-timeout=60000"]
    try:
        ran = subprocess.run(
            command + packages,
            cwd=directory,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=TIMEOUT,
        )
    except subprocess.TimeoutExpired:
        skip(f"npm has not answered within {TIMEOUT} s")
    if ran.returncode == 0:
        return
    reason = UNREACHABLE.search(ran.stdout)
    if reason:
        skip(f"npm cannot reach its registry ({reason[1]})")
    sys.exit(f"npm ended with {ran.returncode}:\n{ran.stdout}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--packages", action="append", help="those to install instead")
    parser.add_argument("directory")
    parser.add_argument("files", nargs="*")
    given = parser.parse_args()

    os.makedirs(given.directory, exist_ok=True)
    script = os.path.join(given.directory, "validate.js")
    schema = os.path.join(given.directory, "node_modules", SCHEMA)
    # Several tests may want it at the same time.
    with open(os.path.join(given.directory, "lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = os.path.join(given.directory, "installed")
        if not os.path.exists(done):
            install(given.directory, given.packages or PACKAGES)
            with open(script, "w") as file:
                file.write(SCRIPT)
            open(done, "w").close()
    if given.files:
        sys.exit(subprocess.run(["node", script, schema, *given.files]).returncode)


main()
