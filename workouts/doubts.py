"""Questions about unlikely entries, and the yes to them.

A yes names exactly what was asked about, so that an entry changed afterwards is asked about anew.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from django.core.exceptions import ValidationError

from exercises.models import LoadKind
from progression import DEFAULT_STEPS, plain
from progression.engine.figures import load_words
from workouts.entries import Entry
from workouts.equipment import exactly_converted, rounded
from workouts.models import Kind, LoggedSet
from workouts.openings import Terms, carried
from workouts.reading import UnreadableError, read_written
from workouts.sheets import Lift, Loose

MOST_REPS = 30
_MOST_STEPS, _FEWEST_STEPS = 10, 5
_HUNDREDTH = Decimal("0.01")  # as fine as a weight is written


@dataclass(frozen=True, slots=True)
class Sure:
    """What a lifter said yes to: a load in the program's unit, reps, both or nothing."""

    load: Decimal | None = None
    reps: int | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """The question by form field, the words of a yes, and what that sends as `sure`."""

    questions: Mapping[str, str]
    yes: str
    sure: str


class UnlikelyError(ValidationError):
    """Sets that are stored only when the lifter says yes; `doubts` are by the set's id."""

    def __init__(self, doubts: Mapping[uuid.UUID, Doubt]) -> None:
        super().__init__([words for doubt in doubts.values() for words in doubt.questions.values()])
        self.doubts = doubts


@dataclass(frozen=True, slots=True)
class Likely:
    """What is taken without a question: loads from `least` up to `load`, reps up to `reps`.

    `known` says in a sentence what the load is measured by. Where `least` is None nothing is too
    light.
    """

    load: Decimal
    least: Decimal | None
    known: str
    kind: str
    unit: str
    reps: int = MOST_REPS

    def doubt(
        self,
        load: Decimal,
        reps: Mapping[str, int] | None = None,
        sure: Sure | None = None,
        kind: str = "",
    ) -> Doubt | None:
        """The question about a load and the reps of each field; None where both are likely or
        `sure` names them. `kind` is that of a set, blank for a weight to begin with: only a work
        set may be too light."""
        sure, reps = sure or Sure(), reps or {}
        is_light = kind == Kind.WORK and self.least is not None and load < self.least
        most = max(reps.values(), default=0)
        questions, doubted = {}, []
        if (load > self.load or is_light) and load != sure.load:
            words = load_words(load, self.kind, self.unit)
            warm_up = " If it was a warm-up, log it as one." if is_light else ""
            questions["load"] = f"{words[0].upper()}{words[1:]}? {self.known}{warm_up}"
            doubted.append(words)
        if most > self.reps and most != sure.reps:
            field = next(field for field, count in reps.items() if count == most)
            questions[field] = f"{most} reps? That’s a lot for one set."
            doubted.append(f"{most} reps")
        named = f"{plain(load)}x{most}" if reps else plain(load)
        return Doubt(questions, f"Yes, {' × '.join(doubted)}", named) if questions else None


def read_sure(given: object) -> Sure:
    """What `sure` names, `1225x5` or `1225`; nothing where that can’t be read."""
    try:
        written = read_written(given)
    except UnreadableError:
        return Sure()
    return Sure(written.load, written.reps)


def likely(part: Lift | Loose) -> Likely:
    """What is likely for an exercise, from what was lifted and what is asked for."""
    next_set = part.next_set if isinstance(part, Lift) else None
    target = next_set.load if next_set else None
    lifted = _lifted(part)
    return Likely(
        load=most_likely(part.terms, _heaviest(part), target),
        least=least_likely(part.terms, lifted[-1] if lifted else None, target),
        known=_measured_by(part, target),
        kind=part.terms.kind,
        unit=part.terms.unit,
    )


def most_likely(terms: Terms, lifted: Decimal | None, asked: Decimal | None) -> Decimal:
    """The heaviest load taken without a question, in the unit of the terms, to a hundredth.

    A third or ten steps up, whichever comes first, from `lifted`, the heaviest lifted so far;
    from `asked`, the target on the screen, where nothing was; from the top of the ladder
    where neither is known. What is asked for is never asked about.

    A third of a light load is less than a good week adds (ours): the room is never less than
    five of the usual steps, nor than the next load the gym has. A pull-up lifts the body too, so
    its third is of body and load together (ours; the body as in openings.py).
    """
    base = asked if lifted is None else lifted
    if base is None:
        return terms.rule.ladder[-1]
    third = (base + carried(terms, base)) / 3
    usual = DEFAULT_STEPS[terms.kind, terms.unit].up
    room = max(min(third, _MOST_STEPS * terms.rule.up), _FEWEST_STEPS * usual)
    most = max(base + room, terms.rule.raised(base))
    return max(most, most if asked is None else asked).quantize(_HUNDREDTH, ROUND_FLOOR)


def least_likely(terms: Terms, last: Decimal | None, asked: Decimal | None) -> Decimal | None:
    """The lightest load of a work set taken without a question, in the unit of the terms, to a
    hundredth; None where neither `last`, the load lifted last, nor `asked`, the target on the
    screen, is known.

    A quarter of the lighter of the two, as a point that slipped makes a tenth (ours), and always
    at least five of the usual steps lighter; of a pull-up a quarter of body and load together.
    """
    known = [load for load in (last, asked) if load is not None]
    if not known:
        return None
    base = min(known)
    body = carried(terms, base)
    few_steps = base - _FEWEST_STEPS * DEFAULT_STEPS[terms.kind, terms.unit].up
    return min((base + body) / 4 - body, few_steps).quantize(_HUNDREDTH, ROUND_FLOOR)


def doubts_about(
    part: Lift | Loose,
    id: uuid.UUID,
    entry: Entry,
    sure: Sure | None,
    was: LoggedSet | None = None,
) -> dict[uuid.UUID, Doubt]:
    """The question about a set as typed, by the set's id.

    None about what the stored set says already (`was`), about a set that is undone, and about
    one that nobody typed (`sure` is None).
    """
    if sure is None or entry.kind == Kind.UNDONE:
        return {}
    reps = {"reps": entry.reps}
    if entry.left_reps is not None and entry.right_reps is not None:
        reps = {"left_reps": entry.left_reps, "right_reps": entry.right_reps}
    doubt = likely(part).doubt(entry.load, reps, _with_stored(sure, entry, reps, was), entry.kind)
    return {id: doubt} if doubt else {}


def _with_stored(sure: Sure, entry: Entry, reps: Mapping[str, int], was: LoggedSet | None) -> Sure:
    """What is not asked about: what the lifter is sure of, and what the stored set says, unless
    that was a warm-up and is to be a work set."""
    if was is None:
        return sure
    stored, most = max(was.reps, was.left_reps or 0, was.right_reps or 0), max(reps.values())
    is_stored = entry.load == was.load and was.kind in {entry.kind, Kind.UNDONE}
    return Sure(entry.load if is_stored else sure.load, most if most == stored else sure.reps)


def _measured_by(part: Lift | Loose, target: Decimal | None) -> str:
    """What a load is measured by, in a sentence: the last lift, the target, or the gym's most."""
    terms, lifted = part.terms, _lifted(part)
    last = lifted[-1] if lifted else None
    if last is not None and terms.kind != LoadKind.BODYWEIGHT:
        return f"You last lifted {plain(rounded(last))}."
    for load, words in [
        (last, "Last time it was {}."),
        (_heaviest(part), "The most you have lifted is {}."),
        (target, "You were asked for {}."),
        (terms.rule.ladder[-1], "Your gym goes up to {}."),
    ]:
        if load is not None:
            return words.format(load_words(rounded(load), terms.kind, terms.unit))
    return ""


def _heaviest(part: Lift | Loose) -> Decimal | None:
    """The heaviest load ever, with what this workout has added since the log was read."""
    earlier = [] if part.heaviest is None else [part.heaviest]
    return max([*earlier, *_lifted(part)], default=None)


def _lifted(part: Lift | Loose) -> list[Decimal]:
    """The loads of the track's latest workout before this one and then those of this one, in the
    unit of the part."""
    here = [row.load for row in part.rows if row.kind == Kind.WORK and row.reps]
    if isinstance(part, Loose) or part.before is None:
        return here
    before = [done.load for done in part.before.sets if done.reps]
    was = part.before.terms.unit
    return [*(exactly_converted(load, was, part.terms.unit) for load in before), *here]
