"""What the preview says of sets that were corrected in the file: the old ones beside the new."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from imports.corrections import Correction, KnownSet
from imports.imported_days import ImportedSet
from imports.placing import ImportPlan
from progression.engine.wording import counted
from workouts import links
from workouts.models import Kind
from workouts.wording import set_words

NO_BREAK = "\u00a0"
SHOWN = 20  # exercises of a day; the rest is only counted


class CorrectedExercise(NamedTuple):
    """One exercise of a day: its sets as the log has them, and as the file has them now."""

    on: datetime.date
    name: str
    before: str
    after: str


def corrected(
    plan: ImportPlan, names: Mapping[str, str], kinds: Mapping[str, str]
) -> dict[str, object]:
    """What the preview shows of a file's corrections; `names` and `kinds` are by exercise."""

    def lines(corrections: Sequence[Correction]) -> list[CorrectedExercise]:
        return [
            CorrectedExercise(
                each.on,
                names[each.exercise],
                _words(each.before, kinds[each.exercise], each.unit),
                _words(each.after, kinds[each.exercise], each.unit),
            )
            for each in corrections[:SHOWN]
        ]

    return {
        "corrections": lines(plan.corrections),
        "corrections_more": max(len(plan.corrections) - SHOWN, 0),
        "own_corrections": lines(plan.own),
        "own_corrections_more": max(len(plan.own) - SHOWN, 0),
        "corrections_words": _counts(plan.corrections),
    }


def _words(sets: Iterable[KnownSet | ImportedSet], kind: str, unit: str) -> str:
    words = (
        f"{'warm-up ' if done.kind == Kind.WARMUP else ''}{set_words(done, kind, unit)}"
        f"{f' “{note}”' if (note := links.noted(done.link, done.note)) else ''}"
        for done in sets
    )
    return "; ".join(said.replace(" ", NO_BREAK) for said in words)


def _counts(corrections: Sequence[Correction]) -> str:
    """What differs: `2 sets read differently in this file, and 1 set is not in it`."""
    changed = sum(len(each.changed) for each in corrections)
    gone = sum(len(each.gone) for each in corrections)
    says = (
        f"{counted(changed, 'set')} {'reads' if changed == 1 else 'read'} differently in this file"
    )
    lacks = f"{counted(gone, 'set')} {'is' if gone == 1 else 'are'} not in this file any more"
    return ", and ".join([says] * bool(changed) + [lacks] * bool(gone))
