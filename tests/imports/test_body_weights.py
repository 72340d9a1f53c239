"""Body weights of a file come along where somebody says so, and go back with it."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal

import pytest

from accounts import export_json
from accounts.models import User
from imports.files.file_sets import FileBody
from imports.parsed_files import packed, unpacked
from tests.factories import lifter, log, workout_of
from tests.imports.flow import bring, brought, kept, line, page, said, strong, undone, upload
from tests.imports.reads import reading_of, twin
from workouts import body_weights
from workouts.models import BodyWeight, LoggedSet

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HEADER = "Date (yyyy/mm/dd),Workout Name,Body Weight (KG),Exercise,Set 1 (Reps),Set 1 (LB)"
OFFER = "body weights along, too"


def file(*bodies: str) -> bytes:
    rows = [
        f'2025/02/{day:02},"A",{body},"Deadlift",5,225' for day, body in enumerate(bodies, start=3)
    ]
    return "\n".join([HEADER, *rows]).encode()


def stored(user: User) -> list[tuple[str, Decimal, str]]:
    rows = BodyWeight.objects.owned_by(user).order_by("weighed_on")
    return [(str(row.weighed_on), row.weight, row.unit) for row in rows]


def test_each_date_of_strong_lifts_has_one_in_the_unit_of_its_column() -> None:
    reading = reading_of(twin("stronglifts_kg.csv"))
    weighed = [(str(body.on), body.weight, body.unit) for body in reading.bodies]
    whole = [("2025-02-03", Decimal("81.5"), "kg"), ("2025-02-05", Decimal("81.5"), "kg")]
    assert weighed == whole
    assert reading_of(file("80")).bodies == [
        FileBody(2, datetime.date(2025, 2, 3), Decimal(80), "kg")
    ]


def test_they_are_kept_with_what_was_read() -> None:
    reading = reading_of(twin("stronglifts_kg.csv"))
    again = unpacked(packed(reading))
    assert again is not None
    assert again.bodies == reading.bodies


def test_they_stay_out_unless_somebody_says_so() -> None:
    user = lifter()
    source = kept(user, file("80", "80.5"))
    preview = page(user, source).content.decode()
    assert f"2 {OFFER}" in preview
    assert 'name="bodies" aria-describedby="id_bodies_helptext" id="id_bodies">' in preview
    assert bring(user, source).status_code == 302
    assert LoggedSet.objects.count() == 2
    assert stored(user) == []


def test_they_come_along_and_go_back_with_the_file() -> None:
    user = lifter()
    mine = {"weighed_on": datetime.date(2025, 2, 3), "weight": Decimal(176), "unit": "lb"}
    body_weights.record(lifter=user, **mine)
    own = ("2025-02-03", Decimal("176.00"), "lb")
    source = brought(user, file("80", "80.5", "81"), bodies="on")
    theirs = [("2025-02-04", Decimal("80.50"), "kg"), ("2025-02-05", Decimal("81.00"), "kg")]
    assert stored(user) == [own, *theirs]
    undone(user, source)
    assert stored(user) == [own]


@pytest.mark.parametrize("body", ["", "0", "-80", "heavy", "19.9", "400.1", "NaN", "1e9"])
def test_one_that_nobody_weighs_is_left_out_and_no_set_with_it(body: str) -> None:
    user = lifter()
    source = kept(user, file(body))
    assert "along, too" not in said(page(user, source))
    assert bring(user, source).status_code == 302
    assert LoggedSet.objects.count() == 1


def test_a_file_without_them_asks_nothing() -> None:
    user = lifter()
    assert "along, too" not in said(page(user, kept(user, strong(line()))))


def test_our_own_file_brings_them_back_whole_and_beside_a_log_only_if_asked() -> None:
    user = lifter()
    log(workout_of(user), 225, 5)
    on = datetime.date(2026, 3, 1)
    body_weights.record(lifter=user, weighed_on=on, weight=Decimal("80.5"), unit="kg")
    content = "".join(export_json.written(user)).encode()
    User.objects.all().delete()
    blank = lifter()
    assert "your body weights" in said(page(blank, kept(blank, content)))
    source = brought(blank, content)
    assert stored(blank) == [("2026-03-01", Decimal("80.50"), "kg")]
    undone(blank, source)
    assert stored(blank) == []
    begun = lifter("begun@example.com")
    log(workout_of(begun, datetime.date(2026, 1, 6)), 225, 5)
    source = kept(begun, content)
    assert "1 body weight along, too" in said(page(begun, source))
    assert bring(begun, source).status_code == 302
    assert stored(begun) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [("weight", "NaN"), ("weight", "1e2"), ("unit", "st"), ("weighed_on", "2999-01-01")],
)
def test_a_damaged_one_of_our_own_file_is_refused_by_its_row(column: str, value: str) -> None:
    user = lifter()
    log(workout_of(user), 225, 5)
    on = datetime.date(2026, 3, 1)
    body_weights.record(lifter=user, weighed_on=on, weight=Decimal("80.5"), unit="kg")
    found = json.loads("".join(export_json.written(user)))
    found["body_weights"][0][column] = value
    other = lifter("other@example.com")
    answer = upload(other, json.dumps(found).encode(), "backplan.json")
    assert f"body_weights, row 1, {column}:" in said(answer)
