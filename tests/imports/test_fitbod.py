"""Fitbod's files, old and new, and what its support sends."""

import datetime
from decimal import Decimal

import pytest

from imports.files.file_sets import FileSet, FileWorkout

from .reads import Counts, counted, in_file, reading_of, reasons, twin

HEADER = (
    "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,"
    "multiplier\n"
)


def at(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=datetime.UTC)


def rows_at(*clocks: str) -> str:
    rows = (f"{clock},Deadlift, 5,100.0,0.0,0.0,0.0,0.0,false,, 1.0\n" for clock in clocks)
    return HEADER + "".join(rows)


@pytest.mark.parametrize(
    ("name", "generation", "unit", "counts"),
    [
        ("fitbod.csv", "export", "kg", Counts(2, 4, 1, no_reps=2, broken=2)),
        ("fitbod_old.csv", "old export", None, Counts(1, 5, 1, broken=1)),
        ("fitbod_support.csv", "support", "kg", Counts(2, 2, 1, no_reps=1)),
    ],
)
def test_every_set_of_a_file_is_counted_once(
    name: str, generation: str, unit: str | None, counts: Counts
) -> None:
    reading = reading_of(twin(name))
    source = reading.source
    assert counted(reading) == counts
    assert (source.app, source.generation, source.unit) == ("Fitbod", generation, unit)


def test_a_set_is_read_with_the_zone_that_the_file_says() -> None:
    rows = in_file(reading_of(twin("fitbod.csv")))
    visit = FileWorkout(at(2022, 1, 3, 18, 30, 27))
    weight = Decimal("36.28743275485118")
    assert rows[-1] == FileSet(10, visit, "Lat Pulldown", 12, weight, "kg")


def test_a_note_that_nobody_quoted_is_put_together_again() -> None:
    rows = in_file(reading_of(twin("fitbod.csv")))
    assert [row.note for row in rows] == ["", "felt light, go on", "", "one, two", ""]
    old = reading_of(twin("fitbod_old.csv")).rows
    assert (old[3].is_warm_up, old[3].note) == (True, "easy, no belt")


def test_a_name_that_nobody_quoted_is_put_together_again() -> None:
    row = "2022-01-03 18:30:27 +0000,Row, one arm, 12,36.2,0.0,0.0,0.0,0.0,true,, 1.0\n"
    (found,) = reading_of(HEADER + row).rows
    assert (found.exercise, found.reps, found.is_warm_up) == ("Row, one arm", 12, True)


def test_what_is_no_set_is_told_with_its_reason() -> None:
    assert reasons(reading_of(twin("fitbod.csv"))) == [
        (4, "0 reps: skipped or failed, which the file does not tell apart."),
        (9, "No reps: a timed or distance set."),
        (11, "The reps can’t be read: “many” is not a plain number."),
        (12, "The mark of a warm-up says neither yes nor no: “maybe”."),
    ]


def test_a_workout_began_with_its_first_set_on_whatever_line() -> None:
    rows = in_file(reading_of(twin("fitbod.csv")))
    assert {row.visit for row in rows[:4]} == {FileWorkout(at(2022, 1, 5, 23, 20, 51))}


def test_a_workout_over_midnight_is_one_and_two_in_a_day_are_two() -> None:
    reading = reading_of(
        rows_at(
            "2022-01-06 02:50:00 +0000",
            "2022-01-06 00:10:00 +0000",
            "2022-01-05 23:30:00 +0000",
            "2022-01-05 18:00:00 +0000",
        )
    )
    began = [row.visit.began for row in in_file(reading)]
    assert began == [at(2022, 1, 5, 23, 30)] * 3 + [at(2022, 1, 5, 18)]


def test_dates_alone_and_dates_with_a_zone_stand_in_one_file() -> None:
    reading = reading_of(rows_at("2022-01-05", "2022-01-05 23:30:00 +0100", "2022-01-05 22:00:00"))
    assert [row.visit.has_time for row in in_file(reading)] == [False, True, True]


def test_sets_come_by_the_clock_though_the_file_has_the_newest_first() -> None:
    clocks = ["2022-01-06 00:12:00 +0000", "2022-01-06 00:10:00 +0000", "2022-01-06 00:10:00 +0000"]
    found = reading_of(rows_at(*clocks, "2022-01-05 23:58:00 -0100", "someday"))
    assert [row.line for row in found.rows] == [3, 4, 2, 5]


def test_a_row_of_the_old_export_is_that_many_sets() -> None:
    rows = reading_of(twin("fitbod_old.csv")).rows
    visit = FileWorkout(at(2017, 8, 14, 17, 3))
    assert rows[:3] == [FileSet(2, visit, "Deadlift", 5, Decimal(225))] * 3
    assert reasons(reading_of(twin("fitbod_old.csv"))) == [
        (5, "The sets go from 1 to 50, not “900”.")
    ]


def test_a_row_of_the_support_has_a_date_alone() -> None:
    rows = in_file(reading_of(twin("fitbod_support.csv")))
    visit = FileWorkout(datetime.datetime(2025, 6, 23), has_time=False)
    assert rows[0] == FileSet(2, visit, "Cable Row", 10, Decimal("45.359237000000004"), "kg")
    assert rows[2].visit == visit
