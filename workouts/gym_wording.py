"""A gym in words: its name, and what it makes of a weight that it cannot make."""

from __future__ import annotations

from progression.engine.figures import load_words
from workouts.models import Workout
from workouts.set_results import is_from_another_ladder
from workouts.sheets import Lift, Loose


def gym_words(workout: Workout) -> str:
    """The name of the gym of a workout of named_gyms.with_gyms; "" for a lifter with one."""
    return workout.gym.name if workout.has_gyms or workout.equipment_id else ""


def nearest_words(lift: Lift, unit: str) -> str:
    """That the weight of the first set is the nearest to where the track stands; "" where the gym
    can make that."""
    if lift.opening is None or lift.due_beyond is None:
        return ""
    kind, where = lift.terms.kind, _where(lift)
    here, stands = (load_words(load, kind, unit) for load in (lift.opening.load, lift.due_beyond))
    return f"{here} is the nearest to {stands} that {where} can make."


def moved_words(lift: Lift, unit: str) -> str:
    """That the next set is the nearest to the last one, which was done where the gym or its plates
    were others; "" where it was not."""
    last = lift.counted[-1].load
    if lift.next_set is None or last in lift.rule.ladder:
        return ""
    if lift.is_lighter or not is_from_another_ladder(lift.rule, lift.rows):
        return ""
    here = load_words(lift.next_set.load, lift.terms.kind, unit)
    return f"{here} is the nearest weight that {_where(lift)} can make."


def lacking_at(part: Lift | Loose) -> str:
    """The name of the gym that cannot do an exercise, which was not done either; else ""."""
    if not isinstance(part, Lift) or not part.is_lacking:
        return ""
    name: str = part.prescription.day.program.equipment.name
    return name


def _where(lift: Lift) -> str:
    return lift.prescription.elsewhere or "the gym"
