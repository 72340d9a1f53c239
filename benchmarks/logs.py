"""Lifters with long logs: a few written by dice, and many who are copies of them.

Copies are made by the database, of every row that belongs to a lifter in whatever table, in the
order of their dates: rows of one lifter lie as far apart on the disk as they do in life.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import Any

from django.db import connection
from django.db.models import Field, Model, UUIDField

from accounts.models import Experience, User
from workouts import programs
from workouts.ids import laid_out
from workouts.models import (
    Equipment,
    LoggedSet,
    Prescription,
    Program,
    TrainingDay,
    Workout,
)

LOADS = {"deadlift": 225, "pull-up": 0, "one-arm-dumbbell-row": 50, "cable-pullover": 50}
STEP, STEP_DAYS = 5, 56
DAY = datetime.timedelta(days=1)
# So far the ids of a copy lie from those of the copy before it. Sequences stay below.
A_COPY = 1_000_000
# All that the lifters who are copied have rows in, each after those it points to.
COPIED: tuple[type[Model], ...] = (
    User,
    Equipment,
    Program,
    TrainingDay,
    Prescription,
    Workout,
    LoggedSet,
)
_PROGRAMS = "SELECT id FROM workouts_program WHERE lifter_id = ANY(%(lifters)s)"
_DAYS = f"SELECT id FROM workouts_trainingday WHERE program_id IN ({_PROGRAMS})"  # noqa: S608
_OWNED = "lifter_id = ANY(%(lifters)s)"
_OF_LIFTERS: dict[type[Model], str] = {
    User: "id = ANY(%(lifters)s)",
    Equipment: _OWNED,
    Program: _OWNED,
    TrainingDay: f"program_id IN ({_PROGRAMS})",
    Prescription: f"day_id IN ({_DAYS})",
    Workout: _OWNED,
    LoggedSet: _OWNED,
}
_ORDER: dict[type[Model], str] = {Workout: "performed_on", LoggedSet: "logged_at"}
Visit = tuple[str, datetime.date]


def lifter(email: str, since: datetime.timedelta = 0 * DAY) -> tuple[User, Program]:
    """A lifter past a year, with the default program begun so long ago."""
    user = User.objects.create_user(email, experience=Experience.OVER_A_YEAR)
    program = programs.begin(lifter=user, unit="lb")
    Program.objects.filter(pk=program.pk).update(started_on=user.today() - since)
    return user, program


def program_of(user: User) -> Program:
    return Program.objects.get(lifter=user, ended_on=None)


def trained(email: str, visits: Sequence[Visit], *, never: str = "") -> User:
    """A lifter with all the sets of these days of the plan, but those of a lift never done."""
    today = datetime.datetime.now(datetime.UTC).date()
    user, program = lifter(email, today - visits[0][1])
    planned = Prescription.objects.filter(day__program=program).exclude(exercise=never)
    prescribed = list(planned.select_related("day"))
    workouts = Workout.objects.bulk_create(
        Workout(
            lifter=user,
            program=program,
            role=role,
            performed_on=on,
            started_at=noon(on),
            finished_at=noon(on),
            time_zone="UTC",
        )
        for role, on in visits
    )
    dice = Random(email)
    LoggedSet.objects.bulk_create(
        (row for workout in workouts for row in _sets(workout, prescribed, today, dice)),
        batch_size=5000,
    )
    return user


def weekly(weeks: int) -> list[Visit]:
    """Both days of every week until the last one."""
    first = datetime.datetime.now(datetime.UTC).date() - weeks * 7 * DAY
    return [
        (role, first + (7 * week + late) * DAY)
        for week in range(weeks)
        for role, late in (("main", 1), ("extra", 4))
    ]


def daily(sets: int) -> list[Visit]:
    """As many dates with both days of the plan as hold so many sets, twelve a date: all of the
    fifteen but those of a lift that was never done."""
    days = -(-sets // 12)
    first = datetime.datetime.now(datetime.UTC).date() - days * DAY
    return [(role, first + day * DAY) for day in range(days) for role in ("main", "extra")]


def load_of(exercise: str, age: int) -> int:
    """The load of a lift so many days ago: a step more every eight weeks."""
    return LOADS[exercise] + STEP * (13 - min(age // STEP_DAYS, 13))


def _sets(
    workout: Workout, prescribed: list[Prescription], today: datetime.date, dice: Random
) -> Iterator[LoggedSet]:
    age, at = (today - workout.performed_on).days, noon(workout.performed_on)
    for each in prescribed:
        if each.day.role != workout.role:
            continue
        for position in range(1, each.sets + 1):
            reps, load = (
                dice.randint(each.rep_low - 1, each.rep_high),
                load_of(each.exercise_id, age),
            )
            arm = reps if each.exercise_id == "one-arm-dumbbell-row" else None
            yield LoggedSet(
                id=laid_out(int(at.timestamp() * 1000), dice.getrandbits(80)),
                lifter_id=workout.lifter_id,
                workout=workout,
                exercise_id=each.exercise_id,
                position=position,
                load=load,
                reps=reps,
                rir=dice.choice((None, 0, 1, 2, 3)),
                left_reps=arm,
                right_reps=arm,
                target_load=load,
                target_reps=each.rep_low,
                target_reason="HOLD",
                rule_version=1,
                logged_at=at,
            )


def noon(date: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(date, datetime.time(12), datetime.UTC)


def copy(lifters: Iterable[User], first: int, count: int) -> list[int]:
    """So many copies of each of these lifters, with all that is theirs; the ids of the copies.

    `first` numbers the copies, from 1 on: none has a number that another had.
    """
    mine = [each.pk for each in lifters]
    copies = range(first, first + count)
    with connection.cursor() as cursor:
        for model in COPIED:
            cursor.execute(_copying(model), {"lifters": mine, "copies": list(copies)})
    return [_moved(pk, number) for number in copies for pk in mine]


def _moved(pk: int, number: int) -> int:
    return pk + A_COPY * number


def _copying(model: type[Model]) -> str:
    """The statement that copies all rows of a table that belong to the lifters."""
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(field) for field in fields)
    table = model._meta.db_table
    return (
        f'INSERT INTO "{table}" ({columns}) SELECT {values} FROM "{table}",'  # noqa: S608
        " unnest(%(copies)s::bigint[]) AS copy"
        f" WHERE {_OF_LIFTERS[model]} ORDER BY {_ORDER.get(model, 'id')}, copy"
    )


def _value(field: Field[Any, Any]) -> str:
    """A column of the copy: ids are moved, and what must be unique is made so."""
    own_key = field.primary_key and not isinstance(field, UUIDField)
    if own_key or field.related_model in COPIED:
        return f'"{field.column}" + {A_COPY}::bigint * copy'
    if field.primary_key:
        # As a phone makes it when the set is logged: the index grows at its end.
        return "uuidv7(logged_at - now())"
    if field.name == "email":
        return "copy || email"
    return f'"{field.column}"'


def vacuum() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")
