#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares what the checks say of the programs under test/runtime with what
these programs do.

Each program has ways to block the event loop, its functions defect*, and their
cures. For each function three witnesses are heard:

  found     the lines of the blocking calls that the checks report
  recorded  the lines of the blocking calls that the call recorder sees made
  stalled   whether the watchdog sees the loop stop, around a reported line

They agree on a defect if there are such lines, the same ones, and a stall; on a
cure if there is nothing of all that. See test/README.md.
"""

import argparse
import collections
import concurrent.futures
import fnmatch
import hashlib
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

TESTS = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
ROOT = os.path.dirname(TESTS)
HERE = os.path.join(TESTS, "runtime")
RUNTIME = os.path.join(ROOT, "lib", "Runtime")
RECORDER = os.path.join(RUNTIME, "recorder", "recorder.cpp")
CHECK = "async-blocking-call"

sys.path.insert(0, TESTS)
import check_async  # noqa: E402

INCLUDES = ["-I", RUNTIME, "-I", HERE]
# A fixture that lacks its co_return is no coroutine.
FLAGS = ["-std=c++20", "-Werror=return-type", *INCLUDES]
TIME_FOR_LINT = TIME_FOR_COMPILER = 300  # Seconds.
TIME_FOR_RUN = 20
# A busy machine may hold up a step of a cure, or the watchdog in a defect.
ATTEMPTS = 5


class Failure(Exception):
    """A tool or a program failed: there is nothing to compare."""


def call(command, seconds, **options):
    """Runs a command. What it started is ended with it."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
        **options,
    ) as process:
        try:
            out, errors = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise Failure(f"did not end within {seconds} s: {shlex.join(command)}")
    return process.returncode, out, errors


def checked(command, seconds, **options):
    status, out, errors = call(command, seconds, **options)
    if status != 0:
        raise Failure(f"exit status {status}: {shlex.join(command)}\n{out}{errors}")
    return out


# --- What was made before -------------------------------------------------------


def state_of(path):
    try:
        status = os.stat(path)
    except OSError:
        return None
    return [status.st_mtime_ns, status.st_size]


class Cache:
    """Results in a directory, each with a stamp: the command that made it, and
    the state of the files that it was made of."""

    def __init__(self, directory):
        self.directory = directory
        os.makedirs(directory, exist_ok=True)

    def path(self, name):
        return os.path.join(self.directory, name)

    def make(self, name, command, inputs, action):
        """The file of that name: as it is if nothing has changed, else as it is
        left by action(path), which returns further inputs. Another process may
        do the same."""
        result = self.path(name)
        key = hashlib.sha256(json.dumps(command).encode()).hexdigest()
        try:
            with open(result + ".stamp") as file:
                known = json.load(file)
            if (
                known["key"] == key
                and known["result"] == state_of(result)
                and all(state_of(p) == s for p, s in known["inputs"].items())
            ):
                return result
        except (OSError, ValueError, KeyError):
            pass
        states = {p: state_of(p) for p in inputs}
        with tempfile.TemporaryDirectory(dir=self.directory) as directory:
            made = os.path.join(directory, name)
            more = action(made) or []
            states.update({p: state_of(p) for p in more if p not in states})
            stamp = {"key": key, "result": state_of(made), "inputs": states}
            with open(made + ".stamp", "w") as file:
                json.dump(stamp, file)
            os.replace(made, result)
            os.replace(made + ".stamp", result + ".stamp")
        return result

    def inputs_of(self, name):
        """What the file of that name was made of."""
        with open(self.path(name + ".stamp")) as file:
            return list(json.load(file)["inputs"])


def dependencies(path):
    """The files that a compiler's dependency file names."""
    with open(path) as file:
        text = file.read().replace("\\\n", " ")
    return shlex.split(text.split(":", 1)[1])


# --- Programs -------------------------------------------------------------------


class Block:
    """A definition that begins and ends at the left edge: a function, a class, a
    variable."""

    HEAD = re.compile(
        r"(?:template\s*<[^{]*>\s*)?(?:struct|class|union|enum)\s+(\w+)\b(?=[^(;=]*\{)"
        r"|[^=({;]*?\b(\w+)\s*(?:\[[^]]*\]\s*)?[=({;]"
    )

    def __init__(self, begin, lines):
        self.begin, self.end = begin, begin + len(lines) - 1
        # What a comment names is not used: it may be what a check says.
        lines = [re.sub(r"//.*", "", line) for line in lines]
        self.text = "\n".join(lines)
        found = Block.HEAD.match(" ".join(lines))
        self.name = (found.group(1) or found.group(2)) if found else ""

    def __contains__(self, line):
        return self.begin <= line <= self.end


def blocks_of(source):
    blocks, lines = [], []
    for number, line in enumerate(source.splitlines(), 1):
        if not lines and not re.match(r"[A-Za-z_\[:]", line):
            continue
        lines.append(line)
        code = re.sub(r"//.*", "", line).rstrip()
        if re.match(r"}", line) or (len(lines) == 1 and re.search(r"[;}]$", code)):
            blocks.append(Block(number - len(lines) + 1, lines))
            lines = []
        elif line and not line[0].isspace() and re.search(r"[;}]$", code):
            blocks.append(Block(number - len(lines) + 1, lines))
            lines = []
    return blocks


class Fixture:
    """One program."""

    def __init__(self, path):
        self.path = os.path.realpath(path)
        self.name = os.path.relpath(self.path, HERE)
        self.key = self.name.replace(os.sep, "--")[: -len(".cpp")]
        with open(self.path, encoding="utf-8") as file:
            source = file.read()
        self.blocks = blocks_of(source)
        listed = re.search(r"(?m)^FIXTURE\(([^)]*)\)", source)
        self.functions = re.findall(r"\w+", listed.group(1)) if listed else []
        what = re.search(r"(?m)^// Blocks: *(.+?) *$", source)
        self.what = what.group(1) if what else ""
        self.options = []
        run = re.search(r"(?m)^// RUN: *%check_async %s( .*)?$", source)
        words = shlex.split(run.group(1) or "") if run else []
        for word, value in zip(words, words[1:]):
            if word == "--":
                break
            if word == "--option":
                self.options.append(value)
        self.problems = []
        if not self.defects() or not self.cures():
            self.problems.append(
                "FIXTURE(...) must name a function defect* and a cure*, no others"
            )
        for function in self.functions:
            if not re.match(r"(defect|cure)(_\w+)?$", function):
                self.problems.append(f"'{function}' is neither defect* nor cure*")
            elif not any(b.name == function for b in self.blocks):
                self.problems.append(f"no function '{function}' at the left edge")
        if not self.what:
            self.problems.append("a line '// Blocks: ...' is missing")
        if not run:
            self.problems.append("a line '// RUN: %check_async %s ...' is missing")

    def defects(self):
        return [f for f in self.functions if f.startswith("defect")]

    def cures(self):
        return [f for f in self.functions if f.startswith("cure")]

    def block_at(self, line):
        return next((b for b in self.blocks if line in b), None)

    def users_of(self, block):
        """The listed functions that are this block, or mention it, or mention one
        that does."""
        reached, news = {block}, [block]
        while news:
            name = news.pop().name
            for b in self.blocks:
                if b not in reached and re.search(rf"\b{re.escape(name)}\b", b.text):
                    if b.text.startswith("FIXTURE"):
                        continue
                    reached.add(b)
                    news.append(b)
        return [f for f in self.functions if any(b.name == f for b in reached)]

    def is_on(self, category):
        """Whether the checks report that category here."""
        globs = "*,-lock,-terminal"
        for option in self.options:
            key, _, value = option.partition("=")
            if key in ("Categories", f"{CHECK}.Categories"):
                globs = value
        result = False
        for glob in (g.strip() for g in globs.split(",")):
            if fnmatch.fnmatchcase(category, glob.lstrip("-")):
                result = not glob.startswith("-")
        return result


# --- The checks -----------------------------------------------------------------

# root: a line. end: where the object dies whose destructor blocks, or the root.
Finding = collections.namedtuple("Finding", "root line check end", defaults=[None])

DIAGNOSTIC = re.compile(r"^(.+?):(\d+):(\d+): (warning|error|note): (.*)$")


def parse_findings(output, fixture):
    """The findings: where the root is, and where the blocking call."""
    directory = os.path.dirname(fixture.path) + os.sep
    groups = []
    for line in output.splitlines():
        found = DIAGNOSTIC.match(line)
        if not found:
            continue
        path, number, column, kind, text = found.groups()
        place = (os.path.realpath(path), int(number), int(column))
        if kind == "error":
            raise Failure(line)
        if kind == "warning":
            groups.append((place, text, []))
        elif groups:
            groups[-1][2].append((place, text))
    lines = {}  # Of the blocking call, by the place of the warning.
    findings = []
    for place, text, notes in groups:
        if place[0] != fixture.path:
            raise Failure(f"a finding is in another file: {place[0]}: {text}")
        check = re.search(r" \[([\w.,-]+)\]$", text)
        call = end = place
        for at, note in notes:
            # As of the recorder, the last line that is the fixture's.
            if not at[0].startswith(directory):
                continue
            if note.startswith("it reaches the same blocking call as "):
                call = lines.get(at, call)
            elif re.search(r" is destroyed here$", note):
                call = end = at
            elif re.search(r" (may )?calls? .* here$", note):
                call = at
        lines.setdefault(place, call)
        name = check.group(1) if check else ""
        findings.append(Finding(place[1], call[1], name, end[1]))
    return findings


def lint(fixture, tools):
    """The findings in a program, cached."""
    command = [
        tools.clang_tidy,
        f"-load={tools.plugin}",
        "--checks=-*,async-*",
        f"--config={check_async.configuration(fixture.options)}",
        "--header-filter=.*",
        fixture.path,
        "--",
        *FLAGS,
    ]

    def action(path):
        status, out, errors = call(command, TIME_FOR_LINT)
        if status != 0 or "error: " in errors:
            raise Failure(f"exit status {status}: {shlex.join(command)}\n{out}{errors}")
        with open(path, "w") as file:
            file.write(out)

    # The headers are those that it was compiled with.
    inputs = {
        tools.plugin,
        tools.clang_tidy,
        *tools.cache.inputs_of(fixture.key + ".o"),
        *tools.cache.inputs_of("fixture.pch"),
    }
    path = tools.cache.make(fixture.key + ".findings", command, inputs, action)
    with open(path) as file:
        return parse_findings(file.read(), fixture)


# --- The programs' runs ---------------------------------------------------------


def compile_unit(source, name, tools, *flags, inputs=()):
    """Returns the path of what the compiler makes of a source, cached."""
    command = [*tools.compiler, *FLAGS, "-g", *flags, source]

    def action(path):
        listed = path + ".d"
        checked([*command, "-o", path, "-MD", "-MF", listed], TIME_FOR_COMPILER)
        return dependencies(listed)

    return tools.cache.make(name, command, [source, *inputs], action)


def compile_shared(tools):
    """What all programs need: the recorder, and fixture.h as it is when it has
    been read, which is most of what there is to compile."""
    tools.recorder = compile_unit(RECORDER, "recorder.o", tools, "-O1", "-c")
    flags = ["-O0", "-fpch-instantiate-templates", "-xc++-header"]
    header = os.path.join(HERE, "fixture.h")
    tools.header = compile_unit(header, "fixture.pch", tools, *flags)


def link(name, objects, tools, *flags):
    command = [*tools.compiler, *objects, *flags, "-pthread"]

    def action(path):
        checked([*command, "-o", path], TIME_FOR_COMPILER)

    return tools.cache.make(name, command, objects, action)


def build(fixture, tools):
    object_file = compile_unit(
        fixture.path,
        fixture.key + ".o",
        tools,
        "-O0",
        "-include-pch",
        tools.header,
        "-c",
        inputs=[tools.header],
    )
    fixture.plain = link(fixture.key + ".plain", [object_file], tools)
    objects = [object_file, tools.recorder]
    flags = ["-rdynamic", "-ldl"]
    fixture.recorded = link(fixture.key + ".recorded", objects, tools, *flags)


def run(program, function, variable, threshold, tools):
    """Runs one function. Returns the lines that it left in the file that the
    environment variable names."""
    with tempfile.TemporaryDirectory(prefix="agree-") as directory:
        report = os.path.join(directory, "report")
        environment = {
            **os.environ,
            variable: report,
            "AIO_STALL_MS": threshold,
            "LC_ALL": "C",
        }
        checked([program, function], TIME_FOR_RUN, cwd=directory, env=environment)
        try:
            with open(report, errors="replace") as file:
                return file.read().splitlines()
        except FileNotFoundError:
            if variable == "AIO_RECORD":
                raise Failure(f"{program}: the recorder was not there")
            return []


Record = collections.namedtuple("Record", "name category line")


def symbolise(program, offsets, tools):
    """The files and lines of each place in a program, inlined ones first."""
    if not offsets:
        return {}
    command = [tools.symboliser, f"--obj={program}", "--inlines", "--output-style=JSON"]
    places = {}
    for entry in json.loads(checked([*command, *offsets], 60)):
        places[entry["Address"]] = [
            (os.path.realpath(s["FileName"]) if s["FileName"] else "", s["Line"])
            for s in entry["Symbol"]
        ]
    return places


def records_of(fixture, function, tools):
    """What the recorder says of a function: a record each call, with the line in
    the fixture, or None."""
    program = os.path.realpath(fixture.recorded)
    lines = run(program, function, "AIO_RECORD", "0", tools)
    parsed = []
    for line in lines:
        name, category, stack = line.split("\t")
        # Other modules are libraries: nothing in them is the user's.
        frames = [
            offset
            for module, _, offset in (f.rpartition("+") for f in stack.split(";"))
            if module == program
        ]
        parsed.append((name, category, frames))
    places = symbolise(program, sorted({f for p in parsed for f in p[2]}), tools)
    directory = os.path.dirname(fixture.path) + os.sep
    helper = os.path.join(HERE, "fixture.h")
    records = []
    for name, category, frames in parsed:
        stack = [place for frame in frames for place in places.get(frame, [])]
        known = [p for p in stack if p[0] and not p[0].startswith("/usr/")]
        # The runtime's own locks are free again after a few instructions.
        if category == "lock" and known and known[0][0].startswith(RUNTIME + os.sep):
            continue
        line = next(
            (n for f, n in stack if f.startswith(directory) and f != helper), None
        )
        if fixture.is_on(category):
            records.append(Record(name, category, line))
    return records


Stall = collections.namedtuple(
    "Stall", "from_file from_line to_file to_line call waits"
)


def stalls_of(fixture, function, tools):
    stalls = []
    for line in run(fixture.plain, function, "AIO_STALLS", "50", tools):
        _, from_file, from_line, to_file, to_line, number, waits = line.split("\t")
        begin, end = (from_file, int(from_line)), (to_file, int(to_line))
        stalls.append(Stall(*begin, *end, int(number), waits == "1"))
    return stalls


def describe(stall):
    def place(file, line):
        return f"{os.path.basename(file)}:{line}" if file else "an unknown place"

    doing = f"in system call {stall.call}" if stall.call >= 0 else "in no system call"
    return (
        f"between {place(stall.from_file, stall.from_line)} "
        f"and {place(stall.to_file, stall.to_line)}, {doing}"
    )


def is_covered(line, block, stall, path):
    """Whether a stall lies around a line: it is between the co_awaits of the same
    function that were the latest before and at the end of it."""

    def bound(file, number, otherwise):
        is_here = os.path.realpath(file) == path and number in block
        return number if is_here else otherwise

    begin = bound(stall.from_file, stall.from_line, block.begin)
    end = bound(stall.to_file, stall.to_line, block.end)
    if begin < end:
        return begin <= line <= end
    # To the end of the function, or round a loop.
    return line >= begin or line <= end


# --- The comparison -------------------------------------------------------------


class Verdict:
    """What the witnesses say of one function."""

    def __init__(self, fixture, function):
        self.fixture, self.function = fixture, function
        self.findings, self.records, self.stalls = [], [], []
        self.trouble = []

    def is_defect(self):
        return self.function.startswith("defect")

    def found(self):
        return sorted({f.line for f in self.findings})

    def recorded(self):
        return sorted({r.line for r in self.records}, key=lambda n: n or 0)

    def covering(self):
        """The stalls that lie around a finding."""
        return [
            s
            for s in self.stalls
            if any(
                is_covered(
                    f.end or f.root, self.fixture.block_at(f.root), s, self.fixture.path
                )
                for f in self.findings
            )
        ]

    def disagreements(self):
        if self.trouble:
            return self.trouble
        said = []
        for line in sorted(set(self.found()) - set(self.recorded())):
            said.append(f"line {line} is found, and not recorded")
        for record in self.records:
            if record.line not in self.found():
                where = f"line {record.line}" if record.line else "a place elsewhere"
                said.append(f"{where} is recorded ({record.name}), and not found")
        if self.is_defect():
            if not self.findings:
                said.append("nothing is found")
            if not self.covering():
                said.append("no stall is seen where something is found")
            for s in self.stalls:
                if s.waits and s not in self.covering():
                    said.append(f"a stall where nothing is found: {describe(s)}")
        else:
            said += [f"a stall in a cure: {describe(s)}" for s in self.stalls]
        return list(dict.fromkeys(said))


def judge(fixture, function, findings, tools):
    verdict = Verdict(fixture, function)
    try:
        verdict.findings = [
            f
            for f in findings
            if function in fixture.users_of(fixture.block_at(f.root))
        ]
        verdict.records = records_of(fixture, function, tools)
        for attempt in range(ATTEMPTS):
            verdict.stalls = stalls_of(fixture, function, tools)
            if not any("stall" in said for said in verdict.disagreements()):
                break
    except Failure as failure:
        verdict.trouble.append(str(failure))
    return verdict


def prepare(fixture, tools):
    """Lints and builds a program. Returns its findings, or None."""
    if fixture.problems:
        return None
    try:
        build(fixture, tools)
        findings = lint(fixture, tools)
    except Failure as failure:
        fixture.problems.append(str(failure))
        return None
    for finding in findings:
        block = fixture.block_at(finding.root)
        if not block or not fixture.users_of(block):
            fixture.problems.append(
                f"the finding in line {finding.root} belongs to no function"
            )
    return findings


# --- Faults, for a test of this -------------------------------------------------


def move_finding(verdict):
    verdict.findings[0] = verdict.findings[0]._replace(line=1)


def move_stall(verdict):
    """Behind the finding, to the end of the function."""
    fixture, root = verdict.fixture, verdict.findings[0].root
    end = fixture.block_at(root).end
    verdict.stalls[:] = [Stall(fixture.path, root + 1, fixture.path, end, 0, True)]


FAULTS = {
    "drop-finding": ("defect", lambda v: v.findings.clear()),
    "drop-record": ("defect", lambda v: v.records.clear()),
    "drop-stall": ("defect", lambda v: v.stalls.clear()),
    "move-finding": ("defect", move_finding),
    "move-stall": ("defect", move_stall),
    "add-finding": ("cure", lambda v: v.findings.append(Finding(1, 1, CHECK))),
    "add-record": ("cure", lambda v: v.records.append(Record("f", "wait", 1))),
    "add-stall": ("cure", lambda v: v.stalls.append(Stall("", 0, "", 0, 0, True))),
}


# --- The table ------------------------------------------------------------------


def plain(text):
    """Text in which nothing is Markdown."""
    return re.sub(r"([\\`*_\[\]|<>])", r"\\\1", text)


def count(number, singular):
    return f"{number} {singular}" + ("" if number == 1 else "s")


def lines_text(lines):
    return ", ".join("?" if n is None else str(n) for n in lines)


def calls_text(records):
    calls = dict.fromkeys(f"`{r.name}` ({r.category})" for r in records)
    return ", ".join(calls)


def rows_of(fixture, verdicts):
    cures = [v for v in verdicts if not v.is_defect()]
    cures_text = ", ".join(
        f"`{v.function}`" + ("" if not v.disagreements() else " **disagrees**")
        for v in cures
    )
    for v in verdicts:
        if not v.is_defect():
            continue
        name = "" if v.function == "defect" else f": `{v.function}`"
        yield (
            f"| {plain(fixture.what)} "
            f"| [{plain(fixture.name)}](../test/runtime/{fixture.name}){name} "
            f"| {calls_text(v.records)} "
            f"| {lines_text(v.found())} "
            f"| {lines_text(v.recorded())} "
            f"| {'yes' if v.covering() else 'no'} "
            f"| {cures_text} "
            f"| {'yes' if not v.disagreements() else '**no**'} |"
        )


def table(results):
    yield (
        "| what blocks | program | calls | found in line | recorded in line "
        "| loop stalls | cures, where nothing is found or seen | agree |"
    )
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for fixture, verdicts in results:
        yield from rows_of(fixture, verdicts)


def pairs(results):
    """How many pairs of a defect and a cure agree, and how many do not."""
    agree = disagree = 0
    for fixture, verdicts in results:
        good = [v for v in verdicts if not v.disagreements()]
        of_defects = sum(v.is_defect() for v in good)
        agree_here = of_defects * (len(good) - of_defects)
        total = len(fixture.defects()) * len(fixture.cures())
        if fixture.problems:
            agree_here, total = 0, max(total, 1)
        agree += agree_here
        disagree += total - agree_here
    return agree, disagree


DOCUMENT = """\
<!-- Generated by test/runtime/agree.py --doc. Do not edit. -->

# What the checks say, and what happens

Each program here blocks the event loop in one way and has cures for it. Three witnesses that know nothing of each other
are heard:

- **found**: the lines of the blocking calls that the checks report;
- **recorded**: the lines where the running program calls a function that can block, on the loop's thread, as the call
  recorder sees it, which stands between the program and the C library;
- **stalls**: whether the watchdog of the runtime sees the loop stand still around a reported line.

They agree on a defect if there are such lines, the same ones, and the loop stalls; on a cure if there is nothing of all
that. `./dev agree` hears them again; [test/README.md](../test/README.md) tells how to add a program.

"""


def write_document(path, results, summary):
    with open(path, "w", encoding="utf-8") as file:
        file.write(DOCUMENT)
        for line in table(results):
            file.write(line + "\n")
        file.write(f"\n{summary}.\n")


# --- main -----------------------------------------------------------------------


def parse_arguments():
    newest = 22
    build = os.path.join(ROOT, "build", f"llvm-{newest}")
    bindir = f"/usr/lib/llvm-{newest}/bin"
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n\n")[0].replace("\n", " ")
    )
    add = parser.add_argument
    add("--filter", default="", help="only programs with that in their names")
    add("--repeat", type=int, default=1, metavar="N", help="run all N times")
    add("--doc", metavar="FILE", help="write the table there, as a document")
    add(
        "--self-test",
        choices=sorted(FAULTS),
        help="falsify what one witness says: must fail",
    )
    add("--jobs", type=int, default=os.cpu_count())
    add("--clang-tidy", default=f"{bindir}/clang-tidy")
    add("--plugin", default=os.path.join(build, "lib", "ClangTidyAsync.so"))
    add("--compiler", default=f"{bindir}/clang++", help="a clang, with flags")
    add("--symbolizer", default=f"{bindir}/llvm-symbolizer")
    add("--cache", default=os.path.join(build, "agree"), help="where to compile")
    return parser.parse_args()


def find_fixtures(part):
    paths = [
        os.path.join(directory, name)
        for directory, _, names in os.walk(HERE)
        for name in names
        if name.endswith(".cpp")
    ]
    fixtures = [Fixture(path) for path in paths]
    return sorted((f for f in fixtures if part in f.name), key=lambda f: f.name)


def judge_all(findings, tools):
    """The verdicts of each fixture."""
    # A program that runs does little else than wait.
    with concurrent.futures.ThreadPoolExecutor(2 * tools.jobs) as watchers:
        awaited = {
            f: [watchers.submit(judge, f, n, findings[f], tools) for n in f.functions]
            for f in findings
            if not f.problems
        }
        return [(f, [v.result() for v in awaited.get(f, [])]) for f in findings]


def report(results, document):
    """Prints the table and what does not agree. Returns whether all does."""
    for line in table(results):
        print(line)
    print()
    for fixture, verdicts in results:
        for problem in fixture.problems:
            print(f"{fixture.name}: {problem}")
        for verdict in verdicts:
            for said in verdict.disagreements():
                print(f"{fixture.name}: {verdict.function}: {said}")
    agree, disagree = pairs(results)
    summary = f"{count(agree, 'pair')} agree, {disagree} disagree"
    if document:
        write_document(document, results, summary)
    print(summary)
    return disagree == 0


def main():
    arguments = parse_arguments()
    tools = argparse.Namespace(
        clang_tidy=arguments.clang_tidy,
        plugin=os.path.abspath(arguments.plugin),
        compiler=shlex.split(arguments.compiler),
        symboliser=arguments.symbolizer,
        cache=Cache(os.path.abspath(arguments.cache)),
        jobs=arguments.jobs,
    )
    for path in (tools.clang_tidy, tools.compiler[0], tools.symboliser, tools.plugin):
        if not shutil.which(path) and not os.path.exists(path):
            sys.exit(f"agree.py: {path} is missing")
    fixtures = find_fixtures(arguments.filter)
    if not fixtures:
        sys.exit("agree.py: there is no such program")

    try:
        compile_shared(tools)
    except Failure as failure:
        sys.exit(f"agree.py: {failure}")
    with concurrent.futures.ThreadPoolExecutor(tools.jobs) as workers:
        findings = dict(
            zip(fixtures, workers.map(lambda f: prepare(f, tools), fixtures))
        )
    worst = None
    for _ in range(arguments.repeat):
        results = judge_all(findings, tools)
        if arguments.self_test:
            role, falsify = FAULTS[arguments.self_test]
            verdicts = [v for _, of_fixture in results for v in of_fixture]
            falsify(next(v for v in verdicts if v.function.startswith(role)))
        if worst is None or pairs(results)[1] > pairs(worst)[1]:
            worst = results
    sys.exit(0 if report(worst, arguments.doc) else 1)


main()
