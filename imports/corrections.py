"""What a file says otherwise than when it was brought in before.

A set that came from a file is known by its id, which stands for its place in the file: the n-th of
an exercise in a workout. Somebody who corrects such a set in the other app, puts one in before it
or takes one out, changes what the file says of these places. An exercise of a day is corrected as
a whole or not at all, because half of it would have a set twice. No database is used here.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from django.db import models

from imports.imported_days import ImportedDay, ImportedSet, in_unit
from workouts import links
from workouts.models import Kind

# Two conversions of one weight may differ by this much (187.39 lb is 85 kg, and so is a plate's
# 187.5), and nobody corrects so little.
ROUNDING = Decimal("0.2")
FIRST_VERSION = 1  # of a set that was never changed here


class Corrected(models.TextChoices):
    """Whose word counts where a file was corrected."""

    TAKE = "take", "What the file says now"
    KEEP = "keep", "What is in your log"


class KnownSet(NamedTuple):
    """A set of the log that came from a file: its place, its values, and the unit of its load.
    `is_given` while nobody has changed it here since a file gave it these values."""

    id: uuid.UUID
    workout: int
    unit: str
    exercise: str
    position: int
    kind: str
    load: Decimal
    reps: int
    left_reps: int | None
    right_reps: int | None
    rir: int | None
    note: str
    link: str | None
    version: int
    is_given: bool = True


@dataclass(slots=True)
class Correction:
    """One exercise of a day whose sets the file now says otherwise: those in the log `before`, in
    their order, and the file's `after`. Of these, `changed` are in both, `gone` in the log alone,
    and the rest new. `is_own` where the lifter has changed or undone one of them here since, or
    has logged others beside them."""

    on: datetime.date
    exercise: str
    unit: str
    before: list[KnownSet] = field(default_factory=list)
    after: list[ImportedSet] = field(default_factory=list)
    changed: list[tuple[KnownSet, ImportedSet]] = field(default_factory=list)
    gone: list[KnownSet] = field(default_factory=list)
    is_own: bool = False


def corrections_of(
    day: ImportedDay,
    known: Mapping[uuid.UUID, KnownSet],
    gone: Mapping[tuple[datetime.date, str], Sequence[KnownSet]],
) -> dict[str, Correction]:
    """The exercises of a day that were corrected. `known` are sets of the file in the log, `gone`
    those that it had once, by the date and exercise that they had."""
    if not known:
        return {}
    by_exercise: dict[str, list[ImportedSet]] = {}
    for done in day.sets:
        by_exercise.setdefault(done.exercise, []).append(done)
    found = {}
    for exercise, sets in by_exercise.items():
        pairs = [(known[done.id], done) for done in sets if done.id in known]
        workouts = {kept.workout for kept, _ in pairs}
        taken_out = [one for one in gone.get((day.on, exercise), ()) if one.workout in workouts]
        if pairs and (correction := _correction(day.on, exercise, pairs, taken_out)):
            units = {kept.id: kept.unit for kept, _ in pairs}
            correction.after = [in_unit(one, units.get(one.id, correction.unit)) for one in sets]
            found[exercise] = correction
    return found


def _correction(
    on: datetime.date,
    exercise: str,
    pairs: Iterable[tuple[KnownSet, ImportedSet]],
    taken_out: Iterable[KnownSet],
) -> Correction | None:
    correction = Correction(on, exercise, unit="")
    for kept, done in pairs:
        correction.unit = kept.unit
        correction.is_own |= not kept.is_given
        now = in_unit(done, kept.unit)
        if kept.is_given and kept.exercise == exercise and _differ(kept, now):
            correction.changed.append((kept, now))
        if kept.kind != Kind.UNDONE:
            correction.before.append(kept)
    for kept in taken_out:
        correction.is_own |= not kept.is_given
        if kept.is_given:
            correction.gone.append(kept)
        correction.before.append(kept)
    correction.before.sort(key=lambda kept: kept.position)
    return correction if correction.changed or correction.gone else None


def _differ(kept: KnownSet, done: ImportedSet) -> bool:
    arms = (kept.left_reps, kept.right_reps) != (done.left_reps, done.right_reps)
    told = (kept.kind, kept.reps, kept.rir) != (done.kind, done.reps, done.rir)
    # A note beside none is no correction: once, notes on sets were not brought in.
    note = links.noted(kept.link, kept.note)
    noted = bool(note) and note != links.noted(done.link, done.note)
    return told or arms or noted or abs(kept.load - done.load) > ROUNDING
