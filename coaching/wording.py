"""Proposals in plain words, for both sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from coaching.models import Asks, Proposal, ProposalQuerySet
from coaching.models.proposals import FIELDS
from coaching.proposals import LOAD, Values, is_stale
from exercises.models import Exercise
from progression.engine.figures import load_words
from progression.engine.wording import counted
from workouts.models import Prescription
from workouts.wording import rest_words

_REPS = {"rep_low": "at least", "rep_high": "at most"}
LIGHTER_WEEK = "seven days of about half the sets at about 90%, and no weight moves"
_STEPS = {"step_up": "more", "step_down": "less"}


@dataclass(frozen=True, slots=True)
class ProposalWords:
    """A proposal, its changes in words, and why it cannot be accepted any more, "" where it can."""

    proposal: Proposal
    changes: list[str]
    too_late: str

    @property
    def fits(self) -> bool:
        return not self.too_late


def proposals(queryset: ProposalQuerySet) -> list[ProposalWords]:
    """Each proposal of a queryset in words. Two queries."""
    related = queryset.with_place().select_related(
        "coaching__coach", "coaching__client", "prescription__day__program__equipment"
    )
    exercises = Exercise.objects.in_bulk()
    return [_words(proposal, exercises) for proposal in related]


def _words(proposal: Any, exercises: dict[str, Exercise]) -> ProposalWords:
    if proposal.asks == Asks.LIGHTER_WEEK:
        return ProposalWords(proposal, [LIGHTER_WEEK], "" if proposal.is_free else "lighter")
    words = changes(proposal.prescription, proposal.changes, exercises)
    return ProposalWords(proposal, words, _too_late(proposal))


def _too_late(proposal: Any) -> str:
    if proposal.place is None:
        return "gone"
    return "changed" if is_stale(proposal) else ""


def changes(
    prescription: Prescription | None, asked: dict[str, list[Any]], taught: dict[str, Exercise]
) -> list[str]:
    """Each change of {field: [was, proposed]} in words."""
    unit = prescription.day.program.unit if prescription else ""
    slug = asked.get("exercise", ["", prescription and prescription.exercise_id])[1]
    kind = taught[slug].kind if slug in taught else ""
    # The weight of another exercise cannot be compared.
    swapped = "exercise" in asked
    words = []
    # The exercise comes first and the weight last; Postgres keeps no order of JSON keys.
    for field in (*FIELDS, LOAD):
        if field in asked:
            was, wanted = asked[field]
            before = None if swapped and field == LOAD else was
            words.append(change_words(field, before, wanted, kind, unit, taught))
    return words


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
    """A field's value as in a sentence: `Deadlift`, `3:00`, `225 lb`, `4`."""
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
