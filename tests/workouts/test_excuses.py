"""Days on which a lifter cannot train: how they are said, joined, ended and taken back."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from tests.factories import lifter, other_lifter
from tests.workouts.test_weeks import clock
from workouts import excuses
from workouts.calendar import Calendar, PlannedDay, Span
from workouts.dated_facts import Excused
from workouts.models import Excuse, ExcusedDays

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
MONDAY = datetime.date(2026, 3, 2)
FOR_EVER = MONDAY + 100 * DAY  # as far as anybody looks here


@pytest.fixture
def user(monkeypatch: pytest.MonkeyPatch) -> User:
    """A lifter whose today is Monday 2 March 2026."""
    clock(monkeypatch, "2026-03-02 12:00")
    return lifter()


def say(user: User, first: int, last: int | None = None, kind: str = "ill", note: str = "") -> None:
    """Excuse days by their distance from Monday."""
    last_on = None if last is None else MONDAY + last * DAY
    excuses.excuse(
        lifter=user, kind=kind, first_on=MONDAY + first * DAY, last_on=last_on, note=note
    )


def told(user: User) -> list[tuple[int, int | None, str, str]]:
    """What is excused: first and last as distances from Monday, kind and note."""
    rows = ExcusedDays.objects.owned_by(user).order_by("first_on")
    return [
        (
            (row.first_on - MONDAY).days,
            row.last_on and (row.last_on - MONDAY).days,
            row.kind,
            row.note,
        )
        for row in rows
    ]


# Joined


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        ((2, 8), (0, 8)),
        ((-3, 1), (-3, 4)),
        ((1, 2), (0, 4)),
        ((-2, 9), (-2, 9)),
        ((5, 6), (0, 6)),
        ((-4, -1), (-4, 4)),
        ((3, None), (0, None)),
        ((-9, None), (-9, None)),
    ],
)
def test_days_that_overlap_or_follow_each_other_become_one(
    user: User, second: tuple[int, int | None], joined: tuple[int, int | None]
) -> None:
    say(user, 0, 4, "ill", "Flu.")
    say(user, *second, "away", "Family.")
    assert told(user) == [(*joined, "away", "Family.")]


def test_a_day_between_keeps_two_apart(user: User) -> None:
    say(user, 0, 4)
    say(user, 6, 8, "away")
    assert told(user) == [(0, 4, "ill", ""), (6, 8, "away", "")]
    say(user, 5, 5, "other")
    assert told(user) == [(0, 8, "other", "")]


def test_what_has_no_end_yet_stays_so_whatever_is_said_of_a_part_of_it(user: User) -> None:
    say(user, 0)
    say(user, 1, 3, "away")
    assert told(user) == [(0, None, "away", "")]


def test_a_note_stays_while_the_reason_is_the_same(user: User) -> None:
    say(user, 0, 4, "ill", "Flu.")
    say(user, 3, 8, "ill")
    assert told(user) == [(0, 8, "ill", "Flu.")]
    say(user, 9, 9, "away")
    assert told(user) == [(0, 9, "away", "")]


def test_the_same_twice_is_said_once(user: User) -> None:
    for _ in range(2):
        say(user, 0, 4, "ill", "Flu.")
    assert told(user) == [(0, 4, "ill", "Flu.")]


def test_an_end_before_the_beginning_is_refused_by_its_field(user: User) -> None:
    with pytest.raises(ValidationError) as refused:
        say(user, 3, 2)
    assert list(refused.value.message_dict) == ["last_on"]
    assert told(user) == []


def test_the_days_of_another_are_left_alone(user: User) -> None:
    other = other_lifter()
    say(other, 0, 4)
    say(user, 3, 8)
    excuses.be_back(lifter=user)
    assert told(other) == [(0, 4, "ill", "")]


SAID = st.tuples(
    st.integers(0, 40), st.none() | st.integers(0, 9), st.sampled_from(Excuse.values)
).map(lambda said: (said[0], None if said[1] is None else said[0] + said[1], said[2]))


def days(first: int, last: int | None) -> set[datetime.date]:
    until = FOR_EVER if last is None else MONDAY + last * DAY
    return {MONDAY + day * DAY for day in range(first, (until - MONDAY).days + 1)}


@pytest.mark.slow
@given(said=st.lists(SAID, max_size=8))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_they_overlap_the_days_are_those_that_were_said(
    user: User, said: list[tuple[int, int | None, str]]
) -> None:
    ExcusedDays.objects.all().delete()
    for first, last, kind in said:
        say(user, first, last, kind)
    found = told(user)
    # The same days, none lost and none won.
    in_all = [day for first, last, *_ in found for day in days(first, last)]
    assert sorted(in_all) == sorted(set().union(*(days(first, last) for first, last, _ in said)))
    # Each stands apart from the next, and only the last may go on.
    for (_, last, *_), (following, *_) in pairwise(found):
        assert last is not None
        assert following > last + 1
    # What was said last is true of its days.
    if said:
        first, _, kind = said[-1]
        (whole,) = [each for each in found if MONDAY + first * DAY in days(*each[:2])]
        assert whole[2] == kind


# Back again


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((-5, None), [(-5, -1)]),
        ((-5, 9), [(-5, -1)]),
        ((-5, 0), [(-5, -1)]),
        ((0, None), []),
        ((0, 3), []),
        ((-5, -1), [(-5, -1)]),
        ((1, 3), [(1, 3)]),
    ],
)
def test_being_back_ends_what_goes_on_with_yesterday(
    user: User, before: tuple[int, int | None], after: list[tuple[int, int]]
) -> None:
    say(user, *before)
    for _ in range(2):
        excuses.be_back(lifter=user)
        assert [found[:2] for found in told(user)] == after


def test_being_back_leaves_what_is_still_to_come(user: User) -> None:
    say(user, -3, 2)
    say(user, 9, 12, "away")
    excuses.be_back(lifter=user)
    assert told(user) == [(-3, -1, "ill", ""), (9, 12, "away", "")]


def test_today_is_the_lifters_own_when_they_are_back(monkeypatch: pytest.MonkeyPatch) -> None:
    clock(monkeypatch, "2026-03-02 12:00")
    user = lifter(time_zone="Pacific/Kiritimati")  # it is Tuesday there
    say(user, -3)
    excuses.be_back(lifter=user)
    assert told(user) == [(-3, 0, "ill", "")]


def test_what_is_taken_back_never_was_and_twice_is_once(user: User) -> None:
    say(user, -9, -5)
    id = ExcusedDays.objects.get().pk
    excuses.take_back(lifter=other_lifter(), id=id)
    assert told(user)
    for _ in range(2):
        excuses.take_back(lifter=user, id=id)
        assert told(user) == []


# The calendar


def calendar(*excused: tuple[int, int | None], **days: int) -> Calendar:
    """One program for ever, with the weekday of each role."""
    planned = {role: PlannedDay(weekday, {"deadlift": 3}) for role, weekday in days.items()}
    span = Span(1, MONDAY - 70 * DAY, None, 0, planned)
    rows = [
        Excused(
            number, MONDAY + first * DAY, None if last is None else MONDAY + last * DAY, "ill", ""
        )
        for number, (first, last) in enumerate(excused)
    ]
    return Calendar([span], excuses=rows)


def is_excused(found: Calendar, role: str = "main") -> list[bool]:
    """Of the days of three weeks from Monday on."""
    return [bool(day.excused) for day in found.due(role, MONDAY, MONDAY + 20 * DAY)]


@pytest.mark.parametrize(
    ("excused", "told"),
    [
        ([(0, 0)], [False, False, False]),  # the day before
        ([(2, 7)], [False, False, False]),  # between two of them
        ([(1, 1)], [True, False, False]),
        ([(0, 8)], [True, True, False]),
        ([(-9, None)], [True, True, True]),
        ([(0, 1), (14, None)], [True, False, True]),
        ([], [False, False, False]),
    ],
)
def test_a_training_day_is_excused_when_it_lies_inside(
    excused: list[tuple[int, int | None]], told: list[bool]
) -> None:
    assert is_excused(calendar(*excused, main=1)) == told


def test_each_training_day_is_excused_by_its_own_date() -> None:
    """An illness that ends on Wednesday takes Tuesday, and leaves Friday due."""
    found = calendar((0, 2), main=1, extra=4)
    assert is_excused(found) == [True, False, False]
    assert is_excused(found, "extra") == [False, False, False]


def test_a_day_moved_within_its_week_is_due_when_the_first_one_was_excused() -> None:
    was, now = ({"main": PlannedDay(weekday, {})} for weekday in (1, 4))
    spans = [
        Span(1, MONDAY - 7 * DAY, MONDAY + 3 * DAY, 0, was),
        Span(2, MONDAY + 3 * DAY, None, 0, now),
    ]

    def due(*excuses: Any) -> list[tuple[datetime.date, bool]]:
        found = Calendar(spans, excuses=excuses).due("main", MONDAY, MONDAY + 6 * DAY)
        return [(day.date, bool(day.excused)) for day in found]

    ill = Excused(1, MONDAY, MONDAY + 2 * DAY, "ill", "")
    assert due() == [(MONDAY + DAY, False)]
    assert due(ill) == [(MONDAY + DAY, True), (MONDAY + 4 * DAY, False)]
