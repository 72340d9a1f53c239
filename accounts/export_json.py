"""Everything that one person owns, as one JSON file that is written while the rows are read.

Each package adds the parts it keeps to PARTS while the apps are made ready. The file is

    {"schema": 1, "made_at": TIME, PART: [ROW, ...], ..., "complete": true}

with the parts in the order they were added, and one row on each line. "complete" is the last
thing written: a file without it was cut off. In every part a value is written as

- an exact number: text, as stored ("225.00"), so that no reader rounds it;
- a time: ISO 8601 in UTC ("2026-03-03T18:02:11.250000Z"); a date: "2026-03-03";
- an id of a set or comment: its UUID, which never changes;
- any other "id": a number that ties the rows of this one file together, and means nothing
  outside of it. A row names another by its part in the singular: "program": 12.

The order of the rows is the same in every file of the same data. An optional value that is
missing is null. A reader of schema 1 skips parts and keys it does not know; a change that it
could misread raises the schema number.

Left out: the password's hash, secrets of second factors, staff rights, and tokens.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.fields.json import KT
from django.utils import timezone

from accounts.devices import network_words
from accounts.models import User

SCHEMA = 1
ROWS_AT_ONCE = 500

ExportRow = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ExportPart:
    """One list of the file: its name, and a person's rows in an order that never changes."""

    name: str
    rows: Callable[[User], Iterable[ExportRow]]


PARTS: list[ExportPart] = []


def rows(queryset: QuerySet[Any], *fields: str) -> Iterator[ExportRow]:
    """The named columns of a queryset's rows, fetched ROWS_AT_ONCE at a time."""
    return queryset.values(*fields).iterator(chunk_size=ROWS_AT_ONCE)


def written(user: User) -> Iterator[str]:
    """The file in pieces of text, all read from one snapshot of the database."""
    with snapshot():
        made_at = json.dumps(exact(timezone.now()))
        yield f'{{"schema": {SCHEMA},\n"made_at": {made_at},\n'
        for part in PARTS:
            yield f'"{part.name}": ['
            yield from _lines(part.rows(user))
            yield "],\n"
        yield '"complete": true}\n'


@contextmanager
def snapshot() -> Iterator[None]:
    """All reads inside see one snapshot of the database, however long sending it takes."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                # A phone on a bad line may stall between two pieces, though not for ever.
                cursor.execute("SET LOCAL idle_in_transaction_session_timeout = '60s'")
        yield


def _lines(export_rows: Iterable[ExportRow]) -> Iterator[str]:
    """Rows as JSON, one a line, in pieces of ROWS_AT_ONCE lines."""
    lines = (json.dumps(row, default=exact, ensure_ascii=False) for row in export_rows)
    comma = "\n"
    while piece := list(islice(lines, ROWS_AT_ONCE)):
        yield comma + ",\n".join(piece)
        comma = ",\n"


def exact(value: object) -> str:
    """A date, time, Decimal or UUID as the file writes it. Raises TypeError for other types."""
    if isinstance(value, datetime.datetime):
        utc = value.astimezone(datetime.UTC)
        return utc.isoformat(timespec="microseconds").replace("+00:00", "Z")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{value!r} has no place in the file.")


def _account(user: User) -> Iterator[ExportRow]:
    training = ["experience", "training_since", "time_zone", "day_ends_at"]
    times = ["consented_at", "joined_at", "last_login"]
    return rows(User.objects.filter(pk=user.pk), "email", "name", *training, *times)


def _addresses(user: User) -> Iterator[ExportRow]:
    addresses = EmailAddress.objects.filter(user=user).order_by("pk")
    return rows(addresses, "email", "verified", "primary")


def _second_factors(user: User) -> Iterator[ExportRow]:
    named = Authenticator.objects.annotate(name=KT("data__name"))  # passkeys have one
    factors = named.filter(user=user).order_by("pk")
    return rows(factors, "type", "name", "created_at", "last_used_at")


def _devices(user: User) -> Iterator[ExportRow]:
    """Where the account is signed in: roughly, as it is kept and as its page shows it."""
    for row in UserSession.objects.filter(user=user).order_by("pk").iterator(ROWS_AT_ONCE):
        yield {
            "device": row.user_agent,
            "network": network_words(row.ip),
            "signed_in_at": row.created_at,
            "last_used_at": row.last_seen_at,
        }


OWN = [
    ExportPart("account", _account),
    ExportPart("addresses", _addresses),
    ExportPart("second_factors", _second_factors),
    ExportPart("devices", _devices),
]


def chained(*queries: Iterable[ExportRow]) -> Iterator[ExportRow]:
    """The rows of several queries as one list."""
    return chain.from_iterable(queries)
