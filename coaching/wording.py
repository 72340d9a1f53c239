"""Proposals in plain words, for both sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from coaching.models import Asks, Proposal, ProposalQuerySet
from coaching.proposals import FIELDS, LOAD, Values
from exercises.models import Exercise
from progression.engine.figures import load_words
from progression.engine.wording import counted
from workouts.models import Prescription
from workouts.wording import rest_words

_REPS = {"rep_low": "at least", "rep_high": "at most"}
LIGHTER_WEEK = "seven days of about half the sets at about 90 %, and no weight moves"
_STEPS = {"step_up": "more", "step_down": "less"}


@dataclass(frozen=True, slots=True)
class ProposalWords:
    """A proposal as it is read: what would change, why, and what became of it."""

    proposal: Proposal
    changes: list[str]
    fits: bool


def proposals(found: ProposalQuerySet) -> list[ProposalWords]:
    """Each in words. Two queries."""
    related = found.with_place().select_related(
        "coaching__coach", "coaching__client", "prescription__day__program__equipment"
    )
    taught = Exercise.objects.in_bulk()
    return [_words(each, taught) for each in related]


def _words(proposal: Any, taught: dict[str, Exercise]) -> ProposalWords:
    if proposal.asks == Asks.LIGHTER_WEEK:
        return ProposalWords(proposal, [LIGHTER_WEEK], proposal.has_place)
    words = changes(proposal.prescription, proposal.changes, taught)
    return ProposalWords(proposal, words, proposal.has_place)


def changes(
    prescription: Prescription | None, asked: dict[str, list[Any]], taught: dict[str, Exercise]
) -> list[str]:
    """Each change of {field: [was, proposed]} in words."""
    unit = prescription.day.program.unit if prescription else ""
    slug = asked.get("exercise", ["", prescription and prescription.exercise_id])[1]
    kind = taught[slug].kind if slug in taught else ""
    # The weight of another exercise is nothing to compare with.
    swapped = "exercise" in asked
    return [
        change_words(field, None if swapped and field == LOAD else was, wanted, kind, unit, taught)
        for field, (was, wanted) in sorted(asked.items(), key=_place)
    ]


def _place(change: tuple[str, list[Any]]) -> int:
    """An exercise is read before its figures, and the weight last; Postgres keeps no order."""
    return (*FIELDS, LOAD).index(change[0])


def change_words(
    field: str, was: Any, proposed: Any, kind: str, unit: str, taught: dict[str, Exercise]
) -> str:
    """One change: `4 sets instead of 3`, `235 lb next instead of 225 lb`."""
    if field == "exercise":
        return f"{taught[proposed].name} instead of {taught[was].name}"
    if field == "rest_seconds":
        return f"rest {rest_words(proposed)} instead of {rest_words(was)}"
    if field in _STEPS:
        return f"steps of {proposed} {unit} {_STEPS[field]} instead of {was}"
    if field == "sets":
        return f"{counted(proposed, 'set')} instead of {was}"
    if field in _REPS:
        return f"{_REPS[field]} {counted(proposed)} instead of {was}"
    instead = "" if was is None else f" instead of {load_words(Decimal(was), kind, unit)}"
    return f"{load_words(Decimal(proposed), kind, unit)} next{instead}"


def value_words(field: str, values: Values, unit: str, taught: dict[str, Exercise]) -> str:
    """What a field is, as in a sentence: `Deadlift`, `3:00`, `225 lb`, `4`."""
    value = values[field]
    if value is None:
        return "still to find"
    if field == "exercise":
        return taught[value].name
    if field == "rest_seconds":
        return rest_words(value)
    if field == LOAD:
        return load_words(Decimal(value), taught[values["exercise"]].kind, unit)
    return f"{value} {unit}" if field in _STEPS else str(value)


def listed(words: Iterable[str]) -> str:
    """The changes as one sentence."""
    text = "; ".join(words)
    return f"{text[:1].upper()}{text[1:]}."
