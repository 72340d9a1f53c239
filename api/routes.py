"""The views for programs, each by the name that `api/urls.py` has its address by."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpResponse
from django.urls import URLPattern
from django.utils.module_loading import import_string
from ninja import NinjaAPI

from api import log_routes, plan_routes, problems
from api.access import AMinute, BearerToken


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


@cache
def views() -> dict[str, Callable[..., HttpResponse]]:
    """By the name of the first verb of each address: ninja has one for each verb."""
    by_route: dict[str, URLPattern] = {}
    for found in API.urls[0]:
        if isinstance(found, URLPattern) and str(found.pattern):
            by_route.setdefault(str(found.pattern), found)
    return {str(found.name): found.callback for found in by_route.values()}


API = _made()
