"""The one reader of JSON that a program or a phone sends: an object in UTF-8, nothing odd in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpResponse, JsonResponse

from accounts.requests import SignedInRequest

_MOST_NAMED = 5  # fields in an answer
_LONGEST_NAME = 50  # characters of a name in an answer

_View = Callable[..., HttpResponse]


class OddFieldsError(ValueError):
    """Fields that no page of ours sends, or not so; `fields` has the sentence about each."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__("The body has odd fields.")
        self.fields = fields


class _Constant(str):
    """NaN or an infinity, which JSON has not."""


class _Object(dict[str, Any]):
    """An object, with the names that stood in it twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        seen: set[str] = set()
        self.twice = [name for name, _ in pairs if name in seen or seen.add(name)]  # type: ignore[func-returns-value]


def read(body: bytes, known: Collection[str], *, of: str = "a set") -> dict[str, Any]:
    """The fields of an object; numbers with a point or an exponent come as they were written.

    Raises BadRequest for what is no object in UTF-8, and OddFieldsError for fields that are not
    known, stand there twice or are no number that JSON has.
    """
    try:
        # Decoded here: json would guess UTF-16 and UTF-32 from the bytes, and take half characters.
        fields = json.loads(
            body.decode(),
            parse_float=str,
            parse_constant=_Constant,
            object_pairs_hook=_Object,
        )
    except (ValueError, RecursionError):
        raise BadRequest("The body is not JSON in UTF-8.") from None
    if not isinstance(fields, _Object):
        raise BadRequest("The body is not a JSON object.")
    odd = {name: f"This isn’t a field of {of}." for name in fields if name not in known}
    odd |= {name: "This is no number." for name in fields if isinstance(fields[name], _Constant)}
    odd |= dict.fromkeys(fields.twice, "This is here twice.")
    if odd:
        raise OddFieldsError(odd)
    return fields


def refusing_odd_fields(view: _View) -> _View:
    """Answer OddFieldsError by the names of the fields, as other errors of a set are answered."""

    @wraps(view)
    def wrapped(request: SignedInRequest, *args: Any, **options: Any) -> HttpResponse:
        try:
            return view(request, *args, **options)
        except OddFieldsError as error:
            return refusal(error)

    return wrapped


def refusal(error: OddFieldsError) -> JsonResponse:
    """422 with a sentence for each of the odd fields, as far as they are few."""
    named = list(error.fields.items())[:_MOST_NAMED]
    errors = {name[:_LONGEST_NAME]: [sentence] for name, sentence in named}
    return JsonResponse({"errors": errors}, status=422)
