"""The week on paper: what each day asks, and empty boxes for what is done."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from progression.engine.figures import BranchWords, Goal
from workouts.calendar import on_weekday, week_of
from workouts.display.lifts import branches_of, next_goal, sets_words
from workouts.sheets import Lift
from workouts.weeks import Day, State
from workouts.wording import opens_words, rest_words

A_WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PaperLift:
    """One exercise: its target and plates, what follows, and a row of boxes a set."""

    name: str
    aim: str
    goal: Goal | None
    branches: list[BranchWords]
    columns: list[str]
    sets: range


@dataclass(frozen=True, slots=True)
class PaperDay:
    role: str
    title: str
    date: datetime.date
    opens: str
    is_lighter: bool
    lifts: list[PaperLift]


def paper(days: list[Day]) -> dict[str, Any]:
    """Everything paper.html shows. A day that is done, begun or excused has next week's date."""
    return {"days": sorted(map(_day, days), key=lambda day: day.date)}


def _day(day: Day) -> PaperDay:
    training_day = day.training_day
    unit, date = training_day.program.unit, day.date
    if day.state in {State.DONE, State.STARTED, State.EXCUSED}:
        start = week_of(day.date, training_day.program.week_starts)
        date = on_weekday(training_day.weekday, start + A_WEEK)
    return PaperDay(
        role=training_day.role,
        title=training_day.get_role_display(),
        date=date,
        opens=opens_words(training_day),
        is_lighter=any(lift.is_lighter for lift in day.lifts),
        lifts=[_lift(lift, unit) for lift in day.lifts],
    )


def _lift(lift: Lift, unit: str) -> PaperLift:
    prescription, goal = lift.prescription, next_goal(lift, unit)
    sides = ["Left reps", "Right reps"] if prescription.exercise.one_sided else ["Reps"]
    rest = rest_words(prescription.rest_seconds)
    aim = sets_words(lift)
    return PaperLift(
        name=prescription.exercise.name,
        aim=f"{aim}, {goal.aim}" if goal else aim,
        goal=goal,
        branches=branches_of(lift, unit),
        columns=[f"Weight ({unit})", *sides, "Reps left", f"Rest {rest}"],
        sets=range(1, lift.terms.sets + 1),
    )
