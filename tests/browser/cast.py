"""The people whose pages are looked at, made by the verbs that the views use."""

from __future__ import annotations

import datetime
from decimal import Decimal

from accounts.models import Experience, User
from tests.browser.steps import PASSWORD
from workouts import logbook, programs
from workouts.ids import new_id
from workouts.models import Program, Role, Unit, Workout


def lifter(
    email: str = "lifter@example.com",
    *,
    experience: str = Experience.UNDER_A_YEAR,
    unit: str = Unit.LB,
) -> User:
    """A lifter with the default program, nothing logged."""
    user = User.objects.create_user(email, PASSWORD, experience=experience)
    programs.begin(lifter=user, unit=unit)
    return user


def program(user: User) -> Program:
    return Program.objects.owned_by(user).active().get()


def workout(user: User, *, days_ago: int = 0, role: str = Role.MAIN) -> Workout:
    """A workout begun, with nothing in it yet."""
    on = user.today() - datetime.timedelta(days=days_ago)
    return logbook.start(lifter=user, program=program(user), role=role, performed_on=on)


def log(visit: Workout, exercise: str, load: str, *reps: int) -> None:
    """Sets at one load, one for each number of reps."""
    for each in reps:
        logbook.log_set(
            lifter=visit.lifter,
            id=new_id(),
            workout=visit.pk,
            exercise=exercise,
            entry=logbook.Entry(load=Decimal(load), reps=each),
        )


def log_everything(visit: Workout) -> None:
    """Every set of the main day, then finished."""
    log(visit, "deadlift", "225", 6, 4, 5)
    log(visit, "pull-up", "0", 5, 5, 4)
    log(visit, "one-arm-dumbbell-row", "60", 8, 7, 7)
    log(visit, "cable-pullover", "50", 10, 9, 8)
    logbook.finish(workout=visit)


def edit(visit: Workout, load: str, reps: int) -> None:
    """Change the workout's first set, as from another phone."""
    row = visit.sets.get()
    logbook.log_set(
        lifter=visit.lifter,
        id=row.pk,
        workout=visit.pk,
        exercise=row.exercise_id,
        entry=logbook.Entry(load=Decimal(load), reps=reps),
        version=row.version,
    )
