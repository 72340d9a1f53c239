"""What is answered, as the document tells it. Every weight is exact text, and its unit beside it.

Times are in UTC; a date is the lifter's own, where they live.
"""

from __future__ import annotations

import datetime
import uuid

from ninja import Schema


class ProblemJson(Schema):
    """What is wrong, in a sentence."""

    error: str


class RefusalJson(ProblemJson):
    """The same, and what is wrong with each field. A question has `code` "unlikely" or "missing",
    and the yes to it: send `sure` or `anyway` along."""

    fields: dict[str, list[str]]
    code: str = ""
    yes: str = ""
    sure: str = ""
    anyway: int = 0


class MeJson(Schema):
    name: str
    experience: str
    time_zone: str
    today: datetime.date
    unit: str | None
    token: str
    scope: str


class TargetJson(Schema):
    """What was asked for when a set was done, and the rule's name for why."""

    load: str
    reps: int
    reason: str


class NextJson(TargetJson):
    """What to load next and why, in the words of the pages; after `sets_left` sets it is what the
    next workout begins with."""

    why: str
    sets_left: int


class SetJson(Schema):
    """A set by the names it is sent with; `version` is what an edit of it starts from."""

    id: uuid.UUID
    workout: int
    exercise: str
    kind: str
    load: str
    reps: int
    left_reps: int | None
    right_reps: int | None
    rir: int | None
    pain: bool
    note: str
    link: str
    version: int


class LoggedSetJson(SetJson):
    logged_at: datetime.datetime
    target: TargetJson | None


class SavedSetJson(Schema):
    set: SetJson
    next: NextJson | None
    unit: str


class ChangedSetJson(ProblemJson):
    """The set as it is stored now."""

    set: SetJson
    unit: str


class PrescribedJson(Schema):
    exercise: str
    name: str
    sets: int
    rep_low: int
    rep_high: int
    rest_seconds: int


class StepsJson(PrescribedJson):
    step_up: str
    step_down: str


class LiftJson(PrescribedJson):
    next: NextJson | None


class ProgramDayJson(Schema):
    role: str
    weekday: int
    opens: str
    prescriptions: list[StepsJson]


class GymJson(Schema):
    """A gym; a workout that is begun without one is in the usual one."""

    id: int
    name: str
    is_usual: bool


class ProgramJson(Schema):
    """The plan; weekdays count from Monday, which is 0."""

    unit: str
    started_on: datetime.date
    week_starts: int
    gyms: list[GymJson]
    days: list[ProgramDayJson]


class WeekDayJson(Schema):
    """A day of the week, due, started, done, missed or excused; `lifts` are those of the next
    workout, none while one goes on."""

    role: str
    date: datetime.date
    state: str
    is_lighter: bool
    workout: int | None
    lifts: list[LiftJson]


class WeekJson(Schema):
    today: datetime.date
    unit: str
    days: list[WeekDayJson]


class LiftDayJson(LiftJson):
    """Where a lift stands on one of the days; `working_load` is None before any weight is known."""

    role: str
    working_load: str | None


class LiftPlacesJson(Schema):
    exercise: str
    name: str
    unit: str | None
    days: list[LiftDayJson]


class WorkoutLineJson(Schema):
    id: int
    role: str
    performed_on: datetime.date
    finished_at: datetime.datetime | None
    is_lighter: bool
    work_sets: int


class WorkoutPageJson(Schema):
    """Workouts, newest first; `next` is the cursor of the page after this one."""

    workouts: list[WorkoutLineJson]
    next: str | None


class ExerciseDoneJson(Schema):
    """An exercise of a workout: what was prescribed, None beside the plan, and every set of it,
    undone ones as well."""

    exercise: str
    name: str
    prescribed: PrescribedJson | None
    next: NextJson | None
    sets: list[LoggedSetJson]


class WorkoutJson(Schema):
    id: int
    role: str
    gym: str | None
    performed_on: datetime.date
    time_zone: str
    started_at: datetime.datetime
    finished_at: datetime.datetime | None
    is_lighter: bool
    notes: str
    unit: str
    exercises: list[ExerciseDoneJson]


class OpenWorkoutJson(ProblemJson):
    """The workout of that day that is open already: send `anew` to begin another."""

    workout: int


class LookJson(Schema):
    """A reason to look at a client, and what it is about."""

    rule: str
    words: str
    workout: int | None
    set: uuid.UUID | None
    exercise: str
    on: datetime.date | None


class LastWorkoutJson(Schema):
    id: int
    performed_on: datetime.date


class ClientJson(Schema):
    """A client; `id` is that of the coaching, and ends with it."""

    id: int
    client: str
    today: datetime.date
    reasons: list[LookJson]
    last_workout: LastWorkoutJson | None
    waiting: int


class ClientsJson(Schema):
    """Those who need a look first."""

    clients: list[ClientJson]
