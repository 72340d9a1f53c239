"""JEFIT's files, many tables in one."""

import datetime
from decimal import Decimal

import pytest

from imports.files.file_sets import FileSet, FileWorkout, UnreadableFileError

from .reads import Counts, counted, reading_of, reasons, twin

LOGS = "### EXERCISE LOGS ###\nlogs,mydate,ename,belongsession\n"


def at(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=datetime.UTC)


def test_every_set_of_a_file_is_counted_once() -> None:
    reading = reading_of(twin("jefit.csv"))
    assert counted(reading) == Counts(3, 9, no_reps=2, broken=2)
    assert reading.source.app == "JEFIT"


def test_the_settings_tell_the_unit() -> None:
    source = reading_of(twin("jefit.csv")).source
    assert source.unit == "kg"
    assert source.evidence == ("The weights are in kg, as the settings in the file say.",)


def test_a_file_without_settings_names_no_unit() -> None:
    source = reading_of(LOGS + '"60x10",2026-02-04,Deadlift,1\n').source
    assert (source.unit, source.evidence) == (None, ("The file names no unit.",))


def test_the_sets_of_a_cell_share_its_line_and_its_workout() -> None:
    rows = reading_of(twin("jefit.csv")).rows
    visit = FileWorkout(at(2026, 2, 4, 17, 50), seconds=3900)
    assert rows[:3] == [
        FileSet(20, visit, "Barbell Deadlift", 10, Decimal(60), "kg"),
        FileSet(20, visit, "Barbell Deadlift", 8, Decimal(65), "kg"),
        FileSet(20, visit, "Barbell Deadlift", 8, Decimal(65), "kg"),
    ]
    assert rows[3] == FileSet(21, visit, "Barbell Bent Over Row, wide", 5, Decimal("64.9998"), "kg")


def test_the_number_of_a_workout_may_be_when_it_began() -> None:
    rows = reading_of(twin("jefit.csv")).rows
    assert rows[5].visit == FileWorkout(at(2026, 2, 6, 8))


def test_a_workout_that_stands_nowhere_else_has_its_date() -> None:
    rows = reading_of(twin("jefit.csv")).rows
    assert rows[-1].visit == FileWorkout(datetime.datetime(2026, 2, 9), has_time=False)


def test_the_date_of_the_lifter_is_believed_over_a_clock_far_from_it() -> None:
    (row,) = reading_of(LOGS + '"60x10",2024-02-04,Deadlift,1770364800\n').rows
    assert row.visit == FileWorkout(datetime.datetime(2024, 2, 4), has_time=False)


def test_what_is_no_set_is_told_with_its_reason() -> None:
    assert reasons(reading_of(twin("jefit.csv"))) == [
        (22, "No reps: a timed or distance set."),
        (23, "The reps can’t be read: “ten” is not a plain number."),
        (23, "0 reps: skipped or failed, which the file does not tell apart."),
        (25, "The date can’t be read: “someday”."),
    ]


def test_a_file_without_exercises_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="no exercises in them"):
        reading_of("### SETTING ###\nmass\nkg\n### EXERCISE LOGS ###\n#####\n")


def test_other_banners_end_a_table_and_lines_may_end_in_any_way() -> None:
    text = LOGS + '"60x10",2026-02-04,Deadlift,1\n## NOTES ##\nmynote\n"20x5"\n'
    for end in ("\n", "\r\n", "\r"):
        assert len(reading_of(text.replace("\n", end)).rows) == 1
