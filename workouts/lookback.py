"""Asks Postgres for what was done: pages of the logbook that cost the same however long it is.

Pages go by date and not by number, so nothing is counted and no earlier page is read.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    When,
)
from django.db.models.functions import Cast, Coalesce, JSONObject

from accounts.models import User
from exercises.models import Exercise
from workouts.calendar import excused_of
from workouts.gym import KG_A_LB
from workouts.models import Kind, LoggedSet, Prescription, Program, Unit, WorkingLoad, Workout
from workouts.past.estimates import MOST_REPS, OR_MORE


@dataclass(frozen=True, slots=True)
class Stretch:
    """Workouts newest first, and whether there are any beyond either end.

    `newer` is the one right after them, where that was asked for.
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
    """The latest workouts before `until`, or the first after `since`. One query.

    The one on that date itself comes along: where it is, the page goes on there.
    """
    if since is not None:
        found = list(rows.filter(performed_on__gte=since).order_by("performed_on")[: size + 2])
        has_older = bool(found) and found[0].performed_on == since
        shown = found[1:] if has_older else found
        beyond = shown[size] if len(shown) > size else None
        return Stretch(shown[:size][::-1], beyond, has_older, beyond is None)
    if until is not None:
        rows = rows.filter(performed_on__lte=until)
    found = list(rows.order_by("-performed_on")[: size + 2])
    newer = found.pop(0) if until and found and found[0].performed_on == until else None
    return Stretch(found[:size], newer, len(found) > size, until is None)


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


def workouts_of(user: User) -> QuerySet[Any]:
    """The lifter's workouts, each with the exercise of every work set as `lifted`."""
    work = LoggedSet.objects.filter(workout=OuterRef("pk"), kind=Kind.WORK)
    return Workout.objects.owned_by(user).annotate(
        lifted=ArraySubquery(work.order_by().values("exercise"))
    )


def years_of(user: User) -> list[int]:
    """The years from the latest workout back to the first. One query."""
    asked = {"first": Min("performed_on"), "last": Max("performed_on")}
    ends = Workout.objects.owned_by(user).aggregate(**asked)
    if ends["first"] is None:
        return []
    return list(range(ends["last"].year, ends["first"].year - 1, -1))


def exercises_of(user: User) -> Mapping[str, Any]:
    """All exercises by slug, each with its sets a week in the active plan as `planned`, the
    first day of the lifter's week as `week_starts` and all `excused` days. One query."""
    due = Prescription.objects.owned_by(user).filter(
        day__program__ended_on=None, exercise=OuterRef("pk")
    )
    planned = due.order_by().values("exercise").annotate(sum=Sum("sets")).values("sum")
    starts = Program.objects.owned_by(user).order_by(F("ended_on").desc(nulls_first=True))
    found = Exercise.objects.annotate(
        planned=Coalesce(Subquery(planned, output_field=IntegerField()), 0),
        week_starts=Coalesce(Subquery(starts.values("week_starts")[:1]), 0),
        excused=excused_of(user.pk),
    )
    return {each.slug: each for each in found}


def lift_of(user: User, exercise: str, role: str) -> QuerySet[Any]:
    """The workouts of one track: sets as `done`, and what is the same on every row.

    That is the exercise as `taught`, the records, loads set by hand and the unit of today.
    It hangs on no row, so Postgres finds it once.
    """
    done = LoggedSet.objects.filter(workout=OuterRef("pk"), exercise=exercise)
    told = done.exclude(kind=Kind.WARMUP).order_by("position").values(json=JSONObject(**_SET))
    about = JSONObject(name="name", kind="kind", one_sided="one_sided")
    taught = Exercise.objects.filter(pk=exercise).values(json=about)
    active = Program.objects.owned_by(user).active().values("equipment__unit")
    return (
        Workout.objects.owned_by(user)
        .filter(Exists(done.filter(kind=Kind.WORK)), role=role)
        .annotate(
            done=ArraySubquery(told),
            unit=F("program__equipment__unit"),
            unit_now=Subquery(active[:1]),
            taught=Subquery(taught),
            hands=ArraySubquery(_by_hand(user, exercise, role)),
            **_records(user, exercise),
        )
    )


def prescribed(user: User, exercise: str) -> Sequence[Prescription]:
    """What the active plan prescribes of an exercise, main day first, with `has_swaps`."""
    group = Exercise.objects.filter(swap_group=OuterRef("exercise__swap_group"))
    # Any: the types take has_swaps for told twice.
    rows: Any = Prescription.objects.owned_by(user).current().filter(exercise=exercise)
    return list(rows.annotate(has_swaps=Exists(group.exclude(pk=OuterRef("exercise")))))


def _text(field: str) -> Cast:
    """A load as exact text, which JSON has no numbers for."""
    return Cast(field, TextField())


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


def working_load_json() -> JSONObject:
    """A load set by hand as past.visits.by_hand reads it, with the range it was meant for."""
    meant = Prescription.objects.filter(
        day__program=OuterRef("program"), day__role=OuterRef("role"), exercise=OuterRef("exercise")
    )
    ends = {name: Subquery(meant.values(f"rep_{name}")[:1]) for name in ("low", "high")}
    return JSONObject(
        load=_text("load"), on="set_on", at="at", unit=F("program__equipment__unit"), **ends
    )


def _records(user: User, exercise: str) -> dict[str, Subquery]:
    """The heaviest set, the one of the most reps and the one of the best estimate, as JSON."""
    work = LoggedSet.objects.owned_by(user).filter(exercise=exercise, kind=Kind.WORK, reps__gt=0)
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


def every_set(user: User, exercise: str, role: str) -> list[tuple[Any, ...]]:
    """All work sets of one track, oldest first: workout, load, reps, reps left, whether it
    hurt, and the unit. One query."""
    work = LoggedSet.objects.owned_by(user).filter(exercise=exercise, kind=Kind.WORK)
    rows = work.filter(workout__role=role).order_by("workout__performed_on", "position")
    told = ("workout", "load", "reps", "rir", "pain", "workout__program__equipment__unit")
    return list(rows.values_list(*told))
