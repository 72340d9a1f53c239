"""The plan: equipment, program, training days and prescriptions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import (
    Case,
    CheckConstraint,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    UniqueConstraint,
    When,
)

from exercises.models import Exercise
from workouts.models import bounds
from workouts.models.equipment import Equipment, weight

if TYPE_CHECKING:
    from accounts.models import User
    from prepared import Placeholder
    from workouts.models.log import Workout
    from workouts.models.swapped_in import SwappedIn


class Role(models.TextChoices):
    MAIN = "main", "Main back day"
    EXTRA = "extra", "Extra day"


class Opens(models.TextChoices):
    """The workout that the sets of the extra day are done at the beginning of."""

    UPPER = "upper", "Upper-body workout"
    PULL = "pull", "Pull workout"
    ARM = "arm", "Arm workout"


class Weekday(models.IntegerChoices):
    MONDAY = 0, "Monday"
    TUESDAY = 1, "Tuesday"
    WEDNESDAY = 2, "Wednesday"
    THURSDAY = 3, "Thursday"
    FRIDAY = 4, "Friday"
    SATURDAY = 5, "Saturday"
    SUNDAY = 6, "Sunday"


class ProgramQuerySet(models.QuerySet["Program"]):
    def owned_by(self, user: User | Placeholder) -> ProgramQuerySet:
        return self.filter(lifter=user)

    def active(self) -> ProgramQuerySet:
        return self.filter(ended_on=None)

    def for_day(self, on: Any, role: Any) -> ProgramQuerySet:
        """Those with a day of a role: that of the date first, then the next ones, then earlier."""
        lasts = Q(ended_on=None) | Q(ended_on__gt=on)
        later = Case(When(started_on__gt=on, then=F("started_on")), default=None)
        with_day = self.filter(days__role=role).select_related("equipment")
        return with_day.order_by(
            Case(When(lasts, started_on__lte=on, then=0), default=1),
            later.asc(nulls_last=True),
            "-started_on",
            "-pk",
        )


class Program(models.Model):
    """One plan, which never changes: days, prescriptions, unit and the start of the week.

    A change ends it and starts the next on that date; only one that began that day, and under
    which nothing is lifted yet, is changed in place, which `version` counts.
    """

    lifter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="programs", db_index=False
    )
    equipment = models.ForeignKey(Equipment, models.CASCADE, related_name="+", db_index=False)
    week_starts = models.PositiveSmallIntegerField(choices=Weekday.choices, default=Weekday.MONDAY)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    version = models.PositiveSmallIntegerField(default=1)

    objects = ProgramQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["lifter"], name="program_lifter")]
        constraints = [
            UniqueConstraint(
                fields=["lifter"], condition=Q(ended_on=None), name="program_one_active"
            ),
            CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="program_ends_after_start",
            ),
            CheckConstraint(condition=bounds.dates("started_on", "ended_on"), name="program_dates"),
            CheckConstraint(
                condition=bounds.within("week_starts", (0, 6)), name="program_week_starts_known"
            ),
        ]

    @property
    def unit(self) -> str:
        return self.equipment.unit

    @property
    def edition(self) -> str:
        """What a form remembers of the plan it was shown for; it differs after every change."""
        return f"{self.pk}.{self.version}"


class TrainingDay(models.Model):
    program = models.ForeignKey(Program, models.CASCADE, related_name="days", db_index=False)
    role = models.CharField(max_length=5, choices=Role.choices)
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    opens = models.CharField(max_length=5, choices=Opens.choices, blank=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["program", "role"], name="training_day_one_a_role"),
            CheckConstraint(
                condition=bounds.within("weekday", (0, 6)), name="training_day_weekday_known"
            ),
            CheckConstraint(
                condition=Q(role=Role.MAIN, opens="") | Q(role=Role.EXTRA, opens__in=Opens.values),
                name="training_day_extra_opens_a_workout",
            ),
        ]


class PrescriptionQuerySet(models.QuerySet["Prescription"]):
    def owned_by(self, user: User | Placeholder) -> PrescriptionQuerySet:
        return self.filter(day__program__lifter=user)

    def current(self) -> PrescriptionQuerySet:
        """The active program's, main day first, each day in order."""
        return self.filter(day__program__ended_on=None).in_order()

    def of(self, workout: Workout) -> PrescriptionQuerySet:
        """The prescriptions of a workout's day, with what replaces them in that workout."""
        here = Q(exercise__swapped_out__workout=workout.pk)
        # Any: the type checker does not know relations that are made here.
        day: Any = self.filter(day__program=workout.program_id, day__role=workout.role).in_order()
        placed: PrescriptionQuerySet = (
            day.with_swaps()
            .annotate(swap=FilteredRelation("exercise__swapped_out", condition=here))
            .select_related("swap__exercise")
        )
        return placed

    def with_swaps(self) -> PrescriptionQuerySet:
        """Each with `has_swaps`: whether there is anything to do instead."""
        group = Exercise.objects.filter(swap_group=OuterRef("exercise__swap_group"))
        # Any: the type checker takes the column for an attribute that is there already.
        rows: Any = self
        with_column: PrescriptionQuerySet = rows.annotate(
            has_swaps=Exists(group.exclude(pk=OuterRef("exercise")))
        )
        return with_column

    def in_place_of(self, earlier: Prescription) -> PrescriptionQuerySet:
        """Those in the same place as a prescription, in all programs of its lifter."""
        return self.filter(
            day__program__lifter=earlier.day.program.lifter_id,
            day__role=earlier.day.role,
            position=earlier.position,
        )

    def in_order(self) -> PrescriptionQuerySet:
        """Main day first, each in its order, with all that targets need."""
        return self.select_related("exercise", "day__program__equipment").order_by(
            "-day__role", "position"
        )


class Prescription(models.Model):
    """One exercise of a training day: sets, rep range, rest and the steps of its load."""

    day = models.ForeignKey(
        TrainingDay, models.CASCADE, related_name="prescriptions", db_index=False
    )
    exercise = models.ForeignKey(
        "exercises.Exercise", models.RESTRICT, related_name="+", db_index=False
    )
    position = models.PositiveSmallIntegerField()
    sets = models.PositiveSmallIntegerField()
    rep_low = models.PositiveSmallIntegerField()
    rep_high = models.PositiveSmallIntegerField()
    rest_seconds = models.PositiveSmallIntegerField()
    step_up = weight()
    step_down = weight()

    # Set by PrescriptionQuerySet.of: what replaces it in one workout, and whether anything could.
    swap: SwappedIn | None = None
    has_swaps = False
    # Columns of recent_openings.recent_of and dated_facts.lighter_weeks_of.
    recent: Sequence[dict[str, Any]] = ()
    lighter: Sequence[dict[str, Any]] = ()
    instead_of: Exercise | None = None  # set by plan.stand_in: the exercise that is replaced
    elsewhere = ""  # set by plan.in_gym: the gym it is done in, where that is not the plan's

    objects = PrescriptionQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["day", "position"], name="prescription_one_a_position"),
            UniqueConstraint(fields=["day", "exercise"], name="prescription_one_an_exercise"),
            CheckConstraint(
                condition=bounds.within("sets", bounds.SETS),
                name="prescription_sets_within_bounds",
                violation_error_message="Choose 1 to 6 sets.",
            ),
            CheckConstraint(
                condition=bounds.within("rep_low", bounds.REP_RANGE)
                & bounds.within("rep_high", bounds.REP_RANGE)
                & Q(rep_low__lt=F("rep_high")),
                name="prescription_reps_are_a_range",
                violation_error_message="Choose reps from 1 to 30, the lower number first.",
            ),
            CheckConstraint(
                condition=bounds.within("rest_seconds", bounds.REST_SECONDS),
                name="prescription_rest_within_bounds",
                violation_error_message="Choose 30 to 600 seconds of rest.",
            ),
            CheckConstraint(
                condition=bounds.within("step_up", bounds.STEP)
                & bounds.within("step_down", bounds.STEP),
                name="prescription_steps_within_bounds",
            ),
        ]

    @property
    def content(self) -> tuple[object, ...]:
        """All that is prescribed, to compare two prescriptions by."""
        reps = (self.rep_low, self.rep_high)
        return self.exercise_id, self.sets, reps, self.rest_seconds, self.step_up, self.step_down

    @property
    def title(self) -> str:
        """The exercise and its day: `Deadlift, main back day`."""
        return f"{self.exercise.name}, {self.day.get_role_display().lower()}"
