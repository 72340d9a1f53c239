"""Pages that may be a moment old are read from a standby, where one is named and keeps up.

Only logs and plans are: who asks, and what a coach may see, is always asked of the primary.
Nothing is written there, as a standby takes nothing. docs/decisions/09-reading-from-a-standby.md
has the reasons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from backplan.outage import is_outage
from backplan.standby_lag import Lag

STANDBY = "standby"  # in DATABASES
# The addresses, by name, that look back: of the lifter, and of their coach.
OLDER = {"history", "calendar", "lift_history", "lift_rule", "client_history", "client_lift"}
READ_THERE = {"workouts"}  # the apps whose tables are, where a query begins with one

# Who has just saved something reads the primary for so many seconds, which is longer than a
# standby that is read can be behind.
OWN_SECONDS = 5
COOKIE = "saved" if settings.DEBUG else "__Host-saved"

_reading: ContextVar[str] = ContextVar("reading", default=DEFAULT_DB_ALIAS)


class Router:
    """In DATABASE_ROUTERS: what is read where. All that is written goes to the primary."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return _reading.get() if model._meta.app_label in READ_THERE else DEFAULT_DB_ALIAS

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        return True  # both are rows of one database, wherever they were read


@contextmanager
def read_there() -> Iterator[None]:
    """Inside, logs and plans are read from the standby."""
    before = _reading.set(STANDBY)
    try:
        yield
    finally:
        _reading.reset(before)


def may_be_older(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Middleware, the last: it asks the view itself where the standby is to be read.

    Where that fails the view is asked again, by Django, and reads the primary.
    """
    lag = Lag(STANDBY)

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            _note_that_they_saved(response)
        return response

    def process_view(
        request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not _is_older(request) or not lag.is_small():
            return None
        try:
            with read_there():
                return view(request, *args, **kwargs)
        except Exception as error:
            if not is_outage(error):
                raise
            lag.distrust()
            return None

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def _note_that_they_saved(response: HttpResponse) -> None:
    response.set_cookie(
        COOKIE,
        "1",
        max_age=OWN_SECONDS,
        secure=not settings.DEBUG,
        httponly=True,
        samesite="Lax",
    )


def _is_older(request: HttpRequest) -> bool:
    """Whether this page may be a moment old, and its reader has just saved nothing."""
    name = request.resolver_match.url_name if request.resolver_match else None
    return name in OLDER and request.method in {"GET", "HEAD"} and COOKIE not in request.COOKIES
