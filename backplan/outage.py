"""What a person gets while the database is away: what they typed, and a way to send it again.

Nothing here may ask the database or the session: they are what is missing.
"""

import logging
from typing import Any

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from psycopg import errors

from accounts.requests import wants_part
from accounts.typed import typed

logger = logging.getLogger(__name__)

RETRY_SECONDS = 5
LARGEST = 256 * 1024  # characters of a form that the page carries on

READING = "We can’t reach the logbook right now. Wait a few seconds and try again."
SAVING = (
    "We couldn’t make sure this was saved. Wait a few seconds and send it again. "
    "Nothing gets logged twice."
)
# A server that ended our wait or went read-only calls that an internal error.
AWAY = (errors.IdleInTransactionSessionTimeout, errors.ReadOnlySqlTransaction)


def is_outage(error: BaseException | None) -> bool:
    """True when the database is away or out of time, not when the request is at fault."""
    if isinstance(error, InternalError):
        return isinstance(error.__cause__, AWAY)
    return isinstance(error, OperationalError | InterfaceError)


def brief(request: HttpRequest, sentence: str, status: int) -> HttpResponse | None:
    """The sentence for a program or a script; None when a person waits for a whole page."""
    json = request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    if json or request.content_type == "application/json" or wants_part(request):
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
    """The posted fields to carry on, or none with too_long when they are not ours to hold."""
    found = typed(request, LARGEST)
    if found is None:
        return {"fields": [], "too_long": True}
    return {"fields": found.fields, "left_out": found.left_out}
