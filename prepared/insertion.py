"""New rows of one table by one prepared statement, however many they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connections, router
from django.db.models import DecimalField, Field, Model
from django.db.models.expressions import DatabaseDefault

from prepared.statement import rows

_DECIMALS = DecimalField()


def insert(models: Sequence[Model]) -> None:
    """Store models of one class, which name their own ids, as they are: no field's pre_save() is
    asked, and the table has no generated columns. Raises django.db.Error, ValidationError for a
    number that is none, and TypeError for what only Postgres could work out.

    Sent as one value: Django writes out each value of each row, and Postgres reads them all as a
    statement that it has never seen.
    """
    if not models:
        return
    using = router.db_for_write(type(models[0]))
    fields = type(models[0])._meta.concrete_fields
    written = [{field.column: _value(model, field) for field in fields} for model in models]
    sent = json.dumps(written, default=_as_text, allow_nan=False)
    rows(_statement(type(models[0]), using), [sent], using)
    for model in models:
        model._state.adding, model._state.db = False, using


def _value(model: Model, field: Field[Any, Any]) -> Any:
    """What a model has in a field; the column's own default, which it then has, where it was given
    none."""
    value = getattr(model, field.attname)
    if isinstance(value, DatabaseDefault):
        value = field.db_default
        setattr(model, field.attname, value)
    return value


def _as_text(value: Any) -> str:
    """What JSON has no kind of its own for, as Postgres reads it."""
    if isinstance(value, Decimal):
        value = _DECIMALS.to_python(value)  # which refuses what is not finite
    elif not isinstance(value, UUID | date):  # or a datetime, which is a date
        raise TypeError(f"A {type(value).__name__} can’t be sent as it is.")
    return str(value)


@cache
def _statement(table: type[Model], using: str) -> str:
    connection = connections[using]
    quote, fields = connection.ops.quote_name, table._meta.concrete_fields
    names = ", ".join(quote(str(each.column)) for each in fields)
    typed = ", ".join(f"{quote(str(each.column))} {each.db_type(connection)}" for each in fields)
    into = f"{quote(table._meta.db_table)} ({names})"
    sent = f"json_to_recordset(%s::json) AS sent ({typed})"
    return f"INSERT INTO {into} SELECT {names} FROM {sent} RETURNING 1"  # noqa: S608 - all ours
