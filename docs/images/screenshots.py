#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes the pictures of an editor and of a terminal that the pages show, from the real
programs: neovim.png and launcher.png, beside this file.

Neovim has the configuration of docs/editors.md. A terminal on a display that nobody
sees is photographed when there is something to see.
Debian: neovim, xterm, xvfb, imagemagick, fonts-dejavu-core.

Usage: screenshots.py BUILD_DIRECTORY [OUTPUT_DIRECTORY]
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
TIMEOUT = 300

SOURCE = """#include "aio/aio.h"
#include <unistd.h>

static void settle() { sleep(1); }

aio::task<> serve() {
  usleep(250);
  settle();
  co_return;
}
"""

# Asks for the quick fix of the first finding; the menu is there when `ready` is.
NEOVIM = """
vim.o.termguicolors, vim.o.number, vim.o.signcolumn = true, true, 'yes'
vim.o.laststatus, vim.o.shortmess = 0, vim.o.shortmess .. 'FIcsS'
vim.cmd('colorscheme desert')
vim.cmd('highlight Normal guibg=#1c1f26 guifg=#d8dee9')
vim.cmd('highlight SignColumn guibg=#1c1f26 | highlight NonText guibg=#1c1f26')
vim.cmd('highlight LineNr guifg=#5c6370 | highlight DiagnosticWarn guifg=#ffb454')
vim.cmd('highlight DiagnosticUnderlineWarn gui=underline guisp=#ffb454')
local select, asked = vim.ui.select, false
vim.ui.select = function(...)
  vim.fn.writefile({}, 'ready')
  select(...)
end
vim.api.nvim_create_autocmd('DiagnosticChanged', {
  callback = function()
    if not asked and #vim.diagnostic.get(0) > 0 then
      asked = true
      vim.diagnostic.goto_next({ float = false })
      vim.defer_fn(vim.lsp.buf.code_action, 500)
    end
  end,
})
"""


class Display:
    """An X server without a screen."""

    def __enter__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-noreset"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            sys.exit("screenshots.py: Xvfb did not start")
        self.environment = {**os.environ, "DISPLAY": f":{number}", "LC_ALL": "C.UTF-8"}
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()

    def photograph(self, command, directory, rows, columns, picture):
        """Runs the command in a terminal and takes its picture when the file `ready`
        appears."""
        ready = directory / "ready"
        ready.unlink(missing_ok=True)
        # The name by which import finds the window.
        title = f"picture-{picture.stem}"
        terminal = subprocess.Popen(
            ["xterm", "-title", title, "-fa", "DejaVu Sans Mono", "-fs", "10", "-bw", "0",
             "-b", "8", "+sb", "-bg", "#1c1f26", "-fg", "#d8dee9", "-cr", "#1c1f26",
             "-geometry", f"{columns}x{rows}", "-e", *map(str, command)],
            cwd=directory,
            env={**self.environment, "HOME": str(directory), "XTERM_LOCALE": "C.UTF-8"},
        )
        try:
            deadline = time.monotonic() + TIMEOUT
            while not ready.exists():
                if time.monotonic() > deadline or terminal.poll() is not None:
                    sys.exit(f"screenshots.py: there is nothing to see for {picture.name}")
                time.sleep(0.1)
            time.sleep(2)  # It is drawn.
            subprocess.run(
                ["import", "-window", title, "-strip", "-colors", "64", "-define",
                 "png:compression-level=9", f"PNG8:{picture}"],
                env=self.environment,
                check=True,
            )
        finally:
            terminal.terminate()
            terminal.wait()
        print(f"{picture}: {picture.stat().st_size} bytes")


def main():
    if not 2 <= len(sys.argv) <= 3 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    programs = pathlib.Path(sys.argv[1]).resolve() / "bin"
    output = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else pathlib.Path(__file__).parent)
    output = output.resolve()
    with tempfile.TemporaryDirectory() as name, Display() as display:
        directory = pathlib.Path(name)
        (directory / "server.cpp").write_text(SOURCE)
        (directory / "compile_flags.txt").write_text(
            f"-std=c++20\n-I{ROOT / 'lib' / 'Runtime'}\n"
        )
        config = (ROOT / "test" / "editors" / "config" / "neovim.lua").read_text()
        config = config.replace("/path/to/async-clangd", str(programs / "async-clangd"))
        (directory / "init.lua").write_text(config + NEOVIM)
        display.photograph(
            ["nvim", "-i", "NONE", "-n", "-u", "init.lua", "server.cpp"],
            directory, 15, 100, output / "neovim.png",
        )
        # The path is that of whoever makes the picture; the prompt shows a short one.
        script = (
            "printf '\\033[?25l\\033[1m$\\033[m clang-tidy-async server.cpp\\n';"
            f" '{programs / 'clang-tidy-async'}' --quiet --use-color server.cpp 2>&1"
            f" | sed \"s,$PWD/,,\"; touch ready; sleep {TIMEOUT}"
        )
        display.photograph(
            ["sh", "-c", script], directory, 16, 106, output / "launcher.png"
        )


if __name__ == "__main__":
    main()
