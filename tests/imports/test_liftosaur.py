"""Liftosaur's files, where the plan stands beside what was done."""

import datetime
from decimal import Decimal

from imports.files.file_sets import FileSet, FileWorkout

from .reads import Counts, counted, reading_of, reasons, twin

PULL = FileWorkout(datetime.datetime(2026, 3, 3, 17, 30, tzinfo=datetime.UTC), title="Pull")


def test_every_row_of_a_file_is_counted_once() -> None:
    reading = reading_of(twin("liftosaur.csv"))
    assert counted(reading) == Counts(2, 2, 1, no_reps=2, broken=1)
    assert (reading.source.app, reading.source.unit) == ("Liftosaur", None)


def test_what_was_done_is_read_and_not_what_was_to_be_done() -> None:
    rows = reading_of(twin("liftosaur.csv")).rows
    warm_up = FileSet(2, PULL, "Deadlift, Barbell", 5, Decimal(135), "lb", is_warm_up=True)
    work_set = FileSet(
        3, PULL, "Deadlift, Barbell", 6, Decimal("227.5"), "lb", rir=1, note="Strong, today"
    )
    assert rows[:2] == [warm_up, work_set]


def test_the_planned_weight_stands_in_where_no_other_was_asked_for() -> None:
    row = reading_of(twin("liftosaur.csv")).rows[2]
    zone = datetime.timezone(datetime.timedelta(hours=2))
    visit = FileWorkout(datetime.datetime(2026, 3, 6, 19, 5, tzinfo=zone), title="Two Days")
    assert row == FileSet(6, visit, "Bent Over Row", 8, Decimal(60), "kg")
    assert row.visit.began.utcoffset() == datetime.timedelta(hours=2)


def test_sets_that_were_not_done_are_told_with_their_reason() -> None:
    assert reasons(reading_of(twin("liftosaur.csv"))) == [
        (4, "Not done: the set has no completed reps."),
        (5, "0 reps: skipped or failed, which the file does not tell apart."),
        (7, "An RPE goes from 1 to 10, not “11”."),
    ]


def test_few_columns_are_enough() -> None:
    reading = reading_of(
        "Completed Reps,Exercise,Workout DateTime\n5,Deadlift,2026-03-03T17:30:00.000Z\n"
    )
    assert reading.rows == [FileSet(2, FileWorkout(PULL.began), "Deadlift", 5, None)]
