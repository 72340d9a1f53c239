"""A wire that loses some of what it carries: a request before the server has it, or its answer."""

from __future__ import annotations

import contextlib
import random
import select
import socket
import threading
import time

LONGEST = 40  # seconds that anything is carried for


class LossyWire:
    """Listens on a port of its own; every connection carries one request to `port`."""

    def __init__(self, port: int, seed: int) -> None:
        self._to = ("127.0.0.1", port)
        self._chance = random.Random(seed)
        self.eats_requests = 0.0  # the share of them
        self.eats_answers = 0.0
        self.eaten = 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                near, _ = self._listener.accept()
                threading.Thread(target=self._carry, args=[near], daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        lost = self._chance.random() < self.eats_requests
        with contextlib.suppress(OSError), near:
            if lost:
                self.eaten += 1
                near.recv(65536)
                return
            with socket.create_connection(self._to) as far:
                self._pump(near, far)

    def _pump(self, near: socket.socket, far: socket.socket) -> None:
        """Both ways until either end hangs up. An answer that is eaten was given in full: the
        server has done what was asked, and the phone sees a connection that ends."""
        until = time.monotonic() + LONGEST
        eats, asked = self._chance.random() < self.eats_answers, False
        while (left := until - time.monotonic()) > 0:
            for end in select.select([near, far], [], [], left)[0]:
                data = end.recv(65536)
                if not data:
                    self.eaten += eats and asked and end is far
                    return
                if end is near:
                    asked = asked or is_request(data)
                elif eats and asked:
                    continue
                (far if end is near else near).sendall(data)


def is_request(data: bytes) -> bool:
    """Whether this is more than the handshake of TLS: its first message is of type 22, and the
    last of the phone's is short."""
    return data[:1] != b"\x16" and len(data) > 200
