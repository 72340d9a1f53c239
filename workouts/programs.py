"""What is done to a program: begin it, and change its days, prescriptions, experience and unit.

A program never changes (models.Program): every change here ends it and begins the next.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from accounts.account_lock import lock_account
from accounts.models import Experience, User
from exercises.models import Exercise
from prepared import Placeholder, Prepared
from progression import DEFAULT_STEPS
from workouts import plan
from workouts.equipment import equipment_in
from workouts.models import Prescription, Program, Role, TrainingDay
from workouts.next_program import copy_day, succeed, to_change
from workouts.revisions import revise


class PlanChangedError(Exception):
    """The plan is not the one that the change was made for. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Extra:
    """The extra day: its weekday, the workout it opens, and the pulling it opens with."""

    weekday: int
    opens: str
    exercise: Exercise
    sets: int


_FOR_DAY = Prepared(
    lambda: Program.objects.owned_by(Placeholder("lifter")).for_day(
        Placeholder("on"), Placeholder("role")
    )[:1]
)


def in_force(lifter: User, on: datetime.date, role: str) -> Program | None:
    """The lifter's plan of a date, for a role that it has a day of; where that plan had none, the
    next one that does, else the last. One query."""
    return _FOR_DAY.first(lifter=lifter.pk, on=on, role=role)


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
    revise(lifter.pk)
    return program


@transaction.atomic
def change_experience(
    *, program: Program, experience: str, training_since: datetime.date | None, seen: str = ""
) -> Program:
    """Under a year trains the back once a week; over a year adds the extra day."""
    program = _seen(program, seen)
    User.objects.filter(pk=program.lifter_id).update(
        experience=experience, training_since=training_since
    )
    wants_extra = experience != Experience.UNDER_A_YEAR
    if program.days.filter(role=Role.EXTRA).exists() == wants_extra:
        return program
    if wants_extra:
        program = to_change(program)
        _add_extra_day(program)
    else:
        # Never in place: if the day comes back, it is copied from the program that had it.
        program = succeed(program, program.equipment)
        program.days.filter(role=Role.EXTRA).delete()
    revise(program.lifter_id)
    return program


@transaction.atomic
def change_days(
    *, program: Program, main: int, week_starts: int, extra: Extra | None, seen: str = ""
) -> Program:
    """Move the training days; the extra day, if any, stays two days from the main one."""
    if extra and plan.days_apart(main, extra.weekday) < plan.DAYS_APART:
        raise ValidationError({"extra": "Keep the two back days at least two days apart."})
    program = _seen(program, seen)
    pulling = Prescription.objects.in_order().filter(day__program=program, day__role=Role.EXTRA)
    as_it_is = pulling.first()
    if (as_it_is is None) != (extra is None):
        raise ValidationError("Your program has changed since. Look at its days again.")
    day = program.days.get(role=Role.MAIN)
    if (main, week_starts, extra) == (day.weekday, program.week_starts, _extra(as_it_is)):
        return program
    program = to_change(program)
    Program.objects.filter(pk=program.pk).update(week_starts=week_starts)
    program.days.filter(role=Role.MAIN).update(weekday=main)
    if extra and as_it_is:
        program.days.filter(role=Role.EXTRA).update(weekday=extra.weekday, opens=extra.opens)
        _write(_place(program, as_it_is), extra.exercise, {"sets": extra.sets})
    revise(program.lifter_id)
    return program


@transaction.atomic
def change_prescription(
    *,
    prescription: Prescription,
    exercise: Exercise | None = None,
    seen: str = "",
    **changes: Any,
) -> Prescription:
    """Change sets, reps, rest, steps or the exercise; a new kind brings its own steps.

    Returns the prescription after the change. Raises PlanChangedError where something else is
    prescribed in its place by now, ValidationError for values out of bounds.
    """
    program = _seen(prescription.day.program, seen)
    place = _place(program, prescription)
    if place.pk != prescription.pk and place.content != prescription.content:
        raise PlanChangedError
    wanted = {name: value for name, value in changes.items() if getattr(place, name) != value}
    if not wanted and exercise in {None, place.exercise}:
        return place
    if exercise not in {None, place.exercise} and exercise.kind != place.exercise.kind:
        # A form sends every field: a step left as it was belongs to the old kind.
        changes = {name: value for name, value in changes.items() if name in wanted}
    written = _write(_place(to_change(program), place), exercise, changes)
    revise(program.lifter_id)
    return written


@transaction.atomic
def change_unit(*, program: Program, unit: str, seen: str = "") -> Program:
    """Train in the other unit from today, by the same days; the log stays as typed.

    Always by a new program: what was lifted or set under the old one is in the old unit.
    """
    program = _seen(program, seen)
    if unit == program.unit:
        return program
    following = succeed(program, equipment_in(program.lifter, unit))
    revise(program.lifter_id)
    return following


def _active(lifter: int) -> QuerySet[Program]:
    """The active program of a lifter, whose account is locked until the transaction ends."""
    lock_account(lifter)
    active = Program.objects.active().filter(lifter=lifter)
    return active.select_related("equipment", "lifter")


def _seen(program: Program, edition: str) -> Program:
    """The active program of the same lifter; PlanChangedError where a form was shown for
    another edition of it."""
    active = _active(program.lifter_id).get()
    if edition and edition != active.edition:
        raise PlanChangedError
    return active


def _place(program: Program, prescription: Prescription) -> Prescription:
    """What a program prescribes in the place of a prescription of an earlier one;
    PlanChangedError where it has no such place."""
    here = Prescription.objects.in_order().filter(day__program=program)
    place = here.in_place_of(prescription).first()
    if place is None:
        raise PlanChangedError
    return place


def _write(
    prescription: Prescription, exercise: Exercise | None, changes: dict[str, Any]
) -> Prescription:
    if exercise is not None and exercise != prescription.exercise:
        if exercise.kind != prescription.exercise.kind:
            steps = DEFAULT_STEPS[exercise.kind, prescription.day.program.unit]
            prescription.step_up, prescription.step_down = steps.up, steps.down
        prescription.exercise = exercise
    for field, value in changes.items():
        setattr(prescription, field, value)
    prescription.validate_constraints()
    prescription.save()
    return prescription


def _extra(prescription: Prescription | None) -> Extra | None:
    if prescription is None:
        return None
    day = prescription.day
    return Extra(day.weekday, day.opens, prescription.exercise, prescription.sets)


def _add_extra_day(program: Program) -> None:
    """The extra day as the lifter last had it; the usual one where they never had any."""
    main = program.days.get(role=Role.MAIN)
    days = TrainingDay.objects.filter(program__lifter=program.lifter_id, role=Role.EXTRA)
    in_order = days.order_by("-program__started_on", "-program")
    last = in_order.select_related("program__equipment").first()
    weekday = plan.extra_weekday(main.weekday)
    if last is None:
        _add_day(program, Role.EXTRA, weekday, plan.EXTRA_DAY)
        return
    copy_day(last, program, is_in_its_unit=last.program.unit == program.unit)
    if plan.days_apart(main.weekday, last.weekday) < plan.DAYS_APART:
        program.days.filter(role=Role.EXTRA).update(weekday=weekday)


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
