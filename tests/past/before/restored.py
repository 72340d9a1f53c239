"""A database of the version before, brought to this one: its tables as they were, then migrated."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.databases import made_once

HERE = Path(__file__).parent
ZEROS = "00000000-0000-0000-0000-00000000"
_COPY = re.compile(r"^(COPY (\w+) .*?);\n(.*?)^\\\.\n", re.MULTILINE | re.DOTALL)


def recorded() -> dict[str, Any]:
    """What the version before said: see record.py."""
    return dict(json.loads((HERE / "pages.json").read_text(encoding="utf-8")))


def tables() -> list[tuple[str, str, str]]:
    """The statement, the table and the rows of each part of the recorded database."""
    found = _COPY.findall((HERE / "database.txt").read_text(encoding="utf-8"))
    return [(copy, name, _with_ids(name, rows)) for copy, name, rows in found]


def _with_ids(table: str, rows: str) -> str:
    is_of_sets = table == "workouts_loggedset"
    return re.sub("^", ZEROS, rows.rstrip("\n"), flags=re.MULTILINE) + "\n" if is_of_sets else rows


def as_it_was() -> str:
    """The name of a database to be copied: the tables as the version before had made and filled
    them."""
    return made_once("before", _fill)


def _fill() -> None:
    MigrationExecutor(connection).migrate(list(recorded()["migrated"].items()))
    with connection.cursor() as cursor:
        for copy, name, rows in tables():
            with cursor.copy(copy) as copied:
                copied.write(rows)
            if name != "exercises_exercise":  # which has no number
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), 10000)")


def counted() -> dict[str, int]:
    """How many rows each of the recorded tables has."""
    names = {name for _, name, _ in tables()}
    models = (each for each in apps.get_models() if each._meta.db_table in names)
    return {each._meta.db_table: each._base_manager.count() for each in models}
