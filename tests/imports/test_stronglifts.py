"""StrongLifts' files, whose rows hold several sets."""

import datetime
from decimal import Decimal

import pytest

from imports.files.apps import read
from imports.files.file_sets import FileSet, FileWorkout, Limits, UnreadableFileError

from .reads import LIMITS, Counts, counted, reading_of, reasons, twin

HEADER = "Date (yyyy/mm/dd),Workout Name,Exercise,Start Time (h:mm),Set 1 (Reps),Set 1 (KG)"


def at(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts)


@pytest.mark.parametrize(
    ("name", "unit", "counts"),
    [
        ("stronglifts_kg.csv", "kg", Counts(2, 13, no_reps=3)),
        ("stronglifts_lb.csv", "lb", Counts(2, 3, broken=1)),
    ],
)
def test_every_set_of_a_file_is_counted_once(name: str, unit: str, counts: Counts) -> None:
    reading = reading_of(twin(name))
    assert counted(reading) == counts
    assert (reading.source.app, reading.source.unit) == ("StrongLifts", unit)
    assert {row.unit for row in reading.rows} == {unit}


def test_the_sets_of_a_row_share_its_line_and_its_workout() -> None:
    rows = reading_of(twin("stronglifts_kg.csv")).rows
    visit = FileWorkout(at(2025, 2, 3, 18, 5), title="Workout A", seconds=2700)
    first = FileSet(3, visit, "Barbell Row", 5, Decimal(50), "kg", note="slow, and strict")
    assert rows[5] == first
    assert rows[8] == FileSet(3, visit, "Barbell Row", 4, Decimal(50), "kg")


def test_midnight_is_the_first_hour_of_the_day() -> None:
    rows = reading_of(twin("stronglifts_kg.csv")).rows
    visit = FileWorkout(at(2025, 2, 5, 0, 10), title="Workout B", seconds=1830)
    assert rows[9] == FileSet(4, visit, "Deadlift", 5, Decimal(100), "kg")


def test_a_workout_without_a_time_has_its_date() -> None:
    rows = reading_of(twin("stronglifts_lb.csv")).rows
    assert rows[2].visit == FileWorkout(at(2025, 2, 3), has_time=False, title="Workout C")


def test_the_weight_of_the_body_says_nothing_about_that_of_the_bar() -> None:
    rows = reading_of(twin("stronglifts_lb.csv")).rows
    assert (rows[0].weight, rows[0].unit) == (Decimal("220.5"), "lb")


def test_sets_that_were_not_done_are_told_with_their_reason() -> None:
    assert reasons(reading_of(twin("stronglifts_kg.csv"))) == [
        (3, "0 reps: skipped or failed, which the file does not tell apart."),
        (6, "No reps: a timed or distance set."),
        (7, "No reps."),
    ]


def test_one_wrong_set_costs_no_other() -> None:
    reading = reading_of(twin("stronglifts_lb.csv"))
    assert reasons(reading) == [(3, "The reps go from 0 to 100, not “500”.")]
    assert [row.reps for row in reading.rows if row.line == 3] == [5]


def test_there_may_be_any_number_of_sets_and_rows_may_end_early() -> None:
    wide = HEADER + ",Set 2 (Reps),Set 2 (KG),Set 12 (Reps),Set 12 (KG)\n"
    reading = reading_of(wide + "2025/02/03,A,Deadlift,6:05 PM,5,100,,,3,110\n")
    assert [(row.reps, row.weight) for row in reading.rows] == [(5, 100), (3, 110)]
    reading = reading_of(wide + "2025/02/03,A,Deadlift,6:05 PM,5,100\n")
    assert [(row.reps, row.weight) for row in reading.rows] == [(5, 100)]


def test_a_file_of_too_many_sets_is_refused() -> None:
    two = HEADER + ",Set 2 (Reps),Set 2 (KG)\n" + "2025/02/03,A,Deadlift,,5,100,5,100\n" * 3
    few = Limits(LIMITS.earliest, LIMITS.latest, LIMITS.reps, rows=5)
    with pytest.raises(UnreadableFileError, match="more than 5 sets") as refusal:
        read(two.encode(), few)
    assert refusal.value.line == 4
