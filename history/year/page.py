"""A year as twelve small tables of days, and what they add up to."""

from __future__ import annotations

import calendar as months
import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from history.past.year import Mark, Marked, marked_days
from progression.engine.wording import counted
from workouts.calendar import Calendar

_WORDS = {
    Mark.TRAINED: "trained",
    Mark.LIGHTER: "trained, lighter week",
    Mark.MISSED: "missed",
    Mark.EXCUSED: "excused",
}


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a month; `number` is 0 for the days of a week that lie in another month."""

    number: int
    mark: str = ""
    words: str = ""
    url: str = ""
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    name: str
    weeks: list[list[CalendarDay]]
    is_now: bool


def year(
    number: int,
    workouts: Sequence[Any],
    calendar: Calendar,
    years: Sequence[int],
    today: datetime.date,
) -> dict[str, Any]:
    """Everything calendar.html shows of a year; `years` are those that have a workout."""
    days = marked_days(number, workouts, calendar, today)
    starts = calendar.spans[-1].week_starts if calendar.spans else 0
    drawn = months.Calendar(starts)
    return {
        "year": number,
        "summary": _summary(days),
        "weekdays": [
            (months.day_name[day], months.day_abbr[day][:2]) for day in drawn.iterweekdays()
        ],
        "months": [_month(number, month, drawn, days, today) for month in range(1, 13)],
        "years": sorted({*years, today.year}, reverse=True),
    }


def _summary(days: Mapping[datetime.date, Marked]) -> str:
    count = Counter(day.mark for day in days.values())
    trained = count[Mark.TRAINED] + count[Mark.LIGHTER]
    words = [f"Trained on {counted(trained, 'day')}"]
    words += [f"missed {count[Mark.MISSED]}"] if count[Mark.MISSED] else []
    words += [f"{counted(count[Mark.EXCUSED], 'day')} excused"] if count[Mark.EXCUSED] else []
    return f"{', '.join(words)}."


def _month(
    year: int,
    month: int,
    drawn: months.Calendar,
    days: Mapping[datetime.date, Marked],
    today: datetime.date,
) -> CalendarMonth:
    weeks = [
        [
            _day(date, days.get(date), today) if date.month == month else CalendarDay(0)
            for date in week
        ]
        for week in drawn.monthdatescalendar(year, month)
    ]
    is_now = (year, month) == (today.year, today.month)
    return CalendarMonth(months.month_name[month], weeks, is_now)


def _day(date: datetime.date, marked: Marked | None, today: datetime.date) -> CalendarDay:
    if marked is None:
        return CalendarDay(date.day, is_today=date == today)
    url = reverse("workout", args=[marked.workout]) if marked.workout else ""
    return CalendarDay(date.day, marked.mark, _WORDS[marked.mark], url, date == today)
