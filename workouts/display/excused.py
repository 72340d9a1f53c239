"""Days on which a lifter cannot train, in words: in the week, on their own page, in the past."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workouts.dated_facts import Excused
from workouts.models import Excuse

_WORDS = {Excuse.ILL: "Ill", Excuse.AWAY: "Away", Excuse.OTHER: "Not training"}


@dataclass(frozen=True, slots=True)
class ExcusedCard:
    """Days in a row in words; `is_on` while they last."""

    id: int
    words: str
    note: str
    is_on: bool


def excused_words(excused: Excused, today: datetime.date, *, is_short: bool = False) -> str:
    """What excuses a lifter and when: `Ill since Monday 30 November`, or in short `Ill since
    Mon 30 Nov`."""

    def written(date: datetime.date) -> str:
        day = _short(date) if is_short else f"{date:%A} {date.day} {date:%B}"
        return _with_year(day, date, today)

    first, why = written(excused.first), _WORDS[Excuse(excused.kind)]
    if excused.last is None:
        return f"{why} {'since' if excused.first <= today else 'from'} {first}"
    if excused.last == excused.first:
        return f"{why} on {first}"
    return f"{why} from {first} to {written(excused.last)}"


def away_words(excused: Excused, today: datetime.date) -> str:
    """The same while it lasts, as a mark: `Away until Sat 12 Dec`, `Ill since Mon 30 Nov`."""
    if excused.last is None:
        return excused_words(excused, today, is_short=True)
    why, last = _WORDS[Excuse(excused.kind)], excused.last
    return f"{why} until {_with_year(_short(last), last, today)}"


def _short(date: datetime.date) -> str:
    return f"{date:%a} {date.day} {date:%b}"


def _with_year(day: str, date: datetime.date, today: datetime.date) -> str:
    return day if date.year == today.year else f"{day} {date.year}"


def excused_tag(excused: Excused) -> str:
    """Why a training day is not due: `Excused: ill`."""
    if excused.kind == Excuse.OTHER:
        return "Excused"
    return f"Excused: {_WORDS[Excuse(excused.kind)].lower()}"


def excused_cards(excuses: Sequence[Excused], today: datetime.date) -> list[ExcusedCard]:
    """Each in words, the latest first."""
    in_order = sorted(excuses, key=lambda days: days.first, reverse=True)
    return [excused_card(days, today) for days in in_order]


def excused_card(excused: Excused, today: datetime.date) -> ExcusedCard:
    words, is_on = excused_words(excused, today), excused.reaches(today, today)
    return ExcusedCard(excused.id, words, excused.note, is_on)


def excused_ahead(excuses: Sequence[Excused], today: datetime.date) -> dict[str, Any]:
    """What week.html shows of the days that are excused today or later, the soonest first."""
    ahead = [days for days in excuses if days.reaches(today, datetime.date.max)]
    cards = excused_cards(ahead, today)[::-1]
    return {"excused": cards, "is_excused": any(card.is_on for card in cards)}
