"""The CSV that the product itself writes is read back."""

import datetime
import zoneinfo
from decimal import Decimal

import pytest

from imports.files.file_sets import FileSet, FileWorkout
from tests.factories import lifter, log, undo, workout_of
from workouts import logbook
from workouts.models import Kind, Workout
from workouts.my_data import export_csv

from .reads import reading_of

pytestmark = pytest.mark.django_db

NOTES = '=all, "of" it\n\'twas heavy'


def test_our_own_sets_are_read_back_as_they_were() -> None:
    user = lifter(time_zone="Europe/Oslo")
    visit = workout_of(user)
    log(visit, 135, 5, kind=Kind.WARMUP)
    undo(log(visit, 225, 6))
    log(visit, "230.5", 5, 2, note="Belt on.\nChalk.")
    log(visit, -20, 8, exercise="pull-up")
    arms = {"left_reps": 8, "right_reps": 7, "pain": True, "note": "Left 8 was a stretch."}
    log(visit, 60, 7, exercise="one-arm-dumbbell-row", **arms)
    logbook.finish(workout=visit, notes=NOTES)
    began = datetime.datetime(2026, 3, 3, 18, 2, 11, tzinfo=zoneinfo.ZoneInfo("Europe/Oslo"))
    ended = began + datetime.timedelta(hours=1, minutes=5)
    Workout.objects.update(started_at=began, finished_at=ended)

    reading = reading_of("".join(export_csv.written(user, "lb")))

    there = FileWorkout(began.replace(tzinfo=None), True, "Main back day", 3900, NOTES)
    pulled = "Pull Up (Assisted)"
    rowed = "Bent Over One Arm Row (Dumbbell)"
    assert reading.skipped == []
    assert {row.exercise: row for row in reading.rows if not row.is_warm_up} == {
        "Deadlift (Barbell)": FileSet(
            4, there, "Deadlift (Barbell)", 5, Decimal("230.5"), rir=2, note="Belt on.\nChalk."
        ),
        pulled: FileSet(10, there, pulled, 8, Decimal(20)),
        rowed: FileSet(7, there, rowed, 7, Decimal(60), **arms),
    }
    assert [row.weight for row in reading.rows if row.is_warm_up] == [135]


def test_a_workout_that_was_entered_later_has_no_length() -> None:
    visit = workout_of(lifter())
    log(visit)
    [row] = reading_of("".join(export_csv.written(visit.lifter, "lb"))).rows
    assert row.visit == FileWorkout(datetime.datetime(2026, 3, 3, 12), title="Main back day")
