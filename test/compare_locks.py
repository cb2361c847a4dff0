#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Puts async-lock-across-await beside the two checks of clang-tidy that look at
locks in coroutines: the table in docs/checks/async-lock-across-await.md.

Each case is a coroutine and whether a lock is held while it is suspended. All
three checks look at all cases in one run.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

CHECKS = (
    "async-lock-across-await",
    "misc-coroutine-hostile-raii",
    "cppcoreguidelines-no-suspend-with-lock",
)
BEGIN, END = "<!-- comparison: begin -->\n", "<!-- comparison: end -->"

PRELUDE = """#include "task.h"
#include <mutex>
#include <optional>
#include <utility>
Task<> other();
Task<int> value();
int use(int);
extern std::mutex M;
struct AsyncMutex { Task<> lock(); void unlock(); bool try_lock(); };
struct Pair { std::lock_guard<std::mutex> Guard{M}; };
std::unique_lock<std::mutex> make();
struct Numbers {
  struct promise_type : TaskPromise {
    Numbers get_return_object() noexcept { return {}; }
    std::suspend_always yield_value(int) noexcept { return {}; }
    void return_void() noexcept {}
  };
};
"""

# What is written, the coroutine, whether a lock is held over a suspension.
CASES = (
    ("`lock_guard`, `co_await` as a statement", "Task<> f() { std::lock_guard<std::mutex> G(M); co_await other(); }", True),
    ("`scoped_lock`", "Task<> f() { std::scoped_lock<std::mutex> G(M); co_await other(); }", True),
    ("`unique_lock`", "Task<> f() { std::unique_lock<std::mutex> G(M); co_await other(); }", True),
    ("`co_await` in an initialiser", "Task<> f() { std::lock_guard<std::mutex> G(M); int X = co_await value(); use(X); }", True),
    ("`co_await` in an argument", "Task<> f() { std::lock_guard<std::mutex> G(M); use(co_await value()); }", True),
    ("`co_await` in the condition that the guard belongs to", "Task<> f() { if (std::lock_guard<std::mutex> G(M); co_await value()) {} }", True),
    ("`co_yield`", "Numbers f() { std::lock_guard<std::mutex> G(M); co_yield 1; }", True),
    ("`M.lock()` and `M.unlock()`", "Task<> f() { M.lock(); co_await other(); M.unlock(); }", True),
    ("`try_lock()` that was successful", "Task<> f() { if (M.try_lock()) { co_await other(); M.unlock(); } }", True),
    ("`defer_lock`, then `lock()`", "Task<> f() { std::unique_lock<std::mutex> G(M, std::defer_lock); G.lock(); co_await other(); }", True),
    ("a guard that a function returns", "Task<> f() { auto G = make(); co_await other(); }", True),
    ("a guard in a member", "Task<> f() { Pair P; co_await other(); }", True),
    ("a guard in a `std::optional`", "Task<> f() { std::optional<std::unique_lock<std::mutex>> G(M); co_await other(); }", True),
    ("a guard that is a temporary of the same expression", "Task<> f() { use((std::lock_guard<std::mutex>(M), co_await value())); }", True),
    ("`unlock()` on one of two ways", "Task<> f(bool B) { std::unique_lock<std::mutex> G(M); if (B) G.unlock(); co_await other(); }", True),
    ("a guard in a block that ends before", "Task<> f() { { std::lock_guard<std::mutex> G(M); } co_await other(); }", False),
    ("`unlock()` before", "Task<> f() { std::unique_lock<std::mutex> G(M); G.unlock(); co_await other(); }", False),
    ("`defer_lock`", "Task<> f() { std::unique_lock<std::mutex> G(M, std::defer_lock); co_await other(); }", False),
    ("`try_to_lock` that was not successful", "Task<> f() { std::unique_lock<std::mutex> G(M, std::try_to_lock); if (G) co_return; co_await other(); }", False),
    ("moved to a guard that is unlocked", "Task<> f() { std::unique_lock<std::mutex> G(M); auto H = std::move(G); H.unlock(); co_await other(); }", False),
    ("a guard of a mutex that is awaited", "Task<> f(AsyncMutex &A) { co_await A.lock(); std::unique_lock<AsyncMutex> G(A, std::adopt_lock); co_await other(); }", False),
)


def found(arguments):
    """For each check the numbers of the cases that it reports."""
    source = PRELUDE
    first = source.count("\n") + 1
    for number, (_, code, _) in enumerate(CASES):
        source += re.sub(r"\bf\(", f"f{number}(", code, count=1) + "\n"
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "cases.cpp"
        file.write_text(source, encoding="utf-8")
        process = subprocess.run(
            [
                arguments.clang_tidy,
                f"-load={arguments.plugin}",
                f"--checks=-*,{','.join(CHECKS)}",
                "--config={}",
                "--quiet",
                str(file),
                "--",
                "-std=c++20",
                f"-I{arguments.inputs}",
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    if process.returncode != 0 or "error:" in process.stdout:
        sys.exit(f"clang-tidy failed\n{process.stdout}{process.stderr}")
    reported = {check: set() for check in CHECKS}
    for line in process.stdout.splitlines():
        match = re.match(r".*cases\.cpp:(\d+):\d+: warning: .*\[(.*)\]$", line)
        if match:
            for check in match.group(2).split(","):
                reported[check].add(int(match.group(1)) - first)
    return reported


def table(reported):
    lines = [
        "| case | held | " + " | ".join(f"`{check}`" for check in CHECKS) + " |",
        "| --- | --- | " + " | ".join("---" for _ in CHECKS) + " |",
    ]
    right = dict.fromkeys(CHECKS, 0)
    for number, (what, _, is_held) in enumerate(CASES):
        cells = []
        for check in CHECKS:
            is_reported = number in reported[check]
            right[check] += is_reported == is_held
            verdict = "reported" if is_reported else "silent"
            cells.append(verdict if is_reported == is_held else f"**{verdict}**")
        lines.append(f"| {what} | {'yes' if is_held else 'no'} | {' | '.join(cells)} |")
    lines.append(
        f"| right of {len(CASES)} | | "
        + " | ".join(str(right[check]) for check in CHECKS)
        + " |"
    )
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--inputs", required=True)
    parser.add_argument("--page", required=True, type=pathlib.Path)
    parser.add_argument("--write", action="store_true", help="write the table into the page")
    arguments = parser.parse_args()
    made = table(found(arguments))
    text = arguments.page.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    old, after = rest.split(END)
    if arguments.write:
        arguments.page.write_text(before + BEGIN + made + END + after, encoding="utf-8")
    elif old != made:
        sys.exit(f"{arguments.page} does not say what the checks do; they do\n\n{made}")


main()
