# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What holds of each finding of the checks, whatever it is about: names are as
the user wrote them, places exist, and a chain of notes is one."""

import dataclasses
import functools
import re

LINE = re.compile(
    r"^(?:(?P<file>/.+?):(?P<line>\d+):(?P<column>\d+): )?"
    r"(?P<kind>note|warning|error|fatal error): (?P<text>.*?)"
    r"(?: \[(?P<check>[\w.,*-]+)\])?$"
)


@dataclasses.dataclass
class Diagnostic:
    """A finding or an error, with its notes. A place is (file, line, column), or
    None."""

    place: tuple
    kind: str
    text: str
    check: str
    notes: list = dataclasses.field(default_factory=list)  # (place, text)

    def places(self):
        return [p for p in [self.place, *(n[0] for n in self.notes)] if p]


def parse(output):
    """What clang-tidy says of files with absolute names."""
    result = []
    for line in output.splitlines():
        found = LINE.match(line)
        if not found:
            continue
        place = None
        if found["file"]:
            place = (found["file"], int(found["line"]), int(found["column"]))
        if found["kind"] != "note":
            check = found["check"] or ""
            result.append(Diagnostic(place, found["kind"], found["text"], check))
        elif result:
            result[-1].notes.append((place, found["text"]))
    return result


# What a compiler or a standard library calls things, and no user does.
JUNK = re.compile(
    r"__1|__cxx11|_V2|\bstd::(\w+::)*_[_A-Z]|<unknown|\((unnamed|lambda|inline)\b"
    # A class without a name, within one that has one, has to be called something.
    r"|(?<!::)(?<!::~)\(anonymous\)|\(anonymous [a-z]"
    r"|std::allocator|'(class|struct|enum) |::'|'::|''"
)
# They are named for the function that they are given.
INVOKES = ("'std::call_once'", "'std::invoke'", "'std::visit'", "'std::apply'")

NAME = r"'[^']+'|(?:a|the|this) (?:destructor of a )?lambda(?: that it is given)?|the destructor"
WARNING = re.compile(
    rf"^(?P<callee>{NAME}) (?P<may>may block|blocks) the event loop in [^:]"
    rf"(?:[^:]|::)*(?:: it reaches (?P<goal>{NAME}))?$"
)
CALL = re.compile(
    rf"^(?P<caller>{NAME}) (?P<may>may call|calls) (?P<callee>{NAME})"
    r"(?P<reason> \([a-z ]+\))?(?P<here> here)?$"
)
LEFT_OUT = re.compile(r"^\d+ more calls begin here$")
REPEATED = re.compile(r"^it reaches the same blocking call as ")


def faults_of_chain(finding):
    warning = WARNING.match(finding.text)
    if not warning:
        yield f"no warning looks like this: {finding.text}"
        return
    at, may = warning["callee"], "may" in warning["may"]
    goal = warning["goal"]
    ended = not goal
    for _, text in finding.notes:
        if REPEATED.match(text):
            return
        if LEFT_OUT.match(text):
            at = None
            continue
        call = CALL.match(text)
        if not call:
            continue
        if ended:
            yield f"the chain goes on behind its end: {text}"
            return
        if at and not may and not is_same(at, call["caller"]):
            yield f"{call['caller']} is not {at}, which was called before: {text}"
        at, may = call["callee"], "may" in call["may"]
        ended = bool(call["reason"])
        if ended and at != goal:
            yield f"the chain leads to {at}, and not to {goal}"
            return
    # The last step has no note where it is a value that is called.
    if goal and at != goal and not may and at not in INVOKES:
        yield f"the chain does not lead to {goal}, it ends at {at}"


def is_same(callee, caller):
    """Whether a note goes on where the message before it led. A lambda has the
    name of its variable there, or none."""
    return callee == caller or callee in INVOKES or caller in ("the lambda", "the destructor")


@functools.lru_cache(maxsize=None)
def lines_of(file):
    try:
        with open(file, "rb") as source:
            return [len(line) for line in source.read().split(b"\n")]
    except OSError:
        return None


def faults_of_place(place):
    if not place:
        yield "a message without a place"
        return
    file, line, column = place
    lines = lines_of(file)
    if lines is None:
        yield f"there is no file {file}"
    elif not (1 <= line <= len(lines) and 1 <= column <= lines[line - 1] + 1):
        yield f"there is no place {file}:{line}:{column}"


def faults(output):
    """What is wrong with the findings of the checks, one a line."""
    for finding in parse(output):
        if "async-" not in finding.check or finding.place is None:
            continue
        where = ":".join(map(str, finding.place))
        found = []
        for text in [finding.text, *(text for _, text in finding.notes)]:
            if JUNK.search(text):
                found.append(f"no name of the user's: {text}")
        for place in [finding.place, *(place for place, _ in finding.notes)]:
            found += faults_of_place(place)
        if "async-lock-across-await" not in finding.check:
            found += faults_of_chain(finding)
        for fault in found:
            yield f"{where}: {fault}"
