"""Body weight: written, corrected and removed on its own page, by nobody but its lifter."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from http import HTTPStatus

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from accounts import export_json
from accounts.models import User
from tests.factories import browser, lifter, other_lifter, program_of
from tests.workouts.asking import text
from workouts import body_weights, programs
from workouts.body_weights import WeighedBodies, WeighedBody
from workouts.models import BodyWeight, BodyWeightConsent

pytestmark = pytest.mark.django_db

PAGE = "/settings/body-weight/"
FIRST, DAY = datetime.date(2026, 3, 1), datetime.timedelta(days=1)


def write(client: Client, weight: str, on: str = "2026-03-01") -> tuple[int, str]:
    answer = client.post(PAGE, {"weighed_on": on, "body_weight": weight})
    return answer.status_code, text(answer) if answer.content else ""


def stored(user: User) -> list[tuple[str, Decimal, str]]:
    rows = BodyWeight.objects.owned_by(user).order_by("weighed_on")
    return [(str(row.weighed_on), row.weight, row.unit) for row in rows]


def weighs(user: User, weight: str, on: datetime.date = FIRST, unit: str = "lb") -> BodyWeight:
    return body_weights.record(lifter=user, weighed_on=on, weight=Decimal(weight), unit=unit)


def test_it_is_kept_by_its_date_in_the_unit_of_the_day() -> None:
    user = lifter()
    client = browser(user)
    assert write(client, "176.5")[0] == HTTPStatus.FOUND
    programs.change_unit(program=program_of(user), unit="kg")
    assert write(client, "80,2", "2026-03-08")[0] == HTTPStatus.FOUND
    first, later = ("2026-03-01", Decimal("176.50"), "lb"), ("2026-03-08", Decimal("80.20"), "kg")
    assert stored(user) == [first, later]
    page = text(client.get(PAGE))
    assert page.index("80.2 kg") < page.index("176.5 lb")  # the latest first


@pytest.mark.parametrize("typed", ["176.5 lb", "176,5LBS", " 176.5  lb "])
def test_its_unit_may_be_written_after_it(typed: str) -> None:
    user = lifter()
    assert write(browser(user), typed)[0] == HTTPStatus.FOUND
    assert stored(user) == [("2026-03-01", Decimal("176.50"), "lb")]


def test_writing_a_date_once_more_corrects_it() -> None:
    user = lifter()
    client = browser(user)
    write(client, "176.5")
    page = text(client.get(f"{PAGE}?on=2026-03-01"))
    assert 'value="176.5"' in page
    assert 'value="2026-03-01"' in page
    write(client, "167.5")
    assert stored(user) == [("2026-03-01", Decimal("167.50"), "lb")]


def test_one_of_another_unit_is_corrected_in_the_unit_of_today() -> None:
    user = lifter()
    weighs(user, "80", unit="kg")
    assert 'value="176.4"' in text(browser(user).get(f"{PAGE}?on=2026-03-01"))


@pytest.mark.parametrize("on", ["", "soon", "2026-03-02", "9999-99-99", "\x00", "2026-03-01'--"])
def test_a_date_without_one_begins_a_new_one(on: str) -> None:
    user = lifter()
    weighs(user, "176.5")
    answer = browser(user).get(PAGE, {"on": on})
    assert answer.status_code == HTTPStatus.OK
    assert 'name="body_weight" value=' not in text(answer)


@pytest.mark.parametrize(
    ("weight", "on", "why"),
    [
        ("", "2026-03-01", "Write your body weight."),
        ("43.99", "2026-03-01", "from 44 to 882 lb"),
        ("882.01", "2026-03-01", "from 44 to 882 lb"),
        ("-176", "2026-03-01", "from 44 to 882 lb"),
        ("8000", "2026-03-01", "from 44 to 882 lb"),
        ("80 kg", "2026-03-01", "Write the weight as a number"),
        ("lb", "2026-03-01", "Write the weight as a number"),
        ("NaN", "2026-03-01", "Write"),
        ("heavy", "2026-03-01", "Write"),
        ("1e3", "2026-03-01", "Write"),
        ("176.555", "2026-03-01", "Write"),
        ("176", "", "Pick a date."),
        ("176", "2999-01-01", "from 1950 up to today"),
        ("176", "1949-12-31", "from 1950 up to today"),
        ("176", "yesterday", "2026-03-05"),
    ],
)
def test_bad_input_is_refused_beside_its_field_and_stays_typed(
    weight: str, on: str, why: str
) -> None:
    user = lifter()
    status, page = write(browser(user), weight, on)
    assert status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert why in page
    assert not weight or f'value="{weight}"' in page
    assert not stored(user)


@pytest.mark.parametrize(
    ("weight", "unit"),
    [
        *(("NaN", "kg"), ("NaN", "lb"), ("19.99", "kg"), ("400.01", "kg")),
        *(("43.99", "lb"), ("882.01", "lb"), ("80", "st")),
    ],
)
def test_the_database_holds_the_bounds(weight: str, unit: str) -> None:
    row = weighs(lifter(), "176.5")
    statement = "UPDATE workouts_bodyweight SET weight = %s::numeric, unit = %s WHERE id = %s"
    refused = pytest.raises(IntegrityError, match="body_weight_within_bounds")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [weight, unit, row.pk])


def test_it_is_removed_once_and_for_all_by_its_lifter_alone() -> None:
    user = lifter()
    row = weighs(user, "176.5")
    assert browser(other_lifter()).post(f"{PAGE}{row.pk}/remove/").status_code == HTTPStatus.FOUND
    assert stored(user)
    for _ in range(2):
        assert browser(user).post(f"{PAGE}{row.pk}/remove/").status_code == HTTPStatus.FOUND
        assert not stored(user)


def test_a_coach_sees_it_only_once_the_box_is_ticked() -> None:
    user = lifter()
    client = browser(user)
    assert "checked" not in text(client.get(PAGE))
    for sent, is_shown in (({"is_shown": "on"}, True), ({"is_shown": "on"}, True), ({}, False)):
        client.post(f"{PAGE}coach/", sent)
        assert body_weights.is_shown_to_coach(user) == is_shown
        assert ("checked" in text(client.get(PAGE))) == is_shown
    assert not BodyWeightConsent.objects.exists()


def test_a_long_list_comes_page_by_page() -> None:
    user = lifter()
    for number in range(61):
        weighs(user, str(150 + number), FIRST + number * DAY)
    client = browser(user)
    first, second = text(client.get(PAGE)), text(client.get(f"{PAGE}?page=2"))
    assert "210 lb" in first
    assert "150 lb" not in first
    assert "150 lb" in second


def test_it_is_in_the_file_of_everything_with_the_yes() -> None:
    user = lifter()
    weighs(user, "176.5")
    body_weights.show_to_coach(lifter=user, is_shown=True)
    found = json.loads("".join(export_json.written(user)))
    row = {"weighed_on": "2026-03-01", "weight": "176.50", "unit": "lb"}
    assert found["body_weights"] == [row]
    assert len(found["body_weight_consent"]) == 1


def weighed(*days: int) -> WeighedBodies:
    return WeighedBodies(WeighedBody(FIRST + day * DAY, Decimal(80 + day), "kg") for day in days)


@pytest.mark.parametrize(
    ("days", "at", "weight"),
    [
        ((), 0, None),
        ((0,), 0, 80),
        ((0,), 400, 80),
        ((0,), -30, 80),
        ((0,), -31, None),
        ((7, 0, 3), 2, 80),
        ((7, 0, 3), 3, 83),
        ((7, 0, 3), 6, 83),
        ((7, 0, 3), 8, 87),
        ((7, 3), 0, 83),
    ],
)
def test_the_weight_of_a_date_is_the_latest_before_it_or_one_soon_after(
    days: tuple[int, ...], at: int, weight: int | None
) -> None:
    found = weighed(*days).on(FIRST + at * DAY)
    assert (found and found.weight) == weight


def test_what_is_there_stays_when_a_file_has_that_date_too() -> None:
    user = lifter()
    weighs(user, "176.5")
    file = [WeighedBody(FIRST, Decimal(90), "kg"), WeighedBody(FIRST + DAY, Decimal(91), "kg")]
    [added] = body_weights.add_missing(lifter=user, bodies=file)
    assert BodyWeight.objects.get(pk=added).weight == 91
    assert body_weights.add_missing(lifter=user, bodies=file) == []
    assert stored(user)[0] == ("2026-03-01", Decimal("176.50"), "lb")
