"""Answers that belong to no app: the health check and the error pages.

The error pages use neither database nor session, and never show the address that was asked for:
what does not exist and what is not yours must look the same. A form from an out-of-date page of
ours goes on to backplan/resend.py.
"""

import sys

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from backplan.outage import RETRY_SECONDS, brief, is_outage, unavailable
from backplan.resend import from_our_page
from backups.site import for_operator
from mail.outbox import in_words


@require_safe
@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """200 "ok" when the database answers, 503 when it does not."""
    body, status = "ok", 200
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception as error:
        if not is_outage(error):
            raise
        body, status = "no database", 503
    response = HttpResponse(body + _for_operator(request, status), "text/plain", status)
    response["Cache-Control"] = "no-store"
    if status == 503:
        response["Retry-After"] = str(RETRY_SECONDS)
    return response


def _for_operator(request: HttpRequest, status: int) -> str:
    """Two lines about backups and mail for a request with the operator's token, else nothing."""
    backups = for_operator(request)
    mail = f"{in_words(timezone.now())}\n" if backups and status == 200 else ""
    return backups + mail


def _wrong(request: HttpRequest, template: str, status: int, sentence: str) -> HttpResponse:
    page = brief(request, sentence, status)
    return page or HttpResponse(render_to_string(template), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _wrong(request, "400.html", 400, "We couldn’t read that. Nothing was saved.")


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _wrong(request, "403.html", 403, "You can’t do that. Nothing was saved.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    sentence = "This page is out of date. Nothing was saved. Reload it."
    return from_our_page(request) or _wrong(request, "403_csrf.html", 403, sentence)


def method_not_allowed(request: HttpRequest) -> HttpResponse:
    sentence = "This address doesn’t take that. Nothing was changed."
    return _wrong(request, "405.html", 405, sentence)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _wrong(request, "404.html", 404, "There’s nothing here any more. Nothing was saved.")


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when it was the database: sessions and middleware fail outside of any view."""
    error = sys.exc_info()[1]
    if is_outage(error):
        return unavailable(request, error)
    return _wrong(request, "500.html", 500, "Something broke on our side. It may not be saved.")
