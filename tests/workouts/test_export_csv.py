"""Sets as CSV: the columns of another app, in the lifter's unit, and no formula."""

from __future__ import annotations

import csv
import datetime
import io
import zoneinfo

import pytest

from accounts.models import User
from exercises.models import Exercise
from tests.factories import lifter, log, program_of, undo, workout_of
from workouts import logbook, programs
from workouts.models import Kind, Workout
from workouts.my_data import export_csv

pytestmark = pytest.mark.django_db

HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)


def lines(user: User) -> list[dict[str, str]]:
    text = "".join(export_csv.written(user, export_csv.unit_of(user)))
    return list(csv.DictReader(io.StringIO(text)))


def test_the_columns_are_those_of_strong_to_the_letter() -> None:
    assert "".join(export_csv.written(lifter(), "lb")) == HEADER + "\n"


def test_a_row_is_a_set_by_the_lifters_own_clock() -> None:
    user = lifter(time_zone="Europe/Oslo")
    visit = workout_of(user)
    log(visit, "102.5", 6, 1)
    logbook.finish(workout=visit, notes="Heavy, but clean")
    began = datetime.datetime(2026, 3, 3, 18, 2, 11, tzinfo=zoneinfo.ZoneInfo("Europe/Oslo"))
    ended = began + datetime.timedelta(hours=1, minutes=5, seconds=40)
    Workout.objects.update(started_at=began, finished_at=ended)
    text = "".join(export_csv.written(user, "lb"))
    assert text.splitlines()[1] == (
        "2026-03-03 18:02:11,Main back day,1h 5m,Deadlift (Barbell),1,102.5,6,0,0,,"
        '"Heavy, but clean",9'
    )


def test_a_workout_entered_on_another_day_is_at_noon() -> None:
    visit = workout_of(lifter())
    log(visit)
    (row,) = lines(visit.lifter)
    assert (row["Date"], row["Duration"]) == ("2026-03-03 12:00:00", "0s")


def test_warm_ups_are_marked_work_sets_counted_and_undone_ones_left_out() -> None:
    visit = workout_of(lifter())
    log(visit, 135, 5, kind=Kind.WARMUP)
    undo(log(visit, 225, 6))
    log(visit, 230, 5)
    log(visit, 235, 5)
    rows = lines(visit.lifter)
    assert [(row["Set Order"], row["Weight"]) for row in rows] == [
        ("W", "135"),
        ("1", "230"),
        ("2", "235"),
    ]


def test_reps_left_become_rpe_and_nothing_said_stays_empty() -> None:
    visit = workout_of(lifter())
    for left in (0, 2, None):
        log(visit, 225, 5, left)
    assert [row["RPE"] for row in lines(visit.lifter)] == ["10", "8", ""]


def test_help_is_a_positive_weight_of_the_assisted_exercise() -> None:
    visit = workout_of(lifter())
    log(visit, -20, 5, exercise="pull-up")
    (row,) = lines(visit.lifter)
    assert (row["Exercise Name"], row["Weight"]) == ("Pull Up (Assisted)", "20")


def test_arms_and_pain_stand_in_the_notes() -> None:
    visit = workout_of(lifter())
    arms = {"left_reps": 8, "right_reps": 7, "pain": True}
    log(visit, 60, 7, exercise="one-arm-dumbbell-row", **arms)
    (row,) = lines(visit.lifter)
    assert (row["Reps"], row["Notes"]) == ("7", "That hurt. Left 8, right 7.")


def test_all_weights_are_in_the_present_unit() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    programs.change_unit(program=program_of(user), unit="kg")
    log(workout_of(user, on=datetime.date(2026, 3, 10)), 100, 6)
    assert export_csv.unit_of(user) == "kg"
    assert [row["Weight"] for row in lines(user)] == ["102.06", "100"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_note_is_taken_for_a_formula(start: str) -> None:
    assert export_csv.text(f"{start}1+1") == f"'{start}1+1"
    assert export_csv.text(f"1{start}1") == f"1{start}1"


def test_a_note_that_looks_like_a_formula_is_written_as_text() -> None:
    visit = workout_of(lifter())
    log(visit)
    logbook.finish(workout=visit, notes='=HYPERLINK("http://x")')
    assert lines(visit.lifter)[0]["Workout Notes"] == '\'=HYPERLINK("http://x")'


def test_every_exercise_has_a_name_there() -> None:
    assert set(export_csv.NAMES) == set(Exercise.objects.values_list("slug", flat=True))
    assert len(set(export_csv.NAMES.values())) == len(export_csv.NAMES)
