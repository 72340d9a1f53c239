"""The wire between a browser and the server, which a test can cut and mend.

Playwright's own switch does not reach every request of a page that has a worker.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from urllib.parse import urlsplit


class Wire:
    """Listens on a port of its own and passes every connection on, until it is cut."""

    def __init__(self, to: str) -> None:
        address = urlsplit(to)
        self._to = (address.hostname or "localhost", address.port or 80)
        self._is_whole = True
        self._ends: list[socket.socket] = []
        self._listener = socket.create_server(("localhost", 0))
        self.url = f"http://localhost:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Drop every connection, and each new one as it comes."""
        self._is_whole = False
        while self._ends:
            _close(self._ends.pop())

    def mend(self) -> None:
        self._is_whole = True

    def close(self) -> None:
        self.cut()
        _close(self._listener)

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return  # closed
            if not self._is_whole:
                _close(near)
                continue
            try:
                far = socket.create_connection(self._to)
            except OSError:
                _close(near)
                continue
            self._ends += [near, far]
            for pair in ((near, far), (far, near)):
                threading.Thread(target=_pump, args=pair, daemon=True).start()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
    _close(source)
    _close(sink)


def _close(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
