"""Where each lift opens next, as every screen of lifter and coach says it: one and the same."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from accounts.models import User
from coaching.models import Coaching
from coaching.proposals import current
from coaching.roster.client_logs import logs_of, with_all
from coaching.roster.lift_trends import tracks
from exercises.models import Exercise
from imports import next_weights
from progression.engine.figures import Goal, load_words
from tests.coaching.cast import coached
from tests.factories import (
    account,
    browser,
    lifter,
    log,
    prescription_of,
    prescriptions_of,
    program_of,
    workout_of,
)
from workouts import logbook, programs, swaps, working_loads
from workouts.models import Prescription, Role, Workout
from workouts.targets import lifts

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY = datetime.timedelta(days=1)
Said = dict[tuple[str, str], str]  # by role and exercise: the weight in words


def week(user: User, coaching: Coaching) -> Said:
    page = browser(user).get("/week/")
    return _cards(page, lambda goal: f'<span class="figure">{goal.figure}</span>')


def clients_week(user: User, coaching: Coaching) -> Said:
    page = browser(coaching.coach).get(f"/clients/{coaching.pk}/")
    return _cards(page, lambda goal: f"Next: <strong>{goal.words}</strong>")


def _cards(page: Any, shown: Callable[[Goal], str]) -> Said:
    found = [(day.role, lift) for day in page.context["days"] for lift in day.lifts if lift.goal]
    assert all(shown(lift.goal) in page.text for _, lift in found)
    return {(role, lift.slug): lift.goal.words for role, lift in found}


def entry(user: User, coaching: Coaching) -> Said:
    said: Said = {}
    for role in {each.day.role for each in prescriptions_of(user)}:
        page = browser(user).get(f"/workouts/enter/?role={role}")
        for group in page.context["groups"]:
            if asked := group.rows[0].asked:
                assert f"asked {asked}" in page.text
                said[role, group.slug] = asked.split(" × ")[0]
    return said


def workout(user: User, coaching: Coaching) -> Said:
    said: Said = {}
    with taken_back():
        for each in prescriptions_of(user):
            visit = workout_of(user, user.today(), each.day.role)
            page = browser(user).get(f"/workouts/{visit.pk}/?exercise={each.exercise_id}")
            if goal := page.context["lift"].goal:
                assert f'<span class="figure">{goal.figure}</span>' in page.text
                said[each.day.role, each.exercise_id] = goal.words
    return said


def plan_of_the_import(user: User, coaching: Coaching) -> Said:
    found = next_weights.tracks(user)
    return {
        (lift.role, lift.exercise_id): _words(lift.opening.load, lift.prescription)
        for lift in found
        if lift.opening
    }


def proposal(user: User, coaching: Coaching) -> Said:
    """What the coach's form of a proposal is filled with."""
    said = {}
    for each in prescriptions_of(user):
        if (load := current(each)["load"]) is not None:
            page = browser(coaching.coach).get(f"/clients/{coaching.pk}/proposals/{each.pk}/")
            assert f'value="{load}"' in page.text
            said[each.day.role, each.exercise_id] = _words(Decimal(load), each)
    return said


EVERYWHERE = [week, clients_week, entry, workout, plan_of_the_import, proposal]


def roster(user: User, coaching: Coaching) -> Said:
    """What the reasons of the list read, of lifts that were done."""
    (told,) = logs_of(list(with_all(Coaching.objects.filter(pk=coaching.pk)))).values()
    places = {(each.day.role, each.exercise_id): each for each in prescriptions_of(user)}
    return {
        (track.lift.role, track.lift.exercise): _words(
            track.shown[0], places[track.lift.role, track.lift.exercise]
        )
        for track in tracks(told)
    }


def history(user: User, coaching: Coaching) -> Said:
    """What a lift's page says that its last workout led to."""
    said = {}
    for each in prescriptions_of(user):
        day = "?day=extra" if each.day.role == Role.EXTRA else ""
        page = browser(user).get(f"/history/{each.exercise_id}/{day}")
        rows = page.context.get("rows")
        decision = rows[0].sets[-1].decision if rows else ""
        if decision:
            assert decision in page.text
            said[each.day.role, each.exercise_id] = decision
    return said


def last_workout(user: User, coaching: Coaching) -> Said:
    """What the page after a workout says comes next, and the one on which it is changed."""
    said = {}
    for each in prescriptions_of(user):
        found = Workout.objects.filter(lifter=user, role=each.day.role, program__ended_on=None)
        done = found.filter(sets__exercise=each.exercise_id, finished_at__isnull=False)
        last = done.order_by("-performed_on").first()
        if last is None:
            continue
        page = browser(user).get(f"/workouts/{last.pk}/done/")
        (after,) = [lift for lift in page.context["lifts"] if lift.slug == each.exercise_id]
        assert f'<span class="figure">{after.next.figure}</span>' in page.text
        said[each.day.role, each.exercise_id] = after.next.words
        page = browser(user).get(f"/workouts/{last.pk}/?edit&exercise={each.exercise_id}")
        lift = page.context["lift"]
        if lift.is_done and lift.next_workout:
            assert lift.next_workout.words in page.text
            assert lift.next_workout.words == after.next.words
    return said


def _words(load: Decimal, prescription: Prescription) -> str:
    kind, unit = prescription.exercise.kind, prescription.day.program.unit
    return load_words(load, kind, unit)


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def agree(user: User, coaching: Coaching) -> None:
    """Every screen names the weight that the one function says."""
    expected = {
        (lift.role, lift.exercise_id): _words(lift.opening.load, lift.prescription)
        for lift in lifts(prescriptions_of(user))
        if lift.opening
    }
    assert expected
    for screen in EVERYWHERE:
        said = screen(user, coaching)
        assert said == {place: expected[place] for place in said}, screen.__name__
        assert {*said} == {*expected}, screen.__name__
    for screen in (roster, last_workout):
        said = screen(user, coaching)
        assert said == {place: expected[place] for place in said}, screen.__name__
    for place, decision in history(user, coaching).items():
        assert expected[place] in decision, place


def test_the_sample_lifters_are_told_the_same_everywhere(coach: User) -> None:
    coachings = Coaching.objects.visible_to(coach).select_related("client", "coach")
    assert len(coachings) == 10
    for coaching in coachings[::2]:  # the screens of all ten take half a minute
        agree(coaching.client, coaching)


def done(user: User, *sets: tuple[Any, ...], exercise: str = "deadlift", weeks: int = 1) -> None:
    visit = workout_of(user, user.today() - weeks * 7 * DAY)
    for each in sets:
        log(visit, *each, exercise=exercise)
    logbook.finish(workout=visit)


def off_the_ladder(user: User) -> None:
    done(user, (227, 5), (227, 5), (227, 5))


def failed_at_the_opening(user: User) -> None:
    done(user, (225, 1), (185, 5), (185, 5))


def set_by_hand(user: User) -> None:
    done(user, (225, 6), (235, 6), (245, 5))
    working_loads.set_working_load(prescription=prescription_of(user), load=Decimal(205), by=user)


def in_another_range(user: User) -> None:
    done(user, (315, 5, 1), (315, 5, 1), (315, 4))
    programs.change_prescription(prescription=prescription_of(user), rep_low=8, rep_high=10)


def in_the_other_unit(user: User) -> None:
    done(user, (225, 6), (235, 6), (245, 5))
    programs.change_unit(program=program_of(user), unit="kg")


def with_fewer_sets(user: User) -> None:
    done(user, (225, 6), (235, 6), (245, 5))
    programs.change_prescription(prescription=prescription_of(user), sets=1)


def swapped_for_another_kind(user: User) -> None:
    done(user, (50, 6), (50, 6), (50, 7), exercise="one-arm-dumbbell-row")
    rows = Exercise.objects.get(pk="barbell-row")
    prescription = prescription_of(user, "one-arm-dumbbell-row")
    visit = workout_of(user, user.today() - 3 * DAY)
    swaps.swap_once(workout=visit, prescription=prescription, exercise=rows)
    for reps in (8, 8, 6):
        log(visit, 95, reps, exercise="barbell-row")
    logbook.finish(workout=visit)
    programs.change_prescription(prescription=prescription, exercise=rows)


def by_hand_in_another_range(user: User) -> None:
    working_loads.set_working_load(prescription=prescription_of(user), load=Decimal(225), by=user)
    programs.change_prescription(prescription=prescription_of(user), rep_low=8, rep_high=10)


SCENES = [
    off_the_ladder,
    failed_at_the_opening,
    set_by_hand,
    in_another_range,
    in_the_other_unit,
    with_fewer_sets,
    swapped_for_another_kind,
    by_hand_in_another_range,
]


@pytest.mark.parametrize("scene", SCENES)
def test_whatever_came_before_it_is_told_the_same(scene: Callable[[User], None]) -> None:
    user = lifter()
    coaching = coached(user, account("coach@example.com"))
    scene(user)
    agree(user, coaching)
