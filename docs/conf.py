# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""How Sphinx makes a site of these pages: `./dev docs`.

The pages are plain Markdown, so the order of the site stands here and not in
one of them. A page that no section names comes under "More".
"""

import fnmatch
import pathlib
import re

from docutils import nodes

docs = pathlib.Path(__file__).resolve().parent
root = docs.parent

SECTIONS = [
    ("Start", ["quick-start", "cmake", "packages", "editors", "ci", "whole-programs"]),
    ("Checks", ["checks/*", "options", "async-scopes", "limits"]),
    ("Libraries", ["catalog", "adding-a-library", "posix-cancellation-points", "libraries/*"]),
    ("Evidence", ["agreement", "real-code", "performance"]),
    ("Work on it", ["architecture", "contributing", "runtime"]),
]

project = "clang-tidy-async"
author = "The clang-tidy-async authors"
release = re.search(
    r"project\(clang-tidy-async\s+VERSION ([0-9.]+)", (root / "CMakeLists.txt").read_text()
)[1]
language = "en"

extensions = ["myst_parser"]
# Links to headings of the pages, as the forges make them.
myst_heading_anchors = 4

html_theme = "furo"
html_title = f"{project} {release}"
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False
html_use_index = False


def contents():
    """A hidden table of contents for each section that has pages."""
    left = sorted(str(p.relative_to(docs).with_suffix("")) for p in docs.rglob("*.md"))
    left.remove("index")
    text = ""
    for title, patterns in [*SECTIONS, ("More", ["*"])]:
        here = [page for pattern in patterns for page in fnmatch.filter(left, pattern)]
        left = [page for page in left if page not in here]
        if here:
            lines = "\n".join(here)
            text += f"\n```{{toctree}}\n:hidden:\n:caption: {title}\n\n{lines}\n```\n"
    return text


def add_contents(_app, name, source):
    if name == "index":
        source[0] += contents()


def link_to_source(_app, _env, node, shown):
    """A link to a directory or a page outside of docs/ is none on the site."""
    target = str(node.get("reftarget", "")).partition("#")[0]
    page = docs / node.get("refdoc", "index")
    path = (page.parent / target).resolve()
    if target and path.exists() and docs not in path.parents:
        return nodes.inline("", "", shown)
    return None


def setup(app):
    app.connect("source-read", add_contents)
    app.connect("missing-reference", link_to_source)
