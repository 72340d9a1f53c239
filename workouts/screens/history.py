"""The logbook by weeks, each with what it gave the back beside the plan."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from workouts.calendar import Excused, week_of
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
    exercises: Mapping[str, Any],
    has_older: bool,
    has_newer: bool,
    today: datetime.date,
) -> dict[str, Any]:
    """Everything history.html shows; `parts` are the weeks and what was excused between them."""
    weeks = [part for part in parts if isinstance(part, PastWeek)]
    lifted = {slug for week in weeks for each in week.workouts for slug in each.lifted}
    lifts = [each for slug, each in exercises.items() if slug in lifted or each.planned]
    return {
        "average": _average(weeks, exercises) if weeks else None,
        "weeks": [_card(part, exercises, today) for part in parts],
        "lifts": [(each.name, reverse("lift_history", args=[each.slug])) for each in lifts],
        "has_plan": any(each.planned for each in exercises.values()),
        "older": f"?before={weeks[-1].starts}" if weeks and has_older else "",
        "newer": f"?after={weeks[0].ends}" if weeks and has_newer else "",
    }


def years(found: Sequence[int], starts: int) -> list[tuple[int, str]]:
    """A way to the last weeks of each year, that of its last day whole; the first year of
    those, which is the latest, is where the history begins. Weeks start on weekday 0-6."""
    pages: list[tuple[int, str]] = []
    for year in found:
        last = week_of(datetime.date(year, 12, 31), starts)
        pages.append((year, f"?before={last + datetime.timedelta(days=7)}" if pages else "?"))
    return pages


def _average(weeks: Sequence[PastWeek], exercises: Mapping[str, Any]) -> Average:
    done = counted([each.lifted for week in weeks for each in week.workouts])
    planned = _planned(exercises)
    areas = area_sets(exercises, done, planned)
    return average(len(weeks), areas, muscle_sets(exercises, done, planned))


def _planned(exercises: Mapping[str, Any]) -> dict[str, int]:
    return {slug: each.planned for slug, each in exercises.items()}


def _card(
    part: PastWeek | Excused, exercises: Mapping[str, Any], today: datetime.date
) -> WeekCard | ExcusedCard:
    if isinstance(part, Excused):
        return excused_card(part, today)
    return _week(part, exercises, today)


def _week(week: PastWeek, exercises: Mapping[str, Any], today: datetime.date) -> WeekCard:
    done = counted([each.lifted for each in week.workouts])
    planned = _planned(exercises)
    areas = area_sets(exercises, done, planned)
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
        muscles=lines(muscle_sets(exercises, done, planned)),
        excused=[excused_card(each, today) for each in week.excuses],
    )


def _sets(done: int, planned: int) -> str:
    return f"{done} of {planned} sets" if planned else f"{done} set{'' if done == 1 else 's'}"
