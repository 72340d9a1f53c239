"""The records of a workout in words, for the lifter and the coach."""

from __future__ import annotations

from dataclasses import dataclass

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
    """The records of a workout: at most one an exercise, in the workout's order; none in a
    lighter week. One query or two."""
    if laid_out.workout.is_lighter:
        return []
    parts = [(part, done) for part in laid_out.parts if (done := _lifted(part))]
    lightest = {part.exercise_id: min(lifted.load for lifted in done) for part, done in parts}
    earlier = lifted_before(laid_out.workout, lightest)
    records = []
    for part, done in parts:
        low = part.rule.low if isinstance(part, Lift) else 1
        record = record_of(done, earlier.get(part.exercise_id, ()), low)
        if record is not None:
            exercise = part if isinstance(part, Loose) else part.prescription.exercise
            words = record_words(record, part.terms.kind, is_each_arm=exercise.one_sided)
            records.append(NewRecord(part.exercise_id, name_of(part), words, record.done.set))
    return records


def record_words(
    record: Record, kind: str, *, whose: str = "your", is_each_arm: bool = False
) -> str:
    """What is new about a set: `Heaviest yet: 90 kg × 3`, `85 kg × 5, your first five at 85 kg`,
    `Most reps at 80 kg: 6, from 5`."""
    load, unit, reps = record.done.load, record.done.unit, record.done.reps
    weight = load_words(load, kind, unit)
    arms = " each arm" if is_each_arm else ""
    done = f"{weight} × {reps}{arms}"
    if record.feat is Feat.MOST:
        return f"Most reps at {weight}: {reps}{arms}, from {record.was}"
    if record.feat is Feat.FIRST:
        number = _NUMBERS[reps - 1] if reps <= len(_NUMBERS) else str(reps)
        figure, _, beside = weight.partition(" ")
        again = figure if beside in {"lb", "kg"} else weight  # the second time without the unit
        return f"{done[:1].upper()}{done[1:]}, {whose} first {number} at {again}"
    if kind == LoadKind.BODYWEIGHT and load <= 0:
        heaviest = "Least assistance yet" if load < 0 else "No assistance for the first time"
        return f"{heaviest}: {done}"
    return f"Heaviest yet: {done}"


def named_record(name: str, words: str) -> str:
    """The same with its exercise before it: `Deadlift, heaviest yet: 90 kg × 3`."""
    return f"{name}: {words}" if ":" not in words else f"{name}, {words[:1].lower()}{words[1:]}"


def _lifted(part: Lift | Loose) -> list[Lifted]:
    """The sets that can be a record: work sets with a rep, and none that hurt."""
    rows = [row for row in part.rows if row.kind == SetKind.WORK and row.reps and not row.pain]
    return [Lifted(row.load, row.reps, part.terms.unit, str(row.pk)) for row in rows]
