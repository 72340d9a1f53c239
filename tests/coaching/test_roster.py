"""The coach's list: who is on it, in which order, and what it asks of the database."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from coaching import consent
from coaching.models import Coaching, KeptLine
from coaching.reviews import mark_reviewed, waiting
from coaching.roster.ranked import ClientLine, line, roster
from coaching.roster.reasons import LookRule
from tests.coaching.cast import asked, coach, coached, ended
from tests.factories import (
    account,
    lifter,
    log,
    many_workouts,
    other_lifter,
    program_of,
    seasoned_lifter,
    workout_of,
)
from workouts import logbook, programs
from workouts.models import LoggedSet, Program, Role, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY = datetime.timedelta(days=1)
WEEK = 7 * DAY


def begun(user: User, *, weeks: int = 8, due_in: int = 0) -> User:
    """The program began some weeks ago; its main day is that many days from today."""
    Program.objects.owned_by(user).update(started_on=user.today() - weeks * WEEK)
    weekday = (user.today() + due_in * DAY).weekday()
    program_of(user).days.filter(role=Role.MAIN).update(weekday=weekday)
    program_of(user).days.filter(role=Role.EXTRA).update(weekday=(weekday + 3) % 7)
    return user


def trained(
    user: User, days_ago: int = 7, load: object = 225, reps: int = 5, **sets: Any
) -> Workout:
    """A finished main day of three equal deadlift sets, so many days ago."""
    workout = workout_of(user, user.today() - days_ago * DAY, sets.pop("role", Role.MAIN))
    for _ in range(sets.pop("times", 3)):
        log(workout, load, reps, **sets)
    logbook.finish(workout=workout)
    return workout


def rules(found: ClientLine) -> list[LookRule]:
    return [reason.rule for reason in found.reasons]


# Who is on it


def test_only_open_coachings_of_the_coach_are_on_the_list() -> None:
    me, other = coach(), coach("second@example.com")
    client = lifter()
    coaching = coached(client, me)
    ended(other_lifter(), me)
    asked(account("asked@example.com"), me)
    coached(account("elsewhere@example.com"), other)
    (found,) = roster(me)
    assert (found.coaching, found.account) == (coaching.pk, client.pk)


def test_nobody_to_coach_is_an_empty_list() -> None:
    assert roster(coach()) == []


def test_a_client_without_a_program_or_a_log_has_a_line_all_the_same() -> None:
    coaching = coached(account("new@example.com"), coach())
    found = line(coaching)
    assert (found.reasons, found.last_workout, found.done, found.waiting) == ((), None, (), 0)


def test_a_client_whose_program_ended_keeps_the_last_workout() -> None:
    client = begun(lifter())
    workout = trained(client)
    Program.objects.update(ended_on=client.today())
    found = line(coached(client, coach()))
    assert found.last_workout is not None
    assert found.last_workout.id == workout.pk
    assert found.done == ()


def test_the_last_workout_is_the_newest_of_either_day_that_has_a_work_set() -> None:
    client = begun(seasoned_lifter())
    trained(client, 7)
    extra = trained(client, 4, 0, exercise="pull-up", role=Role.EXTRA)
    workout_of(client, client.today())
    last = line(coached(client, coach())).last_workout
    assert last is not None
    assert last == (extra.pk, extra.performed_on)


def test_the_most_urgent_come_first_and_then_the_names() -> None:
    me = coach()
    for name in ("Zoe", "anna", "Bert"):
        coached(account(f"{name}@example.com", name=name), me)
    hurt = begun(lifter("hurt@example.com", name="Walter"))
    trained(hurt, pain=True)
    missed = begun(lifter("missed@example.com", name="Ada"), due_in=-1)
    for client in (missed, hurt):
        coached(client, me)
    names = [found.client for found in roster(me)]
    assert names == ["Walter", "Ada", "anna", "Bert", "Zoe"]


def test_a_list_and_a_single_client_say_the_same() -> None:
    me, client = coach(), begun(lifter(), due_in=-1)
    trained(client, 8)
    coaching = coached(client, me)
    assert roster(me) == [line(coaching)]


# What is read from the log


def test_a_set_that_hurt_is_linked_until_this_coach_reviewed_it() -> None:
    me, other, client = coach(), coach("second@example.com"), begun(lifter())
    workout = trained(client, pain=True)
    mine, theirs = coached(client, me), coached(client, other)
    reason = line(mine).reasons[0]
    assert (reason.rule, reason.workout, reason.exercise) == (LookRule.PAIN, workout.pk, "deadlift")
    assert reason.set in set(LoggedSet.objects.values_list("pk", flat=True))
    mark_reviewed(coaching=mine, workout=workout)
    assert LookRule.PAIN not in rules(line(mine))
    assert LookRule.PAIN in rules(line(theirs))


def test_a_lift_that_the_rule_lowers_twice_is_a_reason() -> None:
    client = begun(lifter())
    trained(client, 14, 230, 3, times=1)
    trained(client, 7, 225, 3, times=1)
    found = line(coached(client, coach()))
    assert found.reasons[0].rule == LookRule.TWO_DOWNS
    assert found.reasons[0].words == "Deadlift, asked for 230, 225, 220 lb."


def test_an_undone_set_and_a_warm_up_are_no_work() -> None:
    client = begun(lifter())
    workout = trained(client)
    log(workout, 405, 6, pain=True, kind="warmup")
    log(workout, 405, 6, pain=True, kind="undone")
    assert line(coached(client, coach())).reasons == ()


def test_a_workout_under_way_is_judged_once_it_is_over() -> None:
    client = begun(lifter(), weeks=0)
    coaching = coached(client, coach())
    for _ in range(3):
        log(workout_of(client, client.today()), 225, 5, 0)
    assert line(coaching).reasons == ()
    logbook.finish(workout=Workout.objects.get())
    assert rules(line(coaching)) == [LookRule.NOTHING_LEFT, LookRule.WAITING]


def test_a_missed_day_is_read_in_the_clients_own_time_zone() -> None:
    """Somewhere in the world it is always another day than at its other end."""
    east = begun(lifter("east@example.com", time_zone="Pacific/Kiritimati"), due_in=-1)
    west = begun(lifter("west@example.com", time_zone="Pacific/Pago_Pago"))
    Program.objects.update(started_on=west.today())
    program_of(west).days.update(weekday=west.today().weekday())
    program_of(east).days.update(weekday=west.today().weekday())
    assert east.today() > west.today()
    me = coach()
    assert rules(line(coached(east, me))) == [LookRule.MISSED_MAIN]
    assert rules(line(coached(west, me))) == []


# The heaviest before


def with_record(before: object = 225, **fields: Any) -> ClientLine:
    client = begun(lifter())
    trained(client, 14, before, **fields)
    trained(client, 7, 240, 4)
    return line(coached(client, coach()))


def test_more_than_ever_before_is_a_record() -> None:
    found = with_record()
    assert [reason.words for reason in found.reasons if reason.rule == LookRule.RECORD] == [
        "Deadlift, heaviest yet: 240 lb × 4."
    ]


@pytest.mark.parametrize("fields", [{"reps": 3}, {"kind": "warmup"}])
def test_what_was_not_made_is_no_record_to_beat(fields: dict[str, Any]) -> None:
    client = begun(lifter())
    trained(client, 21, 200)
    log(trained(client, 14, 205), 300, **{"reps": 6, **fields})
    trained(client, 7, 240, 4)
    assert LookRule.RECORD in rules(line(coached(client, coach())))


def test_as_much_before_is_none_however_long_ago() -> None:
    client = begun(lifter(), weeks=104)
    trained(client, 700, 240, 4)
    for days_ago in range(70, 0, -7):
        trained(client, days_ago, 225 if days_ago > 7 else 240)
    assert LookRule.RECORD not in rules(line(coached(client, coach())))


def test_a_heavier_one_afterwards_takes_nothing_from_it() -> None:
    client, me = begun(lifter()), coach()
    trained(client, 21, 225)
    trained(client, 14, 240)
    coaching = coached(client, me)
    mark_reviewed(coaching=coaching, workout=trained(client, 7, 250))
    assert LookRule.RECORD in rules(line(coaching))


def test_pounds_are_no_record_to_kilograms() -> None:
    client = begun(lifter())
    trained(client, 14, 225)
    following = programs.change_unit(program=program_of(client), unit="kg")
    Program.objects.filter(pk=following.pk).update(started_on=client.today() - 10 * DAY)
    trained(client, 7, 100)
    coaching = coached(client, coach())
    assert LookRule.RECORD not in rules(line(coaching))
    trained(client, 1, 105)
    assert LookRule.RECORD in rules(line(coaching))


# What waits


def test_what_waits_is_what_the_queue_holds_oldest_first() -> None:
    me, client = coach(), begun(lifter())
    trained(client, 14)
    coaching = coached(client, me)
    first, second, third = (trained(client, days) for days in (3, 2, 1))
    mark_reviewed(coaching=coaching, workout=second)
    found = line(coaching)
    assert list(waiting(me)) == [first, third]
    assert found.waiting == 2
    (reason,) = [reason for reason in found.reasons if reason.rule == LookRule.WAITING]
    day = f"{first.performed_on:%a} {first.performed_on.day} {first.performed_on:%b}"
    assert (reason.words, reason.workout) == (f"2 workouts, starting with {day}.", first.pk)


@pytest.mark.parametrize(("days", "waits"), [(89, 1), (90, 0)])
def test_a_workout_of_90_days_ago_waits_no_longer(days: int, waits: int) -> None:
    me, client = coach(), begun(lifter(), weeks=30)
    coaching = coached(client, me)
    trained(client, days)
    assert line(coaching).waiting == waiting(me).count() == waits


# What it asks


def statements(me: User) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        roster(me)
    return [query["sql"] for query in captured]


def clients(me: User, count: int, workouts: int = 3) -> None:
    for number in range(count):
        client = begun(lifter(f"{number}-of-{me.email}"), weeks=40)
        many_workouts(client, workouts, before=client.today())
        Coaching.objects.create(
            coach=me,
            client=client,
            accepted_at=timezone.now() - 300 * DAY,
            consent=consent.text(),
        )


def test_thirty_clients_ask_no_oftener_than_three() -> None:
    few, many = coach(), coach("many@example.com")
    clients(few, 3)
    clients(many, 30)
    assert (len(roster(few)), len(roster(many))) == (3, 30)
    assert len(statements(few)) == len(statements(many)) == 1
    KeptLine.objects.all().delete()
    assert len(statements(few)) == len(statements(many)) == 7


def test_two_hundred_workouts_ask_no_oftener_than_two() -> None:
    me = coach()
    clients(me, 1, 2)
    few = statements(me)
    many_workouts(lifter_of(me), 200, before=lifter_of(me).today() - 10 * DAY)
    KeptLine.objects.all().delete()
    assert len(statements(me)) == len(few)


def lifter_of(me: User) -> User:
    return Coaching.objects.get(coach=me).client


def reads(me: User, tables: set[str]) -> list[tuple[int, str]]:
    """How many rows of these tables each step of each statement looks at."""
    with connection.cursor() as cursor:
        found = []
        for statement in statements(me):
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}")
            found += nodes(cursor.fetchone()[0][0]["Plan"])
    return [
        (node["Actual Loops"] * rows_of(node), str(node))
        for node in found
        if node.get("Relation Name") in tables
    ]


def nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(node for part in plan.get("Plans", []) for node in nodes(part))]


def rows_of(node: dict[str, Any]) -> int:
    return node["Actual Rows"] + node.get("Rows Removed by Filter", 0)


SETS = {"workouts_loggedset"}


@pytest.mark.parametrize(
    ("analyzed", "tables"), [(True, SETS | {"workouts_workout"}), (False, SETS)]
)
def test_no_statement_goes_through_a_history(analyzed: bool, tables: set[str]) -> None:
    """Of two thousand sets it reads those of the latest weeks, with statistics or none."""
    me, client = coach(), begun(lifter(), weeks=300)
    many_workouts(client, 200, before=client.today() - 88 * DAY)
    trained(client, 7, 300)  # a record, to be compared with all of it
    assert LookRule.RECORD in rules(line(coached(client, me)))
    many_workouts(begun(other_lifter()), 200)
    if analyzed:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    most, step = max(reads(me, tables))
    assert 0 < most <= 100, step
