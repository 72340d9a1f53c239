"""Tables of one's own, as they are read by what is guessed of them, and as the pages take them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.http import HttpResponse

from accounts.models import User
from imports.files import apps
from imports.files.any_table import guess, lacking, sets_of_table, table_found
from imports.files.any_table.layout import Layout
from imports.files.any_table.table_found import AnyTable
from imports.files.file_sets import FileSet, Reading
from imports.models import Import
from tests.factories import browser
from tests.imports.flow import fields, upload
from tests.imports.reads import LIMITS

TABLES = Path(__file__).with_name("tables")
Row = tuple[str, str, str, int]  # date, exercise, weight, reps


def table(name: str) -> bytes:
    return (TABLES / f"{name}.csv").read_bytes()


def found(content: str | bytes) -> AnyTable:
    laid_out = table_found.found(content.encode() if isinstance(content, str) else content, LIMITS)
    assert laid_out is not None
    return laid_out


def guessed(content: str | bytes) -> Layout:
    return guess.guessed(found(content), LIMITS)


def by_name(content: str | bytes) -> dict[str, str]:
    """The names of the columns that are guessed, by what they are taken for."""
    laid_out = found(content)
    places = guess.guessed(laid_out, LIMITS).places
    return {kind: ", ".join(laid_out.names[at] for at in place) for kind, place in places.items()}


def lacks(content: str) -> str:
    return lacking.lacks(found(content), LIMITS)


def read(content: str | bytes, **said: Any) -> Reading:
    """A table read by its guess, with what `said` changes of that."""
    laid_out = found(content)
    columns = guess.guessed(laid_out, LIMITS)
    columns = Layout(
        columns.places | said.get("places", {}),
        said.get("unit", columns.unit),
        said.get("order", columns.order),
    )
    events = apps.judged(sets_of_table.events(laid_out, columns, LIMITS))
    return apps.gathered(sets_of_table.source_of(laid_out, columns), events)


def sets(content: str | bytes, **said: Any) -> list[Row]:
    return [in_short(row) for row in read(content, **said).rows]


def in_short(row: FileSet) -> Row:
    weight = "" if row.weight is None else f"{row.weight.normalize():f}"
    return str(row.visit.began.date()), row.exercise, weight, row.reps


def asked(user: User, content: bytes) -> tuple[Import, HttpResponse]:
    """A table sent, and the page that asks for its columns."""
    answer = upload(user, content, "table.csv")
    source = Import.objects.owned_by(user).latest("pk")
    assert answer["Location"] == f"/import/{source.pk}/"
    assert browser(user).get(answer["Location"])["Location"] == f"/import/{source.pk}/columns/"
    return source, columns_page(user, source)


def columns_page(user: User, source: Import) -> HttpResponse:
    return browser(user).get(f"/import/{source.pk}/columns/")


def name(user: User, source: Import, **changes: str) -> HttpResponse:
    """Press the button of the page about the columns, some choices changed."""
    sent = fields(columns_page(user, source)) | changes
    return browser(user).post(f"/import/{source.pk}/columns/", sent)


def named(user: User, content: bytes, **changes: str) -> Import:
    """A table whose columns are named, ready to be looked at."""
    source, _ = asked(user, content)
    answer = name(user, source, **changes)
    assert answer["Location"] == f"/import/{source.pk}/"
    return source
