"""A line's facts as text and back: short, as all of a coach's are read at once. What waits has a
column of its own."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from coaching.roster.adherence import SetsByDate
from coaching.roster.line_facts import LastWorkout, LineFacts
from coaching.roster.reasons import LookRule, WhyLook
from workouts.dated_facts import Excused, LighterSpan

_date = datetime.date.fromordinal


def written(facts: LineFacts) -> str:
    return json.dumps(
        [
            [each.toordinal() for each in facts.dates],
            [_why(reason) for reason in facts.reasons],
            facts.last_workout and [facts.last_workout.id, _day(facts.last_workout.performed_on)],
            _day(facts.began),
            facts.done,
            facts.due,
            [
                [each.id, _day(each.starts), _day(each.ends), each.is_begun]
                for each in facts.lighter
            ],
            [
                [each.id, _day(each.first), _day(each.last), each.kind, each.note]
                for each in facts.excuses
            ],
        ],
        separators=(",", ":"),
        ensure_ascii=False,
    )


def read(text: str, waiting: Iterable[int]) -> LineFacts:
    dates, reasons, last, began, done, due, lighter, excuses = json.loads(text)
    since, until, until_in_utc = map(_date, dates)
    return LineFacts(
        since,
        until,
        until_in_utc,
        tuple([_reason(*row) for row in reasons]),
        LastWorkout(last[0], _date(last[1])) if last else None,
        tuple(waiting),
        _date(began) if began else None,
        SetsByDate(*done),
        SetsByDate(*due),
        [LighterSpan(id, _date(first), _date(last), begun) for id, first, last, begun in lighter],
        [
            Excused(id, _date(first), _date(last) if last else None, kind, note)
            for id, first, last, kind, note in excuses
        ],
    )


def _day(date: datetime.date | None) -> int | None:
    return date.toordinal() if date else None


def _why(reason: WhyLook) -> list[Any]:
    set = reason.set and str(reason.set)
    return [reason.rule, reason.words, reason.workout, set, reason.exercise, _day(reason.on)]


def _reason(
    rule: str, words: str, workout: int | None, set: str | None, exercise: str, on: int | None
) -> WhyLook:
    about, date = UUID(set) if set else None, _date(on) if on else None
    return WhyLook(LookRule(rule), words, workout, about, exercise, date)
