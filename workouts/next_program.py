"""Ends a program and begins its copy, which a change is then written into.

To be called while the lifter's account is locked (programs.py).
"""

from __future__ import annotations

from typing import Any

from django.db.models import F

from exercises.models import Exercise
from progression import DEFAULT_STEPS
from workouts.models import Equipment, LoggedSet, Prescription, Program, TrainingDay, Workout
from workouts.stand_ins import stand_in_for_lacking


def to_change(program: Program) -> Program:
    """The program that a change is written into: this one if it began today and nothing is lifted
    or set by hand under it, deleted workouts included, as they may be put back; else its copy,
    which begins today."""
    lifted = LoggedSet.objects.filter(workout__program=program)
    used = (lifted, program.working_loads, program.deleted_workouts)
    is_new = program.started_on >= program.lifter.today()
    if is_new and not any(rows.exists() for rows in used):
        # Only compared; after the last number that the column holds, it begins again.
        Program.objects.filter(pk=program.pk).update(version=F("version") % 32767 + 1)
        return program
    return succeed(program, program.equipment)


def succeed(program: Program, equipment: Equipment) -> Program:
    """End a program today and begin its copy, which gets the workouts without a set: those of a
    gym in another unit without that."""
    changed_on = max(program.lifter.today(), program.started_on)
    Program.objects.filter(pk=program.pk).update(ended_on=changed_on)
    following = Program.objects.create(
        lifter=program.lifter,
        equipment=equipment,
        week_starts=program.week_starts,
        started_on=changed_on,
    )
    for day in program.days.prefetch_related("prescriptions__exercise"):
        copy_day(day, following, is_in_its_unit=equipment.unit == program.unit)
    empty = program.workouts.filter(sets=None).select_related("equipment")
    for workout in empty.select_for_update(of=("self",)):
        _bring_along(workout, program, following)
    return following


def _bring_along(workout: Workout, program: Program, following: Program) -> None:
    """Move a workout without a set to the program after its own. In another gym than before, what
    stands in for what that lacks is done."""
    workout.program = program
    was = workout.gym
    workout.program = following
    if workout.equipment is not None and workout.equipment.unit != following.unit:
        workout.equipment = None
    workout.save(update_fields=["program", "equipment"])
    if workout.gym != was:
        stand_in_for_lacking(workout, was)


def copy_day(day: TrainingDay, following: Program, *, is_in_its_unit: bool) -> None:
    """Copy a day into another program; in another unit, with the steps that it last had there."""
    prescriptions = list(day.prescriptions.all())
    copy = TrainingDay.objects.create(
        program=following, role=day.role, weekday=day.weekday, opens=day.opens
    )
    for prescription in prescriptions:
        if not is_in_its_unit:
            steps = _steps_in(following, day.role, prescription.exercise)
            prescription.step_up, prescription.step_down = steps
        prescription.pk, prescription.day = None, copy
        prescription.save(force_insert=True)


def _steps_in(program: Program, role: str, exercise: Exercise) -> tuple[Any, Any]:
    """The steps an exercise last had in the program's unit; the usual ones where it had none."""
    earlier = Prescription.objects.filter(
        day__program__lifter=program.lifter_id,
        day__program__equipment__unit=program.unit,
        day__role=role,
        exercise=exercise,
    )
    usual = DEFAULT_STEPS[exercise.kind, program.unit]
    steps = earlier.order_by("-day__program__started_on", "-day__program").values_list(
        "step_up", "step_down"
    )
    return steps.first() or (usual.up, usual.down)
