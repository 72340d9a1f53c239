"""The logbook: workouts and the sets done in them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import (
    CheckConstraint,
    Count,
    F,
    OuterRef,
    Q,
    Subquery,
    UniqueConstraint,
)
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from prepared import Placeholder
from workouts.models import bounds
from workouts.models.equipment import Equipment, hundredths, weight
from workouts.models.narrow import NarrowForeignKey
from workouts.models.program import Program, Role

if TYPE_CHECKING:
    from accounts.models import User

# The reason of a target in a lighter week. All other reasons are the rule's own
# (progression.Reason); in a lighter week the rule has no say.
LIGHTER = "LIGHTER"


# Ours: a workout that was begun longer ago and is still open was forgotten.
GOES_ON = datetime.timedelta(days=2)


class WorkoutQuerySet(models.QuerySet["Workout"]):
    def owned_by(self, user: User | Placeholder) -> WorkoutQuerySet:
        return self.filter(lifter=user)

    def open(self) -> WorkoutQuerySet:
        """Those that were begun and are not finished."""
        return self.filter(finished_at=None)

    def with_work_sets(self) -> WorkoutQuerySet:
        """Each with the number of its work sets as `work_sets`."""
        # With a join and GROUP BY, every set of every workout would be read for any page.
        work = LoggedSet.objects.filter(workout=OuterRef("pk"), kind=Kind.WORK)
        count = work.order_by().values("workout").annotate(count=Count("pk")).values("count")
        return self.annotate(work_sets=Coalesce(Subquery(count), 0))


class Workout(models.Model):
    """One visit on one date in one role. The date is the lifter's own, frozen when logged."""

    lifter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="workouts", db_index=False
    )
    program = models.ForeignKey(Program, models.CASCADE, related_name="workouts")
    role = models.CharField(max_length=5, choices=Role.choices)
    performed_on = models.DateField()
    time_zone = models.CharField(max_length=50)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    notes = models.CharField(max_length=bounds.NOTE_LENGTH, blank=True)
    # Begun inside a lighter week: kept and shown, and read by no target. Frozen once lifted in.
    is_lighter = models.BooleanField(default=False)
    # The gym it is done in; NULL for the usual one, which the plan is laid out for.
    equipment = models.ForeignKey(
        Equipment, models.RESTRICT, null=True, related_name="+", db_index=False
    )

    has_gyms = False  # set by named_gyms.with_gyms

    objects = WorkoutQuerySet.as_manager()

    class Meta:
        indexes = [
            # Few workouts are open, and the week asks for them whatever their date.
            models.Index(fields=["lifter"], condition=Q(finished_at=None), name="workout_open"),
            # Few are done elsewhere than in the usual gym, and an account that goes asks for them.
            models.Index(
                fields=["equipment"], condition=Q(equipment__isnull=False), name="workout_elsewhere"
            ),
        ]
        constraints = [
            # So that starting twice makes one workout. It also finds a track's latest workout.
            UniqueConstraint(
                fields=["lifter", "role", "performed_on"], name="workout_one_a_role_and_date"
            ),
            CheckConstraint(condition=Q(role__in=Role.values), name="workout_role_known"),
            CheckConstraint(
                condition=bounds.dates("performed_on"),
                name="workout_date_within_bounds",
            ),
            CheckConstraint(
                condition=bounds.times("started_at", "finished_at"),
                name="workout_times_within_bounds",
            ),
        ]

    @property
    def gym(self) -> Equipment:
        """What its loads are laid out for. A gym in another unit than the plan's is none of it: an
        empty workout goes along when the plan changes."""
        usual, own = self.program.equipment, self.equipment
        return own if own is not None and own.unit == usual.unit else usual


def owned_workout() -> WorkoutQuerySet:
    """The `workout` of a `lifter`, by their ids as placeholders, with its gym and its plan's."""
    mine = Workout.objects.owned_by(Placeholder("lifter")).filter(pk=Placeholder("workout"))
    return mine.select_related("program__equipment", "equipment")


class Kind(models.TextChoices):
    WORK = "work", "Work set"
    WARMUP = "warmup", "Warm-up"
    # Kept as a row, so that a late retry of the first request cannot bring the set back.
    UNDONE = "undone", "Undone"


class LoggedSetQuerySet(models.QuerySet["LoggedSet"]):
    def owned_by(self, user: User) -> LoggedSetQuerySet:
        return self.filter(lifter=user)


class LoggedSet(models.Model):
    """One set as it was done, and the target that was on the screen when it was.

    The id is made by the page that shows the empty row, so that sending it twice stores it once.
    """

    id = models.UUIDField(primary_key=True)
    lifter = NarrowForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    workout = NarrowForeignKey(Workout, models.CASCADE, related_name="sets", db_index=False)
    exercise = models.ForeignKey(
        "exercises.Exercise", models.RESTRICT, related_name="+", db_index=False
    )
    # The order within the workout and exercise is the order of arrival, whatever a clock says.
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=6, choices=Kind.choices, default=Kind.WORK)
    # What an undone set counted as, so that it can be put back as that.
    undone_from = models.CharField(max_length=6, choices=Kind.choices, blank=True)
    load = weight()
    reps = models.PositiveSmallIntegerField()
    left_reps = models.PositiveSmallIntegerField(null=True, blank=True)
    right_reps = models.PositiveSmallIntegerField(null=True, blank=True)
    rir = models.PositiveSmallIntegerField(null=True, blank=True)
    # It hurt: the exercise ends for that day, and its sets move no later target.
    pain = models.BooleanField(default=False)
    target_load = weight(null=True, blank=True)
    target_reps = models.PositiveSmallIntegerField(null=True, blank=True)
    target_reason = models.CharField(max_length=11, blank=True)
    # Where the track stood, where that is more than the gym of the workout can make.
    due_load = weight(null=True, blank=True)
    rule_version = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    logged_at = models.DateTimeField(default=timezone.now)
    note = models.CharField(max_length=bounds.NOTE_LENGTH, blank=True, db_default="")
    # NULL for none, which takes no room: few sets have one.
    link = models.CharField(max_length=bounds.LINK_LENGTH, null=True, blank=True)  # noqa: DJ001

    objects = LoggedSetQuerySet.as_manager()

    class Meta:
        indexes = [
            # The sets of a lifter, those of a lift, and the heaviest of a lift so far as a probe.
            models.Index("lifter", "exercise", hundredths("load").desc(), name="set_heaviest_down"),
        ]
        constraints = [
            UniqueConstraint(fields=["workout", "exercise", "position"], name="set_one_a_position"),
            CheckConstraint(condition=Q(kind__in=Kind.values), name="set_kind_known"),
            CheckConstraint(
                condition=bounds.within("position", (1, bounds.SETS_A_WORKOUT)),
                name="set_position_within_bounds",
            ),
            CheckConstraint(
                condition=bounds.within("load", bounds.LOAD), name="set_load_within_bounds"
            ),
            CheckConstraint(
                condition=bounds.of_exercise("load", "target_load"), name="set_load_of_exercise"
            ),
            CheckConstraint(
                condition=Q(due_load=None) | bounds.within("due_load", bounds.LOAD),
                name="set_due_load_within_bounds",
            ),
            CheckConstraint(
                condition=bounds.within("version", bounds.VERSIONS),
                name="set_version_within_bounds",
            ),
            CheckConstraint(condition=bounds.times("logged_at"), name="set_time_within_bounds"),
            CheckConstraint(
                condition=bounds.within("reps", bounds.REPS), name="set_reps_within_bounds"
            ),
            CheckConstraint(
                condition=Q(rir=None) | bounds.within("rir", bounds.RIR),
                name="set_rir_within_bounds",
            ),
            CheckConstraint(
                condition=Q(left_reps=None, right_reps=None)
                | Q(
                    left_reps__isnull=False,
                    right_reps__isnull=False,
                    reps=Least(F("left_reps"), F("right_reps")),
                ),
                name="set_weaker_arm_counts",
            ),
            CheckConstraint(
                condition=Q(target_load=None, target_reps=None, target_reason="")
                | (
                    # A comparison with NULL is not false, so presence is asked for by name.
                    Q(target_load__isnull=False, target_reps__isnull=False)
                    & bounds.within("target_load", bounds.LOAD)
                    & bounds.within("target_reps", bounds.REP_RANGE)
                    & ~Q(target_reason="")
                ),
                name="set_target_whole_or_absent",
            ),
            CheckConstraint(condition=bounds.a_link("link"), name="set_link_is_https"),
        ]


# Every column of a set but its lifter, in the order in which files list them. Code that reads or
# writes whole sets uses these names, so that a new column is in all of it.
SET_COLUMNS = tuple(
    field.name for field in LoggedSet._meta.concrete_fields if field.name != "lifter"
)
