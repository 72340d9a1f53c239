"""Every extreme that the tables allow, written past every form, and every page opened after it.

Which values are allowed is asked of the database alone: each is tried, and what a constraint
refuses is left as it was. So a constraint that is too wide shows as a page that breaks.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from psycopg import sql

from exercises.models import Exercise
from tests.matrix.check import content
from tests.matrix.coaching_table import COACHING
from tests.matrix.people import OWNER, Who
from tests.matrix.programs import WRITES
from tests.matrix.table import TABLE
from tests.matrix.tables import ADDRESS, DEVICE, FACTOR, FILE, WHOSE
from tests.matrix.world import World

# The way in with its list of devices, whose tables are allauth's, and files as they were uploaded.
LEFT_ALONE = {ADDRESS, DEVICE, FACTOR, FILE}
# What decides who gets in, and JSON, whose shape no table knows.
COLUMNS_LEFT_ALONE = {"password", "email", "token", "accepted_at", "ended_at", "is_active"}
# Where a coach is told of clients, their own week with its news included.
TELLING = [*COACHING, *(row for row in TABLE if row.name == "week")]

_DATES = ["-infinity", "0001-01-01", "1949-12-31", "1950-01-01", "2199-12-31", "9999-12-31"]
_DATES += ["infinity", "294276-12-31", "2026-03-29", "2024-02-29"]
_WHOLES = ["0", "1", "5", "6", "30", "31", "100", "200", "600", "32767", "2147483647"]
_WHOLES += ["9223372036854775807", "-1"]
_LOADS = ["-9999.99", "-500", "-150", "-0.01", "0", "0.01", "0.25", "50", "100", "200", "1000"]
_LOADS += ["2000", "9999.99", "NaN"]
_PLATES = ["0.25", "0.26", "-45", "100", "NaN", "0.25,0.5,0.75", "100,99.75,99.5,45", "NULL"]
VALUES: dict[str, list[str | None]] = {
    "numeric": [None, *_LOADS],
    "int2": [None, *_WHOLES],
    "int4": [None, *_WHOLES],
    "int8": [None, *_WHOLES],
    "bool": ["true", "false"],
    "date": [None, *_DATES],
    "timestamptz": [None, *_DATES],
    "_numeric": [f"{{{plates}}}" for plates in ["", *_PLATES]],
    "_int2": ["{NULL}", "{0}", "{20}", "{0,0,0}", "{20,NULL,1}", "{NULL,NULL,NULL,NULL}"],
    "_uuid": ["{}", "{00000000-0000-0000-0000-000000000000}"],
    "_int8": ["{}", "{9223372036854775807}"],
}
# Words in any column of text: those that some column knows, and what only the tables would take.
_WORDS = ["", "lb", "kg", "main", "extra", "upper", "work", "warmup", "undone", "ill", "other"]
_WORDS += ["OPENING", "LIGHTER", "EARN", "under", "over", "Pacific/Kiritimati", "Nowhere/Else"]
_WORDS += ["\u202e", "\U0001f3cb", "</p><script>x</script>", "\r\n\t", "{{ 7 }}", "\ufffd"]


def spoil(world: World, who: Who, chance: random.Random) -> list[str]:
    """Put extremes into every row of somebody, as far as the constraints let it be; what was put
    where, to be told of a page that breaks."""
    said = []
    for table in sorted(WHOSE.keys() - LEFT_ALONE):
        columns = _columns(table)
        key, rows = _keys(table, world.people[who].pk)
        for row in rows:
            chance.shuffle(columns)
            for name, sort, longest in columns:
                for value in chance.sample(_values(sort, longest), 2):
                    if _put(table, key, row, name, value):
                        said.append(f"{table} {row}: {name} = {value!r:.40}")
                        break
    return said


def _columns(table: str) -> list[tuple[str, str, int | None]]:
    """The columns that hold a value of their own, by name, type and most characters."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name, udt_name, character_maximum_length"
            " FROM information_schema.columns WHERE table_name = %s ORDER BY 1",
            [table],
        )
        found = cursor.fetchall()
    return [
        (name, sort, longest)
        for name, sort, longest in found
        if (sort in VALUES or sort in {"varchar", "text"})
        and name not in COLUMNS_LEFT_ALONE
        and name != "id"
        and not name.endswith("_id")
    ]


def _keys(table: str, account: int) -> tuple[str, list[str]]:
    """The primary key of a table, and its values in the rows of an account, as text."""
    with connection.cursor() as cursor:
        key = str(connection.introspection.get_primary_key_column(cursor, table))
        mine = f"%s = ANY(ARRAY[{WHOSE[table]}]::int8[])"
        cursor.execute(f"SELECT {key}::text FROM {table} t WHERE {mine} ORDER BY 1", [account])  # noqa: S608
        return key, [value for (value,) in cursor]


def _values(sort: str, longest: int | None) -> list[str | None]:
    if sort not in VALUES:
        return [*_WORDS, *("W" * most for most in [longest or 5000, (longest or 5000) + 1])]
    return VALUES[sort]


def _put(table: str, key: str, row: str, name: str, value: str | None) -> bool:
    """Whether the table took the value."""
    statement = sql.SQL("UPDATE {} SET {} = {} WHERE {}::text = {}").format(
        sql.Identifier(table),
        sql.Identifier(name),
        sql.Literal(value),
        sql.Identifier(key),
        sql.Literal(row),
    )
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError:
        return False
    return True


def plant(table: str, constraint: str, name: str, value: str) -> None:
    """Take a constraint away, and put what it refused into every row of its table."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no table changes with checks to come
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {constraint}")
        cursor.execute(f"UPDATE {table} SET {name} = %s", [value])  # noqa: S608


def broken(world: World, who: Who) -> Iterator[str]:
    """Each page of somebody that breaks, with what broke it."""
    client = world.browser(who)
    client.raise_request_exception = True
    signed = world.signed(who, WRITES)
    for address in dict.fromkeys(_addresses(world, who)):
        try:
            with transaction.atomic():
                response: Any = client.get(address, headers=signed)
                content(response)
        except Exception as error:  # any at all is what is looked for
            yield f"{address} by {who}: {type(error).__name__}: {error}"[:300]
        else:
            if response.status_code >= 500:
                yield f"{address} by {who}: {response.status_code}"


def _addresses(world: World, who: Who) -> Iterator[str]:
    """Every address where they see what is the owner's; for the owner, of each exercise too."""
    theirs = [row for row in TABLE if who is OWNER or row in TELLING or who in row.reads]
    yield from (row.address(world) for row in theirs if row.answers("GET") and row.lets_in(who))
    if who is not OWNER:
        return
    for slug in Exercise.objects.values_list("pk", flat=True):
        yield from (reverse(name, args=[slug]) for name in ("lift_history", "lift_rule"))
