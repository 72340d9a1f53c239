"""LiftLog's files, where each set has a time of its own."""

import datetime
from decimal import Decimal

from imports.files.file_sets import FileSet, FileWorkout

from .reads import Counts, counted, in_file, reading_of, reasons, twin


def test_every_row_of_a_file_is_counted_once() -> None:
    reading = reading_of(twin("liftlog.csv"))
    assert counted(reading) == Counts(2, 4, no_reps=1, broken=1)
    assert (reading.source.app, reading.source.unit) == ("LiftLog", None)


def test_a_workout_began_with_its_first_set_on_whatever_line() -> None:
    rows = in_file(reading_of(twin("liftlog.csv")))
    visit = FileWorkout(datetime.datetime(2024, 10, 18, 18, 22, 5))
    assert rows[:3] == [
        FileSet(2, visit, "Deadlift", 5, Decimal("142.5"), "kg", note="held, no straps"),
        FileSet(3, visit, "Deadlift", 6, Decimal(140), "kg"),
        FileSet(4, visit, "Pull-ups", 8, Decimal(0), "kg"),
    ]


def test_each_row_says_its_unit() -> None:
    row = in_file(reading_of(twin("liftlog.csv")))[3]
    assert (row.weight, row.unit) == (Decimal(130), "lb")


def test_what_is_no_set_is_told_with_its_reason() -> None:
    assert reasons(reading_of(twin("liftlog.csv"))) == [
        (6, "No reps."),
        (7, "The date can’t be read: “yesterday”."),
    ]


def test_sets_come_by_the_clock_though_the_file_has_the_newest_first() -> None:
    rows = reading_of(twin("liftlog.csv")).rows
    assert [(row.line, row.exercise) for row in rows if row.visit.began.day == 18] == [
        (4, "Pull-ups"),
        (3, "Deadlift"),
        (2, "Deadlift"),
    ]


def test_the_clock_of_a_workout_is_one_though_its_zone_changes_at_night() -> None:
    header = "SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes\n"
    early, late = "2024-11-03T01:45:00-04:00", "2024-11-03T01:15:00-05:00"
    text = header + "".join(f"a,{at},Deadlift,100,kg,5,5,\n" for at in (late, early))
    found = reading_of(text).rows
    assert [row.line for row in found] == [3, 2]
    assert {row.visit.began.isoformat() for row in found} == {early}
