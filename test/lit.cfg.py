# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What lit needs to know of the tests; test/README.md explains how to write one."""

import glob
import os
import shutil
import subprocess
import sys

import lit.formats

major = config.llvm_major
tests = os.path.join(config.source_root, "test")

sys.dont_write_bytecode = True
sys.path.insert(0, tests)
from skippable import SkippableShTest  # noqa: E402

config.name = f"clang-tidy-async (LLVM {major})"
config.test_format = SkippableShTest(execute_external=False)
config.suffixes = [".cpp", ".c", ".test"]
config.excludes = ["Inputs", "aio", "unit"]
config.test_source_root = tests
config.test_exec_root = os.path.join(config.build_root, "test")

# FileCheck, not and split-file of that LLVM.
config.environment["PATH"] = os.pathsep.join(
    [config.llvm_bindir, os.environ.get("PATH", os.defpath)]
)

# Features -------------------------------------------------------------------

# llvm-22; llvm-ge-N and llvm-lt-N for each N.
config.available_features.add(f"llvm-{major}")
for other in range(14, 24):
    relation = "ge" if major >= other else "lt"
    config.available_features.add(f"llvm-{relation}-{other}")


def has_header(name, *directories):
    return any(os.path.exists(os.path.join(d, name)) for d in directories)


system = ["/usr/include", "/usr/local/include"]
# Debian installs the libc++ of one LLVM at a time.
if has_header("coroutine", f"{config.llvm_bindir}/../include/c++/v1"):
    config.available_features.add("libc++")
if has_header("boost/asio/awaitable.hpp", *system):
    config.available_features.add("boost")
if has_header("asio/awaitable.hpp", *system):
    config.available_features.add("asio")
for library, header in (
    ("absl", "absl/synchronization/mutex.h"),
    ("poco", "Poco/Mutex.h"),
    ("libuv", "uv.h"),
    ("mysql", "mariadb/mysql.h"),
    ("cppzmq", "zmq.hpp"),
):
    if has_header(header, *system):
        config.available_features.add(library)
# The headers of Windows, for code that is meant for it.
if has_header("winsock2.h", "/usr/x86_64-w64-mingw32/include"):
    config.available_features.add("mingw")
qt = glob.glob("/usr/include/*/qt6/QtCore")
if qt:
    config.available_features.add("qt6")
    config.substitutions.append(
        ("%qt", f"-isystem {os.path.dirname(qt[0])} -isystem {qt[0]} -fPIC")
    )
if shutil.which("run-clang-tidy-%d" % major):
    config.available_features.add("run-clang-tidy")
clang_tidy_diff = shutil.which(f"clang-tidy-diff-{major}.py")
if clang_tidy_diff:
    config.available_features.add("clang-tidy-diff")
    config.substitutions.append(("%clang_tidy_diff", clang_tidy_diff))
# Where a test needs a program that not every machine has, it says so.
for program in ("npm", "git", "meson", "ninja", "make", "pre-commit", "man", "zsh", "fish"):
    if shutil.which(program):
        config.available_features.add(program)
# Debian's Bazel, and a machine that lets it make its sandbox.
sandbox = "/usr/share/bazel/linux-sandbox"
if shutil.which("bazel") and os.path.exists(sandbox):
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if subprocess.call([sandbox, "--", "/bin/true"], **quiet) == 0:
        config.available_features.add("bazel")

async_clangd = os.path.join(config.bin_dir, "async-clangd")
if os.path.exists(async_clangd):
    config.available_features.add("async-clangd")
stock_clangd = shutil.which(f"clangd-{major}")
if stock_clangd:
    config.available_features.add("stock-clangd")

# Substitutions --------------------------------------------------------------

clang_tidy = shutil.which(
    f"clang-tidy-{major}", path=config.environment["PATH"]
) or os.path.join(config.llvm_bindir, "clang-tidy")
plugin = os.path.join(config.lib_dir, "ClangTidyAsync.so")
python = sys.executable

config.substitutions += [
    # The launcher.
    ("%clang_tidy_async", os.path.join(config.bin_dir, "clang-tidy-async")),
    # What an editor with async-clangd shows of files.
    ("%show_clangd", f"{python} {tests}/clangd/show.py --clangd {async_clangd}"),
    # clang-tidy with the plugin on a file, and FileCheck on what it says.
    (
        "%check_async",
        f"{python} {tests}/check_async.py --clang-tidy={clang_tidy} "
        f"--plugin={plugin} --filecheck={config.llvm_bindir}/FileCheck "
        f"-I {tests}/Inputs",
    ),
    # The same, with the fixes applied to a copy of the file.
    (
        "%check_fix",
        f"{python} {tests}/check_fix.py --clang-tidy={clang_tidy} "
        f"--plugin={plugin} --filecheck={config.llvm_bindir}/FileCheck "
        f"--compiler={config.llvm_bindir}/clang++ -I {tests}/Inputs",
    ),
    ("%async_catalog", os.path.join(config.bin_dir, "async-catalog")),
    ("%packs", os.path.join(config.source_root, "lib", "Catalog", "packs", "*.yaml")),
    # clang-tidy itself.
    ("%clang_tidy", clang_tidy),
    ("%clangxx", os.path.join(config.llvm_bindir, "clang++")),
    ("%plugin", plugin),
    # Their comparison with what the programs under test/runtime do.
    (
        "%agree",
        f"{python} {tests}/runtime/agree.py --clang-tidy={clang_tidy} "
        f"--compiler={config.llvm_bindir}/clang++ --plugin={plugin} "
        f"--symbolizer={config.llvm_bindir}/llvm-symbolizer "
        f"--cache={config.build_root}/agree",
    ),
    # The flags for such a program.
    ("%runtime", f"-I {config.source_root}/lib/Runtime -I {tests}/runtime"),
    # lit itself, for tests of the tests.
    ("%run_lit", f"{python} {os.path.abspath(sys.argv[0])}"),
    ("%async_clangd", async_clangd),
    ("%stock_clangd", stock_clangd or "clangd-is-not-installed"),
    ("%python", python),
    # The flags for a program for Windows.
    (
        "%windows",
        "--target=x86_64-w64-mingw32 -D_WIN32_WINNT=0x0A00 "
        f"-isystem {tests}/Inputs/mingw -isystem /usr/x86_64-w64-mingw32/include",
    ),
    # Where lit itself can be imported from.
    ("%lit_modules", os.path.dirname(os.path.dirname(lit.formats.__path__[0]))),
    ("%inputs", os.path.join(tests, "Inputs")),
    ("%source_root", config.source_root),
    ("%build_root", config.build_root),
    ("%llvm_major", str(major)),
]

config.clang_tidy = clang_tidy
config.plugin = plugin
