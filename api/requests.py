"""The type of a request that a token let in, and the answers that any of them may get."""

from __future__ import annotations

from typing import Any

from accounts.requests import SignedInRequest
from api.models import ApiToken
from api.shapes import ProblemJson, RefusalJson


class TokenRequest(SignedInRequest):
    """Its `user` is the account of the token."""

    auth: ApiToken


ALWAYS = dict.fromkeys((400, 401, 429, 503), ProblemJson)
# A write may also come with a token that only reads, as no JSON, or too long.
SENT = {**dict.fromkeys((403, 404, 413, 415), ProblemJson), 422: RefusalJson}


def of(answer: Any, also: dict[int, Any] | None = None) -> dict[int, Any]:
    """Every answer of an address for its document."""
    return {200: answer, **ALWAYS, **(also or {})}
