#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Installs the Debian packages into a Debian that has nothing else, and lints.

For each LLVM, from an empty machine to the first finding in one's own project
takes three commands. They are read from docs/quick-start.md, counted, run and
timed; of the time only a generous bound is a matter of the test. With --recipes those
for GitHub and GitLab of docs/ci are run as they are written, for the newest. Then the
packages of all are installed together, used, and removed one after another.

The empty machine is a minimal system made by debootstrap, kept in the cache
directory; each run sees a copy of it that is gone afterwards. Packages come from
where this machine's apt has them from. Needs root.

Usage: clean_root.py --packages DIR --cache DIR [--report FILE] [--recipes] MAJOR...

Ends with 0 if all is well, with 1 if something is not, and with 77 if it cannot
be tried here. The report is as lit's (--output).
"""

import argparse
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SKIPPED = 77
# What is promised, and what no machine should need.
MOST_COMMANDS = 3
MOST_SECONDS = 1800
DOCS = Path(__file__).resolve().parents[2] / "docs"
QUICK_START = DOCS / "quick-start.md"
SOURCE = """\
#include <coroutine>
#include <fstream>
#include <string>

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};

static std::string greeting() {
  std::string line;
  std::ifstream("greeting.txt") >> line;
  return line;
}

Task serve(std::string &out) {
  out = greeting();
  co_return;
}
"""
FINDING = re.compile(r"server\.cpp:22:9: warning: 'greeting' blocks .*\[async-blocking-call\]")
# The project: two sources with a compilation database, made elsewhere.
OTHER_SOURCE = """\
int answer() { return 42; }
"""
DATABASE = [
    {
        "directory": "/root/project/build",
        "file": f"../{name}",
        "command": f"c++ -std=gnu++20 -O2 -o {name}.o -c ../{name}",
    }
    for name in ("server.cpp", "answer.cpp")
]


class Skip(Exception):
    """It cannot be tried here."""


class Failure(Exception):
    """Something is not as it should be."""


def output_of(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


# --- This machine's Debian ----------------------------------------------------


def codename():
    for line in Path("/etc/os-release").read_text().splitlines():
        if line.startswith("VERSION_CODENAME="):
            return line.partition("=")[2].strip('"')
    raise Skip("/etc/os-release names no Debian")


def archives(release):
    """(URI, suite, component) of the archives of Debian that apt uses here."""
    lines = output_of(
        "apt-get",
        "indextargets",
        "--format",
        "$(ORIGIN)|$(REPO_URI)|$(CODENAME)|$(COMPONENT)",
        "Created-By: Packages",
    )
    found = []
    for line in lines.splitlines():
        origin, uri, suite, component = line.split("|")
        if origin == "Debian" and suite.split("-")[0] == release:
            if (uri, suite, component) not in found:
                found.append((uri, suite, component))
    if not any(suite == release for _, suite, _ in found):
        raise Skip(f"apt knows no archive of Debian {release} (apt-get update?)")
    return found


def apt_settings():
    """How apt reaches the archives: proxies, certificates, dates."""
    kept = re.compile(r"Acquire::(.*::Proxy|https?::.*|Check-Valid-Until|Check-Date|Retries)\b")
    return [
        line
        for line in output_of("apt-config", "dump", "Acquire").splitlines()
        if kept.match(line) and not line.endswith(' "";')
    ]


def make_base(cache, release, found):
    """The minimal system, made once."""
    base = cache / release
    if base.is_dir():
        return base
    if not shutil.which("debootstrap"):
        raise Skip("debootstrap is not installed")
    print(f"making a minimal {release} in {base}", flush=True)
    new = cache / f"{release}.new"
    shutil.rmtree(new, ignore_errors=True)
    main = next(uri for uri, suite, _ in found if suite == release)
    environment = dict(os.environ)
    for line in apt_settings():
        proxy = re.match(r'Acquire::(https?)::Proxy "(.*)";', line)
        if proxy:
            environment.setdefault(f"{proxy[1]}_proxy", proxy[2])
    log = cache / "debootstrap.log"
    with open(log, "w") as to:
        made = subprocess.run(
            ["debootstrap", "--variant=minbase", release, new, main],
            env=environment,
            stdout=to,
            stderr=subprocess.STDOUT,
        )
    if made.returncode:
        raise Skip(f"debootstrap ended with {made.returncode}; see {log}")
    # Which archive it came from is said anew in each run.
    (new / "etc/apt/sources.list").unlink()
    for pattern in ("var/lib/apt/lists/*_*", "var/cache/apt/archives/*.deb"):
        for path in new.glob(pattern):
            path.unlink()
    new.rename(base)
    return base


# --- The empty machine --------------------------------------------------------


class Machine:
    """A copy of the minimal system, in memory, gone with this process."""

    def __init__(self, base, cache, found):
        self.top = Path(tempfile.mkdtemp(prefix="clean-root-"))
        mount("-t", "tmpfs", "tmpfs", self.top)
        self.root = self.top / "root"
        for name in ("root", "changed", "work"):
            (self.top / name).mkdir()
        mount(
            "-t",
            "overlay",
            "overlay",
            "-o",
            f"lowerdir={base},upperdir={self.top}/changed,workdir={self.top}/work",
            self.root,
        )
        mount("-t", "proc", "proc", self.root / "proc")
        downloads = cache / "archives"
        (downloads / "partial").mkdir(parents=True, exist_ok=True)
        mount("--bind", downloads, self.root / "var/cache/apt/archives")
        for name in ("resolv.conf", "hosts"):
            shutil.copyfile(f"/etc/{name}", self.root / "etc" / name)
        if Path("/etc/ssl/certs").is_dir():
            shutil.copytree("/etc/ssl/certs", self.root / "etc/ssl/certs", dirs_exist_ok=True)
        sources = [f"deb {uri} {suite} {component}\n" for uri, suite, component in found]
        (self.root / "etc/apt/sources.list").write_text("".join(sources))
        # apt's own user cannot read what lies in root's directory.
        settings = [*apt_settings(), 'APT::Sandbox::User "root";']
        # Whoever types the commands says yes.
        settings.append('APT::Get::Assume-Yes "true";')
        (self.root / "etc/apt/apt.conf.d/90here").write_text("\n".join(settings) + "\n")

        self.home = self.root / "root/project"
        self.home.mkdir(parents=True)
        (self.home / "server.cpp").write_text(SOURCE)
        (self.home / "answer.cpp").write_text(OTHER_SOURCE)
        (self.home / "build").mkdir()
        (self.home / "build/compile_commands.json").write_text(json.dumps(DATABASE))

    def run(self, command, status=0):
        """What a command says, and the seconds that it takes."""
        begin = time.monotonic()
        ran = subprocess.run(
            ["chroot", self.root, "/bin/sh", "-c", f"cd /root/project && {command}"],
            env={
                "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
                "HOME": "/root",
                "LC_ALL": "C.UTF-8",
                "DEBIAN_FRONTEND": "noninteractive",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        seconds = time.monotonic() - begin
        if status is not None and ran.returncode != status:
            raise Failure(f"'{command}' ended with {ran.returncode}:\n{ran.stdout}")
        return ran.stdout, seconds

    def add(self, package):
        shutil.copy(package, self.home)
        return f"./{package.name}"

    def close(self):
        subprocess.run(["umount", "--recursive", self.top], check=True)
        self.top.rmdir()


def mount(*arguments):
    made = subprocess.run(["mount", *arguments], stderr=subprocess.PIPE, text=True)
    if made.returncode:
        raise Skip(f"cannot mount: {made.stderr.strip()}")


# --- What is tried ------------------------------------------------------------


def package(directory, name):
    found = sorted(directory.glob(f"{name}_*.deb"))
    if len(found) != 1:
        raise Failure(f"{directory} has {len(found)} packages {name}_*.deb, not one")
    return found[0]


def expect_finding(said, command):
    if not FINDING.search(said):
        raise Failure(f"'{command}' did not find what blocks:\n{said}")


def documented_commands(deb):
    """Those of the first block of the quick start, for this package."""
    block = re.search(r"```\n(.*?)```", QUICK_START.read_text(), re.S)[1]
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    placed = [re.subn(r"\./clang-tidy-async-\S+\.deb", deb, command) for command in commands]
    if sum(count for _, count in placed) != 1:
        raise Failure(f"{QUICK_START} does not begin with how to install a package:\n{block}")
    joined = [command for command in commands if re.search(r"[;|&]", command)]
    if joined or len(commands) > MOST_COMMANDS:
        raise Failure(f"more than {MOST_COMMANDS} commands:\n{block}")
    return [command for command, _ in placed]


def first_finding(machine, directory, major):
    """The commands of the quick start, and nothing else."""
    deb = machine.add(package(directory, f"clang-tidy-async-{major}"))
    commands = documented_commands(deb)
    total = 0.0
    steps = []
    for command in commands:
        said, seconds = machine.run(command)
        if command == "apt-get update" and re.search(r"^(E|W|Err):? ?", said, re.M):
            raise Skip(f"the archive cannot be reached:\n{said}")
        total += seconds
        steps.append(f"  {seconds:6.1f} s  {command}")
    expect_finding(said, command)
    # With a compilation database the last one is another, and as well the first
    # that says something of the user's code.
    command = "clang-tidy-async -p build"
    said, seconds = machine.run(command)
    expect_finding(said, command)
    if "2 files, 1 finding" not in said:
        raise Failure(f"'{command}' did not lint the project:\n{said}")
    steps.append(f"  {seconds:6.1f} s  or, for a whole project, {command}")
    print(
        f"LLVM {major}: from an empty machine to the first finding in one's own code "
        f"{total:.1f} s, {len(commands)} commands"
    )
    print("\n".join(steps), flush=True)
    if total > MOST_SECONDS:
        raise Failure(f"that is more than {MOST_SECONDS} s")

    # What else came with it, under the names without a number.
    program = "clang-tidy-async"
    machine.run(
        f"ls -L /usr/share/man/man1/{program}.1.gz /usr/share/man/man1/{program}-{major}.1.gz "
        f"/usr/share/bash-completion/completions/{program} "
        f"/usr/share/fish/vendor_completions.d/{program}.fish "
        f"/usr/share/zsh/vendor-completions/_{program}-{major} "
        f"/usr/share/doc/{program}-{major}/docs/ci/bazel/WORKSPACE.example"
    )
    machine.run(f"dpkg --purge {program}-{major}")
    expect_nothing_left(machine)


def expect_nothing_left(machine):
    # The user's own stays: the package lies in the project.
    said, _ = machine.run("find /usr /etc /var/lib/dpkg -name '*clang-tidy-async*' -o "
                          "-name '*ClangTidyAsync*' -o -name '*async-clangd*'")
    if said:
        raise Failure(f"what is removed leaves behind:\n{said}")


# --- The recipes --------------------------------------------------------------

CMAKE_LISTS = """\
cmake_minimum_required(VERSION 3.20)
project(server CXX)
set(CMAKE_CXX_STANDARD 20)
add_library(server server.cpp answer.cpp)
"""
EMPTY_BASELINE = '{\n"version": 1,\n"findings": []\n}\n'


def gitlab_commands(text):
    """The commands of a job, in their order."""
    found = []
    for key in ("before_script", "script"):
        block = re.search(rf"(?m)^  {key}:\n((?:    .*\n)+)", text)
        found += re.findall(r"(?m)^    - (.*)$", block[1])
    return found


def github_steps(text, event):
    """What the steps of a workflow run at an event; None for the checkout."""
    steps = []
    for step in re.split(r"(?m)^      - ", text)[1:]:
        condition = re.search(r"(?m)^ *if: github.event_name == '(.*)'$", step)
        if condition and condition[1] != event:
            continue
        run = re.search(r"(?m)^ *run: (?!\|)(.*)$", step)
        block = re.search(r"(?m)^ *run: \|\n((?:          .*\n)+)", step)
        if run or block:
            steps.append(run[1] if run else re.sub(r"(?m)^ {10}", "", block[1]))
        elif "uses: actions/checkout" in step:
            steps.append(None)
        elif "uses: github/codeql-action/upload-sarif" not in step:
            raise Failure(f"this test does not know what that step does:\n{step}")
    return steps


def make_repository(machine, deb):
    """A project in a repository; its branch 'change' adds what blocks."""
    if not shutil.which("git"):
        raise Skip("git is not installed")
    made = machine.root / "root/made"
    (made / "tools").mkdir(parents=True)
    git = ["git", "-C", made, "-c", "user.name=x", "-c", "user.email=x@example.org"]

    def commit(message):
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-qm", message], check=True)

    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
    shutil.copy(deb, made / "tools" / re.sub(r"_.*", ".deb", deb.name))
    (made / "CMakeLists.txt").write_text(CMAKE_LISTS)
    (made / "answer.cpp").write_text(OTHER_SOURCE)
    (made / "server.cpp").write_text("int nothing;\n")
    (made / ".async-baseline.json").write_text(EMPTY_BASELINE)
    commit("first")
    subprocess.run([*git, "checkout", "-qb", "change"], check=True)
    (made / "server.cpp").write_text(SOURCE)
    commit("change")


def run_step(machine, step, expected=0):
    """Runs a step of a job, as a runner does: in the checkout, up to the first
    command that fails."""
    (machine.root / "root/step.sh").write_text(step + "\n")
    return machine.run(
        "mkdir -p /root/work && cd /root/work && GITHUB_BASE_REF=main sh -e /root/step.sh",
        expected,
    )[0]


def recipes(machine, directory, major):
    """The recipes for GitHub and GitLab, with a package of this major."""
    make_repository(machine, package(directory, f"clang-tidy-async-{major}"))

    def of_this_major(name):
        return re.sub(r"\b(clang-tidy(?:-async)?)-\d\d\b", rf"\1-{major}",
                      (DOCS / "ci" / name).read_text())

    def check_out(branch):
        machine.run(
            f"rm -rf /root/work && git clone -q /root/made /root/work && "
            f"git -C /root/work checkout -q --detach origin/{branch}"
        )

    workflow = of_this_major("github-workflow.yml")
    # The change fails by what it brings, with a remark beside the code.
    *steps, last = github_steps(workflow, "pull_request")
    for step in steps:
        if step is None:
            check_out("change")
        else:
            run_step(machine, step)
    said = run_step(machine, last, expected=1)
    expect_finding(said, last)
    if not re.search(r"(?m)^::warning file=server\.cpp,line=22,col=9,", said):
        raise Failure(f"'{last}' wrote no annotation:\n{said}")
    # The branch reports; all is installed by now.
    for step in github_steps(workflow, "push"):
        if step is None:
            check_out("change")
        else:
            run_step(machine, step)
    report = json.loads((machine.root / "root/work/async.sarif").read_text())
    if len(report["runs"][0]["results"]) != 1:
        raise Failure(f"the SARIF report has not one result: {report}")

    # GitLab checks out beforehand.
    check_out("change")
    commands = gitlab_commands(of_this_major("gitlab-ci.yml"))
    run_step(machine, "\n".join(commands[:-1]))
    expect_finding(run_step(machine, commands[-1], expected=1), commands[-1])
    quality = json.loads((machine.root / "root/work/code-quality.json").read_text())
    if [(entry["location"]["path"]) for entry in quality] != ["server.cpp"]:
        raise Failure(f"the report for GitLab is not as expected: {quality}")
    # What is in the baseline is accepted.
    run_step(machine, "clang-tidy-async -p build --baseline .async-baseline.json --update")
    run_step(machine, commands[-1])
    print(f"LLVM {major}: the recipes for GitHub and GitLab", flush=True)


def together(machine, directory, majors):
    """All packages at once; the newest has the name without a number."""
    newest = max(majors)
    debs = [package(directory, f"clang-tidy-async-{major}") for major in majors]
    servers = [m for m in majors if list(directory.glob(f"async-clangd-{m}_*.deb"))]
    debs += [package(directory, f"async-clangd-{major}") for major in servers]
    machine.run("apt-get update")
    machine.run("apt-get install -y " + " ".join(machine.add(deb) for deb in debs))
    for major in majors:
        command = f"clang-tidy-async-{major} server.cpp -- -std=c++20"
        expect_finding(machine.run(command)[0], command)
        said, _ = machine.run(f"clang-tidy-async --llvm {major} --print-plugin")
        if said != f"/usr/lib/llvm-{major}/lib/ClangTidyAsync.so\n":
            raise Failure(f"the plugin for {major}: {said}")
    for major in servers:
        command = f"async-clangd-{major} --check=server.cpp"
        said, _ = machine.run(command, status=None)
        if "async-blocking-call" not in said:
            raise Failure(f"'{command}' did not find what blocks:\n{said}")
    if servers and not machine.run("async-clangd --version")[0]:
        raise Failure("async-clangd says no version")

    # They go again, the newest first.
    for major in sorted(majors, reverse=True):
        said, _ = machine.run("clang-tidy-async --version")
        if f"for LLVM {major}\n" not in said:
            raise Failure(f"clang-tidy-async is not that of LLVM {major}:\n{said}")
        names = [f"clang-tidy-async-{major}"]
        if major in servers:
            names.append(f"async-clangd-{major}")
        machine.run("dpkg --purge " + " ".join(names))
    expect_nothing_left(machine)
    listed = ", ".join(str(m) for m in sorted(majors))
    print(f"together: LLVM {listed}" + (f"; async-clangd {servers}" if servers else ""))
    assert newest in majors


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--recipes", action="store_true", help="those of docs/ci, too")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("majors", nargs="+", type=int)
    given = parser.parse_args()

    if os.geteuid() != 0:
        sys.exit("clean_root.py: needs root")
    if not given.inside:
        # Mounts and processes of its own, which end with it.
        os.execvp(
            "unshare",
            ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc",
             sys.executable, os.path.abspath(__file__), "--inside", *sys.argv[1:]],
        )

    tests = []

    def attempt(name, what, *arguments):
        machine = None
        code = "PASS"
        try:
            machine = Machine(base, cache, found)
            what(machine, *arguments)
        except Skip as reason:
            code = "SKIPPED"
            print(f"{name}: skipped: {reason}", flush=True)
        except Failure as reason:
            code = "FAIL"
            print(f"{name}: failed: {reason}", flush=True)
        finally:
            if machine:
                machine.close()
        tests.append({"name": name, "code": code})

    directory = given.packages.resolve()
    cache = given.cache.resolve()
    cache.mkdir(parents=True, exist_ok=True)
    try:
        release = codename()
        found = archives(release)
        base = make_base(cache, release, found)
    except Skip as reason:
        print(f"clean_root.py: skipped: {reason}", flush=True)
        tests = [{"name": str(m), "code": "SKIPPED"} for m in given.majors]
    else:
        for major in given.majors:
            attempt(f"LLVM {major}", first_finding, directory, major)
        if given.recipes:
            attempt("recipes", recipes, directory, max(given.majors))
        if len(given.majors) > 1:
            attempt("together", together, directory, given.majors)

    if given.report:
        given.report.write_text(json.dumps({"tests": tests}))
    codes = {test["code"] for test in tests}
    sys.exit(1 if "FAIL" in codes else SKIPPED if codes == {"SKIPPED"} else 0)


main()
