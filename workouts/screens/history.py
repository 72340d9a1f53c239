"""The logbook by weeks, each with what it gave the back beside the plan."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse

from progression import plain
from workouts.past.volume import area_sets, counted, muscle_sets
from workouts.past.weeks import PastWeek

_BAR = 100  # the width of a bar's drawing


@dataclass(frozen=True, slots=True)
class AreaLine:
    """Sets done beside those planned, in words and as the widths of a bar."""

    label: str
    words: str
    done: int
    due: int


@dataclass(frozen=True, slots=True)
class MuscleLine:
    name: str
    done: str
    planned: str


@dataclass(frozen=True, slots=True)
class WeekCard:
    starts: datetime.date
    ends: datetime.date
    workouts: Sequence[Any]
    areas: list[AreaLine]
    muscles: list[MuscleLine]


def history(
    weeks: Sequence[PastWeek], exercises: Mapping[str, Any], has_older: bool, has_newer: bool
) -> dict[str, Any]:
    """Everything history.html shows."""
    lifted = {slug for week in weeks for each in week.workouts for slug in each.lifted}
    lifts = [each for slug, each in exercises.items() if slug in lifted or each.planned]
    return {
        "weeks": [_week(week, exercises) for week in weeks],
        "lifts": [(each.name, reverse("lift_history", args=[each.slug])) for each in lifts],
        "has_plan": any(each.planned for each in exercises.values()),
        "older": f"?before={weeks[-1].starts}" if weeks and has_older else "",
        "newer": f"?after={weeks[0].ends}" if weeks and has_newer else "",
    }


def _week(week: PastWeek, exercises: Mapping[str, Any]) -> WeekCard:
    done = counted([each.lifted for each in week.workouts])
    planned = {slug: each.planned for slug, each in exercises.items()}
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
        muscles=[
            MuscleLine(each.muscle.name, _figure(each.done), _figure(each.planned))
            for each in muscle_sets(exercises, done, planned)
        ],
    )


def _sets(done: int, planned: int) -> str:
    return f"{done} of {planned} sets" if planned else f"{done} set{'' if done == 1 else 's'}"


def _figure(sets: Decimal) -> str:
    """Half sets as people write them: 4½."""
    whole, half = divmod(sets, 1)
    return f"{plain(whole)}½".removeprefix("0" if whole == 0 else "") if half else plain(whole)
