"""LiftLog's files, where each set has a time of its own."""

import datetime
from decimal import Decimal

from imports.files.rows import Row, Visit

from .reads import Counts, counted, reading_of, reasons, twin


def test_every_row_of_a_file_is_counted_once() -> None:
    reading = reading_of(twin("liftlog.csv"))
    assert counted(reading) == Counts(2, 4, no_reps=1, broken=1)
    assert (reading.source.app, reading.source.unit) == ("LiftLog", None)


def test_a_workout_began_with_its_first_set_on_whatever_line() -> None:
    rows = reading_of(twin("liftlog.csv")).rows
    visit = Visit(datetime.datetime(2024, 10, 18, 18, 22, 5))
    assert rows[:3] == [
        Row(2, visit, "Deadlift", 5, Decimal("142.5"), "kg", note="held, no straps"),
        Row(3, visit, "Deadlift", 6, Decimal(140), "kg"),
        Row(4, visit, "Pull-ups", 8, Decimal(0), "kg"),
    ]


def test_each_row_says_its_unit() -> None:
    row = reading_of(twin("liftlog.csv")).rows[3]
    assert (row.weight, row.unit) == (Decimal(130), "lb")


def test_what_is_no_set_is_told_with_its_reason() -> None:
    assert reasons(reading_of(twin("liftlog.csv"))) == [
        (6, "No reps."),
        (7, "The date cannot be read: “yesterday”."),
    ]
