"""Asks Postgres for what was done: pages of the logbook that cost the same however long it is.

Pages go by date and not by number, so nothing is counted and no earlier page is read.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import JSONObject

from accounts.models import User
from exercises.models import Exercise
from history.earlier_plans import instead_of
from prepared import Placeholder, Prepared
from workouts.exact_text import exact_text
from workouts.models import (
    Kind,
    LoggedSet,
    Program,
    Role,
    SwappedIn,
    WorkingLoad,
    Workout,
)
from workouts.working_load_json import working_load_json

VISITS_A_PAGE = 26


@dataclass(frozen=True, slots=True)
class Stretch:
    """Workouts newest first, and whether there are any beyond either end.

    `newer` is the one right after them that moved a target, where that was asked for.
    """

    workouts: list[Any]
    newer: Any | None
    has_older: bool
    is_newest: bool


def stretch(
    rows: QuerySet[Any],
    size: int,
    *,
    until: datetime.date | None = None,
    since: datetime.date | None = None,
) -> Stretch:
    """The latest workouts before `until`, or the first after `since`, at most `size` of them. One
    query, and one more where a page ends before a lighter week.

    The workout on that date itself is read too: it says that the pages go on there.
    """
    if since is not None:
        workouts = list(rows.filter(performed_on__gte=since).order_by("performed_on")[: size + 2])
        has_older = bool(workouts) and workouts[0].performed_on == since
        shown = workouts[1:] if has_older else workouts
        beyond = shown[size] if len(shown) > size else None
        return Stretch(shown[:size][::-1], _moved(rows, beyond), has_older, beyond is None)
    older = rows if until is None else rows.filter(performed_on__lte=until)
    workouts = list(older.order_by("-performed_on")[: size + 2])
    is_on_date = bool(until and workouts) and workouts[0].performed_on == until
    newer = workouts.pop(0) if is_on_date else None
    return Stretch(workouts[:size], _moved(rows, newer), len(workouts) > size, until is None)


def _moved(rows: QuerySet[Any], newer: Any | None) -> Any | None:
    """`newer`, or the first workout after it that moved a target: in a lighter week none does."""
    if newer is None or not newer.is_lighter:
        return newer
    full = rows.filter(is_lighter=False, performed_on__gt=newer.performed_on)
    return full.order_by("performed_on").first()


def page(
    lifter: User,
    size: int,
    *,
    before: datetime.date | None = None,
    after: datetime.date | None = None,
) -> tuple[list[Any], bool]:
    """The latest workouts before a date or the first after one, newest first, as with_sets() has
    them, and whether there are more beyond. One query."""
    if after is not None:
        workouts = _next_to(size, "gt")(lifter=lifter.pk, on=after)
        return workouts[:size][::-1], len(workouts) > size
    workouts = _next_to(size, "lt")(lifter=lifter.pk, on=before or datetime.date.max)
    return workouts[:size], len(workouts) > size


@cache
def _next_to(size: int, side: str) -> Prepared[Any]:
    """The workouts on one side of a date, those nearest to it first: one more than asked for.

    Each role is looked up by its dates in workout_one_a_role_and_date, as no index has the dates
    of both in one order.
    """
    orders = ["performed_on", "-role"] if side == "gt" else ["-performed_on", "role"]
    lifter: Any = Placeholder("lifter")

    def build() -> QuerySet[Any]:
        beyond = {f"performed_on__{side}": Placeholder("on")}
        main, extra = (
            Workout.objects.owned_by(lifter)
            .filter(role=role, **beyond)
            .order_by(orders[0])
            .values("pk")[: size + 1]
            for role in Role.values
        )
        near = with_sets(Workout.objects.filter(pk__in=main.union(extra, all=True)))
        return near.order_by(*orders)[: size + 1]

    return Prepared(build)


def with_sets(workouts: QuerySet[Workout]) -> QuerySet[Any]:
    """Workouts, each with its unit, its sets as `done`, the exercise of every work set as `lifted`,
    and as `swapped` which exercise replaced which."""
    here = LoggedSet.objects.filter(workout=OuterRef("pk"))
    work = here.filter(kind=Kind.WORK).order_by()
    sets = here.exclude(kind=Kind.WARMUP).order_by("position")
    swaps = SwappedIn.objects.filter(workout=OuterRef("pk"))
    pairs = JSONObject(exercise="exercise_id", prescribed="prescribed_id")
    return workouts.select_related("equipment").annotate(
        unit=F("program__equipment__unit"),
        lifted=ArraySubquery(work.values("exercise")),
        done=ArraySubquery(sets.values(json=JSONObject(exercise_id="exercise_id", **_SET))),
        swapped=ArraySubquery(swaps.values(json=pairs)),
    )


def year_of(user: User, year: int) -> list[Any]:
    """The workouts of a year and of the weeks at its ends that have a work set or are finished.
    One query."""
    week = datetime.timedelta(days=6)
    first, last = datetime.date(year, 1, 1) - week, datetime.date(year, 12, 31) + week
    work = LoggedSet.objects.filter(workout=OuterRef("pk"), kind=Kind.WORK)
    rows = Workout.objects.owned_by(user).filter(performed_on__range=(first, last))
    done = rows.filter(Exists(work) | Q(finished_at__isnull=False))
    return list(done.only("performed_on", "role", "is_lighter"))


def lift_of(lifter: Any, exercise: Any, role: Any) -> QuerySet[Any]:
    """The workouts of one track of a lifter (their id): sets as `done`, `instead_of` the exercise
    that was replaced, if one was, and what is the same on every row.

    That is the exercise as `taught`, loads set by hand and the unit of today. It depends on no row,
    so Postgres looks it up once.
    """
    done = LoggedSet.objects.filter(workout=OuterRef("pk"), exercise=exercise)
    sets = done.exclude(kind=Kind.WARMUP).order_by("position").values(json=JSONObject(**_SET))
    taught = Exercise.objects.filter(pk=exercise).values(json=JSONObject(**_TAUGHT))
    active = Program.objects.owned_by(lifter).active().values("equipment__unit")
    hands = WorkingLoad.objects.owned_by(lifter).filter(exercise=exercise, role=role)
    ever = LoggedSet.objects.owned_by(lifter).filter(exercise=exercise, kind=Kind.WORK)
    is_work = ExpressionWrapper(Q(kind=Kind.WORK), BooleanField())
    lifted = done.filter(is_work).order_by().values(is_work=is_work)[:1]
    # Walked along the index of their dates until there are enough: Postgres makes a join of an
    # EXISTS, and that reads all of them. Of a lift that was never done none is looked into.
    mine = Workout.objects.owned_by(lifter).filter(Exists(ever), Subquery(lifted), role=role)
    return mine.select_related("equipment").annotate(
        done=ArraySubquery(sets),
        unit=F("program__equipment__unit"),
        instead_of=instead_of(OuterRef("pk"), exercise),
        unit_now=Subquery(active[:1]),
        taught=Subquery(taught),
        hands=ArraySubquery(hands.order_by("-at").values(json=working_load_json())[:100]),
    )


_NEWEST = Prepared(
    lambda: lift_of(Placeholder("lifter"), Placeholder("exercise"), Placeholder("role")).order_by(
        "-performed_on"
    )[: VISITS_A_PAGE + 1]
)


def newest_of(lifter: User, exercise: str, role: str) -> Stretch:
    """The latest workouts of a track: the first page of its history. One query."""
    workouts = _NEWEST(lifter=lifter.pk, exercise=exercise, role=role)
    size = VISITS_A_PAGE
    return Stretch(workouts[:size], None, has_older=len(workouts) > size, is_newest=True)


_TAUGHT = {name: name for name in ("name", "kind", "one_sided", "swap_group")}
_SET: dict[str, Any] = {
    "id": "id",
    "kind": "kind",
    "load": exact_text("load"),
    **{name: name for name in ("reps", "left_reps", "right_reps", "rir", "pain")},
    "target_load": exact_text("target_load"),
    "due_load": exact_text("due_load"),
    "target_reps": "target_reps",
    "target_reason": "target_reason",
    "logged_at": "logged_at",
}


def every_set(user: User, exercise: str, role: str) -> list[PastSet]:
    """All work sets of one track, oldest first, without those of lighter weeks. One query."""
    work = LoggedSet.objects.owned_by(user).filter(exercise=exercise, kind=Kind.WORK)
    of_role = work.filter(workout__role=role, workout__is_lighter=False)
    rows = of_role.order_by("workout__performed_on", "position")
    swapped = instead_of(OuterRef("workout"), exercise)
    place = ("workout", "workout__program", "workout__equipment", swapped)
    columns = ("load", "reps", "rir", "pain", "workout__program__equipment__unit")
    values = rows.values_list(*place, *columns)
    return [PastSet(*row) for row in values]


class PastSet(NamedTuple):
    """One work set, the program of its workout and its gym (None for the usual one), and the
    exercise that was replaced, if one was; the load is in `unit`."""

    workout: int
    program: int
    gym: int | None
    instead_of: str | None
    load: Decimal
    reps: int
    rir: int | None
    hurt: bool
    unit: str
