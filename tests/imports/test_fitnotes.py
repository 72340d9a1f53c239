"""FitNotes' files, read row by row."""

import datetime
from decimal import Decimal

import pytest

from imports.files.file_sets import FileSet, FileWorkout

from .reads import Counts, counted, reading_of, reasons, twin

ANDROID = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
IOS = (
    "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind\n"
)


def day(*parts: int) -> FileWorkout:
    return FileWorkout(datetime.datetime(*parts), has_time=False)


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("fitnotes_android.csv", Counts(2, 7, no_reps=2, broken=2)),
        ("fitnotes_android_plain.csv", Counts(1, 2, no_reps=1)),
        ("fitnotes_android_old.csv", Counts(1, 3, no_reps=1)),
        ("fitnotes_ios.csv", Counts(1, 4, no_reps=1)),
    ],
)
def test_every_row_of_a_file_is_counted_once(name: str, counts: Counts) -> None:
    assert counted(reading_of(twin(name))) == counts


@pytest.mark.parametrize(
    ("name", "generation", "unit"),
    [
        ("fitnotes_android.csv", "Android", None),
        ("fitnotes_android_plain.csv", "Android", None),
        ("fitnotes_android_old.csv", "Android, unit in the header", "lb"),
        ("fitnotes_ios.csv", "iOS", "lb"),
    ],
)
def test_the_header_tells_generation_and_unit(name: str, generation: str, unit: str) -> None:
    source = reading_of(twin(name)).source
    assert (source.app, source.generation, source.unit) == ("FitNotes", generation, unit)


def test_a_set_has_a_date_and_no_time() -> None:
    rows = reading_of(twin("fitnotes_android.csv")).rows
    assert rows[1] == FileSet(
        3, day(2024, 3, 5), "Deadlift", 5, Decimal(140), "kg", note="belt, chalk"
    )
    assert rows[5] == FileSet(
        8, day(2024, 3, 7), "Lat Pulldown", 10, Decimal("121.25"), "lb", note="left, then right"
    )


def test_a_name_that_nobody_quoted_is_put_together_again() -> None:
    rows = reading_of(twin("fitnotes_android.csv")).rows
    assert rows[3] == FileSet(5, day(2024, 3, 5), "Row, one arm, slow", 8, Decimal(32), "kg")
    last = rows[-1]
    assert (last.exercise, last.reps, last.note) == ("Curl, seated", 12, "easy, up next time")


def test_a_name_is_put_together_where_no_comment_ends_the_row() -> None:
    rows = reading_of(twin("fitnotes_android_plain.csv")).rows
    assert rows[1] == FileSet(3, day(2023, 11, 14), "Row, one arm", 10, Decimal(70), "lb")
    missing = reading_of(ANDROID + "2024-03-05,Row, one arm,Back,32.0,kgs,8,,,\n").rows
    assert (missing[0].exercise, missing[0].note) == ("Row, one arm", "")


def test_what_is_no_set_is_told_with_its_reason() -> None:
    assert reasons(reading_of(twin("fitnotes_android.csv"))) == [
        (7, "No reps: a timed or distance set."),
        (9, "No reps: a timed or distance set."),
        (11, "The unit “stone” is not known."),
        (12, "The weight can’t be read: “fifty” is not a plain number."),
    ]


def test_a_row_that_fits_no_way_is_skipped_as_too_long() -> None:
    reading = reading_of(ANDROID + "2024-03-05,Row,one,arm,Back,heavy,kgs,8,,,,,\n")
    assert reasons(reading) == [(2, "The row has 13 cells where the header has 10.")]


def test_the_weight_that_is_rounder_is_the_one_that_was_lifted() -> None:
    reading = reading_of(twin("fitnotes_ios.csv"))
    weights = [(row.weight, row.unit) for row in reading.rows]
    assert weights == [(225, "lb"), (230, "lb"), (None, None), (60, "kg")]
    assert reading.source.evidence == (
        "The file has each weight in kg and in lb. "
        "Read are those in lb, as they are the rounder ones.",
    )


def test_kilograms_are_read_where_neither_weight_is_rounder() -> None:
    reading = reading_of(IOS + "2025-05-20,Deadlift,Back,60,132,5,,,,,wr\n")
    assert (reading.rows[0].weight, reading.rows[0].unit) == (60, "kg")
    assert "nothing tells which were lifted" in reading.source.evidence[0]


def test_the_order_of_columns_is_free_and_others_may_stand_between() -> None:
    reading = reading_of(
        "DATE,Category,Exercise,Sets Left,Weight (kgs),Reps\n2024-03-05,Back,Deadlift,2,140,5\n"
    )
    assert reading.rows == [FileSet(2, day(2024, 3, 5), "Deadlift", 5, Decimal(140), "kg")]
