"""What is asked about on a page of many rows: listed once, with one yes to all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workouts.forms import AskingForm


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, whose it is, and the field it is beside."""

    name: str
    field: str
    question: str


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """Every question of a page, and the words of the yes."""

    questions: list[Asked]
    yes: str


def asked_about(rows: Iterable[tuple[str, AskingForm]]) -> AskedAbout | None:
    """The questions about rows by their names; None where nothing is asked."""
    doubts = [(name, row, row.doubt) for name, row in rows if row.doubt]
    if not doubts:
        return None
    questions = [
        Asked(name, row[field].auto_id, question)
        for name, row, doubt in doubts
        for field, question in doubt.questions.items()
    ]
    yes = doubts[0][2].yes if len(doubts) == 1 else "Yes, all of it is right"
    return AskedAbout(questions, yes)
