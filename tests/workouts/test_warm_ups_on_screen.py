"""The warm-ups the workout offers, and that they never move a target."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

import pytest

from accounts.models import User
from progression import Reason, Target
from tests.factories import (
    TUESDAY,
    browser,
    lifter,
    log,
    next_set,
    opening,
    prescription_of,
    seasoned_lifter,
    set_fields,
    sheet_of,
    undo,
    workout_of,
)
from workouts import programs, working_loads
from workouts.ids import new_id
from workouts.models import Kind, LoggedSet, Workout

pytestmark = pytest.mark.django_db

OFFERED = re.compile(r'id="warm-up-\d">Log ([^<]+)</button>')
TICKED = re.compile(r'id="warm-up-\d" tabindex="-1">✓ ([^<]+)<span')
FORM = re.compile(r'<form method="post" action="(/sets/[^"]+)" data-outbox>(.*?)</form>', re.DOTALL)
FIELD = re.compile(r'name="(\w+)" value="([^"]*)"')
BOTH = ["6 × 115 lb", "4 × 160 lb"]


def at(load: str, user: User | None = None) -> Workout:
    """A workout whose deadlift opens at a load."""
    user = user or lifter()
    row = prescription_of(user)
    working_loads.set_working_load(prescription=row, load=Decimal(load), by=user)
    return workout_of(user)


def page_of(workout: Workout, exercise: str = "deadlift") -> str:
    path = f"/workouts/{workout.pk}/?exercise={exercise}"
    return browser(workout.lifter).get(path).content.decode()


def forms_of(page: str) -> list[tuple[str, dict[str, str]]]:
    """The address and fields of each warm-up's own form."""
    found = [(url, dict(FIELD.findall(inside))) for url, inside in FORM.findall(page)]
    return [(url, fields) for url, fields in found if fields.get("kind") == "warmup"]


def tap(workout: Workout, number: int) -> str:
    """Log a warm-up with the button its page shows; the page that follows."""
    forms = [form for form in forms_of(page_of(workout)) if "load" in form[1]]
    url, fields = forms[number]
    client = browser(workout.lifter)
    return client.post(url, fields, follow=True).content.decode()


def test_the_first_exercise_begins_with_its_warm_ups_and_their_plates() -> None:
    page = page_of(at("230"))
    assert OFFERED.findall(page) == BOTH
    assert "Per side: 35" in page
    assert "Per side: 45 + 10 + 2.5" in page
    assert page.index("Warm up") < page.index("Log set 1")


def test_a_tap_logs_the_warm_up_and_ticks_it_off() -> None:
    workout = at("230")
    page = tap(workout, 0)
    assert (OFFERED.findall(page), TICKED.findall(page)) == (BOTH[1:], BOTH[:1])
    row = LoggedSet.objects.get()
    assert (row.kind, row.load, row.reps, row.target_load) == (Kind.WARMUP, 115, 6, None)
    assert TICKED.findall(tap(workout, 0)) == BOTH


def test_the_way_to_the_warm_ups_is_gone_once_each_is_logged() -> None:
    workout = at("230")
    assert 'href="#warm-ups"' in tap(workout, 0)
    assert 'href="#warm-ups"' not in tap(workout, 0)
    assert TICKED.findall(page_of(workout)) == BOTH


def test_each_warm_up_has_an_id_of_its_own_so_a_second_tap_logs_nothing() -> None:
    workout = at("230")
    (url, fields), (other, _) = forms_of(page_of(workout))[:2]
    assert url != other
    client = browser(workout.lifter)
    assert [client.post(url, fields).status_code for _ in range(2)] == [302, 302]
    assert LoggedSet.objects.count() == 1


def test_a_warm_up_logged_in_the_set_form_is_ticked_off_too() -> None:
    workout = at("230")
    log(workout, "115.00", 8, kind=Kind.WARMUP)
    assert TICKED.findall(page_of(workout)) == BOTH[:1]


def test_an_undone_warm_up_is_offered_again() -> None:
    workout = at("230")
    undo(log(workout, 115, 6, kind=Kind.WARMUP))
    assert OFFERED.findall(page_of(workout)) == BOTH


def test_nothing_is_offered_once_a_work_set_is_logged() -> None:
    workout = at("230")
    row = log(workout, 230, 5)
    assert "Warm up" not in page_of(workout)
    undo(row)
    assert OFFERED.findall(page_of(workout)) == BOTH


def test_only_the_first_exercise_is_warmed_up_for() -> None:
    user = lifter()
    row = prescription_of(user, "one-arm-dumbbell-row")
    working_loads.set_working_load(prescription=row, load=Decimal(60), by=user)
    workout = at("230", user)
    assert "Warm up" not in page_of(workout, "one-arm-dumbbell-row")
    log(workout, 95, 8, exercise="barbell-row")
    assert "Warm up" not in page_of(workout, "barbell-row")


def test_pull_ups_that_come_first_have_none() -> None:
    user = seasoned_lifter()
    row = prescription_of(user, "pull-up", "extra")
    working_loads.set_working_load(prescription=row, load=Decimal(50), by=user)
    assert "Warm up" not in page_of(workout_of(user, role="extra"), "pull-up")


def test_one_arm_rows_that_come_first_are_logged_with_both_arms() -> None:
    user = seasoned_lifter()
    row = prescription_of(user, "pull-up", "extra")
    other = prescription_of(user, "one-arm-dumbbell-row").exercise
    programs.change_prescription(prescription=row, exercise=other)
    row = prescription_of(user, other.pk, "extra")
    working_loads.set_working_load(prescription=row, load=Decimal(60), by=user)
    workout = workout_of(user, role="extra")
    url, fields = forms_of(page_of(workout, other.pk))[0]
    assert browser(user).post(url, fields).status_code == 302
    done = LoggedSet.objects.get()
    assert (done.load, done.left_reps, done.right_reps) == (30, 6, 6)


def test_a_first_exercise_without_a_target_has_none_to_offer() -> None:
    assert "Warm up" not in page_of(workout_of(lifter()))


def test_a_work_set_as_light_as_the_bar_needs_no_warm_up() -> None:
    assert "Warm up" not in page_of(at("50"))


def test_warm_ups_never_move_a_target() -> None:
    user = lifter()
    at("230", user)
    workout = workout_of(user, user.today())  # an older one leaves the load set by hand alone
    before = next_set(workout)
    tap(workout, 0)
    tap(workout, 0)
    assert next_set(workout) == before
    log(workout, 230, 6)
    after = next_set(workout)
    assert (after.load, after.reason) == (240, "TOP")
    log(workout, 300, 1, kind=Kind.WARMUP)
    assert next_set(workout) == after
    assert sheet_of(workout).lifts[0].next_workout == Target(Decimal(240), 4, Reason.OPENING)


def test_a_workout_of_warm_ups_alone_leaves_the_next_as_it_was() -> None:
    user = lifter()
    log(workout_of(user), 220, 6)
    tap(workout_of(user, TUESDAY + datetime.timedelta(days=7)), 0)
    assert opening(user) == 230


def test_a_warm_up_is_refused_to_anybody_else() -> None:
    workout = at("230")
    fields = set_fields(workout, kind="warmup", load="115")
    response = browser(seasoned_lifter()).post(f"/sets/{new_id()}/", fields)
    assert response.status_code == 404
