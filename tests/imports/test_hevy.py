"""Hevy's files, read row by row."""

import datetime
from decimal import Decimal

import pytest

from imports.files.file_sets import FileSet, FileWorkout

from .reads import Counts, counted, reading_of, reasons, twin


def at(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts)


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("hevy_kg.csv", Counts(2, 9, 1, no_reps=3)),
        ("hevy_lb.csv", Counts(2, 3, 1, no_reps=1)),
        ("hevy_mixed.csv", Counts(1, 2)),
        ("hevy_2023.csv", Counts(2, 3, 1)),
        ("hevy_pt.csv", Counts(3, 4, 1)),
    ],
)
def test_every_row_of_a_file_is_counted_once(name: str, counts: Counts) -> None:
    assert counted(reading_of(twin(name))) == counts


@pytest.mark.parametrize(
    ("name", "generation", "unit"),
    [
        ("hevy_kg.csv", "2024 and later", "kg"),
        ("hevy_lb.csv", "2024 and later", "lb"),
        ("hevy_mixed.csv", "2024 and later", "kg"),
        ("hevy_2023.csv", "2023", "lb"),
    ],
)
def test_the_header_tells_generation_and_unit(name: str, generation: str, unit: str) -> None:
    reading = reading_of(twin(name))
    source = reading.source
    assert (source.app, source.generation, source.unit) == ("Hevy", generation, unit)
    assert {row.unit for row in reading.rows} == {unit}
    assert f"The weights are in {unit}, as the name of their column says." in source.evidence


def test_a_set_is_read_with_its_workout() -> None:
    rows = reading_of(twin("hevy_kg.csv")).rows
    began, notes = at(2026, 4, 7, 10, 14), "Good day,\nbetter than last"
    visit = FileWorkout(began, title="Back and biceps", seconds=3960, notes=notes)
    warm_up = FileSet(2, visit, "Deadlift (Barbell)", 5, Decimal(60), "kg", is_warm_up=True)
    assert rows[0] == warm_up
    assert rows[2] == FileSet(6, visit, "Deadlift (Barbell)", 5, Decimal(140), "kg", rir=1)


def test_a_set_to_failure_leaves_no_reps_and_a_drop_set_is_a_work_set() -> None:
    rows = reading_of(twin("hevy_kg.csv")).rows
    assert [row.rir for row in rows if row.exercise == "Deadlift (Barbell)"] == [
        *(None, 2, 1, 0, None)
    ]
    assert rows[7].note == "Again, lighter"
    assert not rows[7].is_warm_up


def test_an_exercise_that_comes_twice_is_in_the_order_of_the_file() -> None:
    rows = reading_of(twin("hevy_kg.csv")).rows
    assert [(row.line, row.reps) for row in rows if row.exercise == "Pull Up"] == [
        *((10, 8), (14, 7))
    ]


def test_the_newest_workout_stays_first() -> None:
    began = [row.visit.began for row in reading_of(twin("hevy_pt.csv")).rows]
    assert began == sorted(began, reverse=True)


def test_a_blank_weight_is_none_and_help_is_a_plain_weight() -> None:
    rows = {row.exercise: row.weight for row in reading_of(twin("hevy_kg.csv")).rows}
    assert rows["Pull Up"] is None
    assert rows["Pull Up (Weighted)"] == 10
    assert rows["Pull Up (Assisted)"] == 20


def test_a_phone_with_twelve_hours_is_understood() -> None:
    rows = reading_of(twin("hevy_lb.csv")).rows
    visits = list(dict.fromkeys(row.visit for row in rows))
    assert [visit.began for visit in visits] == [at(2026, 6, 11, 13, 1), at(2026, 6, 4, 0, 30)]
    assert [visit.seconds for visit in visits] == [4320, 41_700]


def test_months_in_another_language_are_understood() -> None:
    visits = dict.fromkeys(row.visit.began for row in reading_of(twin("hevy_pt.csv")).rows)
    assert list(visits) == [at(2026, 5, 5, 7, 34), at(2026, 2, 28, 7, 20), at(2025, 12, 20, 7, 20)]


def test_a_workout_that_ends_as_it_begins_has_no_length() -> None:
    assert reading_of(twin("hevy_kg.csv")).rows[-1].visit.seconds is None


def test_an_end_that_cannot_be_read_costs_the_length_alone() -> None:
    text = twin("hevy_mixed.csv").decode().replace("2024-01-07 18:00:00", "later")
    assert [row.visit.seconds for row in reading_of(text).rows] == [None, None]


def test_rows_without_reps_are_skipped_with_their_reason() -> None:
    assert reasons(reading_of(twin("hevy_kg.csv"))) == [
        (18, "No reps: a timed or distance set."),
        (22, "No reps: a timed or distance set."),
        (23, "0 reps: skipped or failed, which the file does not tell apart."),
    ]


def test_a_set_type_that_nobody_knows_is_no_set() -> None:
    text = twin("hevy_mixed.csv").decode().replace('0,"normal"', '0,"cool down"')
    assert reasons(reading_of(text)) == [(2, "The set type “cool down” is not known.")]


def test_what_hevy_takes_from_strong_is_strongs() -> None:
    assert reading_of(twin("strong_android_semicolon.csv")).source.app == "Strong"


def test_the_note_of_an_exercise_is_that_of_its_first_set() -> None:
    rows = [
        ("7 Apr 2026, 10:14", "Deadlift (Barbell)", "Belt on."),
        ("7 Apr 2026, 10:14", "Deadlift (Barbell)", "Belt on."),
        ("7 Apr 2026, 10:14", "Pull Up", "Belt on."),
        ("9 Apr 2026, 10:14", "Deadlift (Barbell)", "Belt on."),
    ]
    header = (
        '"title","start_time","end_time","description","exercise_title","superset_id",'
        '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
        '"duration_seconds","rpe"\n'
    )
    text = header + "".join(
        f'"B","{at}","","","{name}",,"{note}",0,"normal",60,5,,,\n' for at, name, note in rows
    )
    notes = [row.note for row in reading_of(text).rows]
    assert notes == ["Belt on.", "", "Belt on.", "Belt on."]
