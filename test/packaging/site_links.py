#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Fails if a link of a built site, to a file or to a place in one, leads nowhere,
or if a page needs something from another host.

Usage: site_links.py DIRECTORY
"""

import html.parser
import pathlib
import sys
import urllib.parse


class Page(html.parser.HTMLParser):
    """The places of a page, and what it links to and loads."""

    def __init__(self, path):
        super().__init__()
        self.places = {""}
        self.links = []
        self.loads = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.places |= {values.get("id"), values.get("name") if tag == "a" else None}
        target = values.get("href") or values.get("src")
        if target:
            (self.links if tag == "a" else self.loads).append(target)


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    pages = {path: Page(path) for path in sorted(root.rglob("*.html"))}
    broken = []
    for path, page in pages.items():
        for target in page.links + page.loads:
            parts = urllib.parse.urlsplit(target)
            if parts.scheme or parts.netloc:
                if target in page.loads and parts.scheme != "data":
                    broken.append((path, target))
                continue
            to = path
            if parts.path:
                to = (path.parent / urllib.parse.unquote(parts.path)).resolve()
            if not to.is_file():
                broken.append((path, target))
            elif to in pages and urllib.parse.unquote(parts.fragment) not in pages[to].places:
                broken.append((path, target))
    for path, target in broken:
        print(f"{path.relative_to(root)}: {target}")
    if not pages:
        print(f"there are no pages in {root}")
    print(f"{len(pages)} pages, {len(broken)} broken links")
    sys.exit(1 if broken or not pages else 0)


main()
