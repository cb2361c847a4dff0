# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Fails if a relative link in a Markdown file leads nowhere."""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1]).resolve()
broken = []
pages = [root / "README.md", *(root / "docs").rglob("*.md"), root / "test" / "README.md"]
for page in pages:
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.S)
    text = re.sub(r"`[^`\n]*`", "", text)
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if not re.match(r"[a-z]+:", target) and not (page.parent / target).exists():
            broken.append(f"{page.relative_to(root)}: {target}")
print("\n".join(broken) or f"{len(pages)} pages, no broken link")
sys.exit(1 if broken or len(pages) < 5 else 0)
