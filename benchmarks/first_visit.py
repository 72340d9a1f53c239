"""What a browser that has nothing asks for to show a page: followed from the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from goals import Figures
from served import Visitor

# Styles, scripts and what is loaded ahead of them; not the icons and the manifest, which wait.
_LINK = re.compile(r'<link\b[^>]*\brel="(?:stylesheet|modulepreload|preload)"[^>]*>')
_SCRIPT = re.compile(r"<script\b[^>]*\bsrc=[^>]*>")
_ADDRESS = re.compile(r'\b(?:href|src)="([^"]+)"')
_IMPORT = re.compile(r"""^(?:import|export)\b[^;]*?["'](\.{0,2}/[^"']+)["'];?$""", re.MULTILINE)
_STYLE = re.compile(r"""@import\s+(?:url\()?["']([^"']+)["']""")


def first_visit(visitor: Visitor, path: str) -> Figures:
    """The requests until the page and its scripts run, and the bytes of the answers with heads."""
    sent, page = Visitor.sent, visitor.get(path)
    assert page.status == 200, page
    waiting, seen = list(_of_page(path, page.text)), {path}
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = visitor.get(address)
        assert answer.status == 200, (address, answer)
        pattern = _IMPORT if address.endswith(".js") else _STYLE
        waiting += [urljoin(address, found) for found in pattern.findall(answer.text)]
    return {"requests": len(seen), "bytes": Visitor.sent - sent}


def _of_page(path: str, text: str) -> Iterator[str]:
    for tag in [*_LINK.findall(text), *_SCRIPT.findall(text)]:
        if found := _ADDRESS.search(tag):
            yield urlsplit(urljoin(path, found[1])).path
