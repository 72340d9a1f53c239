"""Pages read as the standard of HTML says: what a browser would quietly mend is a fault.

The middleware stands before all others while tests run, so it sees what a test fetches and what
a browser under test does. A page with the tags of one already read is not read again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from gzip import decompress

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from html5lib import HTMLParser
from html5lib.constants import E as WORDS

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# What somebody sent comes back in the field as it came, whatever characters it held.
SENT = "invalid-codepoint"
VALUE, TEXT = re.compile(r'="[^"&]*"'), re.compile(r">[^<&]*[^<&\s][^<&]*")

read_already: set[int] = set()
found: list[str] = []  # faults that no test has failed for yet


def faults(page: str) -> list[str]:
    """What is wrong with a page, or a part of one, each with its line."""
    parser = HTMLParser()
    whole = page.lstrip()[:9].lower() == "<!doctype"
    (parser.parse if whole else parser.parseFragment)(page)
    lines = page.splitlines()
    return [
        f"line {line}: {WORDS[code] % told}\n    {lines[min(line, len(lines)) - 1].strip()}"
        for (line, _), code, told in parser.errors
        if code != SENT
    ]


def tags(page: str) -> int:
    """The same for two pages that differ only in their words."""
    return hash(TEXT.sub(">x", VALUE.sub("=", page)))


def strict(get_response: GetResponse) -> GetResponse:
    """Middleware that notes the faults of every page it hands on."""

    def read(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            packed = response.get("Content-Encoding") == "gzip"
            page = (decompress(response.content) if packed else response.content).decode()
            if (seen := tags(page)) not in read_already:
                if wrong := faults(page):
                    found.extend(f"{request.method} {request.path}, {each}" for each in wrong)
                else:
                    read_already.add(seen)
        return response

    return read
