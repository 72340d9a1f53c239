"""Asks Postgres for all plans of a lifter, so that each workout is read by the plan of its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Greatest, JSONObject, Least

from accounts.models import User
from exercises.models import LIFT_THE_BODY, Exercise
from history.all_time import all_time_column
from history.past.visits import by_hand
from prepared import Placeholder, Prepared
from workouts.calendar import Calendar, read, spans_of
from workouts.dated_facts import excused_of, lighter_weeks_of
from workouts.models import Prescription, Role, SwappedIn, WorkingLoad, Workout
from workouts.openings import ByHand
from workouts.recent_openings import recent_of
from workouts.working_load_json import working_load_json


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What a logbook is read with: all programs, lighter weeks and excused days, the years from
    the latest workout back to the first, all exercises by slug in their order, and the loads set
    by hand of each track, newest first."""

    calendar: Calendar
    years: list[int]
    exercises: Mapping[str, Exercise]
    hands: Mapping[tuple[str, str], list[ByHand]]


def bearings(user: User) -> tuple[Calendar, list[int]]:
    """All programs, lighter weeks and excused days of a lifter, and the years from the latest
    workout back to the first. One query."""
    (account,) = _BEARINGS(lifter=user.pk)
    return _calendar_and_years(account)


def backdrop(user: User) -> Backdrop:
    """The same with all exercises and all loads set by hand. One query."""
    (account,) = _BACKDROP(lifter=user.pk)
    hands: dict[tuple[str, str], list[ByHand]] = {}
    for row in account.hands:
        hands.setdefault((row["exercise"], row["role"]), []).append(by_hand(row))
    exercises = {row["slug"]: Exercise(**row) for row in account.exercises}
    return Backdrop(*_calendar_and_years(account), exercises, hands)


_EXERCISE = {
    name: name
    for name in ("slug", "name", "area", "kind", "one_sided", "swap_group", "muscles", "position")
}
# Any: the type checker takes a Placeholder for no account.
_LIFTER: Any = Placeholder("lifter")


def _bearings() -> QuerySet[Any]:
    account: Any = User.objects.filter(pk=_LIFTER).only("pk")
    whole: QuerySet[Any] = account.annotate(
        spans=spans_of(_LIFTER),
        lighter=lighter_weeks_of(_LIFTER),
        excused=excused_of(_LIFTER),
        first_on=Least(*_ends("performed_on")),
        last_on=Greatest(*_ends("-performed_on")),
    )
    return whole


def _ends(order: str) -> list[Subquery]:
    """The first date of each role in an order: the index workout_one_a_role_and_date has no other.
    Least and Greatest leave out one that there is not."""
    mine = Workout.objects.owned_by(_LIFTER).order_by(order).values("performed_on")
    return [Subquery(mine.filter(role=role)[:1]) for role in Role.values]


def _backdrop() -> QuerySet[Any]:
    in_order = Exercise.objects.order_by("position").values(json=JSONObject(**_EXERCISE))
    set_by_hand = WorkingLoad.objects.owned_by(_LIFTER).order_by("-at")
    tracked = set_by_hand.values(json=working_load_json(exercise="exercise_id", role="role"))
    columns = {"exercises": ArraySubquery(in_order), "hands": ArraySubquery(tracked)}
    whole: QuerySet[Any] = _bearings().annotate(**columns)
    return whole


_BEARINGS, _BACKDROP = Prepared(_bearings), Prepared(_backdrop)


def _calendar_and_years(account: Any) -> tuple[Calendar, list[int]]:
    """What bearings() returns, from an account of _bearings()."""
    first, last = account.first_on, account.last_on
    years = range(last.year, first.year - 1, -1) if first else []
    return read(account.spans, account.lighter, account.excused), list(years)


_UNREAD = ("summary", "muscles", "steps", "tip", "faults", "sources")
_CONTENT = [f"exercise__{name}" for name in _UNREAD]


def prescribed(user: User) -> Sequence[Prescription]:
    """What all programs of a lifter prescribe. One query."""
    return _PRESCRIBED(lifter=user.pk)


_PRESCRIBED = Prepared(lambda: Prescription.objects.owned_by(_LIFTER).in_order().defer(*_CONTENT))


def places(user: User, exercise: str, *, all_time: bool = False) -> Sequence[Prescription]:
    """What all programs of a lifter prescribe of an exercise and of those that may stand in
    for it, each with `has_swaps`, and those of the active one with `recent` and `lighter` as
    weeks.planned has them. With `all_time` one of them has all workouts of the exercise under that
    name, as text that all_time.read() takes. One query."""
    of_all_time = _PLACES_OF_BODIES if exercise in LIFT_THE_BODY else _PLACES_OF_ALL_TIME
    query = of_all_time if all_time else _PLACES
    return query(lifter=user.pk, exercise=exercise)


def _places(*, all_time: bool, lifts_body: bool = False) -> QuerySet[Any]:
    lifter, exercise = _LIFTER, Placeholder("exercise")
    its_group = Exercise.objects.filter(pk=exercise).values("swap_group")[:1]
    mine = Prescription.objects.owned_by(lifter).filter(exercise__swap_group=Subquery(its_group))
    # Any: the type checker takes the columns for attributes that are there already.
    rows: Any = mine.with_swaps().in_order().defer(*_CONTENT)
    columns = {"recent": recent_of(lifter), "lighter": lighter_weeks_of(lifter)}
    is_active = Q(day__program__ended_on=None)
    added = {name: Case(When(is_active, then=column)) for name, column in columns.items()}
    if all_time:
        one = Subquery(mine.order_by("pk").values("pk")[:1])
        workouts = all_time_column(lifter, exercise, lifts_body=lifts_body)
        added["all_time"] = Case(When(pk=one, then=workouts))
    whole: QuerySet[Any] = rows.annotate(**added)
    return whole


_PLACES = Prepared(partial(_places, all_time=False))
_PLACES_OF_ALL_TIME = Prepared(partial(_places, all_time=True))
_PLACES_OF_BODIES = Prepared(partial(_places, all_time=True, lifts_body=True))


def instead_of(workout: OuterRef, exercise: str) -> Subquery:
    """The exercise that another one replaced in a workout; NULL where it replaced none."""
    swaps = SwappedIn.objects.filter(workout=workout, exercise=exercise)
    return Subquery(swaps.values("prescribed")[:1])
