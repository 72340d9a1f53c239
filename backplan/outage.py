"""The answer while the database is away: what was typed, and a way to send it again.

Nothing here may use the database or the session: they are what is missing.
"""

import logging
from typing import Any

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from psycopg import errors

from accounts.requests import wants_json, wants_part
from accounts.typed_fields import typed

logger = logging.getLogger(__name__)

RETRY_SECONDS = 5
LARGEST = 256 * 1024  # characters of a form that the page carries on

READING = "We can’t reach the logbook right now. Wait a few seconds and try again."
SAVING = (
    "We couldn’t make sure this was saved. Wait a few seconds and send it again. "
    "Nothing gets logged twice."
)
# Postgres reports these two as internal errors.
AWAY = (errors.IdleInTransactionSessionTimeout, errors.ReadOnlySqlTransaction)


def is_outage(error: BaseException | None) -> bool:
    """True when the database is away or out of time, not when the request is at fault."""
    if isinstance(error, InternalError):
        return isinstance(error.__cause__, AWAY)
    return isinstance(error, OperationalError | InterfaceError)


def brief(request: HttpRequest, sentence: str, status: int) -> HttpResponse | None:
    """The sentence as JSON for a program or a script; None when a whole page is wanted."""
    if wants_json(request) or wants_part(request):
        return JsonResponse({"error": sentence}, status=status)
    return None


def unavailable(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """503 with Retry-After, in the form that was asked for: JSON or a page."""
    logger.error("The database is away.", exc_info=error, extra={"request": request})
    saving = request.method not in {"GET", "HEAD"}
    sentence = SAVING if saving else READING
    response = brief(request, sentence, 503)
    if response is None:
        page = {"sentence": sentence, "saving": saving, **_typed(request)}
        response = HttpResponse(render_to_string("503.html", page), status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    response["Cache-Control"] = "no-store, private"
    return response


def _typed(request: HttpRequest) -> dict[str, Any]:
    """The posted fields, for the page to send again; none of them and too_long past LARGEST."""
    form = typed(request, LARGEST)
    if form is None:
        return {"fields": [], "too_long": True}
    return {"fields": form.fields, "left_out": form.left_out}
