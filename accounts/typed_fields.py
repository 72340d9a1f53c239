"""What was typed into a form, for a page that carries it on in hidden fields."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields in their order; `left_out` is true where a password or a file was dropped."""

    fields: list[tuple[str, str]]
    left_out: bool


def is_secret(name: str) -> bool:
    """Whether a field of that name is never carried."""
    return "password" in name.lower()


def typed(request: HttpRequest, most: int) -> Typed | None:
    """The posted fields; None where they can’t be read or have more than `most` characters."""
    try:
        posted, files = request.POST, request.FILES
    except (SuspiciousOperation, UnreadablePostError, MultiPartParserError):
        return None
    secret = [name for name in posted if is_secret(name)]
    fields = [
        (name, value) for name, values in posted.lists() if name not in secret for value in values
    ]
    if sum(len(name) + len(value) for name, value in fields) > most:
        return None
    return Typed(fields, left_out=bool(secret or files))
