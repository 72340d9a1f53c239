"""One lift's history on its page: the staircase, its table, records and a stall."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.utils.html import strip_tags

from accounts.models import User
from history import lookback
from history.lookback import VISITS_A_PAGE
from tests.factories import (
    TUESDAY,
    browser,
    lifter,
    log,
    many_workouts,
    next_set,
    opening,
    other_lifter,
    prescription_of,
    program_of,
    seasoned_lifter,
    workout_of,
)
from workouts import equipment, logbook, programs, working_loads
from workouts.models import Role

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WEEK = datetime.timedelta(days=7)


def page(user: User, path: str = "/history/deadlift/") -> str:
    """The words of a page, each run of space one space."""
    return " ".join(strip_tags(browser(user).get(path).content.decode().replace("<", " <")).split())


def trained(user: User, *reps: int, exercise: str = "deadlift", rir: int | None = None) -> None:
    """One finished workout of three sets a week, at what is asked for."""
    for week, done in enumerate(reps):
        visit = workout_of(user, TUESDAY + week * WEEK)
        for number in range(3):
            first = week == number == 0
            load = 225 if first else next_set(visit, exercise).load
            log(visit, load, done, rir, exercise=exercise)
        logbook.finish(workout=visit)


def test_every_set_tells_what_it_decided() -> None:
    user = lifter()
    visit = workout_of(user)
    for load, reps in ((225, 6), (235, 5), (235, 4)):
        log(visit, load, reps)
    logbook.finish(workout=visit)
    words = page(user)
    assert "225 lb × 6 Up to 235 lb" in words
    assert "235 lb × 5 235 lb again" in words
    assert "235 lb × 4 Next time 235 lb" in words


def test_a_changed_prescription_changes_no_decision_that_was_made() -> None:
    user = lifter()
    trained(user, 6, 5)
    before = page(user)
    row = prescription_of(user)
    row.rep_low, row.rep_high = 1, 5
    row.save()
    changed = page(user)
    older = TUESDAY.strftime("%-d %B %Y")
    assert "Up to 235 lb" in before
    assert before.split(older)[-1] == changed.split(older)[-1]


def test_three_main_days_without_an_up_get_one_suggestion() -> None:
    user = lifter()
    trained(user, 5, 5, 5)
    words = page(user)
    assert "Deadlift: no higher than three main days ago." in words
    assert (
        "about half the sets at about 90%, and then you go on from 225 lb. Take a lighter week"
        in words
    )
    assert words.count("no higher") == 1


def test_a_weight_set_by_hand_begins_anew() -> None:
    user = seasoned_lifter()
    trained(user, 5, 5, 5)
    working_loads.set_by_hand(
        prescription=prescription_of(user), load=Decimal(205), by=user, note=""
    )
    assert "no higher" not in page(user)


def test_a_lift_that_goes_up_gets_no_suggestion() -> None:
    user = lifter()
    trained(user, 5, 6, 5)
    assert "no higher" not in page(user)


def test_reps_that_earn_a_long_jump_get_no_suggestion() -> None:
    user = lifter()
    plates = {Decimal(45): None, Decimal(5): 1}
    equipment.change_equipment(equipment=program_of(user).equipment, plates=plates)
    for week, reps in enumerate((7, 8, 9)):
        log(workout_of(user, TUESDAY + week * WEEK), 145, reps, 1)
    assert opening(user) == 145
    assert "no higher" not in page(user)
    log(workout_of(user, TUESDAY + 3 * WEEK), 145, 7, 1)
    assert "no higher than three main days ago" in page(user)


def test_sets_in_the_other_unit_are_converted_and_said_to_be() -> None:
    user = lifter()
    trained(user, 5)
    browser(user).post("/settings/unit/", {"unit": "kg"})
    words = page(user)
    assert "102.1 kg × 5" in words
    assert "Sets logged in lb are converted to kg." in words


def test_a_drawing_of_sets_in_the_other_unit_says_so_though_the_table_has_none() -> None:
    user = lifter()
    trained(user, 5)
    programs.change_unit(program=program_of(user), unit="kg")
    for week in range(1, VISITS_A_PAGE + 1):
        log(workout_of(user, TUESDAY + week * WEEK), 100, 5)
    assert "Sets logged in lb are converted to kg." in page(user)


def test_a_weight_that_only_the_other_gym_cannot_make_went_neither_up_nor_down() -> None:
    user = lifter()
    trained(user, 5)
    programs.change_unit(program=program_of(user), unit="kg")
    visit = workout_of(user, TUESDAY + WEEK)
    log(visit, next_set(visit).load, 6)
    # 225 lb are 102.06 kg, which this gym makes as 100.
    words = page(user)
    assert "102.1 kg × 5 Next time 100 kg" in words
    assert "100 kg × 6 Next time up to 105 kg" in words


def test_a_new_rep_range_is_no_decision_of_the_sets() -> None:
    user = lifter()
    visit = workout_of(user)
    log(visit, 315, 5, 1)
    logbook.finish(workout=visit)
    programs.change_prescription(prescription=prescription_of(user), rep_low=8, rep_high=10)
    for _ in range(2):
        assert "315 lb × 5, 1 rep left Next time 275 lb, for other reps" in page(user)
        visit = workout_of(user, TUESDAY + WEEK)
        log(visit, 275, 8)


def test_three_workouts_since_the_rep_range_changed_make_a_stall() -> None:
    user = lifter()
    trained(user, 5, 5, 5)
    programs.change_prescription(prescription=prescription_of(user), rep_low=3, rep_high=5)
    assert "no higher" not in page(user)
    for week in range(3, 6):
        visit = workout_of(user, TUESDAY + week * WEEK)
        for _ in range(3):
            log(visit, next_set(visit).load, 4)
        logbook.finish(workout=visit)
    assert "no higher than three main days ago" in page(user)


def test_records_are_of_all_years_and_not_of_the_page() -> None:
    user = lifter()
    visit = workout_of(user, TUESDAY - 900 * WEEK)
    log(visit, 405, 3)
    many_workouts(user, 40)
    assert "405 lb for 3 reps" in page(user)


def test_a_stack_and_a_pull_up_have_no_estimate() -> None:
    user = lifter()
    many_workouts(user, 2)
    assert "Best estimate" in page(user)
    for slug in ("pull-up", "cable-pullover"):
        words = page(user, f"/history/{slug}/")
        assert "No one-rep estimate" in words
        assert "Best estimate" not in words
        assert "one rep: about" not in words


def test_the_extra_day_is_a_track_of_its_own() -> None:
    user = seasoned_lifter()
    log(workout_of(user, role=Role.EXTRA), 10, 5, exercise="pull-up")
    assert "Nothing is logged here yet" in page(user, "/history/pull-up/")
    assert "+10 lb × 5" in page(user, "/history/pull-up/?day=extra")


def test_both_arms_are_set_beside_each_other() -> None:
    user = lifter()
    arms = {"left_reps": 6, "right_reps": 8}
    log(workout_of(user), 60, 6, exercise="one-arm-dumbbell-row", **arms)
    words = page(user, "/history/one-arm-dumbbell-row/")
    assert "Your right arm did 2 reps more: 6 left, 8 right." in words


def test_older_and_newer_pages_meet_without_a_gap() -> None:
    user = lifter()
    many_workouts(user, 60)
    rows = lookback.lift_of(user.pk, "deadlift", Role.MAIN)
    first = lookback.stretch(rows, 26)
    oldest = first.workouts[-1]
    second = lookback.stretch(rows, 26, until=oldest.performed_on)
    back = lookback.stretch(rows, 26, since=second.workouts[0].performed_on)
    assert second.newer == oldest
    assert second.workouts[0].performed_on < oldest.performed_on
    assert back.workouts == first.workouts
    assert (first.is_newest, first.has_older, second.is_newest) == (True, True, False)


def test_weeks_of_older_pages_follow_without_a_gap() -> None:
    user = lifter()
    many_workouts(user, 60)
    client = browser(user)
    first = client.get("/history/").context
    second = client.get(f"/history/{first['older']}").context
    assert second["weeks"][0].ends + datetime.timedelta(days=1) == first["weeks"][-1].starts
    back = client.get(f"/history/{second['newer']}").context
    assert back["weeks"][-1] == first["weeks"][-1]


def test_a_year_opens_at_its_last_week_and_no_week_is_cut() -> None:
    user = lifter()
    for on in ("2021-03-02", "2024-12-30", "2025-01-02", "2026-03-04"):
        log(workout_of(user, datetime.date.fromisoformat(on)), 225, 5)
    client = browser(user)
    years = dict(client.get("/history/").context["years"])
    assert list(years) == [2026, 2025, 2024, 2023, 2022, 2021]
    assert years[2026] == "?"
    first = client.get(f"/history/{years[2024]}").context["weeks"][0]
    assert [str(each.performed_on) for each in first.workouts] == ["2025-01-02", "2024-12-30"]


def test_a_history_of_one_year_asks_for_none() -> None:
    user = lifter()
    log(workout_of(user), 225, 5)
    assert "By year" not in page(user)


def test_what_others_lifted_is_in_no_history() -> None:
    log(workout_of(other_lifter()), 405, 5)
    words = page(lifter())
    assert "405" not in words
