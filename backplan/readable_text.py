"""Text as it was typed: what arrives broken is refused beside its field, and never stored mended.

Django reads bytes that are no UTF-8 as the replacement character. Here all of them become that
character, however they were sent, and no field of any form takes it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.forms import Field
from django.http import HttpRequest, HttpResponse, UnreadablePostError

SENTENCE = "Some of this couldn’t be read. Please type it again."
_FORM = "application/x-www-form-urlencoded"
# NUL, halves of characters, and what stands for bytes that are no text.
_UNREADABLE = re.compile("[\0\ud800-\udfff\ufffd]")


def utf8_only(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Refuse a request that says it is written in anything else, and mark bytes of a form that
    are not: Django would take the whole form for Latin-1."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
            raise BadRequest("Only UTF-8 is read.")
        if request.content_type == _FORM:
            _mark(request)
        return get_response(request)

    return middleware


def refuse_unreadable(value: object) -> None:
    """A validator of every field."""
    if isinstance(value, str) and _UNREADABLE.search(value):
        raise ValidationError(SENTENCE, code="unreadable")


def only_readable(field: Field) -> None:
    """Let a field of a form take only what can be read, with our sentence for all else."""
    if refuse_unreadable not in field.validators:
        djangos = ProhibitNullCharactersValidator
        others = [each for each in field.validators if not isinstance(each, djangos)]
        field.validators = [refuse_unreadable, *others]


def _mark(request: HttpRequest) -> None:
    try:
        body = request.body
    except (RequestDataTooBig, UnreadablePostError):
        return  # whoever reads the form answers that
    try:
        body.decode()
    except UnicodeDecodeError:
        request._body = body.decode(errors="replace").encode()
