"""The cast, and plain functions that set a scene through the product's own verbs."""

from __future__ import annotations

import datetime
import uuid
from decimal import Decimal
from typing import Any

from django.test import Client

from accounts.models import Experience, User
from progression import Target
from tests.signed_in import sign_in
from workouts import logbook, programs, weeks
from workouts.entries import Entry
from workouts.ids import new_id
from workouts.models import Kind, LoggedSet, Prescription, Program, Role, Workout
from workouts.sheets import Lift, Sheet
from workouts.targets import lifts, sheet

PASSWORD = "seven heavy plates"
TUESDAY = datetime.date(2026, 3, 3)


def account(email: str, **fields: Any) -> User:
    """An account without a program."""
    return User.objects.create_user(email, PASSWORD, **fields)


def lifter(
    email: str = "lifter@example.com",
    *,
    experience: str = Experience.UNDER_A_YEAR,
    unit: str = "lb",
    **fields: Any,
) -> User:
    """A lifter whose default program has begun."""
    user = account(email, experience=experience, **fields)
    programs.begin(lifter=user, unit=unit)
    return user


def seasoned_lifter(**fields: Any) -> User:
    """A lifter past a year: a main and an extra day."""
    return lifter("seasoned@example.com", experience=Experience.OVER_A_YEAR, **fields)


def other_lifter(**fields: Any) -> User:
    return lifter("other@example.com", **fields)


def stranger() -> User:
    """Somebody signed in who has nothing here."""
    return account("stranger@example.com")


def browser(user: User | None = None) -> Client:
    """A browser, signed in as somebody."""
    client = Client()
    if user is not None:
        sign_in(client, user)
    return client


def program_of(user: User) -> Program:
    return Program.objects.select_related("equipment", "lifter").get(lifter=user, ended_on=None)


def prescriptions_of(user: User) -> list[Prescription]:
    return weeks.planned(user)


def prescription_of(user: User, exercise: str = "deadlift", role: str = Role.MAIN) -> Prescription:
    current = Prescription.objects.owned_by(user).current()
    return current.get(exercise=exercise, day__role=role)


def workout_of(user: User, on: datetime.date = TUESDAY, role: str = Role.MAIN) -> Workout:
    return logbook.start(lifter=user, program=program_of(user), role=role, performed_on=on)


def entry(load: object = 225, reps: int = 6, rir: int | None = None, **fields: Any) -> Entry:
    return Entry(Decimal(str(load)), reps, rir, **fields)


def log(
    workout: Workout,
    load: object = 225,
    reps: int = 6,
    rir: int | None = None,
    *,
    exercise: str = "deadlift",
    id: uuid.UUID | None = None,
    version: int = 0,
    **fields: Any,
) -> LoggedSet:
    """Log or edit one set; the row as it is stored then."""
    row, _ = logbook.log_set(
        lifter=workout.lifter,
        id=id or new_id(),
        workout=workout.pk,
        exercise=exercise,
        entry=entry(load, reps, rir, **fields),
        version=version,
    )
    return LoggedSet.objects.get(pk=row.pk)


def undo(row: LoggedSet) -> LoggedSet:
    return log(
        row.workout,
        row.load,
        row.reps,
        row.rir,
        exercise=row.exercise_id,
        id=row.pk,
        version=row.version,
        kind=Kind.UNDONE,
        pain=row.pain,
    )


def sheet_of(workout: Workout) -> Sheet:
    return sheet(Workout.objects.select_related("program__equipment").get(pk=workout.pk))


def next_set(workout: Workout, exercise: str = "deadlift") -> Target:
    """The target on the screen for the next set of a workout."""
    lift = sheet_of(workout).lift(exercise)
    assert lift is not None
    assert lift.next_set is not None
    return lift.next_set


def lift_of(user: User, exercise: str = "deadlift", role: str = Role.MAIN) -> Lift:
    """Where a track stands before the next workout."""
    found = lifts(prescriptions_of(user))
    return next(lift for lift in found if (lift.exercise_id, lift.role) == (exercise, role))


def opening(user: User, exercise: str = "deadlift", role: str = Role.MAIN) -> Decimal | None:
    """The load the next workout opens with; None when it is still to find."""
    target = lift_of(user, exercise, role).opening
    return target.load if target else None


def set_fields(workout: Workout, **changes: Any) -> dict[str, Any]:
    """A set as a form or a phone sends it."""
    fields = {
        "workout": workout.pk,
        "exercise": "deadlift",
        "load": "225",
        "reps": "6",
        "rir": "",
        "kind": "work",
        "version": "0",
    }
    return fields | changes


def full_workout(rows: int = 12) -> list[tuple[uuid.UUID, str, Entry]]:
    """A main day's sets as they are saved at once: three of each exercise."""
    planned = {"deadlift": 225, "pull-up": 0, "one-arm-dumbbell-row": 60, "cable-pullover": 50}
    sets = [(new_id(), slug, entry(load, 6)) for slug, load in planned.items() for _ in range(3)]
    return sets[:rows]


def whole_fields(
    entries: list[tuple[uuid.UUID, str, Entry]], *, on: object = TUESDAY, role: str = Role.MAIN
) -> dict[str, Any]:
    """A whole workout as its form sends it, whether or not sets are missing."""
    fields: dict[str, Any] = {"role": role, "performed_on": str(on), "incomplete": "yes"}
    for number, (id, exercise, typed) in enumerate(entries):
        row = {
            "id": id,
            "exercise": exercise,
            "load": typed.load,
            "reps": typed.reps,
            "rir": "" if typed.rir is None else typed.rir,
        }
        fields |= {f"{number}-{name}": str(value) for name, value in row.items()}
    return fields


def many_workouts(user: User, count: int, *, before: datetime.date = TUESDAY) -> None:
    """Finished main days of twelve sets, one a day backwards from before a date."""
    program = program_of(user)
    days = [before - datetime.timedelta(days=number) for number in range(1, count + 1)]
    workouts = Workout.objects.bulk_create(
        Workout(
            lifter=user,
            program=program,
            role=Role.MAIN,
            performed_on=on,
            time_zone=user.time_zone,
            finished_at=datetime.datetime(on.year, on.month, on.day, 18, tzinfo=datetime.UTC),
        )
        for on in days
    )
    LoggedSet.objects.bulk_create(
        LoggedSet(
            id=id,
            lifter=user,
            workout=workout,
            exercise_id=exercise,
            position=number % 3 + 1,
            load=typed.load,
            reps=typed.reps,
            rule_version=1,
        )
        for workout in workouts
        for number, (id, exercise, typed) in enumerate(full_workout())
    )


def everything(visit: Workout) -> None:
    """Every set of the main day, then finished."""
    done = {"deadlift": 225, "pull-up": 0, "one-arm-dumbbell-row": 60, "cable-pullover": 50}
    for exercise, load in done.items():
        for reps in (8, 6, 5):
            log(visit, load, reps, exercise=exercise)
    logbook.finish(workout=visit)
