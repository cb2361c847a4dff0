#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Draws runs of examples/async_scope_*.cpp, one above the other, as an SVG.

A trace is what AIO_TRACE=FILE makes such a program write: a JSON object on each
line, of which the first tells the title, the number of tasks and the length of
a second in microseconds, and each other the begin or the end of a phase of a
task. All runs share one time axis. The same traces give the same picture:

    for run in awaited blocking; do
      g++ -std=c++20 -pthread -Ilib/Runtime examples/async_scope_$run.cpp -o $run
      AIO_TRACE=docs/images/async-scopes-$run.jsonl ./$run
    done
    docs/images/timeline.py docs/images/async-scopes-{awaited,blocking}.jsonl \\
      > docs/images/async-scopes.svg

Usage: timeline.py TRACE... > PICTURE
"""

import json
import sys
from xml.sax.saxutils import escape

PHASES = ("enter", "body", "exit")

# All lengths are in pixels.
WIDTH = 860
LEFT = 76  # Where time begins.
RIGHT = 24
TOP = 54  # Above the first run: the legend.
TITLE = 28
ROW = 24
ROW_GAP = 5
RUN_GAP = 18
AXIS = 34

STYLE = """
    .card { fill: #ffffff; stroke: #d0d7de; }
    text { fill: #1f2328; font: 13px system-ui, sans-serif; }
    .title { font-weight: 600; paint-order: stroke; stroke-width: 5px; }
    .title { stroke: #ffffff; }
    .grid { stroke: #d0d7de; }
    .enter { fill: #0b5cad; }
    .body { fill: #59636e; }
    .exit { fill: #a8480b; }
    .in-bar { fill: #ffffff; font-size: 12px; }
    @media (prefers-color-scheme: dark) {
      .card { fill: #0d1117; stroke: #3d444d; }
      text { fill: #e6edf3; }
      .title { stroke: #0d1117; }
      .grid { stroke: #3d444d; }
      .enter { fill: #58a6ff; }
      .body { fill: #9198a1; }
      .exit { fill: #f0883e; }
      .in-bar { fill: #0d1117; }
    }
"""


class TraceError(Exception):
    pass


class Run:
    """One run of a program: its head, and bars (task, phase, begin, end)."""

    def __init__(self, name, lines):
        try:
            head, *events = [json.loads(line) for line in lines]
            self.title = str(head["title"])
            self.tasks = int(head["tasks"])
            self.second = int(head["second_us"])
            self.bars = list(self.pair(events))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise TraceError(f"{name}: not a trace: {error!r}") from error
        except TraceError as error:
            raise TraceError(f"{name}: {error}") from error
        if not self.bars or self.tasks < 1 or self.second < 1:
            raise TraceError(f"{name}: nothing happens in it")

    def pair(self, events):
        begun = {}
        for event in events:
            task, phase, at = int(event["task"]), event["phase"], int(event["us"])
            if phase not in PHASES or not 1 <= task <= self.tasks:
                raise TraceError(f"task {task} of {self.tasks}, phase {phase!r}")
            if event["edge"] == "begin":
                begun[task, phase] = at
            elif (task, phase) in begun:
                yield task, phase, begun.pop((task, phase)), at
            else:
                raise TraceError(f"{phase!r} of task {task} ends before it begins")
        if begun:
            raise TraceError(f"{phase!r} of task {task} does not end")

    @property
    def end(self):
        return max(end for *_, end in self.bars)

    def busiest(self):
        """The most tasks that enter or leave at one time."""
        edges = []
        for _, phase, begin, end in self.bars:
            if phase != "body" and begin < end:
                edges += [(begin, 1), (end, -1)]
        now = most = 0
        for _, change in sorted(edges):  # At one time ends come first.
            now += change
            most = max(most, now)
        return most

    def summary(self):
        return (
            f"{self.title}: {self.tasks} tasks take {self.end / 1e6:.2f} seconds, "
            f"and at most {self.busiest()} of them enter or leave at one time."
        )


def draw(runs):
    second = runs[0].second
    if any(run.second != second for run in runs):
        raise TraceError("the traces differ in the length of a second")
    span = max(run.end for run in runs)
    scale = (WIDTH - LEFT - RIGHT) / span

    def x(us):
        return f"{LEFT + us * scale:.1f}"

    heights = [TITLE + run.tasks * (ROW + ROW_GAP) for run in runs]
    bottom = TOP + sum(heights) + RUN_GAP * (len(runs) - 1)
    height = bottom + AXIS

    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" aria-labelledby="title desc">'
    )
    yield f'  <title id="title">{escape(" / ".join(run.title for run in runs))}</title>'
    yield f'  <desc id="desc">{escape(" ".join(run.summary() for run in runs))}</desc>'
    yield f"  <style>{STYLE}  </style>"
    yield (
        f'  <rect class="card" x="0.5" y="0.5" width="{WIDTH - 1}" '
        f'height="{height - 1}" rx="6"/>'
    )

    # The legend.
    at = LEFT
    for phase, meaning in zip(PHASES, ("async_enter", "the body", "async_exit")):
        yield f'  <rect class="{phase}" x="{at}" y="20" width="14" height="14" rx="2"/>'
        yield f'  <text x="{at + 20}" y="32">{meaning}</text>'
        at += 124

    # The axis, with a line for each second.
    for tick in range(int(span // second) + 1):
        at = x(tick * second)
        yield (
            f'  <line class="grid" x1="{at}" y1="{TOP}" x2="{at}" y2="{bottom + 4}"/>'
        )
        yield (
            f'  <text x="{at}" y="{bottom + 20}" text-anchor="middle">'
            f"{tick * second / 1e6:g} s</text>"
        )

    y = TOP
    for run, run_height in zip(runs, heights):
        yield (
            f'  <text class="title" x="{LEFT + 6}" y="{y + 18}">'
            f"{escape(run.title)}: {run.end / 1e6:.2f} s</text>"
        )
        for task in range(1, run.tasks + 1):
            top = y + TITLE + (task - 1) * (ROW + ROW_GAP)
            yield f'  <text x="20" y="{top + 17}">task {chr(ord("A") + task - 1)}</text>'
            for _, phase, begin, end in (b for b in run.bars if b[0] == task):
                width = (end - begin) * scale
                # A line of background parts two bars.
                yield (
                    f'  <rect class="{phase}" x="{x(begin)}" y="{top}" '
                    f'width="{max(width - 1, 1):.1f}" height="{ROW}" rx="2"/>'
                )
                if width > 40:
                    yield (
                        f'  <text class="in-bar" x="{x((begin + end) / 2)}" '
                        f'y="{top + 16}" text-anchor="middle">{phase}</text>'
                    )
        y += run_height + RUN_GAP
    yield "</svg>"


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    try:
        runs = []
        for name in sys.argv[1:]:
            with open(name, encoding="utf-8") as file:
                runs.append(Run(name, file.read().splitlines()))
        picture = "\n".join(draw(runs))
    except (TraceError, OSError) as error:
        sys.exit(f"timeline.py: {error}")
    print(picture)


if __name__ == "__main__":
    main()
