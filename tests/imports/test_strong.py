"""Strong's files, all their generations and languages, read row by row."""

import datetime
from decimal import Decimal

import pytest

from imports.files.file_sets import FileSet, FileWorkout, UnreadableFileError

from .reads import Counts, counted, reading_of, reasons, twin

V3 = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
)
ZERO = "0 reps: skipped or failed, which the file does not tell apart."
TIMED = "No reps: a timed or distance set."


def at(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts)


def one(cells: str) -> FileSet:
    """The set that a row of the third generation is read as."""
    reading = reading_of(V3 + cells + "\n")
    assert reading.skipped == []
    return reading.rows[0]


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("strong_v1.csv", Counts(2, 9, no_reps=2)),
        ("strong_v2.csv", Counts(2, 6, no_reps=2)),
        ("strong_v3.csv", Counts(3, 10, 2, no_reps=2, dropped=2)),
        ("strong_v3_short.csv", Counts(2, 4, 1, dropped=1)),
        ("strong_android.csv", Counts(2, 5, no_reps=2)),
        ("strong_android_semicolon.csv", Counts(2, 5, no_reps=2)),
        ("strong_v6.csv", Counts(2, 8, 1, no_reps=2, dropped=1)),
        ("strong_de.csv", Counts(1, 3, 1, dropped=1)),
        ("strong_fr.csv", Counts(2, 3, no_reps=1)),
        ("strong_zh.csv", Counts(1, 3)),
        ("strong_pt.csv", Counts(1, 2, dropped=1)),
        ("strong_another.csv", Counts(1, 2, dropped=1)),
    ],
)
def test_every_row_of_a_file_is_counted_once(name: str, counts: Counts) -> None:
    assert counted(reading_of(twin(name))) == counts


@pytest.mark.parametrize(
    ("name", "generation", "language", "unit"),
    [
        ("strong_v1.csv", "v1 (2016–17)", "English", "kg"),
        ("strong_v2.csv", "v2 (2019)", "English", None),
        ("strong_v3.csv", "v3 (2020–26)", "English", None),
        ("strong_v3_short.csv", "v3 short (2026)", "English", None),
        ("strong_android.csv", "Android", "English", None),
        ("strong_v6.csv", "v6 (2025 and later)", "English", "kg"),
        ("strong_de.csv", "v3 (2020–26)", "German", None),
        ("strong_fr.csv", "v3 (2020–26)", "French", None),
        ("strong_zh.csv", "v3 (2020–26)", "Chinese", None),
        ("strong_pt.csv", "v3 (2020–26)", "Portuguese", None),
        ("strong_another.csv", "v3 (2020–26)", "another language", None),
    ],
)
def test_the_header_tells_generation_language_and_unit(
    name: str, generation: str, language: str, unit: str | None
) -> None:
    source = reading_of(twin(name)).source
    assert (source.app, source.generation) == ("Strong", generation)
    assert (source.language, source.unit) == (language, unit)
    assert len(source.evidence) == 2


def test_the_first_generation_counts_sets_from_zero_and_names_the_unit_in_its_header() -> None:
    rows = reading_of(twin("strong_v1.csv")).rows
    visit = FileWorkout(at(2016, 11, 2, 7, 15), title="Morning Pull")
    assert rows[0] == FileSet(2, visit, "Deadlift (Barbell)", 5, Decimal(60), "kg")
    assert rows[2].weight == Decimal("102.5")
    assert rows[2].note == "Belt on, hook grip"


def test_a_header_may_name_pounds_and_miles() -> None:
    text = twin("strong_v1.csv").decode().replace(",kg,", ",lb,").replace(",km,", ",mi,")
    reading = reading_of(text)
    assert reading.source.unit == "lb"
    assert {row.unit for row in reading.rows} == {"lb"}


def test_the_second_generation_has_no_durations() -> None:
    reading = reading_of(twin("strong_v2.csv"))
    visit = FileWorkout(at(2019, 4, 8, 18, 41, 55), title="Back A", notes="Slept badly")
    assert reading.rows[4] == FileSet(7, visit, "Deadlift (Barbell)", 5, Decimal("250.0"), rir=3)
    assert reasons(reading) == [(6, ZERO), (9, TIMED)]


def test_a_row_of_the_third_generation_is_a_set() -> None:
    row = '2024-03-05 18:02:11,"Back",1h 5m,"Deadlift (Barbell)",1,140.0,5,0,0,"","",'
    visit = FileWorkout(at(2024, 3, 5, 18, 2, 11), title="Back", seconds=3900)
    assert one(row) == FileSet(2, visit, "Deadlift (Barbell)", 5, Decimal("140.0"))


def test_a_workout_of_days_and_notes_of_several_lines_are_read() -> None:
    reading = reading_of(twin("strong_v3.csv"))
    first, last = reading.rows[-2:]
    assert (first.line, last.line) == (15, 19)
    assert first.visit is last.visit
    assert first.visit.seconds == 264 * 3600 + 60
    assert first.visit.notes == 'Left the timer on\nuntil Saturday, "oops"'
    assert (first.note, first.rir, last.rir) == ('said "easy", was not', 2, 0)
    assert reasons(reading) == [(14, TIMED), (17, ZERO)]


def test_rest_timers_and_notes_are_dropped_by_name() -> None:
    reading = reading_of(twin("strong_v3.csv"))
    assert reading.dropped == {"rest timer": 1, "note": 1}
    assert reading_of(twin("strong_de.csv")).dropped == {"rest timer": 1}
    assert reading_of(twin("strong_another.csv")).dropped == {"rest timer or note": 1}


@pytest.mark.parametrize(
    ("order", "is_warm_up", "rir"),
    [
        ("1", False, None),
        ("W", True, None),
        ("D", False, None),
        ("F", False, 0),
        ("WARM_UP", True, None),
        ("FAILURE", False, 0),
        ("", False, None),
        ("2.0", False, None),
    ],
)
def test_the_set_order_tells_the_kind_of_a_set(
    order: str, is_warm_up: bool, rir: int | None
) -> None:
    row = one(f"2024-03-05 18:02:11,Back,1h,Pull Up,{order},0,5,0,0,,,")
    assert (row.is_warm_up, row.rir) == (is_warm_up, rir)


def test_an_rpe_says_more_than_the_mark_of_failure() -> None:
    assert one("2024-03-05 18:02:11,Back,1h,Pull Up,F,0,5,0,0,,,9").rir == 1


def test_a_set_order_that_nobody_knows_is_no_set() -> None:
    reading = reading_of(f"{V3}2024-03-05 18:02:11,Back,1h,Pull Up,X,0,5,0,0,,,\n")
    assert reasons(reading) == [(2, "The set order “X” is not known: perhaps a warm-up.")]


def test_android_says_the_unit_of_each_row_or_none() -> None:
    rows = reading_of(twin("strong_android.csv")).rows
    assert [row.unit for row in rows] == ["lb", "lb", "lb", None, "lb"]
    assert rows[2].note == "Left side first"
    assert rows[2].visit.seconds == 4320
    assert rows == reading_of(twin("strong_android_semicolon.csv")).rows


def test_a_unit_that_nobody_lifts_in_is_no_set() -> None:
    text = twin("strong_android.csv").decode().replace("70,lbs", "70,stone")
    assert reasons(reading_of(text))[1] == (7, "The unit “stone” is not known.")


def test_the_sixth_generation_is_in_kilograms_whatever_its_lifter_uses() -> None:
    rows = reading_of(twin("strong_v6.csv")).rows
    visit = FileWorkout(at(2025, 9, 2, 18, 2, 11), title="Back", seconds=3900)
    name, weight = "Deadlift (Barbell)", Decimal("61.2349697")
    assert rows[0] == FileSet(2, visit, name, 5, weight, "kg", is_warm_up=True)
    assert [row.rir for row in rows[:5]] == [None, 2, 1, 0, None]


def test_notes_with_line_ends_and_quotes_that_nobody_doubled_are_read() -> None:
    rows = reading_of(twin("strong_v6.csv")).rows[5:]
    assert [(row.line, row.note) for row in rows] == [
        (9, "first line\nsecond line, with a comma; and a semicolon"),
        (11, '"heavy" on the way up'),
        (12, 'felt "ok"'),
        (13, 'the "wide"; grip'),
    ]
    assert {row.visit.notes for row in rows} == {"gym was full"}


def test_translated_headers_and_durations_are_read() -> None:
    rows = reading_of(twin("strong_de.csv")).rows
    visit = FileWorkout(at(2023, 1, 10, 19, 0, 5), title="Rücken", seconds=3720)
    note = "Rücken blieb grade"
    assert rows[1] == FileSet(4, visit, "Deadlift (Barbell)", 5, Decimal(120), rir=1, note=note)
    assert reading_of(twin("strong_zh.csv")).rows[0].visit.seconds == 4380
    assert reading_of(twin("strong_fr.csv")).rows[1].note == "un peu d'élan"


def test_the_order_of_twelve_columns_is_enough_where_their_names_are_not_known() -> None:
    rows = reading_of(twin("strong_another.csv")).rows
    visit = FileWorkout(at(2024, 2, 29, 21), title="Спина", seconds=3900)
    assert rows[1] == FileSet(4, visit, "Deadlift (Barbell)", 4, Decimal(130), rir=2)


def test_twelve_columns_of_anything_else_are_not_strongs() -> None:
    text = twin("strong_another.csv").decode()
    other = "\n" + ",".join(map(str, range(12)))
    with pytest.raises(UnreadableFileError):
        reading_of(text + other * 3)
    with pytest.raises(UnreadableFileError):
        reading_of(text.replace("2024-02-29 21:00:00", "29 Feb"))


def test_columns_are_found_by_name_in_any_order_and_case_beside_unknown_ones() -> None:
    text = (
        "REPS, exercise name ,Mood,DATE,Weight,Workout Name,Set order\n"
        "5,Pull Up,fine,2024-03-05 18:02:11,10,Back,1\n"
    )
    visit = FileWorkout(at(2024, 3, 5, 18, 2, 11), title="Back")
    assert reading_of(text).rows == [FileSet(2, visit, "Pull Up", 5, Decimal(10))]


def test_what_was_kept_from_spreadsheets_is_told_as_it_was() -> None:
    row = one('2024-03-05 18:02:11,Back,1h,Pull Up,1,0,5,0,0,"\'=up, ""all"" of it","\'-",')
    assert (row.note, row.visit.notes) == ('=up, "all" of it', "-")
    assert one("2024-03-05 18:02:11,Back,1h,'n Pull Up,1,0,5,0,0,,,").exercise == "'n Pull Up"


def test_our_own_export_says_pain_and_both_arms_in_its_notes() -> None:
    note = '"That hurt. Left 8, right 7."'
    both = one(f"2024-03-05 18:02:11,Back,1h,Row,1,40,7,0,0,{note},,")
    assert (both.pain, both.left_reps, both.right_reps, both.note) == (True, 8, 7, "")
    hurt = one("2024-03-05 18:02:11,Back,1h,Row,1,40,7,0,0,That hurt.,,")
    assert (hurt.pain, hurt.left_reps, hurt.note) == (True, None, "")
    other = one('2024-03-05 18:02:11,Back,1h,Row,1,40,5,0,0,"Left 8, right 7.",,')
    assert (other.pain, other.left_reps, other.note) == (False, None, "Left 8, right 7.")
