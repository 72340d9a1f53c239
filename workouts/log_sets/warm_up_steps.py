"""The warm-ups of a workout, each to be logged with one tap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from exercises.models import LoadKind
from progression import WarmUp, plain, warm_ups
from progression.engine.figures import load_words
from workouts.ids import new_id
from workouts.models import Kind
from workouts.sheets import Lift, Loose, Sheet
from workouts.wording import plates_words


@dataclass(frozen=True, slots=True)
class WarmUpStep:
    """A warm-up, what to put on for it, and the fields that log it."""

    words: str
    plates: str
    is_done: bool
    url: str
    fields: dict[str, Any]


def warm_ups_before(part: Lift | Loose | None, sheet: Sheet) -> list[WarmUpStep]:
    """The warm-ups before the first work set of the workout's first exercise.

    Empty for any other exercise, once that set is logged, and for pull-ups: the weight on a belt
    is not all that is lifted, so that half of it would be no warm-up.
    """
    if not isinstance(part, Lift) or part is not sheet.lifts[0] or part.work:
        return []
    kind, ladder = part.prescription.exercise.kind, part.rule.ladder
    if part.next_set is None or kind == LoadKind.BODYWEIGHT:
        return []
    bar = part.prescription.day.program.equipment.bar
    lightest = bar if kind == LoadKind.BARBELL else ladder[0]
    loads = warm_ups(part.next_set.load, ladder, lightest)
    return [_step(part, warm_up, sheet.workout.pk) for warm_up in loads]


def _step(lift: Lift, warm_up: WarmUp, workout: int) -> WarmUpStep:
    kind, equipment = lift.prescription.exercise.kind, lift.prescription.day.program.equipment
    return WarmUpStep(
        words=f"{warm_up.reps} × {load_words(warm_up.load, kind, equipment.unit)}",
        plates=plates_words(warm_up.load, kind, equipment),
        is_done=any(row.kind == Kind.WARMUP and row.load == warm_up.load for row in lift.rows),
        url=reverse("logged_set", args=[new_id()]),
        fields={
            "workout": workout,
            "exercise": lift.exercise_id,
            "version": 0,
            "load": plain(warm_up.load),
            "reps": warm_up.reps,
            "kind": Kind.WARMUP.value,
        },
    )
