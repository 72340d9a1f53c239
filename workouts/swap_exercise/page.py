"""The exercises that may stand in for one of a workout, each with where it opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from progression.engine.figures import Goal
from workouts import stand_ins
from workouts.display.lifts import next_goal
from workouts.log_sets.page import workout_url
from workouts.models import Prescription, Workout
from workouts.plan import stand_in
from workouts.swap_exercise.forms import SwapForm
from workouts.targets import lifts


@dataclass(frozen=True, slots=True)
class SwapChoice:
    """One exercise, and for how long it may be chosen from here."""

    slug: str
    name: str
    goal: Goal | None
    once: str
    always: str


def swap(visit: Workout, prescription: Prescription, form: SwapForm) -> dict[str, Any]:
    """Everything swap.html shows."""
    now = prescription.swap.exercise if prescription.swap else prescription.exercise
    return {
        "form": form,
        "name": now.name,
        "instead_of": prescription.exercise.name if prescription.swap else "",
        "choices": _choices(visit, prescription, now.slug),
        "back_url": workout_url(visit, now.slug),
    }


def _choices(visit: Workout, prescription: Prescription, now: str) -> list[SwapChoice]:
    others = [stand_in(prescription, exercise) for exercise in stand_ins.choices(prescription)]
    has_ended = visit.program.ended_on is not None
    choices = []
    standing = lifts(others, before=visit.performed_on)
    if visit.is_lighter:
        standing = [lift.lighter() for lift in standing]
    for lift in standing:
        is_planned = lift.exercise_id == prescription.exercise_id
        again = "Back to it" if is_planned else "Just this workout"
        choice = SwapChoice(
            slug=lift.exercise_id,
            name=lift.prescription.exercise.name,
            goal=next_goal(lift, visit.program.unit),
            once="" if lift.exercise_id == now else again,
            always="" if is_planned or has_ended else "From now on",
        )
        choices += [choice] if choice.once or choice.always else []
    return choices
