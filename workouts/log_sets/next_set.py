"""The form of the next set: its first values, the steps of its buttons, and what it saved."""

from __future__ import annotations

import uuid
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from exercises.models import LoadKind
from progression import plain
from progression.fields import takes_assistance
from workouts.doubts import likely
from workouts.equipment import ladder_for
from workouts.log_sets.forms import SetForm
from workouts.models import Equipment, Kind, LoggedSet, Workout, bounds
from workouts.sheets import Lift, Loose
from workouts.wording import set_words

# More than a usual gym's ladders have; of one with the smallest plates, the part near the target.
MOST_RUNGS = 250


@dataclass(frozen=True, slots=True)
class Steppers:
    """The loads one may step along, as exact text, and where a blank field begins.

    A load over `likely`, one of a work set under `least` (blank: none) and reps over `likely_reps`
    are asked about; `known` says in a sentence what the load is measured by. Beyond `limits`, the
    most of load and reps and the least load, nothing is taken.
    """

    rungs: str
    load: str
    reps: int
    signed: bool
    likely: str
    least: str
    likely_reps: int
    known: str
    limits: str


@dataclass(frozen=True, slots=True)
class Saved:
    """The set this answer is about, in words, and how it is taken back or put back."""

    id: uuid.UUID
    kind: str
    words: str
    short: str
    other_words: str


def next_form(visit: Workout, part: Lift | Loose, refused: SetForm | None = None) -> SetForm:
    """The form of the next set, or the one that was refused."""
    form = refused or SetForm(initial=_initial(visit, part))
    if part.terms.kind == LoadKind.BODYWEIGHT:
        takes_assistance(form.fields["load"])
    return form


def _initial(visit: Workout, part: Lift | Loose) -> dict[str, Any]:
    """The next set's fields: the target, or the last weight for an exercise outside the plan."""
    fields: dict[str, Any] = {"workout": visit.pk, "exercise": part.exercise_id, "version": 0}
    target = part.next_set if isinstance(part, Lift) else None
    if target is not None:
        reps = target.reps
        fields |= {"load": target.load, "reps": reps, "left_reps": reps, "right_reps": reps}
    elif part.rows:
        fields |= {"load": part.rows[-1].load}
    return fields | {"rir": ""}


def steppers(part: Lift | Loose, equipment: Equipment) -> Steppers:
    """The ladder of an exercise, from the target or its own beginning."""
    signed = part.terms.kind == LoadKind.BODYWEIGHT
    if isinstance(part, Lift):
        ladder, target, reps = part.rule.ladder, part.next_set, part.rule.low
    else:
        ladder, target, reps = ladder_for(part.kind, equipment), None, 1
    beginning = Decimal(0) if signed else ladder[0]
    at, reps = (target.load, target.reps) if target else (beginning, reps)
    unasked = likely(part)
    return Steppers(
        rungs=rungs_near(ladder, at),
        load=plain(at),
        reps=reps,
        signed=signed,
        likely=plain(unasked.load),
        least="" if unasked.least is None else plain(unasked.least),
        likely_reps=unasked.reps,
        known=unasked.known,
        limits=f"{bounds.LOAD[1]} {bounds.REPS[1]} {bounds.LOAD[0] if signed else 0}",
    )


def rungs_near(ladder: tuple[Decimal, ...], load: Decimal) -> str:
    """At most MOST_RUNGS of the ladder as exact text, with `load` in their middle."""
    middle = bisect_left(ladder, load)
    first = max(0, min(middle - MOST_RUNGS // 2, len(ladder) - MOST_RUNGS))
    return _text(ladder[first : first + MOST_RUNGS])


@lru_cache(maxsize=1024)
def _text(rungs: tuple[Decimal, ...]) -> str:
    return " ".join(map(plain, rungs))


def saved_set(row: LoggedSet | None, part: Lift | Loose | None, unit: str) -> Saved | None:
    """The saved set of the exercise on the page; None where it is of another exercise."""
    if row is None or part is None or row.exercise_id != part.exercise_id:
        return None
    words, undone = set_words(row, part.terms.kind, unit), row.kind == Kind.UNDONE
    return Saved(
        id=row.pk,
        kind=row.kind,
        words=f"Undone: {words}." if undone else f"Saved: {words}.",
        short=words,
        other_words="Put back" if undone else "Undo",
    )


def rest_after(part: Lift | Loose | None, *, all_done: bool) -> int:
    """Seconds of rest that a set of this exercise asks for; 0 once nothing is left to do."""
    return part.prescription.rest_seconds if isinstance(part, Lift) and not all_done else 0
