"""Asks Postgres for all plans of a lifter, so that each workout is read by the plan of its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Max, Min, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import JSONObject

from accounts.models import User
from exercises.models import Exercise
from history.all_time import all_time_column
from history.past.visits import by_hand
from prepared import Placeholder, Prepared
from workouts.calendar import Calendar, read, spans_of
from workouts.dated_facts import excused_of, lighter_weeks_of
from workouts.models import Prescription, SwappedIn, WorkingLoad, Workout
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
    return _calendar_and_years(_values(user, _dated_columns(user)))


def backdrop(user: User) -> Backdrop:
    """The same with all exercises and all loads set by hand. One query."""
    in_order = Exercise.objects.order_by("position").values(json=JSONObject(**_EXERCISE))
    set_by_hand = WorkingLoad.objects.owned_by(user).order_by("-at")
    tracked = set_by_hand.values(json=working_load_json(exercise="exercise_id", role="role"))
    columns = _dated_columns(user) | {
        "exercises": ArraySubquery(in_order),
        "hands": ArraySubquery(tracked),
    }
    *dated, exercise_rows, hand_rows = _values(user, columns)
    hands: dict[tuple[str, str], list[ByHand]] = {}
    for row in hand_rows:
        hands.setdefault((row["exercise"], row["role"]), []).append(by_hand(row))
    exercises = {row["slug"]: Exercise(**row) for row in exercise_rows}
    return Backdrop(*_calendar_and_years(dated), exercises, hands)


_EXERCISE = {
    name: name
    for name in ("slug", "name", "area", "kind", "one_sided", "swap_group", "muscles", "position")
}


def _dated_columns(user: User) -> dict[str, Any]:
    mine = Workout.objects.owned_by(user).order_by().values("lifter")
    ends = {"first": Min("performed_on"), "last": Max("performed_on")}
    return {
        "spans": spans_of(user.pk),
        "lighter": lighter_weeks_of(user.pk),
        "excused": excused_of(user.pk),
        **{name: Subquery(mine.annotate(on=end).values("on")[:1]) for name, end in ends.items()},
    }


def _values(user: User, columns: dict[str, Any]) -> tuple[Any, ...]:
    """What the columns say of one account. One query."""
    account: Any = User.objects.filter(pk=user.pk).annotate(**columns)
    values: tuple[Any, ...] = account.values_list(*columns).get()
    return values


def _calendar_and_years(values: Sequence[Any]) -> tuple[Calendar, list[int]]:
    """What bearings() returns, from the values of _dated_columns()."""
    *dated, first, last = values
    years = range(last.year, first.year - 1, -1) if first else []
    return read(*dated), list(years)


def prescribed(user: User) -> Sequence[Prescription]:
    """What all programs of a lifter prescribe. One query."""
    return list(Prescription.objects.owned_by(user).in_order().defer(*_CONTENT))


def places(user: User, exercise: str, *, all_time: bool = False) -> Sequence[Prescription]:
    """What all programs of a lifter prescribe of an exercise and of those that may stand in
    for it, each with `has_swaps`, and those of the active one with `recent` and `lighter` as
    weeks.planned has them. With `all_time` one of them has all workouts of the exercise under that
    name, as text that all_time.read() takes. One query."""
    query = _PLACES_OF_ALL_TIME if all_time else _PLACES
    return query(lifter=user.pk, exercise=exercise)


def _places(*, all_time: bool) -> QuerySet[Any]:
    lifter, exercise = Placeholder("lifter"), Placeholder("exercise")
    its_group = Exercise.objects.filter(pk=exercise).values("swap_group")[:1]
    mine = Prescription.objects.owned_by(lifter).filter(exercise__swap_group=Subquery(its_group))
    # Any: the type checker takes the columns for attributes that are there already.
    rows: Any = mine.with_swaps().in_order().defer(*_CONTENT)
    columns = {"recent": recent_of(lifter), "lighter": lighter_weeks_of(lifter)}
    is_active = Q(day__program__ended_on=None)
    added = {name: Case(When(is_active, then=column)) for name, column in columns.items()}
    if all_time:
        one = Subquery(mine.order_by("pk").values("pk")[:1])
        workouts = all_time_column(lifter, exercise)
        added["all_time"] = Case(When(pk=one, then=workouts))
    whole: QuerySet[Any] = rows.annotate(**added)
    return whole


_PLACES = Prepared(partial(_places, all_time=False))
_PLACES_OF_ALL_TIME = Prepared(partial(_places, all_time=True))


_UNREAD = ("summary", "muscles", "steps", "tip", "faults", "sources")
_CONTENT = [f"exercise__{name}" for name in _UNREAD]


def instead_of(workout: OuterRef, exercise: str) -> Subquery:
    """The exercise that another one replaced in a workout; NULL where it replaced none."""
    swaps = SwappedIn.objects.filter(workout=workout, exercise=exercise)
    return Subquery(swaps.values("prescribed")[:1])
