"""A finished workout: its records, every next weight and why, and the sets of its week."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from history.done.afterwards import Afterwards
from history.done.new_records import records_of
from progression.engine.figures import Goal, load_words
from progression.engine.wording import change, counted, direction
from workouts.calendar import DueDay
from workouts.display.lifts import name_of, next_workout_goal
from workouts.gym_wording import lacking_at
from workouts.models import Kind, LoggedSet, Role, Workout
from workouts.sheets import Lift, Loose, Sheet
from workouts.volume import AreaSets, area_sets
from workouts.volume import counted as sets_of
from workouts.wording import date_words


@dataclass(frozen=True, slots=True)
class LiftDone:
    """One exercise: what was done in a line, which way its weight goes, and the next one; `note`
    says why there is none."""

    slug: str
    name: str
    did: str
    hurt: bool
    way: str = ""
    move: str = ""
    next: Goal | None = None
    note: str = ""
    is_plan_changed: bool = False
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class AreaFilled:
    """The sets of an area in the week, in words, and how full it is of a hundred."""

    label: str
    words: str
    full: int


def done(sheet: Sheet, after: Afterwards, today: datetime.date) -> dict[str, Any]:
    """Everything done.html and done.svg show."""
    visit, parts = sheet.workout, sheet.parts
    week = after.week
    areas = area_sets(
        after.exercises, sets_of([workout.lifted for workout in week.workouts]), week.planned
    )
    return {
        "title": visit.get_role_display(),
        "workout_id": visit.pk,
        "date": visit.performed_on,
        "sets": counted(sum(len(_work(part)) for part in parts), "set"),
        "is_lighter": visit.is_lighter,
        "records": records_of(sheet),
        "lifts": [_lift(each, visit) for each in parts if isinstance(each, Lift) or _work(each)],
        "is_followed": any(lift.is_followed for lift in sheet.lifts),
        "areas": [_area(area) for area in areas if area.done or area.planned],
        "week": "This week" if week.starts <= today <= week.ends else "That week",
        "next_day": _next_words(after.next_day, today) if after.next_day else "",
    }


def _lift(part: Lift | Loose, visit: Workout) -> LiftDone:
    name, did = name_of(part), did_words(part, visit.program.unit)
    hurt = any(row.pain for row in _work(part))
    if isinstance(part, Loose):
        note = "Not part of the day’s plan."
        return LiftDone(part.exercise_id, name, did, hurt, note=note)
    way, move = _move(part, visit.program.unit)
    goal = next_workout_goal(part, visit.program.unit)
    is_changed = part.is_of_an_earlier_plan and goal is None
    note = "" if goal or is_changed else "Find the weight in the gym next time."
    at = part.prescription.elsewhere
    return LiftDone(part.exercise_id, name, did, hurt, way, move, goal, note, is_changed, at)


def _move(lift: Lift, unit: str) -> tuple[str, str]:
    """Which way the weight goes and by how much: ("up", "10 lb more"); "" twice where no set was
    done, and in a lighter week."""
    if lift.opening is None or lift.next_workout is None or not lift.work or lift.is_lighter:
        return "", ""
    was, load = lift.opening.load, lift.next_workout.load
    way, words = direction(was, load), change(was, load, unit).capitalize()
    # More than the first set, and less than the last one, whose reason stands beside it.
    is_both = {way, direction(lift.work[-1].load, load)} == {"up", "down"}
    return way, f"{words} than you began with" if is_both else words


def did_words(part: Lift | Loose, unit: str) -> str:
    """The work sets of an exercise in a line: `225 lb × 6 · 235 lb × 4, 3`, after `2 of 3 sets: `
    where some are missing."""
    work = _work(part)
    if not work:
        return f"Can’t be done at {at}" if (at := lacking_at(part)) else "Not done"
    runs = [
        f"{load_words(load, part.terms.kind, unit)} × {', '.join(str(row.reps) for row in rows)}"
        for load, rows in groupby(work, key=lambda row: row.load)
    ]
    line = " · ".join([runs[0][:1].upper() + runs[0][1:], *runs[1:]]) + _arms(work)
    if isinstance(part, Lift) and len(work) < part.terms.sets:
        return f"{len(work)} of {part.terms.sets} sets: {line}"
    return line


def _work(part: Lift | Loose) -> list[LoggedSet]:
    return [row for row in part.rows if row.kind == Kind.WORK]


def _arms(work: Sequence[LoggedSet]) -> str:
    """Which arm the reps are of; "" for an exercise of both arms at once."""
    if work[0].left_reps is None:
        return ""
    same = all(row.left_reps == row.right_reps for row in work)
    return " each arm" if same else ", weaker arm"


def _area(sets: AreaSets) -> AreaFilled:
    of = f" of {sets.planned}" if sets.planned else ""
    full = min(100, sets.done * 100 // sets.planned) if sets.planned else 100 * bool(sets.done)
    one = (sets.planned or sets.done) == 1
    return AreaFilled(sets.area.label, f"{sets.done}{of} set{'' if one else 's'}", full)


def _next_words(day: DueDay, today: datetime.date) -> str:
    """What is next and when: `Next: extra day on Friday.`"""
    ahead = (day.date - today).days
    when = f"on {day.date:%A}" if 1 < ahead < 7 else f"on {date_words(day.date, today)}"
    when = {0: "today", 1: f"tomorrow, {day.date:%A}"}.get(ahead, when)
    lighter = ", lighter than usual" if day.is_lighter else ""
    return f"Next: {Role(day.role).label.lower()} {when}{lighter}."
