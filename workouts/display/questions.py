"""The questions of a page of many rows: in one list, with one yes to all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workouts.asking_form import AskingForm


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about one row: the name of the row, the id of the first field, the question."""

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
        Asked(name, row[next(iter(doubt.questions))].auto_id, " ".join(doubt.questions.values()))
        for name, row, doubt in doubts
    ]
    yes = doubts[0][2].yes if len(doubts) == 1 else "Yes, all of it is right"
    return AskedAbout(questions, yes)
