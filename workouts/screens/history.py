"""The logbook by weeks, each with what it gave the back beside the plan."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from exercises.models import Exercise
from progression import wording
from workouts.calendar import Calendar
from workouts.dated_facts import Excused
from workouts.past.volume import area_sets, counted, muscle_sets
from workouts.past.weeks import PastWeek
from workouts.screens.backs import Average, SetsLine, average, lines
from workouts.screens.excused import ExcusedCard, excused_card

_BAR = 100  # the width of a bar's drawing


@dataclass(frozen=True, slots=True)
class AreaLine:
    """Sets done beside those planned, in words and as the widths of a bar."""

    label: str
    words: str
    done: int
    due: int


@dataclass(frozen=True, slots=True)
class WeekCard:
    starts: datetime.date
    ends: datetime.date
    workouts: Sequence[Any]
    areas: list[AreaLine]
    muscles: list[SetsLine]
    excused: list[ExcusedCard]


def history(
    parts: Sequence[PastWeek | Excused],
    exercises: Mapping[str, Exercise],
    calendar: Calendar,
    has_older: bool,
    has_newer: bool,
    today: datetime.date,
) -> dict[str, Any]:
    """Everything history.html shows; `parts` are the weeks and what was excused between them."""
    weeks = [part for part in parts if isinstance(part, PastWeek)]
    return {
        "average": _average(weeks, exercises) if weeks else None,
        "weeks": [_card(part, exercises, today) for part in parts],
        "lifts": _lifts(weeks, exercises, calendar),
        "has_plan": any(week.planned for week in weeks),
        "older": f"?before={weeks[-1].starts}" if weeks and has_older else "",
        "newer": f"?after={weeks[0].ends}" if weeks and has_newer else "",
    }


def years(found: Sequence[int], calendar: Calendar) -> list[tuple[int, str]]:
    """A way to the last weeks of each year, that of its last day whole; the first year of
    those, which is the latest, is where the history begins."""
    pages: list[tuple[int, str]] = []
    for year in found:
        _, last = calendar.week(datetime.date(year, 12, 31))
        pages.append((year, f"?before={last + datetime.timedelta(days=1)}" if pages else "?"))
    return pages


def _lifts(
    weeks: Sequence[PastWeek], exercises: Mapping[str, Exercise], calendar: Calendar
) -> list[tuple[str, str]]:
    """The way to each exercise of these weeks and of the plan of today."""
    named = {slug for week in weeks for each in week.workouts for slug in each.lifted}
    for span in calendar.spans:
        if span.ends is None:
            named.update(slug for day in span.days.values() for slug in day.sets)
    lifts = [each for slug, each in exercises.items() if slug in named]
    return [(each.name, reverse("lift_history", args=[each.slug])) for each in lifts]


def _average(weeks: Sequence[PastWeek], exercises: Mapping[str, Exercise]) -> Average:
    done = counted([each.lifted for week in weeks for each in week.workouts])
    planned = sum((week.planned for week in weeks), Counter[str]())
    areas = area_sets(exercises, done, planned)
    return average(len(weeks), areas, muscle_sets(exercises, done, planned))


def _card(
    part: PastWeek | Excused, exercises: Mapping[str, Exercise], today: datetime.date
) -> WeekCard | ExcusedCard:
    if isinstance(part, Excused):
        return excused_card(part, today)
    return _week(part, exercises, today)


def _week(week: PastWeek, exercises: Mapping[str, Exercise], today: datetime.date) -> WeekCard:
    done = counted([each.lifted for each in week.workouts])
    areas = area_sets(exercises, done, week.planned)
    widest = max(1, *(max(each.done, each.planned) for each in areas))
    return WeekCard(
        starts=week.starts,
        ends=week.ends,
        workouts=week.workouts,
        areas=[
            AreaLine(
                each.area.label,
                _sets(each.done, each.planned),
                each.done * _BAR // widest,
                each.planned * _BAR // widest,
            )
            for each in areas
        ],
        muscles=lines(muscle_sets(exercises, done, week.planned)),
        excused=[excused_card(each, today) for each in week.excuses],
    )


def _sets(done: int, planned: int) -> str:
    before = f"{done} of " if planned else ""
    return before + wording.counted(planned or done, "set")
