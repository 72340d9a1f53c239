"""Plan and log in the shapes of the answers: see shapes.py. Asks nothing of a database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from progression import plain
from workouts.log_sets.answers import next_of, set_fields
from workouts.models import LoggedSet, Prescription
from workouts.named_gyms import of_the_plan
from workouts.sheets import Lift, Loose, Sheet
from workouts.weeks import State, Week


def prescribed(row: Prescription) -> dict[str, Any]:
    return {
        "exercise": row.exercise_id,
        "name": row.exercise.name,
        "sets": row.sets,
        "rep_low": row.rep_low,
        "rep_high": row.rep_high,
        "rest_seconds": row.rest_seconds,
    }


def program(prescriptions: Sequence[Any]) -> dict[str, Any]:
    """The plan that weeks.planned() gives, which is not empty."""
    plan = prescriptions[0].day.program
    days: dict[str, dict[str, Any]] = {}
    for row in prescriptions:
        day = {"role": row.day.role, "weekday": row.day.weekday, "opens": row.day.opens}
        told = days.setdefault(row.day.role, day | {"prescriptions": []})
        steps = {"step_up": plain(row.step_up), "step_down": plain(row.step_down)}
        told["prescriptions"].append(prescribed(row) | steps)
    gyms = [asdict(gym) for gym in of_the_plan(prescriptions[0])]
    ends = {"started_on": plan.started_on, "week_starts": plan.week_starts}
    return {"unit": plan.unit, **ends, "gyms": gyms, "days": list(days.values())}


def week_days(shown: Week) -> list[dict[str, Any]]:
    return [
        {
            "role": day.training_day.role,
            "date": day.date,
            "state": day.state,
            "is_lighter": day.is_lighter,
            "workout": day.workout.pk if day.workout else None,
            "lifts": [lift(each) for each in day.lifts if day.state != State.STARTED],
        }
        for day in shown.days
    ]


def lift(each: Lift) -> dict[str, Any]:
    """An exercise as it is prescribed in that week, and what to load."""
    terms = {"sets": each.terms.sets}
    return prescribed(each.prescription) | terms | {"next": next_of(each, each.terms.unit)}


def lift_days(lifts: Iterable[Lift]) -> list[dict[str, Any]]:
    return [
        lift(each)
        | {"role": each.role, "working_load": plain(each.due.target.load) if each.due else None}
        for each in lifts
    ]


def workout(sheet: Sheet, *, is_lifter: bool = True) -> dict[str, Any]:
    """A workout with every set. What comes next is the lifter's alone: its reason may be the
    words of another coach. So is the name of the gym, which no page shows a coach."""
    visit = sheet.workout
    names = ("role", "performed_on", "time_zone", "started_at", "finished_at", "is_lighter")
    return {
        "id": visit.pk,
        **{name: getattr(visit, name) for name in names},
        "gym": visit.gym.name if is_lifter else None,
        "notes": visit.notes,
        "unit": visit.program.unit,
        "exercises": [_part(part, is_lifter=is_lifter) for part in sheet.parts],
    }


def _part(part: Lift | Loose, *, is_lifter: bool) -> dict[str, Any]:
    sets = [_logged(row) for row in part.rows]
    if isinstance(part, Loose):
        named = {"exercise": part.exercise_id, "name": part.name}
        return named | {"prescribed": None, "next": None, "sets": sets}
    asked = prescribed(part.prescription)
    return {
        "exercise": asked["exercise"],
        "name": asked["name"],
        "prescribed": asked | {"sets": part.terms.sets},
        "next": next_of(part, part.terms.unit) if is_lifter else None,
        "sets": sets,
    }


def _logged(row: LoggedSet) -> dict[str, Any]:
    target = None
    if row.target_load is not None:
        asked = {"load": plain(row.target_load), "reps": row.target_reps}
        target = asked | {"reason": row.target_reason}
    return set_fields(row) | {"logged_at": row.logged_at, "target": target}
