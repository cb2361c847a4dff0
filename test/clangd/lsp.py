# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A client of the Language Server Protocol, as small as the tests of clangd allow.

    with Server(["clangd"], root) as server:
        document = server.open(root / "a.cpp")
        for diagnostic in document.diagnostics(): ...
        document.change("int f();")
        server.request("textDocument/hover", {...})

A request waits for its answer, and diagnostics() for those of the text that was sent
last. A server that is silent for too long, or that dies, raises ServerError with what
it wrote to its log.
"""

import json
import os
import pathlib
import queue
import subprocess
import tempfile
import threading

# What an editor of today can do.
CAPABILITIES = {
    "textDocument": {
        "publishDiagnostics": {
            "relatedInformation": True,
            "codeDescriptionSupport": True,
            "codeActionsInline": False,
            "categorySupport": True,
            "versionSupport": True,
            "tagSupport": {"valueSet": [1, 2]},
        },
        "completion": {"completionItem": {"snippetSupport": True}},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
            "dataSupport": True,
        },
    },
    "workspace": {"workspaceEdit": {"documentChanges": False}},
    "general": {"positionEncodings": ["utf-8", "utf-16"]},
    # What clangd had before LSP did.
    "offsetEncoding": ["utf-8", "utf-16"],
}


class ServerError(Exception):
    """The server died, was silent for too long, or refused a request."""


class Server:
    def __init__(self, command, root, capabilities=None, timeout=120):
        self.timeout = timeout
        # With --sync the server answers one message before it reads the next.
        self.is_sync = "--sync" in command
        self.log = tempfile.TemporaryFile()
        self.documents = {}
        self._ids = 0
        self._messages = queue.Queue()
        self.process = subprocess.Popen(
            [str(part) for part in command],
            cwd=root,
            # The user's own configuration and index stay out of it.
            env={**os.environ, "XDG_CONFIG_HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
        )
        threading.Thread(target=self._read, daemon=True).start()
        begun = self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": pathlib.Path(root).resolve().as_uri(),
                "capabilities": CAPABILITIES if capabilities is None else capabilities,
                # The server says when it has nothing left to do for a file.
                "initializationOptions": {"clangdFileStatus": True},
            },
        )
        self.abilities = begun["capabilities"]
        self.encoding = self.abilities.get(
            "positionEncoding", begun.get("offsetEncoding", "utf-16")
        )
        self.notify("initialized", {})

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self.close()
        else:
            self.process.kill()
            self.process.wait()

    # --- The wire -------------------------------------------------------------

    def _read(self):
        stream = self.process.stdout
        while True:
            length = None
            while (line := stream.readline()).strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if length is None:
                break
            self._messages.put(json.loads(stream.read(length)))
        self._messages.put(None)

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        try:
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            self.process.stdin.flush()
        except BrokenPipeError:
            raise ServerError(self._obituary()) from None

    def _receive(self):
        """The next message from the server; what concerns a document is noted there."""
        try:
            message = self._messages.get(timeout=self.timeout)
        except queue.Empty:
            raise ServerError(
                f"the server said nothing for {self.timeout} s\n{self.log_text()}"
            ) from None
        if message is None:
            raise ServerError(self._obituary())
        if "method" in message and "id" in message:
            # A request of the server's, as for showing progress.
            self._send({"id": message["id"], "result": None})
        elif "method" in message:
            self._note(message["method"], message["params"])
        return message

    def _note(self, method, params):
        document = self.documents.get(params.get("uri"))
        if document is None:
            return
        if method == "textDocument/publishDiagnostics":
            document.published.append(params)
        elif method == "textDocument/clangd.fileStatus":
            document.state = params["state"]

    def _obituary(self):
        status = self.process.wait(self.timeout)
        return f"the server ended with status {status}\n{self.log_text()}"

    def log_text(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    # --- What a client does -----------------------------------------------------

    def notify(self, method, params):
        self._send({"method": method, "params": params})

    def request(self, method, params):
        self._ids += 1
        own = self._ids
        self._send({"id": own, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == own and "method" not in message:
                if "error" in message:
                    raise ServerError(f"{method}: {message['error']['message']}")
                return message["result"]

    def open(self, path, text=None):
        document = Document(self, pathlib.Path(path).resolve(), text)
        self.documents[document.uri] = document
        self.notify(
            "textDocument/didOpen",
            {
                "textDocument": {
                    "uri": document.uri,
                    "languageId": "cpp",
                    "version": document.version,
                    "text": document.text,
                }
            },
        )
        return document

    def close(self):
        """Ends the server in good order."""
        self.request("shutdown", None)
        self.notify("exit", None)
        self.process.stdin.close()
        status = self.process.wait(self.timeout)
        if status != 0:
            raise ServerError(self._obituary())


class Document:
    """A file that is open in the server."""

    def __init__(self, server, path, text):
        self.server = server
        self.path = path
        self.uri = path.as_uri()
        self.text = path.read_text() if text is None else text
        self.version = 1
        self.published = []
        self.state = None

    def change(self, text):
        """Replaces the whole text, as an editor does that sends no parts."""
        self.text = text
        self.version += 1
        self.published.clear()
        self.state = None
        self.server.notify(
            "textDocument/didChange",
            {
                "textDocument": {"uri": self.uri, "version": self.version},
                "contentChanges": [{"text": text}],
                "wantDiagnostics": True,
            },
        )

    def diagnostics(self):
        """Those of the text as it is now, in the order of their places."""
        if self.server.is_sync:
            self.request("foldingRange")
        while not self._current() or not (self.server.is_sync or self.state == "idle"):
            self.server._receive()
        found = self._current()[-1]["diagnostics"]
        return sorted(found, key=lambda d: (place(d), d["message"]))

    def published_now(self):
        """The diagnostics that come first for the text as it is now."""
        while not self._current():
            self.server._receive()
        return self._current()[0]["diagnostics"]

    def _current(self):
        return [p for p in self.published if p["version"] == self.version]

    def request(self, method, line=None, character=None, **more):
        params = {"textDocument": {"uri": self.uri}, **more}
        if line is not None:
            params["position"] = {"line": line - 1, "character": character - 1}
        return self.server.request(f"textDocument/{method}", params)

    def actions(self, diagnostic):
        """The code actions that are offered for a diagnostic."""
        return self.request(
            "codeAction",
            range=diagnostic["range"],
            context={"diagnostics": [diagnostic], "only": ["quickfix"]},
        )

    def take(self, action):
        """Changes the text as a code action says, which concerns no other document."""
        changes = action["edit"]["changes"]
        if list(changes) != [self.uri]:
            raise ServerError(f"{action['title']}: changes {list(changes)}")
        # A column is a number of bytes: CAPABILITIES asks for that.
        if self.server.encoding != "utf-8":
            raise ServerError("the server counts columns in another way")
        lines = self.text.encode().splitlines(keepends=True)

        def offset(position):
            return sum(map(len, lines[: position["line"]])) + position["character"]

        text = self.text.encode()
        for edit in sorted(
            changes[self.uri], key=lambda e: offset(e["range"]["start"]), reverse=True
        ):
            begin, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
            text = text[:begin] + edit["newText"].encode() + text[end:]
        self.change(text.decode())


def place(diagnostic):
    """Line and column, counted from 1."""
    start = diagnostic["range"]["start"]
    return start["line"] + 1, start["character"] + 1
