"""Going through what waits believes what the list of clients keeps, while it holds."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection

from coaching import review_sql, reviews
from coaching.models import Coaching, KeptLine
from coaching.roster.ranked import roster
from tests.coaching.cast import coached, waits
from tests.factories import TUESDAY, lifter, log, workout_of
from tests.past.clock import Clock
from workouts import logbook
from workouts.models import LogRevision, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY = datetime.timedelta(days=1)


def trained(coaching: Coaching, on: datetime.date = TUESDAY) -> Workout:
    visit = workout_of(coaching.client, on=on)
    log(visit)
    logbook.finish(workout=visit)
    return visit


def test_a_workout_waits_at_once_though_the_list_was_kept_before_it(coaching: Coaching) -> None:
    visit = trained(coaching)
    assert KeptLine.objects.get().waiting == []
    assert waits(coaching.present_coach) == [visit]


def test_which_wait_is_kept(coaching: Coaching) -> None:
    visit = trained(coaching)
    roster(coaching.present_coach)
    assert KeptLine.objects.get().waiting == [visit.pk]


def test_a_workout_that_nobody_finished_waits_once_its_date_is_over(
    coaching: Coaching, clock: Clock
) -> None:
    visit = workout_of(coaching.client)
    log(visit)
    roster(coaching.present_coach)
    assert KeptLine.objects.get().waiting == []
    assert waits(coaching.present_coach) == []
    clock.pass_days(2)
    assert waits(coaching.present_coach) == [visit]


@pytest.mark.parametrize(
    "other",
    [
        {"made_by": "0" * 32},
        {"until_in_utc": TUESDAY},
        {"until_in_utc": TUESDAY - DAY},
        {"waiting": None},  # of the version before
        {"revision": 0},
    ],
    ids=str,
)
def test_what_is_kept_counts_while_it_holds_and_no_longer(
    coaching: Coaching, other: dict[str, Any]
) -> None:
    visit, by = trained(coaching), coaching.present_coach
    at = LogRevision.objects.get(lifter=coaching.client).number
    KeptLine.objects.update(waiting=[], revision=at)  # which is not so
    assert reviews.next_waiting(by) is None
    KeptLine.objects.update(**other)
    assert waits(by) == [visit]


def test_the_second_of_a_client_follows_their_first(coaching: Coaching, clock: Clock) -> None:
    first = trained(coaching)
    clock.pass_days(7)
    second = trained(coaching, clock.today)
    by = coaching.present_coach
    roster(by)
    assert KeptLine.objects.get().waiting == [first.pk, second.pk]
    assert reviews.mark_and_go_on(coach=by, coaching=coaching.pk, workout=first.pk) == (
        coaching.pk,
        second.pk,
    )


@pytest.mark.parametrize("out_of_date", [(), ("Ann",), ("Bob",), ("Ann", "Bob")], ids=str)
def test_several_clients_are_gone_through_in_the_order_they_finished(
    coaching: Coaching, clock: Clock, out_of_date: tuple[str, ...]
) -> None:
    by = coaching.present_coach
    other = coached(lifter("ann@example.com", name="Ann"), by)
    clock.pass_days(1)
    for days in (0, 2, 2):
        clock.pass_days(days)
        begun = [(each, workout_of(each.client, on=clock.today)) for each in (coaching, other)]
        for _, visit in begun:
            log(visit)
        for _, visit in reversed(begun):
            logbook.finish(workout=visit)
    roster(by)
    KeptLine.objects.filter(coaching__client__name__in=out_of_date).update(revision=0)
    expected = waits(by)
    assert len(expected) == 6
    place: Any = (expected[0].coaching_id, expected[0].pk)  # type: ignore[attr-defined]
    for visit in expected:
        assert place == (visit.coaching_id, visit.pk)  # type: ignore[attr-defined]
        place = reviews.mark_and_go_on(coach=by, coaching=place[0], workout=place[1])
    assert place is None


@pytest.mark.parametrize("seconds", range(1, 16))
def test_what_is_worked_out_across_midnight_is_not_believed(
    coaching: Coaching, clock: Clock, seconds: int
) -> None:
    """A workout that nobody finished is over by one date of UTC and not by the other."""
    visit = workout_of(coaching.client)
    log(visit)
    midnight = datetime.datetime.combine(TUESDAY + 2 * DAY, datetime.time(), datetime.UTC)
    clock._now = midnight - datetime.timedelta(seconds=seconds)
    roster(coaching.present_coach)
    clock._now = midnight
    assert waits(coaching.present_coach) == [visit]


@pytest.mark.parametrize("holds", [True, False])
def test_no_workout_is_looked_for_while_what_is_kept_holds(
    coaching: Coaching, *, holds: bool
) -> None:
    by = coaching.present_coach
    visit = trained(coaching)
    (kept,) = roster(by)
    assert kept.waiting == 1
    if not holds:
        KeptLine.objects.update(revision=0)
    sql = f"EXPLAIN (ANALYZE, FORMAT JSON) {reviews._with_visible(review_sql.NEXT)}"
    with connection.cursor() as cursor:
        cursor.execute(sql, reviews.values(by) | {"workout": None})
        plan = cursor.fetchone()[0][0]["Plan"]
    assert ("coaching_review" in tables_read(plan)) is not holds
    assert waits(by) == [visit]


def tables_read(plan: dict[str, Any]) -> set[str]:
    """Those that a plan came to look in; a branch that was never begun has none."""
    own = {plan["Relation Name"]} if "Relation Name" in plan and plan["Actual Loops"] else set()
    return own.union(*map(tables_read, plan.get("Plans", [])))
