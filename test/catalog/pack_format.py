# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The lit format of the catalog's tests: a pack is a test, named after its file.

async-catalog makes a source file with a coroutine for each example and each
counterexample of the pack, and with what FileCheck shall find in the warnings.
The examples are compiled with the library's real headers; where the package
with the headers is not installed, the test is unsupported. A pack that names no
package may use what stands for its library in Inputs/libraries.
"""

import os
import re
import shlex
import subprocess

import lit.formats
import lit.Test

TIMEOUT = 600  # Seconds.


class Failure(Exception):
    """A step that went wrong, with what there is to know of it."""


def run(command, may_fail=False, **how):
    try:
        process = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=TIMEOUT,
            **how,
        )
    except subprocess.TimeoutExpired:
        raise Failure(f"no end within {TIMEOUT} s: {shlex.join(command)}")
    if process.returncode != 0 and not may_fail:
        raise Failure(
            f"exit status {process.returncode}: {shlex.join(command)}\n{process.stdout}"
        )
    return process


def key_of(pack, key):
    """The value of a key of the pack whose value is one word."""
    with open(pack, encoding="utf-8") as file:
        found = re.search(rf"(?m)^{key}: *['\"]?([^'\"\n#]*)", file.read())
    return found.group(1).strip() if found else ""


def is_installed(package):
    """Whether Debian has it installed; None where there is no Debian."""
    try:
        process = subprocess.run(
            ["dpkg-query", "-W", "-f", "${db:Status-Status}", package],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
    except FileNotFoundError:
        return None
    return process.stdout.strip() == "installed"


def mismatches(source, diagnostics, prefix):
    """What FileCheck does not like, all of it and by the pack's lines: it stops
    at the first itself."""
    reported = {}
    for line in diagnostics.splitlines():
        found = re.match(r".+?:(\d+):\d+: (warning: .*)", line)
        if found:
            reported.setdefault(int(found.group(1)), []).append(found.group(2))
    entry = ""
    for number, line in enumerate(source.splitlines(), 1):
        if re.match(r"// \S+\.yaml:\d+$", line):
            entry = line[3:]
        check = re.match(rf" *// ({prefix}\S*): :\[\[@LINE-(\d+)\]\]:\S+ (warning:.*)", line)
        if not check:
            continue
        target = number - int(check.group(2))
        said = reported.get(target, [])
        # {{...}} is a regular expression, the rest is literal.
        parts = re.split(r"\{\{(.*?)\}\}", check.group(3))
        pattern = "".join(
            f"(?:{part})" if i % 2 else re.escape(part) for i, part in enumerate(parts)
        )
        if any(re.match(pattern, one) for one in said) != (not check.group(1).endswith("-NOT")):
            code = source.splitlines()[target - 1].strip()
            yield f"{entry}: {code}\n  {check.group(1)} {check.group(3)}"
            yield from (f"  said {one}" for one in said)


class PackFormat(lit.formats.TestFormat):
    def __init__(self, first_llvm, flags):
        self.first_llvm = first_llvm
        self.flags = flags

    @staticmethod
    def packs_of(config):
        return os.path.join(config.source_root, "lib", "Catalog", "packs")

    def getTestsInDirectory(self, suite, path_in_suite, lit_config, local_config):
        if path_in_suite != ("catalog",):
            return
        for name in sorted(os.listdir(self.packs_of(local_config))):
            if name.endswith(".yaml"):
                yield lit.Test.Test(suite, path_in_suite + (name,), local_config)

    def execute(self, test, lit_config):
        name = test.path_in_suite[-1]
        first = self.first_llvm.get(name[: -len(".yaml")], 14)
        if test.config.llvm_major < first:
            return lit.Test.UNSUPPORTED, f"the headers need LLVM {first}"
        try:
            return self.check(test.config, name)
        except Failure as failure:
            return lit.Test.FAIL, str(failure)

    def check(self, config, name):
        pack = os.path.join(self.packs_of(config), name)
        inputs = os.path.join(config.source_root, "test", "Inputs")
        source = os.path.join(config.test_exec_root, "catalog", "Output", name + ".cpp")
        os.makedirs(os.path.dirname(source), exist_ok=True)
        run([f"{config.bin_dir}/async-catalog", "examples", pack, "-o", source])

        with open(source, encoding="utf-8") as file:
            text = file.read()
        # A counterexample of one category may be an example of another; it is
        # looked at with its category alone.
        for prefix in ["CHECK", *sorted(set(re.findall(r"// ([a-z]+)-NOT: ", text)))]:
            categories = "*" if prefix == "CHECK" else prefix
            flags = self.flags.get(name[: -len(".yaml")], [])
            process = self.lint(config, pack, source, inputs, categories, flags)
            said = process.stdout
            if process.returncode != 0:
                package = key_of(pack, "debian")
                missing = re.search(r"error: '[^']*' file not found", said)
                if missing and package:
                    alternatives = re.split(r"[|, ]+", package)
                    if not any(is_installed(p) for p in alternatives):
                        return lit.Test.UNSUPPORTED, f"{package} is not installed"
                raise Failure(
                    f"exit status {process.returncode}: {shlex.join(process.args)}\n{said}"
                )
            if f"// {prefix}" not in text:
                continue
            # The generated patterns speak of diagnostics, not of the lines shown.
            diagnostics = "".join(
                line + "\n"
                for line in said.splitlines()
                if re.match(r".+:\d+:\d+: (warning|note): ", line)
            )
            filecheck = run(
                [
                    f"{config.llvm_bindir}/FileCheck",
                    "--allow-empty",
                    "--dump-input=never",
                    f"--check-prefix={prefix}",
                    source,
                ],
                may_fail=True,
                input=diagnostics,
            )
            if filecheck.returncode != 0:
                wrong = "\n".join(mismatches(text, diagnostics, prefix))
                raise Failure(
                    f"{wrong}\n\n{filecheck.stdout}\ncommand: {shlex.join(process.args)}"
                )
        return lit.Test.PASS, ""

    @staticmethod
    def header_flags(pack):
        """Where headers are that are in no standard directory."""
        modules = key_of(pack, "pkg-config").split()
        if not modules:
            return []
        try:
            flags = run(["pkg-config", "--cflags", *modules], may_fail=True)
        except FileNotFoundError:
            return []
        # Without the library the compiler says what is missing.
        if flags.returncode != 0:
            return []
        # The headers are the system's, wherever they lie.
        return ["-isystem" + f[2:] if f[:2] == "-I" else f for f in shlex.split(flags.stdout)]

    @staticmethod
    def lint(config, pack, source, inputs, categories, flags):
        options = {
            "Categories": categories,
            "CatalogFile": f"{inputs}/catalog_block.yaml",
        }
        entries = ", ".join(
            f"{{key: async-blocking-call.{key}, value: '{value}'}}"
            for key, value in options.items()
        )
        # Libraries without a package: as much of them as the examples need.
        stand_ins = [] if key_of(pack, "debian") else ["-isystem", f"{inputs}/libraries"]
        return run(
            [
                config.clang_tidy,
                f"-load={config.plugin}",
                "--checks=-*,async-*",
                f"--config={{CheckOptions: [{entries}]}}",
                "--quiet",
                source,
                "--",
                f"-std={key_of(pack, 'standard') or 'c++20'}",
                "-I",
                inputs,
                "-I",
                os.path.join(config.source_root, "lib", "Runtime"),
                *stand_ins,
                *flags,
                *PackFormat.header_flags(pack),
            ],
            may_fail=True,
        )
