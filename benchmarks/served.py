"""The product and the sketch as they are served, and visitors of theirs."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import ClassVar

import brotli
import private

PATIENCE = 60  # seconds for a start on a machine however busy
SKETCH = ["--workers=2", "--threads=2", "--worker-class=gthread", "--preload", "sketch.wsgi"]
PRODUCT = ["--config=python:backplan.gunicorn", "backplan.wsgi"]
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@dataclass(frozen=True)
class Site:
    """A site that is served: the process that the others are children of, and where it listens."""

    pid: int
    port: int
    seconds: float  # from its start to its first page


@contextmanager
def serving(arguments: list[str], first: str) -> Iterator[Site]:
    """gunicorn with these arguments, once it has answered with its first page."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", f"--bind=127.0.0.1:{port}", *arguments]
    log = private.HOME / "gunicorn.log"
    began = time.monotonic()
    with log.open("ab") as stream:
        server = subprocess.Popen(  # noqa: S603
            command,
            cwd=Path(__file__).parent,
            env=os.environ | private.ENVIRONMENT,
            stdout=stream,
            stderr=stream,
        )
    try:
        visitor = Visitor(port)
        while not visitor.is_answered(first):
            assert server.poll() is None, log.read_text(encoding="utf-8")[-2000:]
            assert time.monotonic() < began + PATIENCE, "It doesn’t answer."
            time.sleep(0.005)
        yield Site(server.pid, port, time.monotonic() - began)
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Answered:
    """One answer: what it says and where it leads."""

    status: int
    text: str = field(repr=False)
    location: str

    @property
    def token(self) -> str:
        found = _TOKEN.search(self.text)
        assert found, f"No form in an answer {self.status}."
        return found[1]


class Visitor:
    """A browser behind the proxy: https to the site, a connection for each request."""

    # Of all visitors together: the bytes of the answers, heads included, and their number.
    sent: ClassVar[int] = 0
    requests: ClassVar[int] = 0

    def __init__(self, port: int, **cookies: str) -> None:
        self.port, self.cookies = port, dict(cookies)

    def get(self, path: str, **headers: str) -> Answered:
        return self._ask("GET", path, headers=headers)

    def post(self, path: str, fields: Mapping[str, str], **headers: str) -> Answered:
        headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urllib.parse.urlencode(fields), headers)

    def put(self, path: str, body: str, **headers: str) -> Answered:
        return self._ask("PUT", path, body, headers)

    def is_answered(self, path: str) -> bool:
        with suppress(OSError, http.client.HTTPException):
            return self._ask("GET", path, headers={}).status == 200
        return False

    def _ask(
        self, method: str, path: str, body: str = "", headers: Mapping[str, str] = {}
    ) -> Answered:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        usual = {
            "Host": private.HOST,
            "X-Forwarded-For": "192.0.2.1",
            "X-Forwarded-Proto": "https",
            "Origin": f"https://{private.HOST}",
            "Accept-Encoding": "gzip, deflate, br",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        try:
            line.request(method, path, body.encode() or None, usual | dict(headers))
            answer = line.getresponse()
            content = answer.read()
        finally:
            line.close()
        for told in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: each.value for name, each in SimpleCookie(told).items()}
        heads = sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
        Visitor.sent += heads + len(content)
        Visitor.requests += 1
        text = _decoded(content, answer.getheader("Content-Encoding", ""))
        location = answer.getheader("Location", "")
        return Answered(answer.status, text, location)


def _decoded(content: bytes, encoding: str) -> str:
    plain: bytes = {"gzip": gzip.decompress, "br": brotli.decompress}.get(encoding, bytes)(content)
    return plain.decode(errors="replace")
