"""Which number of `3/5/2024` is the day: the file says it by its other dates, in every app."""

from __future__ import annotations

import datetime

import pytest

from imports.files.date_order import Order

from .accidents import DATED
from .reads import LIMITS, Reading, read

DAY, MONTH = "day", "month"


def reading_of(app: str, *dates: str, answer: str = "") -> Reading:
    *head, row = DATED[app].splitlines(keepends=True)
    if app == "Alpha Progression":
        head, row = [], DATED[app].replace('"{}"', "{}")
    return read(
        "".join(head + [row.replace("{}", each) for each in dates]).encode(), LIMITS, answer
    )


def days(reading: Reading) -> list[str]:
    assert reading.skipped == []
    rows = sorted(reading.rows, key=lambda row: row.line)
    return [f"{row.visit.began:%d %b %Y}" for row in rows]


def order(*dates: str, app: str = "Strong") -> Order:
    found = reading_of(app, *dates).order
    assert found
    return found


@pytest.mark.parametrize("app", DATED)
@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (("3/5/2024", "3/18/2024"), ["05 Mar 2024", "18 Mar 2024"]),
        (("3/5/2024", "18/3/2024"), ["03 May 2024", "18 Mar 2024"]),
        (("18-03-2024", "05-03-2024"), ["18 Mar 2024", "05 Mar 2024"]),
        (("05-Mar-24", "18-Mar-24"), ["05 Mar 2024", "18 Mar 2024"]),
        (("5/3/24", "18/3/24"), ["05 Mar 2024", "18 Mar 2024"]),
        (("3.5.2024", "4.5.2024"), ["03 May 2024", "04 May 2024"]),
        (("24/03/05", "24/03/18"), ["05 Mar 2024", "18 Mar 2024"]),
    ],
)
def test_one_date_that_has_one_reading_decides_for_all_of_a_file(
    app: str, said: tuple[str, ...], meant: list[str]
) -> None:
    assert days(reading_of(app, *said)) == meant


@pytest.mark.parametrize("app", DATED)
def test_a_file_of_which_both_readings_fit_is_asked_about(app: str) -> None:
    said = ("3/5/2024", "3/12/2024")
    asked = reading_of(app, *said).order
    assert asked is not None
    assert asked.is_open
    assert asked.asked == (
        (DAY, datetime.date(2024, 5, 3)),
        (MONTH, datetime.date(2024, 3, 5)),
    )
    answered = reading_of(app, *said, answer=MONTH)
    assert days(answered) == ["05 Mar 2024", "12 Mar 2024"]
    assert answered.order is not None
    assert not answered.order.is_open
    assert days(reading_of(app, *said, answer=DAY)) == ["03 May 2024", "03 Dec 2024"]


@pytest.mark.parametrize("turned", [False, True])
def test_rows_that_follow_in_time_only_one_way_decide(turned: bool) -> None:
    said = ["12/1/2023", "1/2/2024", "1/9/2024", "2/1/2024", "2/8/2024"][:: -1 if turned else 1]
    assert order(*said).first == MONTH
    assert order(*said).sentence.endswith("its rows would jump back and forth in time.")


def test_rows_in_no_order_at_all_decide_nothing() -> None:
    assert order("3/5/2024", "1/2/2024", "6/4/2024", "2/9/2024").is_open


def test_a_day_in_the_future_is_no_reading() -> None:
    found = order("3/6/2026", "8/6/2026")
    assert (found.first, found.asked) == (DAY, ())
    assert found.sentence == "Its dates have the day first, as “8/6/2026” shows."


def test_dates_that_contradict_each_other_are_each_read_as_they_can_be() -> None:
    said = ("3/18/2024", "18/3/2024", "3/5/2024")
    found = order(*said)
    assert found.is_open
    assert found.cell == "3/5/2024"
    answered = reading_of("Strong", *said, answer=MONTH)
    assert days(answered) == ["18 Mar 2024", "18 Mar 2024", "05 Mar 2024"]


def test_the_same_number_twice_is_one_date() -> None:
    assert reading_of("Strong", "3/3/2024", "5/5/2024").order is None


def test_an_answer_to_a_question_that_the_file_answers_is_ignored() -> None:
    assert days(reading_of("Strong", "3/5/2024", "3/18/2024", answer=DAY))[0] == "05 Mar 2024"
    assert order("3/5/2024", "3/12/2024").is_open
    assert reading_of("Strong", "3/5/2024", "3/12/2024", answer="x").order == order(
        "3/5/2024", "3/12/2024"
    )


def test_the_language_of_the_columns_tells_where_the_rows_do_not() -> None:
    head = "Datum,Workout-Name,Name der Übung,Reihenfolge festlegen,Gewicht,Wiederh.\n"
    reading = read((head + "3/5/2024,Back,Deadlift,1,100,5\n").encode(), LIMITS)
    assert days(reading) == ["03 May 2024"]
    assert reading.order is not None
    assert not reading.order.is_open


def test_a_day_that_never_was_spoils_its_own_row_alone() -> None:
    reading = reading_of("Strong", "3/5/2024", "31/2/2024", "3/18/2024")
    assert [each.why for each in reading.skipped] == ["There’s no such date as “31/2/2024”."]
    assert [row.visit.began.day for row in reading.rows] == [5, 18]


def test_the_sentence_names_the_date_that_shows_it() -> None:
    assert order("3/5/2024", "3/18/2024").sentence == (
        "Its dates have the month first, as “3/18/2024” shows."
    )
