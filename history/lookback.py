"""Asks Postgres for what was done: pages of the logbook that cost the same however long it is.

Pages go by date and not by number, so nothing is counted and no earlier page is read.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    When,
)
from django.db.models.functions import Cast, Coalesce, JSONObject

from accounts.models import User
from exercises.models import Exercise
from history.earlier_plans import instead_of
from history.past.estimates import MOST_REPS, OR_MORE
from progression.engine.exact import KG_A_LB
from workouts.models import (
    Kind,
    LoggedSet,
    Program,
    Role,
    SwappedIn,
    Unit,
    WorkingLoad,
    Workout,
)
from workouts.working_load_json import working_load_json


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
    """The latest workouts before `until`, or the first after `since`. One query, and one more
    where a page ends before a lighter week.

    The one on that date itself comes along: where it is, the page goes on there.
    """
    if since is not None:
        found = list(rows.filter(performed_on__gte=since).order_by("performed_on")[: size + 2])
        has_older = bool(found) and found[0].performed_on == since
        shown = found[1:] if has_older else found
        beyond = shown[size] if len(shown) > size else None
        return Stretch(shown[:size][::-1], _moved(rows, beyond), has_older, beyond is None)
    older = rows if until is None else rows.filter(performed_on__lte=until)
    found = list(older.order_by("-performed_on")[: size + 2])
    newer = found.pop(0) if until and found and found[0].performed_on == until else None
    return Stretch(found[:size], _moved(rows, newer), len(found) > size, until is None)


def _moved(rows: QuerySet[Any], newer: Any | None) -> Any | None:
    """The first from a workout on that moved a target, which those of lighter weeks do not."""
    if newer is None or not newer.is_lighter:
        return newer
    full = rows.filter(is_lighter=False, performed_on__gt=newer.performed_on)
    return full.order_by("performed_on").first()


def page(
    rows: QuerySet[Any],
    size: int,
    *,
    before: datetime.date | None = None,
    after: datetime.date | None = None,
) -> tuple[list[Any], bool]:
    """The latest workouts before a date or the first after one, newest first, and whether
    there are more beyond. One query."""
    if after is not None:
        rows = rows.filter(performed_on__gt=after).order_by("performed_on", "-role")
        found = list(rows[: size + 1])
        return found[:size][::-1], len(found) > size
    if before is not None:
        rows = rows.filter(performed_on__lt=before)
    found = list(rows.order_by("-performed_on", "role")[: size + 1])
    return found[:size], len(found) > size


def with_sets(user: User) -> QuerySet[Any]:
    """The lifter's workouts, each with its unit, its sets as `done`, the exercise of every work
    set as `lifted`, and as `swapped` what was done in the place of what."""
    here = LoggedSet.objects.filter(workout=OuterRef("pk"))
    work = here.filter(kind=Kind.WORK).order_by()
    told = here.exclude(kind=Kind.WARMUP).order_by("exercise", "position")
    swaps = SwappedIn.objects.filter(workout=OuterRef("pk"))
    pairs = JSONObject(exercise="exercise_id", prescribed="prescribed_id")
    return Workout.objects.owned_by(user).annotate(
        unit=F("program__equipment__unit"),
        lifted=ArraySubquery(work.values("exercise")),
        done=ArraySubquery(told.values(json=JSONObject(exercise_id="exercise_id", **_SET))),
        swapped=ArraySubquery(swaps.values(json=pairs)),
    )


def year_of(user: User, year: int) -> list[Any]:
    """The workouts of a year and of the weeks at its ends that have a work set or are finished.
    One query."""
    week = datetime.timedelta(days=6)
    first, last = datetime.date(year, 1, 1) - week, datetime.date(year, 12, 31) + week
    work = LoggedSet.objects.filter(workout=OuterRef("pk"), kind=Kind.WORK)
    rows = Workout.objects.owned_by(user).filter(performed_on__range=(first, last))
    told = rows.filter(Exists(work) | Q(finished_at__isnull=False))
    return list(told.only("performed_on", "role", "is_lighter"))


def lift_of(user: User, exercise: str, role: str) -> QuerySet[Any]:
    """The workouts of one track: sets as `done`, `instead_of` what they were done in the place
    of, if of anything, and what is the same on every row.

    That is the exercise as `taught`, the records, loads set by hand, the unit of today and
    whether it was ever done `on_extra`.
    It hangs on no row, so Postgres finds it once.
    """
    done = LoggedSet.objects.filter(workout=OuterRef("pk"), exercise=exercise)
    told = done.exclude(kind=Kind.WARMUP).order_by("position").values(json=JSONObject(**_SET))
    taught = Exercise.objects.filter(pk=exercise).values(json=JSONObject(**_TAUGHT))
    active = Program.objects.owned_by(user).active().values("equipment__unit")
    return (
        Workout.objects.owned_by(user)
        .filter(Exists(done.filter(kind=Kind.WORK)), role=role)
        .annotate(
            done=ArraySubquery(told),
            unit=F("program__equipment__unit"),
            instead_of=instead_of(OuterRef("pk"), exercise),
            unit_now=Subquery(active[:1]),
            taught=Subquery(taught),
            hands=ArraySubquery(_by_hand(user, exercise, role)),
            on_extra=Exists(_on_extra(user, exercise)),
            **_records(user, exercise),
        )
    )


def _on_extra(user: User, exercise: str) -> QuerySet[Any]:
    sets = LoggedSet.objects.owned_by(user).filter(exercise=exercise, kind=Kind.WORK)
    return sets.filter(workout__role=Role.EXTRA)


def _text(field: str) -> Cast:
    """A load as exact text, which JSON has no numbers for."""
    return Cast(field, TextField())


_TAUGHT = {name: name for name in ("name", "kind", "one_sided", "swap_group")}
_SET: dict[str, Any] = {
    "id": "id",
    "kind": "kind",
    "load": _text("load"),
    **{name: name for name in ("reps", "left_reps", "right_reps", "rir", "pain")},
    "target_load": _text("target_load"),
    "target_reps": "target_reps",
    "target_reason": "target_reason",
    "logged_at": "logged_at",
}


def _by_hand(user: User, exercise: str, role: str) -> QuerySet[Any, Any]:
    rows = WorkingLoad.objects.owned_by(user).filter(exercise=exercise, role=role)
    return rows.order_by("-at").values(json=working_load_json())[:100]


def _records(user: User, exercise: str) -> dict[str, Subquery]:
    """The heaviest set, the one of the most reps and the one of the best estimate, as JSON."""
    work = LoggedSet.objects.owned_by(user).filter(exercise=exercise, kind=Kind.WORK, reps__gt=0)
    work = work.filter(workout__is_lighter=False)
    sets: Any = work.annotate(
        weight=Case(When(workout__program__equipment__unit=Unit.KG, then="load"), default=_IN_KG),
        possible=F("reps") + Coalesce("rir", 0),
    )
    honest = sets.filter(possible__lte=MOST_REPS).exclude(rir=OR_MORE)
    return {
        "heaviest": _first(sets.order_by("-weight", "-reps", "workout__performed_on")),
        "most_reps": _first(sets.order_by("-reps", "-weight", "workout__performed_on")),
        "best": _first(
            honest.order_by((F("weight") * (30 + F("possible"))).desc(), "workout__performed_on")
        ),
    }


_IN_KG = F("load") * KG_A_LB


def _first(sets: QuerySet[Any]) -> Subquery:
    unit, on = F("workout__program__equipment__unit"), F("workout__performed_on")
    json = JSONObject(
        id="id", workout="workout_id", load=_text("load"), reps="reps", rir="rir", unit=unit, on=on
    )
    return Subquery(sets.values(json=json)[:1])


def every_set(user: User, exercise: str, role: str) -> list[PastSet]:
    """All work sets of one track, oldest first, without those of lighter weeks. One query."""
    work = LoggedSet.objects.owned_by(user).filter(exercise=exercise, kind=Kind.WORK)
    of_role = work.filter(workout__role=role, workout__is_lighter=False)
    rows = of_role.order_by("workout__performed_on", "position")
    swapped = instead_of(OuterRef("workout"), exercise)
    told = ("load", "reps", "rir", "pain", "workout__program__equipment__unit")
    found = rows.values_list("workout", "workout__program", swapped, *told)
    return [PastSet(*each) for each in found]


class PastSet(NamedTuple):
    """One work set, the program of its workout and what it was done in the place of, if of
    anything; the load is in the unit."""

    workout: int
    program: int
    instead_of: str | None
    load: Decimal
    reps: int
    rir: int | None
    hurt: bool
    unit: str
