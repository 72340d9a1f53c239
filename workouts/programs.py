"""What is done to a program: begin it, and change its days, prescriptions, loads and unit."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Experience, User
from exercises.models import Exercise, Kind
from progression import DEFAULT_STEPS, SetResult, ladder_at_or_below, opening_from
from progression.figures import load_words
from workouts import plan
from workouts.gym import converted, equipment_in, ladder_for
from workouts.models import Kind as SetKind
from workouts.models import LoggedSet, Prescription, Program, Role, TrainingDay, WorkingLoad
from workouts.targets import lifts, rule_for

_STEPS = ("step_up", "step_down")


@dataclass(frozen=True, slots=True)
class Extra:
    """The extra day: its weekday, the workout it opens, and the pulling it opens with."""

    weekday: int
    opens: str
    exercise: Exercise
    sets: int


@transaction.atomic
def begin(*, lifter: User, unit: str) -> Program:
    """Start the default program: the main day, and the extra day past a year.

    A lifter who has a program keeps it.
    """
    if (active := _active(lifter.pk).first()) is not None:
        return active
    program = Program.objects.create(
        lifter=lifter, equipment=equipment_in(lifter, unit), started_on=lifter.today()
    )
    _add_day(program, Role.MAIN, plan.WEEKDAYS[Role.MAIN], plan.MAIN_DAY)
    if lifter.experience == Experience.OVER_A_YEAR:
        _add_day(program, Role.EXTRA, plan.WEEKDAYS[Role.EXTRA], plan.EXTRA_DAY)
    return program


@transaction.atomic
def change_experience(
    *, program: Program, experience: str, training_since: datetime.date | None
) -> None:
    """Under a year trains the back once a week; over a year adds the extra day."""
    program = _active(program.lifter_id).get()
    User.objects.filter(pk=program.lifter_id).update(
        experience=experience, training_since=training_since
    )
    if experience == Experience.UNDER_A_YEAR:
        program.days.filter(role=Role.EXTRA).delete()
    elif not program.days.filter(role=Role.EXTRA).exists():
        main = program.days.get(role=Role.MAIN)
        _add_day(program, Role.EXTRA, plan.extra_weekday(main.weekday), plan.EXTRA_DAY)


@transaction.atomic
def change_days(*, program: Program, main: int, week_starts: int, extra: Extra | None) -> None:
    """Move the training days; the extra day, if any, stays two days from the main one."""
    if extra and plan.days_apart(main, extra.weekday) < plan.DAYS_APART:
        raise ValidationError({"extra": "Keep the two back days at least two days apart."})
    program = _active(program.lifter_id).get()
    if program.days.filter(role=Role.EXTRA).exists() != (extra is not None):
        raise ValidationError("Your program changed meanwhile. Look at its days again.")
    Program.objects.filter(pk=program.pk).update(week_starts=week_starts)
    program.days.filter(role=Role.MAIN).update(weekday=main)
    if extra:
        program.days.filter(role=Role.EXTRA).update(weekday=extra.weekday, opens=extra.opens)
        change_prescription(
            prescription=Prescription.objects.in_order().get(
                day__program=program, day__role=Role.EXTRA
            ),
            exercise=extra.exercise,
            sets=extra.sets,
        )


def open_from(
    *, program: Program, exercise: str, recent: SetResult, body_weight: Decimal | None, by: User
) -> None:
    """Open every track of an exercise at what a recent set suggests (Epley's estimate)."""
    for prescription in Prescription.objects.in_order().filter(
        day__program=program, exercise=exercise
    ):
        lifted_body = prescription.exercise.kind == Kind.BODYWEIGHT
        load = opening_from(
            rule_for(prescription),
            recent.load,
            recent.reps,
            recent.rir,
            body_weight=body_weight if lifted_body and body_weight else Decimal(0),
        )
        lifted = load_words(recent.load, prescription.exercise.kind, program.unit)
        note = f"Starting weight, from {lifted} × {recent.reps}."
        set_working_load(prescription=prescription, load=load, by=by, note=note)


def change_prescription(
    *, prescription: Prescription, exercise: Exercise | None = None, **changes: Any
) -> None:
    """Change sets, reps, rest, steps or the exercise; a new kind brings its own steps."""
    if exercise is not None and exercise != prescription.exercise:
        if exercise.kind != prescription.exercise.kind:
            # A form sends every field: a step left as it was belongs to the old kind.
            kept = [step for step in _STEPS if changes.get(step) == getattr(prescription, step)]
            changes = {name: value for name, value in changes.items() if name not in kept}
            steps = DEFAULT_STEPS[exercise.kind, prescription.day.program.unit]
            prescription.step_up, prescription.step_down = steps.up, steps.down
        prescription.exercise = exercise
    for field, value in changes.items():
        setattr(prescription, field, value)
    prescription.validate_constraints()
    prescription.save()


def set_working_load(
    *, prescription: Prescription, load: Decimal, by: User, note: str = ""
) -> WorkingLoad:
    """Record where the track's next workout opens, who says so and why."""
    return WorkingLoad.objects.create(
        program=prescription.day.program,
        exercise=prescription.exercise,
        role=prescription.day.role,
        load=load,
        by=by,
        note=note,
        set_on=prescription.day.program.lifter.today(),
    )


@transaction.atomic
def change_unit(*, program: Program, unit: str) -> Program:
    """End the program and begin the next in the other unit, with the same days.

    Each track opens at its converted load, on the new ladder; the log stays as typed.
    """
    program = _active(program.lifter_id).get()
    if unit == program.unit:
        return program
    lifter = program.lifter
    loads = _loads(program)
    changed_on = max(lifter.today(), program.started_on)
    Program.objects.filter(pk=program.pk).update(ended_on=changed_on)
    following = Program.objects.create(
        lifter=lifter,
        equipment=equipment_in(lifter, unit),
        week_starts=program.week_starts,
        started_on=changed_on,
    )
    for day in program.days.prefetch_related("prescriptions__exercise"):
        _copy_day(day, following)
    # A workout begun today with nothing in it yet is logged in the new unit.
    program.workouts.filter(sets=None).update(program=following)
    _convert(loads, program, following)
    return following


def _active(lifter: int) -> QuerySet[Program]:
    """The lifter's program, for the one change to it at a time: others wait for this to end."""
    User.objects.select_for_update(no_key=True).get(pk=lifter)
    active = Program.objects.active().filter(lifter=lifter)
    return active.select_related("equipment", "lifter")


def _loads(program: Program) -> dict[tuple[str, str], Decimal]:
    """Where each track of a program stands, by exercise and role: as the rule says for what
    is prescribed, at its last set for what was swapped out."""
    last = (
        LoggedSet.objects.filter(workout__program=program, kind=SetKind.WORK)
        .order_by("exercise_id", "workout__role", "-workout__performed_on", "-position")
        .distinct("exercise_id", "workout__role")
    )
    loads = {
        (row.exercise_id, row.workout.role): row.load for row in last.select_related("workout")
    }
    prescriptions = Prescription.objects.filter(day__program=program).in_order()
    for lift in lifts(list(prescriptions)):
        if lift.next_set is not None:
            loads[lift.exercise_id, lift.role] = lift.next_set.load
    return loads


def _copy_day(day: TrainingDay, following: Program) -> None:
    """The same day in another program, with the steps of that program's unit."""
    prescriptions = list(day.prescriptions.all())
    copy = TrainingDay.objects.create(
        program=following, role=day.role, weekday=day.weekday, opens=day.opens
    )
    for prescription in prescriptions:
        steps = DEFAULT_STEPS[prescription.exercise.kind, following.unit]
        prescription.pk, prescription.day = None, copy
        prescription.step_up, prescription.step_down = steps.up, steps.down
        prescription.save(force_insert=True)


def _convert(loads: dict[tuple[str, str], Decimal], program: Program, following: Program) -> None:
    """Open each track of the next program at its load of the last one, on the new ladder."""
    kinds = dict(Exercise.objects.values_list("slug", "kind"))
    for (exercise, role), load in loads.items():
        ladder = ladder_for(kinds[exercise], following.equipment)
        WorkingLoad.objects.create(
            program=following,
            exercise_id=exercise,
            role=role,
            load=ladder_at_or_below(ladder, converted(load, program.unit, following.unit)),
            by=program.lifter,
            note=f"Changed from {program.unit} to {following.unit}.",
            set_on=following.started_on,
        )


def _add_day(
    program: Program, role: Role, weekday: int, exercises: tuple[plan.Planned, ...]
) -> None:
    opens = plan.EXTRA_OPENS if role == Role.EXTRA else ""
    day = TrainingDay.objects.create(program=program, role=role, weekday=weekday, opens=opens)
    kinds = dict(Exercise.objects.values_list("slug", "kind"))
    for position, planned in enumerate(exercises, start=1):
        steps = DEFAULT_STEPS[kinds[planned.exercise], program.unit]
        Prescription.objects.create(
            day=day,
            exercise_id=planned.exercise,
            position=position,
            sets=planned.sets,
            rep_low=planned.rep_low,
            rep_high=planned.rep_high,
            rest_seconds=planned.rest_seconds,
            step_up=steps.up,
            step_down=steps.down,
        )
