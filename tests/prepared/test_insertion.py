"""What is stored by one prepared statement is what Django would have stored."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from prepared import insert
from tests.factories import seasoned_lifter, workout_of
from workouts.entries import Entry
from workouts.ids import new_id
from workouts.logbook import new_set
from workouts.models import Kind, LoggedSet
from workouts.targets import sheet

ODD = "\"'\\ {}[] %s ü 🏋 \u2028 <b> \t\n null"
PLAIN = Entry(Decimal("225.5"), 5)
ENTRIES = [
    PLAIN,
    replace(PLAIN, load=Decimal(0), reps=0, rir=0, pain=True),
    replace(PLAIN, load=Decimal("-12.25"), left_reps=6, right_reps=5, kind=Kind.WARMUP),
    replace(PLAIN, load=Decimal("1E+2"), rir=5, note=ODD, link="https://example.com/?a=1&b=%20"),
]

pytestmark = pytest.mark.django_db


def made() -> list[LoggedSet]:
    """Sets of a new workout, each as none of the others is, and not stored yet."""
    laid_out = sheet(workout_of(seasoned_lifter()))
    rows = []
    for entry in ENTRIES:
        row = new_set(laid_out, "pull-up", new_id(), entry)
        laid_out = laid_out.with_row(row)
        rows.append(row)
    return rows


def stored(rows: list[LoggedSet]) -> list[dict[str, Any]]:
    found = LoggedSet.objects.filter(pk__in=[row.pk for row in rows]).order_by("position")
    return list(found.values())


def test_every_column_is_as_django_stores_it() -> None:
    rows = made()
    LoggedSet.objects.bulk_create(rows)
    by_django = stored(rows)
    LoggedSet.objects.filter(pk__in=[row.pk for row in rows]).delete()
    insert(rows)
    assert stored(rows) == by_django
    assert len(by_django) == len(ENTRIES)
    texts = [(str(row["load"]), row["note"]) for row in by_django]
    assert texts[2:] == [("-12.25", ""), ("100.00", ODD)]


def test_any_number_takes_one_statement_which_is_always_the_same() -> None:
    rows = made()
    with CaptureQueriesContext(connection) as captured:
        insert(rows[:1])
        insert(rows[1:])
    texts = {query["sql"].split("json_to_recordset")[0] for query in captured}
    assert (len(captured), len(texts)) == (2, 1)


def test_what_was_stored_can_be_saved_again() -> None:
    row, *_ = made()
    insert([row])
    assert not row._state.adding
    row.reps = 7
    row.save(update_fields=["reps"])
    assert stored([row])[0]["reps"] == 7
    row.save()
    assert LoggedSet.objects.filter(pk=row.pk).count() == 1


def test_what_the_database_refuses_is_the_error_that_django_raises() -> None:
    row, *_ = made()
    insert([row])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([row])
    row.pk, row.position, row.reps = new_id(), 9, -1
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([row])


def test_a_column_that_was_given_nothing_has_its_own_default() -> None:
    row, *_ = made()
    given = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    del given["note"]
    row = LoggedSet(**given)
    insert([row])
    assert row.note == stored([row])[0]["note"] == ""


@pytest.mark.parametrize("odd", ["NaN", "Infinity"])
def test_a_number_that_is_none_is_refused_as_by_django(odd: str) -> None:
    row, *_ = made()
    row.load = Decimal(odd)
    for store in (LoggedSet.objects.bulk_create, insert):
        with pytest.raises(ValidationError, match="decimal number"):
            store([row])


@pytest.mark.parametrize("odd", [F("reps"), object(), b"5", {5}])
def test_what_is_no_plain_value_is_never_stored_as_its_name(odd: Any) -> None:
    row, *_ = made()
    row.note = odd
    with pytest.raises(TypeError, match="as it is"):
        insert([row])


def test_no_rows_are_no_statement(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        insert([])
