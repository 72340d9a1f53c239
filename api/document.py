"""The OpenAPI document, made once: it follows from the code alone."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from api.middleware import ROOT
from api.routes import API


class AddressTold(NamedTuple):
    """One thing to ask for: by which verb, where, and what it is."""

    verb: str
    path: str
    summary: str


@cache
def document() -> dict[str, Any]:
    """As OpenAPI 3.1 has it."""
    return dict(API.get_openapi_schema(path_prefix=ROOT))


@cache
def addresses() -> list[AddressTold]:
    return [
        AddressTold(verb.upper(), path, told["summary"])
        for path, verbs in document()["paths"].items()
        for verb, told in verbs.items()
    ]
