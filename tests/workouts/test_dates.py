"""A workout with a wrong date is put right in one go, whatever is in it."""

from __future__ import annotations

import datetime
import re

import pytest
from django.http import HttpResponse

from accounts.models import User
from tests.factories import (
    TUESDAY,
    browser,
    lifter,
    log,
    opening,
    other_lifter,
    prescription_of,
    program_of,
    seasoned_lifter,
    workout_of,
)
from tests.imports.flow import said
from tests.workouts.test_deletion import rows, whole
from workouts import programs, workout_dates
from workouts.models import Program, Role, Workout

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def change(visit: Workout, on: object) -> HttpResponse:
    return browser(visit.lifter).post(f"/workouts/{visit.pk}/date/", {"performed_on": str(on)})


def shown_date(visit: Workout) -> datetime.date:
    visit.refresh_from_db()
    return visit.performed_on


def test_one_action_puts_the_date_right_and_leaves_all_else_as_it_was() -> None:
    visit = whole()
    before = rows()
    answer = change(visit, "2026-03-10")
    assert answer["Location"] == f"/workouts/{visit.pk}/"
    assert shown_date(visit) == datetime.date(2026, 3, 10)
    moved = [row.replace("2026-03-10", "2026-03-03", 1) for row in rows()["workouts_workout"]]
    assert rows() | {"workouts_workout": moved} == before


def test_the_page_shows_the_date_it_has_and_says_that_it_is_changed() -> None:
    visit = whole()
    client = browser(visit.lifter)
    page = client.get(f"/workouts/{visit.pk}/date/")
    assert 'value="2026-03-03"' in page.text
    assert "Your main back day of Tuesday 3 March 2026." in said(page)
    sent = {"performed_on": "2026-02-24"}
    answer = client.post(f"/workouts/{visit.pk}/date/", sent, follow=True)
    assert "Date changed: Tuesday 24 February" in said(answer)
    assert "Tuesday 24 February 2026 · finished" in said(answer)


def test_the_same_date_again_is_no_change() -> None:
    visit = whole()
    before = rows()
    for _ in range(2):
        assert change(visit, TUESDAY).status_code == 302
    assert rows() == before


def test_the_next_weight_follows_the_order_of_the_dates() -> None:
    user = lifter()
    first, second = workout_of(user), workout_of(user, TUESDAY + 7 * DAY)
    log(first, 225, 6)
    log(second, 300, 6)
    assert opening(user) == 310
    workout_dates.change_date(workout=first, performed_on=TUESDAY + 14 * DAY)
    assert opening(user) == 235


def test_a_date_that_another_workout_of_the_role_has_is_refused_with_the_way_to_it() -> None:
    user = lifter()
    visit, other = whole(user), workout_of(user, TUESDAY + DAY)
    before = rows()
    answer = change(visit, TUESDAY + DAY)
    assert answer.status_code == 422
    assert 'id="id_performed_on_error"' in answer.text
    assert "There’s another main back day on that date." in said(answer)
    for path in ("", "delete/"):
        assert f'href="/workouts/{other.pk}/{path}"' in answer.text
    assert 'value="2026-03-04"' in answer.text
    assert rows() == before


def test_the_other_role_and_other_people_leave_the_date_free() -> None:
    user = seasoned_lifter()
    workout_of(user, TUESDAY + DAY, Role.EXTRA)
    workout_of(other_lifter(), TUESDAY + DAY)
    visit = whole(user)
    assert change(visit, TUESDAY + DAY).status_code == 302


@pytest.mark.parametrize(
    ("zone", "on", "taken"),
    [
        ("UTC", "2026-03-03", True),
        ("UTC", "2026-03-04", False),
        ("Pacific/Kiritimati", "2026-03-04", True),
        ("Pacific/Kiritimati", "2026-03-05", False),
        ("Pacific/Pago_Pago", "2026-03-02", True),
        ("Pacific/Pago_Pago", "2026-03-03", False),
        ("UTC", "1949-12-31", False),
        ("UTC", "3 March", False),
        ("UTC", "", False),
    ],
)
def test_a_date_is_taken_up_to_the_lifters_own_today(
    zone: str, on: str, taken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.datetime(2026, 3, 3, 10, 30, tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    visit = workout_of(lifter(time_zone=zone), datetime.date(2026, 2, 3))
    answer = change(visit, on)
    assert answer.status_code == (302 if taken else 422)
    assert ('id="id_performed_on_error"' in answer.text) is not taken
    assert shown_date(visit) == (
        datetime.date.fromisoformat(on) if taken else datetime.date(2026, 2, 3)
    )


def two_plans(user: User) -> tuple[Program, Program]:
    """The plan up to two weeks ago, and that since."""
    earlier = program_of(user)
    log(workout_of(user, TUESDAY), 225, 6)
    programs.change_prescription(prescription=prescription_of(user), sets=5)
    changed_on = user.today() - 14 * DAY
    Program.objects.filter(pk=earlier.pk).update(started_on=TUESDAY - DAY, ended_on=changed_on)
    Program.objects.filter(lifter=user, ended_on=None).update(started_on=changed_on)
    return earlier, program_of(user)


def test_a_workout_with_sets_keeps_the_plan_it_was_done_under() -> None:
    user = lifter()
    _, now = two_plans(user)
    visit = workout_of(user, user.today())
    log(visit)
    change(visit, TUESDAY + 7 * DAY)
    visit.refresh_from_db()
    assert visit.program_id == now.pk


def test_an_empty_one_gets_the_plan_of_its_new_date() -> None:
    user = lifter()
    earlier, _ = two_plans(user)
    visit = workout_of(user, user.today())
    change(visit, TUESDAY + 7 * DAY)
    visit.refresh_from_db()
    assert visit.program_id == earlier.pk


def test_a_workout_that_is_gone_has_no_date_to_change() -> None:
    visit = workout_of(lifter())
    visit.delete()
    assert change(visit, TUESDAY).status_code == 404


def test_history_lists_it_in_its_new_week() -> None:
    visit = whole()
    change(visit, "2026-02-24")
    page = browser(visit.lifter).get("/history/").text
    assert re.search(r"23 Feb – 1 Mar.*Tue 24<span[^>]*> February 2026", page, re.DOTALL)
