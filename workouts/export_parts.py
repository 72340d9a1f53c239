"""What the logbook adds to the file of everything: the plan, the loads and the log.

Read back in this order, a row names only what came before it:

- equipment: the gyms, `plate_pairs` in the order of `plates`, null for no limit; `lacks` are the
  exercises that one cannot do. One that was removed stays for its workouts.
- programs: oldest first; `equipment` is its usual gym, and `ended_on` is null for the active one.
- days, prescriptions: the plan of each program; `exercise` is a slug, as everywhere.
- working_loads: loads set by hand; `by_me` is false where a coach's proposal set it.
- lighter_weeks: oldest first, seven days each; `by_me` as for working_loads.
- excused_days: days on which the lifter could not train, both ends included, oldest first;
  `kind` is ill, away or other, and `last_on` null while it goes on.
- body_weights: oldest first, one a date, each in its own `unit`.
- body_weight_consent: when the lifter let their coach see them; empty where they did not. It is a
  record: restoring the file gives no consent.
- workouts: oldest first; one a role and date, the date being the lifter's own in `time_zone`.
  One that `is_lighter` was begun in a lighter week, and moves no target. `equipment` is its gym,
  null for the usual one.
- swaps: what was done (`exercise`) in the place of what (`prescribed`), in one workout.
- sets: in the order of their workouts, and in each by exercise and `position`. The target that
  was on the screen, its reason and `rule_version` are records. `kind` is work, warmup or undone;
  of an undone set, `undone_from` is the kind that it had. `due_load` is where the lift stood, where
  that was more than the gym could make.
- deleted_workouts: those that can still be put back, in the order they were deleted. `content`
  has the rest of the `workout`, its `sets` and its `swaps`, as above.

Loads are in the unit of the program's equipment, negative where a machine or band helps.
"""

from __future__ import annotations

from collections.abc import Iterator

from accounts.export_json import ExportPart, ExportRow, rows
from accounts.models import User
from workouts.models import (
    BodyWeight,
    BodyWeightConsent,
    DeletedWorkout,
    Equipment,
    ExcusedDays,
    LighterWeek,
    LoggedSet,
    Prescription,
    Program,
    SwappedIn,
    TrainingDay,
    WorkingLoad,
    Workout,
)
from workouts.models.log import SET_COLUMNS

_NAMED = ("name", "lacks", "removed_at")


def _equipment(user: User) -> Iterator[ExportRow]:
    equipment = Equipment.objects.filter(lifter=user).order_by("pk")
    machines = ["dumbbell_step", "dumbbell_top", "stack_step", "stack_top"]
    return rows(equipment, "id", "unit", "bar", "plates", "plate_pairs", *machines, *_NAMED)


def _programs(user: User) -> Iterator[ExportRow]:
    programs = Program.objects.owned_by(user).order_by("started_on", "pk")
    return rows(programs, "id", "equipment", "week_starts", "started_on", "ended_on")


def _days(user: User) -> Iterator[ExportRow]:
    days = TrainingDay.objects.filter(program__lifter=user)
    in_order = days.order_by("program__started_on", "program", "-role")
    return rows(in_order, "id", "program", "role", "weekday", "opens")


def _prescriptions(user: User) -> Iterator[ExportRow]:
    prescriptions = Prescription.objects.owned_by(user)
    in_order = prescriptions.order_by(
        "day__program__started_on", "day__program", "-day__role", "position"
    )
    columns = ["id", "day", "exercise", "position", "sets", "rep_low", "rep_high", "rest_seconds"]
    return rows(in_order, *columns, "step_up", "step_down")


def _working_loads(user: User) -> Iterator[ExportRow]:
    loads = WorkingLoad.objects.owned_by(user).order_by("at", "pk")
    columns = ["program", "exercise", "role", "load", "by", "note", "set_on", "at"]
    for row in rows(loads, *columns):
        yield row | {"by_me": row.pop("by") == user.pk}


def _lighter_weeks(user: User) -> Iterator[ExportRow]:
    weeks = LighterWeek.objects.owned_by(user).order_by("starts_on")
    for row in rows(weeks, "starts_on", "ends_on", "by", "at"):
        yield row | {"by_me": row.pop("by") == user.pk}


def _excused_days(user: User) -> Iterator[ExportRow]:
    days = ExcusedDays.objects.owned_by(user).order_by("first_on")
    return rows(days, "first_on", "last_on", "kind", "note", "at")


def _body_weights(user: User) -> Iterator[ExportRow]:
    bodies = BodyWeight.objects.owned_by(user).order_by("weighed_on")
    return rows(bodies, "weighed_on", "weight", "unit")


def _body_weight_consent(user: User) -> Iterator[ExportRow]:
    return rows(BodyWeightConsent.objects.filter(lifter=user), "given_at")


def _workouts(user: User) -> Iterator[ExportRow]:
    workouts = Workout.objects.owned_by(user).order_by("performed_on", "role")
    when = ["performed_on", "time_zone", "started_at", "finished_at"]
    return rows(workouts, "id", "program", "role", *when, "notes", "is_lighter", "equipment")


def _swaps(user: User) -> Iterator[ExportRow]:
    swaps = SwappedIn.objects.filter(workout__lifter=user)
    in_order = swaps.order_by("workout__performed_on", "workout__role", "prescribed")
    return rows(in_order, "workout", "prescribed", "exercise")


def _sets(user: User) -> Iterator[ExportRow]:
    sets = LoggedSet.objects.owned_by(user)
    in_order = sets.order_by("workout__performed_on", "workout__role", "exercise", "position")
    return rows(in_order, *SET_COLUMNS)


def _deleted_workouts(user: User) -> Iterator[ExportRow]:
    workouts = DeletedWorkout.objects.owned_by(user).kept().order_by("deleted_at", "pk")
    for row in rows(workouts, "id", "program", "role", "performed_on", "deleted_at", "content"):
        content = row["content"]
        swaps = [
            {"prescribed": swap["prescribed"], "exercise": swap["exercise"]}
            for swap in content["swaps"]
        ]
        yield row | {
            "content": {"workout": content["workout"], "sets": content["sets"], "swaps": swaps}
        }


PARTS = [
    ExportPart("equipment", _equipment),
    ExportPart("programs", _programs),
    ExportPart("days", _days),
    ExportPart("prescriptions", _prescriptions),
    ExportPart("working_loads", _working_loads),
    ExportPart("lighter_weeks", _lighter_weeks),
    ExportPart("excused_days", _excused_days),
    ExportPart("body_weights", _body_weights),
    ExportPart("body_weight_consent", _body_weight_consent),
    ExportPart("workouts", _workouts),
    ExportPart("swaps", _swaps),
    ExportPart("sets", _sets),
    ExportPart("deleted_workouts", _deleted_workouts),
]
