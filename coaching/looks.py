"""Records every look of a coach at a client."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from accounts.models import User
from coaching.models import LogView, Page
from prepared import Placeholder


def noted_on(page: Page | Placeholder) -> Subquery:
    """The latest date of the client's on which a look at such a page is recorded, as a column of a
    coaching: where it is today, record() would have nothing to store."""
    looks = LogView.objects.filter(
        client=OuterRef("client"), coach=OuterRef("coach"), page=page
    ).order_by("-on")
    return Subquery(looks.values("on")[:1])


def record(coach: User, clients: Iterable[User], page: Page) -> None:
    """Store at most one row a day for each client and sort of page. One query, none for nobody."""
    record_on(coach, {client.pk: client.today() for client in clients}, page)


def record_on(coach: User, clients: Mapping[int, date], page: Page) -> None:
    """The same for the ids of clients, each with the date where they live."""
    if not clients:
        return
    # Always in one order, so that two requests that write the same rows do not deadlock.
    ordered = sorted(clients)
    parameters: dict[str, Any] = {
        "clients": ordered,
        "dates": [clients[client] for client in ordered],
        "coach": coach.pk,
        "page": page,
        "now": timezone.now(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_RECORD, parameters)


# What is there already is looked up, as a row that is tried and refused costs an id and a write.
_RECORD = """
INSERT INTO coaching_logview (client_id, coach_id, page, "on", at)
SELECT looked.client, %(coach)s, %(page)s, looked.date, %(now)s
FROM unnest(%(clients)s::bigint[], %(dates)s::date[]) AS looked (client, date)
WHERE NOT EXISTS (
    SELECT 1 FROM coaching_logview AS noted
    WHERE noted.client_id = looked.client AND noted."on" = looked.date
      AND noted.coach_id = %(coach)s AND noted.page = %(page)s)
ORDER BY looked.client
ON CONFLICT DO NOTHING
"""
