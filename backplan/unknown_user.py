"""Who reads a public page while the database is away: nobody can say.

Public pages need nothing of the database but the answer to who is signed in. Without it they are
shown all the same, and say neither that their reader is signed in nor that they are not.
"""

from __future__ import annotations

import logging
from typing import Any

from django.contrib.auth.middleware import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from backplan.outage import is_outage

logger = logging.getLogger(__name__)

# The addresses, by name, that answer without the database.
OPEN_PAGES = {"home", "rule", "exercises", "exercise", "api"}


class UnknownUser(AnonymousUser):
    """Somebody whose session cannot be read. Templates ask for `is_unknown`."""

    is_unknown = True


def may_be_unknown(request: HttpRequest) -> None:
    """Let an open page be read by somebody unknown, where the database is away."""
    match = request.resolver_match
    if match and match.url_name in OPEN_PAGES and request.method in {"GET", "HEAD"}:
        request.user = SimpleLazyObject(lambda: _user(request))  # type: ignore[assignment]


def _user(request: HttpRequest) -> Any:
    try:
        return get_user(request)
    except Exception as error:
        if not is_outage(error):
            raise
        logger.warning("The database is away.", exc_info=error, extra={"request": request})
        return UnknownUser()
