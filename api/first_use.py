"""The views for programs, loaded when one is first asked for.

What reads and writes for them (ninja and pydantic) takes 20 MB, and many a site has no program
that asks. One that has a token for one loads it at its start: backplan/preloaded.py. Where the
first token is made on a running site, each worker loads it with its first request. So it does for
the page about the API, and for whoever sends a header with no token of ours; who reads without that
header is refused before.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from importlib import import_module
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

ROUTES = "api.routes"
NO_TOKEN = "Send a token that works: Authorization: Bearer bp_…"  # noqa: S105
_ONLY_WRITTEN = {"api_finish", "api_set"}  # where 405 comes before 401


def unknown() -> HttpResponse:
    """401 for a program without a token that works."""
    answer = JsonResponse({"error": NO_TOKEN}, status=HTTPStatus.UNAUTHORIZED)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def answered(name: str) -> Callable[..., HttpResponse]:
    """The view of that name, open to whoever has a token. HEAD is answered as GET, without its
    body."""

    def view(request: HttpRequest, **parts: Any) -> HttpResponse:
        asked = request.method
        is_read = asked in {"GET", "HEAD"} and name not in _ONLY_WRITTEN
        if is_read and "Authorization" not in request.headers:
            return unknown()
        found = import_module(ROUTES).views()[name]
        request.method = "GET" if asked == "HEAD" else asked
        try:
            response: HttpResponse = found(request, **parts)
        finally:
            request.method = asked
        if isinstance(response, HttpResponseNotAllowed):
            response.content = b""  # backplan/middleware.py has the words
        return response

    opened: Any = login_not_required(view)
    opened.csrf_exempt = opened.token_required = True  # no cookie says who asks
    opened.__name__ = opened.__qualname__ = name
    return opened  # type: ignore[no-any-return]
