"""The week: what is open, its days with their states, targets and branches, and the sets that
each area gets."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.models import Experience, User
from exercises.models import Exercise
from progression.engine.figures import BranchWords, Goal
from workouts.calendar import week_of
from workouts.display.excused import excused_tag
from workouts.display.first_weight import heading, steps_of_any
from workouts.display.lifts import branches_of, next_goal, sets_words
from workouts.named_gyms import NamedGym, to_choose
from workouts.set_working_load.page import Changes, in_the_week
from workouts.sheets import Lift
from workouts.volume import area_sets, muscle_sets
from workouts.week.areas import lines, planned_back
from workouts.week.opened import open_cards
from workouts.weeks import Day, State, Week
from workouts.wording import opens_words

_WORDS = {
    State.DUE: "Due",
    State.STARTED: "Started",
    State.DONE: "Done",
    State.MISSED: "Missed",
}


@dataclass(frozen=True, slots=True)
class LiftCard:
    prescription: int
    slug: str
    name: str
    sets: str
    goal: Goal | None
    branches: list[BranchWords]
    changes: Changes


@dataclass(frozen=True, slots=True)
class DayCard:
    role: str
    title: str
    date: datetime.date
    opens: str
    state: str
    state_words: str
    start_words: str
    is_next: bool
    is_lighter: bool
    workout_url: str
    finding: str
    lifts: list[LiftCard]
    gyms: list[NamedGym]


def week(user: User, shown: Week, today: datetime.date) -> dict[str, Any]:
    """Everything week.html shows."""
    days = shown.days
    program = days[0].training_day.program
    start = week_of(today, program.week_starts)
    opened = open_cards(shown, today)
    waiting = [day for day in days if day.state in {State.DUE, State.MISSED}]
    if any(day.workout and day.workout.performed_on == today for day in days):
        waiting = []  # one back day is enough for a day
    if not all(card.is_forgotten for card in opened):
        waiting = []  # what is open is the thing to do next
    # Said once, on the first day that has a weight to find.
    guided = next((day for day in days if day.state != State.STARTED and heading(day.lifts)), None)
    return {
        "opened": opened,
        "today": today,
        "week_starts": start,
        "week_ends": start + datetime.timedelta(days=6),
        "summary": _summary(days),
        "days": [
            _day(day, today, shown, is_next=day in waiting[:1], is_guided=day is guided)
            for day in days
        ],
        "finding_steps": steps_of_any(),
        "offers_extra_day": _offers_extra_day(user, today),
        **_sets(days),
    }


def _summary(days: list[Day]) -> str:
    done = sum(day.state == State.DONE for day in days)
    days = [day for day in days if day.state != State.EXCUSED]
    if not days:
        return "Nothing is due."
    if len(days) == 1:
        return "The back day is done." if done else "One back day."
    return f"{done} of {len(days)} back days done."


def _day(day: Day, today: datetime.date, shown: Week, *, is_next: bool, is_guided: bool) -> DayCard:
    training_day, workout = day.training_day, day.workout
    unit = training_day.program.unit
    return DayCard(
        role=training_day.role,
        title=training_day.get_role_display(),
        date=workout.performed_on if workout else day.date,
        opens=opens_words(training_day),
        state=day.state,
        state_words=_state_words(day, today),
        start_words=_start_words(day, today, is_lighter_today=shown.is_lighter_today),
        is_next=is_next,
        is_lighter=day.is_lighter,
        workout_url=reverse("workout", args=[workout.pk]) if workout else "",
        finding=heading(day.lifts) if is_guided else "",
        lifts=[_lift(lift, unit, today) for lift in day.lifts if day.state != State.STARTED],
        gyms=to_choose(day.lifts[0].prescription),
    )


def _start_words(day: Day, today: datetime.date, *, is_lighter_today: bool) -> str:
    """What begins it today, which may be in another sort of week than the day it stands for."""
    if day.date == today:
        return "Start"
    if day.is_lighter == is_lighter_today:
        return "Do it today"
    return "Do it today, lighter" if is_lighter_today else "Do it today, at full weight"


def _state_words(day: Day, today: datetime.date) -> str:
    if day.excused is not None and day.state == State.EXCUSED:
        return excused_tag(day.excused)
    return "Today" if day.state == State.DUE and day.date == today else _WORDS[day.state]


def _lift(lift: Lift, unit: str, today: datetime.date) -> LiftCard:
    exercise = lift.prescription.exercise
    return LiftCard(
        prescription=lift.prescription.pk,
        slug=exercise.slug,
        name=exercise.name,
        sets=sets_words(lift),
        goal=next_goal(lift, unit),
        branches=branches_of(lift, unit),
        changes=in_the_week(lift, today),
    )


def _sets(days: list[Day]) -> dict[str, Any]:
    """The sets that the week gives each area and muscle, and the drawing of them."""
    planned, exercises = Counter[str](), dict[str, Exercise]()
    for day in days:
        for lift in day.lifts:
            exercise = lift.prescription.exercise
            exercises[exercise.slug] = exercise
            planned[exercise.slug] += lift.terms.sets
    muscles = muscle_sets(exercises, {}, planned)
    return {
        "areas": area_sets(exercises, {}, planned),
        "muscles": lines(muscles),
        "back": planned_back(exercises.values(), muscles),
    }


def _offers_extra_day(user: User, today: datetime.date) -> bool:
    """Whether a lifter who signed up as under a year began at least twelve months ago: the extra
    day is offered, and never added by itself."""
    since = user.training_since
    if user.experience != Experience.UNDER_A_YEAR or since is None:
        return False
    return (today.year - since.year, today.month, today.day) >= (1, since.month, since.day)
