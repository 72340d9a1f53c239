"""The sample logs: by the rule, the same every time, and with something of everything."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import Any

import pytest

from accounts.models import User
from exercises.models import Exercise
from progression import Reason
from workouts import samples
from workouts.models import (
    Kind,
    LighterWeek,
    LoggedSet,
    Prescription,
    Program,
    Role,
    Workout,
)
from workouts.targets import lifts
from workouts.weeks import State, planned, this_week

pytestmark = pytest.mark.slow

DAY = datetime.timedelta(days=1)
WEEK = 7 * DAY


def dates(lifter: User, role: str = Role.MAIN) -> list[datetime.date]:
    workouts = Workout.objects.owned_by(lifter).filter(role=role)
    return list(workouts.order_by("performed_on").values_list("performed_on", flat=True))


def work_sets(lifter: User) -> Any:
    return LoggedSet.objects.owned_by(lifter).filter(kind=Kind.WORK)


def as_done(lifter: User) -> list[tuple[Any, ...]]:
    rows = LoggedSet.objects.owned_by(lifter).order_by(
        "workout__performed_on", "exercise_id", "position"
    )
    columns = ["workout__performed_on", "exercise_id", "kind", "load", "reps", "rir"]
    return list(rows.values_list(*columns, "target_load", "target_reps", "target_reason"))


@pytest.mark.django_db
def test_making_the_logs_takes_seconds(seconds_to_make: float) -> None:
    """Ten of ours leave as many to the database within the twenty that one may wait."""
    assert seconds_to_make < 10


def test_making_them_again_changes_nothing(old_hand: User) -> None:
    before = list(LoggedSet.objects.order_by("pk").values())
    assert samples.make() == []
    assert list(LoggedSet.objects.order_by("pk").values()) == before
    assert samples.accounts().count() == 3


def test_an_account_made_anew_has_the_same_log(newcomer: User) -> None:
    before = as_done(newcomer)
    newcomer.delete()
    assert [person.key for person in samples.make()] == ["under-a-year"]
    again = User.objects.get(email=newcomer.email)
    assert as_done(again) == before
    assert len(before) > 80


def test_the_lifter_over_a_year_has_two_years_of_both_days(old_hand: User) -> None:
    main, extra = dates(old_hand), dates(old_hand, Role.EXTRA)
    assert main[0] == old_hand.today() - 104 * WEEK
    assert main[-1] == old_hand.today() - WEEK
    assert 85 <= len(main) < 104
    assert 75 <= len(extra) < 104


def test_some_days_were_missed_and_none_was_made_up_for(old_hand: User) -> None:
    gaps = {later - earlier for earlier, later in pairwise(dates(old_hand))}
    (away,) = [person.away for person in samples.PEOPLE if person.email == old_hand.email]
    assert len(dates(old_hand)) < 104 - len(away)
    assert all(gap % WEEK == 0 * DAY for gap in gaps)


def test_the_lifter_under_a_year_has_some_weeks_in_kilograms(newcomer: User) -> None:
    assert Program.objects.owned_by(newcomer).get().unit == "kg"
    assert 6 <= len(dates(newcomer)) <= 8
    assert dates(newcomer, Role.EXTRA) == []


def test_the_coach_has_no_log(coach: User) -> None:
    assert not Program.objects.owned_by(coach).exists()
    assert not Workout.objects.owned_by(coach).exists()


def test_nobody_can_sign_in_with_a_password(coach: User) -> None:
    accounts = list(samples.accounts())
    assert len(accounts) == 3
    assert not any(account.has_usable_password() for account in accounts)
    assert not any(account.is_staff or account.is_superuser for account in accounts)


def test_each_set_was_done_at_the_weight_the_rule_gave(old_hand: User) -> None:
    asked = work_sets(old_hand).exclude(target_reason="")
    off = [row for row in asked if row.load != row.target_load]
    assert len(asked) > 1000
    assert off == []


def test_a_lighter_week_moves_no_weight(old_hand: User) -> None:
    """The workout after it opens where the one before it had left off."""
    eased = Workout.objects.owned_by(old_hand).filter(is_lighter=True, role=Role.MAIN)
    prescriptions = list(Prescription.objects.owned_by(old_hand).current())
    assert eased.count() >= 6
    assert LighterWeek.objects.owned_by(old_hand).count() == 8
    for workout in eased:
        before = opening_loads(prescriptions, workout.performed_on)
        assert opening_loads(prescriptions, workout.performed_on + DAY) == before
        sets = workout.sets.filter(kind=Kind.WORK)
        assert set(sets.values_list("target_reason", flat=True)) == {"LIGHTER"}
        assert min(row.reps for row in sets) >= 4
        assert len(sets) == 8


def opening_loads(prescriptions: list[Prescription], before: datetime.date) -> list[Any]:
    return [lift.opening and lift.opening.load for lift in lifts(prescriptions, before=before)]


def test_the_logs_hold_ups_holds_misses_and_tired_sets(old_hand: User) -> None:
    found = set(work_sets(old_hand).values_list("target_reason", flat=True))
    assert found >= {Reason.TOP, Reason.HOLD, Reason.MISS, Reason.TIRED, Reason.OPENING}


def test_the_logs_hold_notes_warm_ups_and_reps_left_said_and_unsaid(old_hand: User) -> None:
    rows = LoggedSet.objects.owned_by(old_hand)
    assert rows.filter(kind=Kind.WARMUP, exercise="deadlift").count() > 200
    assert {None, 0, 1, 2} <= set(rows.values_list("rir", flat=True))
    assert Workout.objects.owned_by(old_hand).exclude(notes="").count() > 10


def test_both_arms_of_a_one_arm_row_are_logged(old_hand: User) -> None:
    rows = work_sets(old_hand).filter(exercise__one_sided=True)
    assert rows.filter(left_reps=None).count() == 0
    assert {row.right_reps - row.left_reps for row in rows} == {0, 1}


def test_two_years_make_a_lifter_stronger(old_hand: User) -> None:
    rows = work_sets(old_hand).filter(workout__is_lighter=False)
    for exercise in Exercise.objects.filter(slug__in=rows.values("exercise")):
        loads = [
            row.load
            for row in rows.filter(exercise=exercise).order_by("workout__performed_on", "position")
        ]
        assert max(loads[-6:]) >= max(loads[:6]) + 15


def test_a_workout_is_due_today_and_opens_where_the_last_one_ended(old_hand: User) -> None:
    days = this_week(planned(old_hand), old_hand.today()).days
    (main,) = [day for day in days if day.training_day.role == Role.MAIN]
    assert (main.date, main.state) == (old_hand.today(), State.DUE)
    assert all(lift.opening and not lift.opens_by_hand for lift in main.lifts)


def test_nothing_is_dated_otherwise_than_it_was_done(old_hand: User) -> None:
    for row in LoggedSet.objects.owned_by(old_hand).select_related("workout"):
        assert row.logged_at.date() == row.workout.performed_on
    started_on = Program.objects.owned_by(old_hand).get().started_on
    assert started_on == dates(old_hand)[0]
    assert old_hand.joined_at.date() == started_on
