"""Every address for programs, and the view that answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, path
from django.utils.module_loading import import_string
from ninja import NinjaAPI

from api import log_routes, plan_routes, problems
from api.access import AMinute, BearerToken

_View = Callable[..., HttpResponse]


def _made() -> NinjaAPI:
    api = NinjaAPI(
        title="Backplan",
        version="1",
        description="Your own log and plan. The pages under /api/ say how to begin.",
        openapi_url=None,
        docs_url=None,
        auth=BearerToken(),
        throttle=AMinute(),
    )
    problems.answer_for(api)
    routers = [plan_routes.router, log_routes.router]
    if settings.COACHING:
        routers.append(import_string("api.coach_routes.router"))
    for router in routers:
        api.add_router("", router)
    return api


def patterns() -> Iterator[URLPattern]:
    """One for each address, by the name of its first verb: ninja has one for each verb."""
    seen = {""}
    for found in API.urls[0]:
        route = str(found.pattern)
        if isinstance(found, URLPattern) and route not in seen:
            seen.add(route)
            yield path(route, _answered(found.callback), name=found.name)


def _answered(view: _View) -> _View:
    """The view, open to whoever has a token. HEAD is answered as GET, without its body."""

    @wraps(view)
    def answered(request: HttpRequest, **parts: Any) -> HttpResponse:
        asked = request.method
        request.method = "GET" if asked == "HEAD" else asked
        try:
            response = view(request, **parts)
        finally:
            request.method = asked
        if isinstance(response, HttpResponseNotAllowed):
            response.content = b""  # backplan/middleware.py has the words
        return response

    opened: Any = login_not_required(answered)
    opened.csrf_exempt = opened.token_required = True  # no cookie says who asks
    return opened  # type: ignore[no-any-return]


API = _made()
