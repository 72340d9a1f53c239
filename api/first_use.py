"""The views for programs, loaded when one is first asked for.

What reads and writes for them (ninja and pydantic) takes 20 MB, and many a site has no program
that asks. One that has a token for one loads it at its start: backplan/preloaded.py. Elsewhere
each worker loads it with its first request for a program, or for the page about the API.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

ROUTES = "api.routes"


def answered(name: str) -> Callable[..., HttpResponse]:
    """The view of that name, open to whoever has a token. HEAD is answered as GET, without its
    body."""

    def view(request: HttpRequest, **parts: Any) -> HttpResponse:
        found = import_module(ROUTES).views()[name]
        asked = request.method
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
