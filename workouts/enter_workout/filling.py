"""The rows of an exercise as the rule asks for them, each following from the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from decimal import Decimal

from progression import Target, plain
from workouts.enter_workout.rows import TypedRow, blank_row
from workouts.entries import Entry
from workouts.models import Kind, LoggedSet
from workouts.reading import is_short
from workouts.sheets import Lift


@dataclass(frozen=True, slots=True)
class Filled:
    """A row, and the target of its set; None for warm-ups and sets outside the plan."""

    row: TypedRow
    target: Target | None


def filled(lift: Lift, rows: list[TypedRow], *, as_asked: bool) -> Iterator[Filled]:
    """The rows of an exercise, at least one a prescribed set, with blank fields filled in.

    A row that nobody has written in yet counts as done as asked, so that the next one follows
    from it. `as_asked` writes the reps too.
    """
    missing = lift.terms.sets - sum(row.is_work for row in rows)
    blank = [blank_row(lift.exercise_id) for _ in range(missing)]
    for row in [*rows, *blank]:
        target = lift.next_set if row.is_work and not lift.is_done else None
        row = _written_out(_filled(lift, row, target, as_asked), lift)
        yield Filled(row, target)
        lift = _followed(lift, row, target)


def _filled(lift: Lift, row: TypedRow, target: Target | None, as_asked: bool) -> TypedRow:
    one_sided = lift.prescription.exercise.one_sided
    if row.is_untouched and target is not None:
        with_reps = row.says_reps or as_asked
        return row.asked(target, with_reps=with_reps, one_sided=one_sided)
    if row.is_untouched:
        # Without a target, the weight of the set before it and no reps.
        load = plain(lift.work[-1].load) if lift.work and row.is_work and not lift.hurt else ""
        return row.filled_with(load, "", one_sided=one_sided)
    if as_asked and target is not None and row.is_blank and row.load:
        # Another weight than asked, and no reps yet.
        return row.filled_with(row.load, str(target.reps), one_sided=one_sided)
    return row


def _written_out(row: TypedRow, lift: Lift) -> TypedRow:
    """The row with a set that was written in short spread over its fields."""
    entry = row.entry() if is_short(row.load) else None
    if entry is None:
        return row
    rir = row.rir if entry.rir is None else str(entry.rir)
    one_sided = lift.prescription.exercise.one_sided
    written = row.filled_with(plain(entry.load), str(entry.reps), one_sided=one_sided)
    return replace(written, rir=rir, filled=row.filled)


def _followed(lift: Lift, row: TypedRow, target: Target | None) -> Lift:
    """The lift once the set of a row is done."""
    if not row.is_work:
        return lift
    entry = row.entry()
    if entry is None and target is not None:
        entry = Entry(target.load, target.reps)
    if entry is None:
        return lift
    done = LoggedSet(**asdict(entry) | {"kind": Kind.WORK}, position=len(lift.rows) + 1)
    if target is not None:
        done.target_load, done.target_reps = Decimal(target.load), target.reps
    return replace(lift, rows=(*lift.rows, done))
