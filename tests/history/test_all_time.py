"""All workouts of a lift in a few numbers: what Postgres makes of them is what the sets say."""

from __future__ import annotations

import datetime
from decimal import Decimal
from itertools import groupby
from random import Random

import pytest

from accounts.models import User
from history.all_time import all_time_of, read
from history.past.best_sets import best_sets
from history.past.estimates import EPLEY, estimate
from history.past.in_brief import LiftInBrief
from tests.factories import TUESDAY, lifter, log, program_of, seasoned_lifter, undo, workout_of
from tests.history.briefs import brief_of
from workouts import programs
from workouts.ids import new_id
from workouts.models import Kind, LoggedSet, Role, SwappedIn, Workout

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
LIFT = "pull-up"  # the one lift with loads below zero


def thrown(dice: Random, workout: Workout, position: int) -> LoggedSet:
    """A set of whatever there may be."""
    target = dice.choice((None, Decimal(-20), Decimal("7.5")))
    return LoggedSet(
        id=new_id(),
        lifter_id=workout.lifter_id,
        workout=workout,
        exercise_id=LIFT,
        position=position,
        kind=dice.choice((Kind.WORK, Kind.WORK, Kind.WORK, Kind.WARMUP, Kind.UNDONE)),
        load=dice.choice((Decimal("-12.5"), Decimal(0), Decimal("0.25"), Decimal(40))),
        reps=dice.choice((0, 1, 5, 9, 11)),
        rir=dice.choice((None, 0, 1, 5)),
        target_load=target,
        target_reps=None if target is None else 5,
        target_reason="" if target is None else "HOLD",
        rule_version=1,
    )


def any_log(user: User) -> None:
    """Two hundred workouts by dice, some in kg, some of lighter weeks, some swapped."""
    dice = Random(7)
    for number in range(200):
        if number == 100:
            programs.change_unit(program=program_of(user), unit="kg")
        role = dice.choice(Role.values)
        workout = Workout.objects.create(
            lifter=user,
            program=program_of(user),
            role=role,
            performed_on=TUESDAY + number * DAY,
            time_zone="UTC",
            is_lighter=dice.random() < 0.1,
        )
        if dice.random() < 0.1:
            SwappedIn.objects.create(
                workout=workout, exercise_id=LIFT, prescribed_id="lat-pulldown"
            )
        count = dice.randint(1, 5)
        LoggedSet.objects.bulk_create(thrown(dice, workout, at) for at in range(1, count + 1))


def set_by_set(user: User) -> list[LiftInBrief]:
    sets = LoggedSet.objects.filter(lifter=user, exercise=LIFT).order_by(
        "workout__performed_on", "position"
    )
    found = []
    for workout, group in groupby(
        sets.select_related("workout__program__equipment"), lambda row: row.workout
    ):
        rows = list(group)
        if any(row.kind == Kind.WORK for row in rows):
            swap = workout.swaps.filter(exercise=LIFT).first()
            found.append(
                brief_of(
                    rows,
                    workout=workout.pk,
                    program=workout.program_id,
                    role=workout.role,
                    on=workout.performed_on,
                    is_lighter=workout.is_lighter,
                    swapped=swap and swap.prescribed_id,
                    unit=workout.program.unit,
                )
            )
    return found


def test_postgres_says_what_the_sets_say() -> None:
    user = seasoned_lifter()
    any_log(user)
    expected = set_by_set(user)
    assert len(expected) > 100
    assert read(all_time_of(user.pk, LIFT)).lifts.each() == expected


def test_what_is_packed_comes_apart_again() -> None:
    user = seasoned_lifter()
    any_log(user)
    for brief in read(all_time_of(user.pk, LIFT)).lifts.each():
        sets = LoggedSet.objects.filter(workout=brief.workout, kind=Kind.WORK).order_by("position")
        top = max(sets, key=lambda row: (row.load, row.reps))
        assert brief.top()[:2] == (top.load, top.reps)
        made = [row for row in sets if row.reps]
        if made:
            heaviest = max(made, key=lambda row: (row.load, row.reps))
            most = max(made, key=lambda row: (row.reps, row.load))
            assert brief.made()[:2] == (heaviest.load, heaviest.reps)
            assert brief.most()[:2] == (most.load, most.reps)
        able = [
            row for row in made if estimate("barbell", abs(row.load), row.reps, row.rir) is not None
        ]
        assert (brief.packed_estimate is not None) == bool(able)
        if able:
            best = max(able, key=lambda row: row.load * (EPLEY + row.reps + (row.rir or 0)))
            assert brief.estimate() == (best.load, best.reps, best.rir)


def test_the_best_sets_are_the_first_of_equal_ones_in_whichever_unit() -> None:
    user = lifter()
    log(workout_of(user), 200, 5, 1)
    log(workout_of(user, TUESDAY + DAY), 200, 5, 1)
    programs.change_unit(program=program_of(user), unit="kg")
    log(workout_of(user, TUESDAY + 2 * DAY), 90, 6, 0)  # 198.4 lb
    best = best_sets(read(all_time_of(user.pk, "deadlift")).lifts)
    assert best.heaviest is not None
    assert (best.heaviest.on, best.heaviest.load) == (TUESDAY, 200)
    assert best.most_reps is not None
    assert (best.most_reps.load, best.most_reps.unit) == (90, "kg")
    assert best.estimate is not None
    assert (best.estimate.on, best.estimate.rir) == (TUESDAY, 1)


def test_a_lift_never_done_has_no_workout() -> None:
    user = lifter()
    undo(log(workout_of(user)))
    lifts = read(all_time_of(user.pk, "deadlift")).lifts
    assert lifts.each() == []
    assert best_sets(lifts) == (None, None, None, None)
