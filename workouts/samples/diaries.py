"""Writes a sample lifter's weeks into the logbook, with the verbs that the screens use."""

from __future__ import annotations

import datetime
from uuid import UUID

from django.db.models import DateTimeField, OuterRef, Subquery
from django.db.models.functions import Cast

from accounts.models import User
from workouts import (
    body_weights,
    lighter_weeks,
    logbook,
    plan,
    programs,
    whole_workouts,
    working_loads,
)
from workouts.entries import Entry
from workouts.ids import new_id
from workouts.models import (
    LighterWeek,
    LoggedSet,
    Prescription,
    Program,
    Role,
    TrainingDay,
    WorkingLoad,
    Workout,
)
from workouts.revisions import revise
from workouts.samples.bodies import Body
from workouts.samples.people import Person
from workouts.targets import lifts

_WEEK = datetime.timedelta(days=7)
_MISSED = {Role.MAIN: 0.05, Role.EXTRA: 0.12}
_LIGHTER_EVERY = 13
_LIGHTER_NOTE = "Everything moved fast."
_NOTES = (
    "Slept badly. It showed.",
    "Grip gave out before the back did.",
    "Busy gym, short rests.",
    "The bar moved well today.",
    "Straps on the last deadlift.",
    "Lower back a bit stiff, fine once warm.",
    "Trained before breakfast.",
)


class Diary:
    """One lifter's weeks: the program begun, then day after day until yesterday.

    The main day is the weekday of today, so that there is a workout to do.
    """

    def __init__(self, lifter: User, person: Person) -> None:
        self.lifter, self.person = lifter, person
        self.body = Body(person.weeks, person.body_weight, person.strengths)
        self.today = lifter.today()
        self.first = self.today - person.weeks * _WEEK

    def write(self) -> None:
        program = self._begin()
        prescriptions = list(Prescription.objects.owned_by(self.lifter).current())
        for week in range(self.person.weeks):
            self._write_week(week, prescriptions)
        move_back(self.lifter, program, self.first)

    def _begin(self) -> Program:
        """The program as it is after set-up: with its days and starting weights."""
        program = programs.begin(lifter=self.lifter, unit=self.person.unit)
        self._choose_days(program)
        for exercise, recent in self.person.recent.items():
            working_loads.open_from(
                program=program,
                exercise=exercise,
                recent=recent,
                body_weight=self.body.weight,
                by=self.lifter,
            )
        if weight := self.body.weight:
            unit, on = self.person.unit, self.first
            body_weights.record(lifter=self.lifter, weighed_on=on, weight=weight, unit=unit)
        move_back(self.lifter, program, self.first)
        return program

    def _choose_days(self, program: Program) -> None:
        main, extra = self.today.weekday(), None
        opens_with = Prescription.objects.filter(day__program=program, day__role=Role.EXTRA).first()
        if opens_with:
            later = plan.extra_weekday(main)
            extra = programs.Extra(later, plan.EXTRA_OPENS, opens_with.exercise, opens_with.sets)
        programs.change_days(
            program=program, main=main, week_starts=program.week_starts, extra=extra
        )

    def _write_week(self, week: int, prescriptions: list[Prescription]) -> None:
        if week in self.person.away:
            self.body.idle()
            return
        starts_on = self.first + week * _WEEK
        is_long = self.person.weeks > _LIGHTER_EVERY
        is_lighter = is_long and week % _LIGHTER_EVERY == _LIGHTER_EVERY // 2
        if is_lighter:
            lighter_weeks.take(lifter=self.lifter, starts_on=starts_on, by=self.lifter)
        for role in Role:
            today = [row for row in prescriptions if row.day.role == role]
            # No day of the last three weeks is missed: they are what one sees first.
            is_missed = self.body.dice.random() < _MISSED[role]
            if today and not (is_missed and week < self.person.weeks - 3):
                later = (today[0].day.weekday - self.first.weekday()) % 7
                on = starts_on + datetime.timedelta(days=later)
                # The last week goes well, so that every lift has news.
                self.body.wake(at_best=week == self.person.weeks - 1)
                self._write_day(on, today, is_lighter)

    def _write_day(
        self, on: datetime.date, prescriptions: list[Prescription], is_lighter: bool
    ) -> None:
        entries = [
            (new_id(), lift.exercise_id, entry)
            for lift in lifts(prescriptions, before=on)
            for entry in self.body.perform(lift.lighter() if is_lighter else lift)
        ]
        workout = self._log(on, prescriptions[0].day, entries)
        note = self.body.dice.choice(_NOTES) if self.body.dice.random() < 0.15 else ""
        logbook.finish(workout=workout, notes=_LIGHTER_NOTE if is_lighter else note)

    def _log(
        self, on: datetime.date, day: TrainingDay, entries: list[tuple[UUID, str, Entry]]
    ) -> Workout:
        """The workout of a day, as it went or all at once afterwards."""
        if not self.person.by_set:
            return whole_workouts.save_workout(
                lifter=self.lifter,
                program=day.program,
                role=day.role,
                performed_on=on,
                entries=entries,
            )
        workout = logbook.start(
            lifter=self.lifter, program=day.program, role=day.role, performed_on=on
        )
        for id, exercise, entry in entries:
            logbook.log_set(
                lifter=self.lifter, id=id, workout=workout.pk, exercise=exercise, entry=entry
            )
        return workout


def move_back(lifter: User, program: Program, first: datetime.date) -> None:
    """Date back what the verbs have just dated now; training began on `first`."""
    started_at = datetime.datetime.combine(first, datetime.time(8), datetime.UTC)
    User.objects.filter(pk=lifter.pk).update(joined_at=started_at, consented_at=started_at)
    Program.objects.filter(pk=program.pk).update(started_on=first)
    # Before the first workout and not today: a newer load would open every workout.
    WorkingLoad.objects.filter(program=program).update(
        set_on=first - datetime.timedelta(days=1), at=started_at
    )
    morning = Cast("starts_on", DateTimeField()) + datetime.timedelta(hours=8)
    LighterWeek.objects.owned_by(lifter).update(at=morning)
    noon = Cast("performed_on", DateTimeField()) + datetime.timedelta(hours=12)
    workouts = Workout.objects.owned_by(lifter)
    workouts.update(started_at=noon, finished_at=noon + datetime.timedelta(hours=1))
    its_end = Subquery(workouts.filter(pk=OuterRef("workout_id")).values("finished_at"))
    LoggedSet.objects.owned_by(lifter).update(logged_at=its_end)
    revise(lifter.pk)
