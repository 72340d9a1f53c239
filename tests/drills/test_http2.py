"""The proxy as it is deployed: many requests on one connection for whoever can."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.drills.conftest import Tell
from tests.drills.proxy import NO_PROXY, Proxy, is_here
from tests.drills.site import HOST, free_port

pytestmark = pytest.mark.drills


def spoken(proxy: Proxy, *offered: str) -> str | None:
    """Which of these the proxy chooses."""
    context = proxy.trusting()
    context.set_alpn_protocols(list(offered))
    line = socket.create_connection(("127.0.0.1", proxy.port), timeout=10)
    with context.wrap_socket(line, server_hostname=HOST) as secure:
        return secure.selected_alpn_protocol()


def chosen(folder: Path, **changes: str) -> tuple[str | None, str | None]:
    """What a new browser and an old one get."""
    proxy = Proxy(folder, free_port(), changes=changes)
    proxy.start()
    try:
        return spoken(proxy, "h2", "http/1.1"), spoken(proxy, "http/1.1")
    finally:
        proxy.stop()


def test_a_browser_that_knows_http_2_gets_it_and_an_old_one_what_it_knows(
    tmp_path: Path, tell: Tell
) -> None:
    if not is_here():
        tell(NO_PROXY, missing=True)
        return
    assert chosen(tmp_path) == ("h2", "http/1.1")


def test_without_its_word_the_proxy_speaks_the_old_way(tmp_path: Path, tell: Tell) -> None:
    """The defect that the drill above is to catch."""
    if not is_here():
        tell(NO_PROXY, missing=True)
        return
    plain = {r"(?m)^( *listen .* ssl) http2 |^ *http2 on;$": r"\1 "}
    assert chosen(tmp_path, **plain) == ("http/1.1", "http/1.1")
