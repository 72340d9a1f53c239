"""New rows of one table by one prepared statement, however many they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

from django.db import connections, router
from django.db.models import Model

from prepared.statement import rows


def insert(models: Sequence[Model]) -> None:
    """Store models of one class, which name their own ids, as bulk_create() would.

    Sent as one value: Django writes out each value of each row, and Postgres reads them all as a
    statement that it has never seen. Raises django.db.Error.
    """
    using = router.db_for_write(type(models[0]))
    columns = [(field.column, field.attname) for field in type(models[0])._meta.concrete_fields]
    written = [{name: getattr(model, at) for name, at in columns} for model in models]
    rows(_statement(type(models[0]), using), [json.dumps(written, default=str)], using)
    for model in models:
        model._state.adding, model._state.db = False, using


@cache
def _statement(table: type[Model], using: str) -> str:
    connection = connections[using]
    quote, fields = connection.ops.quote_name, table._meta.concrete_fields
    names = ", ".join(quote(str(each.column)) for each in fields)
    typed = ", ".join(f"{quote(str(each.column))} {each.db_type(connection)}" for each in fields)
    into = f"{quote(table._meta.db_table)} ({names})"
    sent = f"json_to_recordset(%s::json) AS sent ({typed})"
    return f"INSERT INTO {into} SELECT {names} FROM {sent} RETURNING 1"  # noqa: S608 - all ours
