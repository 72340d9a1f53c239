"""What a workout has that was never lifted before, in words: the lifter's and the coach's alike."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from exercises.models import LoadKind
from history.lifted_before import lifted_before
from history.past.records import Feat, Lifted, Record, record_of
from progression.engine.figures import load_words
from workouts.display.lifts import name_of
from workouts.models import Kind as SetKind
from workouts.sheets import Lift, Loose, Sheet

_NUMBERS = (
    *("single", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record of a workout: of which exercise, in words, and the id of its set."""

    exercise: str
    name: str
    words: str
    set: str


def records_of(laid_out: Sheet) -> list[NewRecord]:
    """What a workout has that was never lifted before, an exercise at a time and in its order:
    at most one each, none in a lighter week. One query or two."""
    if laid_out.workout.is_lighter:
        return []
    parts = [(part, done) for part in laid_out.parts if (done := _lifted(part))]
    lightest = {part.exercise_id: min(each.load for each in done) for part, done in parts}
    earlier = lifted_before(laid_out.workout, lightest)
    found = []
    for part, done in parts:
        low = part.rule.low if isinstance(part, Lift) else 1
        told = record_of(done, earlier.get(part.exercise_id, ()), low)
        if told is not None:
            words = record_words(told, part.terms.kind, is_each_arm=_is_each_arm(part))
            found.append(NewRecord(part.exercise_id, name_of(part), words, told.done.set))
    return found


def record_words(told: Record, kind: str, *, whose: str = "your", is_each_arm: bool = False) -> str:
    """What is new about a set: `Heaviest yet: 90 kg × 3`, `85 kg × 5, your first five at 85 kg`,
    `Most reps at 80 kg: 6, from 5`."""
    load, unit, reps = told.done.load, told.done.unit, told.done.reps
    weight = load_words(load, kind, unit)
    arms = " each arm" if is_each_arm else ""
    done = f"{weight} × {reps}{arms}"
    if told.feat is Feat.MOST:
        return f"Most reps at {weight}: {reps}{arms}, from {told.was}"
    if told.feat is Feat.FIRST:
        return f"{done[:1].upper()}{done[1:]}, {whose} first {_number(reps)} at {_short(weight)}"
    return f"{_heaviest(load, kind)}: {done}"


def named_record(name: str, words: str) -> str:
    """The same with its exercise before it: `Deadlift, heaviest yet: 90 kg × 3`."""
    return f"{name}: {words}" if ":" not in words else f"{name}, {words[:1].lower()}{words[1:]}"


def _heaviest(load: Decimal, kind: str) -> str:
    if kind == LoadKind.BODYWEIGHT and load <= 0:
        return "Least assistance yet" if load < 0 else "No assistance for the first time"
    return "Heaviest yet"


def _short(weight: str) -> str:
    """A weight named a second time in a breath: the number alone, where it is one."""
    figure, _, beside = weight.partition(" ")
    return figure if beside in {"lb", "kg"} else weight


def _number(reps: int) -> str:
    return _NUMBERS[reps - 1] if reps <= len(_NUMBERS) else str(reps)


def _lifted(part: Lift | Loose) -> list[Lifted]:
    """The sets that a record can be made of: what hurt is none."""
    rows = [row for row in part.rows if row.kind == SetKind.WORK and row.reps and not row.pain]
    return [Lifted(row.load, row.reps, part.terms.unit, str(row.pk)) for row in rows]


def _is_each_arm(part: Lift | Loose) -> bool:
    return part.one_sided if isinstance(part, Loose) else part.prescription.exercise.one_sided
