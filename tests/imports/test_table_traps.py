"""Tables in which a weight or a date is easily taken for another one."""

from __future__ import annotations

import pytest

from tests.factories import lifter
from tests.imports.flow import said
from tests.imports.tables_in import asked, by_name, found, guessed, name, read


def test_kilograms_and_pounds_that_stand_in_for_each_other_are_not_one() -> None:
    header = "Date,Exercise,Reps,Weight (kg),Weight (lb)\n"
    rows = ["2024-03-05,Pull-up,5,20,44.1\n", "2024-03-05,Pull-up,5,,45\n"]
    assert "weight" not in by_name(header + "".join(rows))


def test_sets_side_by_side_without_a_weight_each_are_not_guessed() -> None:
    header = "Date,Exercise,Reps 1,Reps 2,Reps 3,Weight 1,Weight 2\n"
    assert "weight" not in guessed(header + "2024-03-05,Deadlift,5,5,5,100,110\n").places


@pytest.mark.django_db
def test_weights_of_fewer_sets_than_reps_are_refused_beside_the_weight() -> None:
    user = lifter(unit="kg")
    header = "Date,Exercise,Reps 1,Reps 2,Reps 3,Weight 1,Weight 2\n"
    source, _ = asked(user, (header + "2024-03-05,Deadlift,5,5,5,100,110\n").encode())
    answer = name(user, source, weight="5.6", unit="kg")
    assert answer.status_code == 422
    assert "That’s weights for 2 sets, and reps for 3." in said(answer)


HEADER = "Date,Exercise,Weight,Reps\n"


def test_short_years_first_are_read_by_what_all_dates_may_be() -> None:
    rows = [f"24/03/{day},Deadlift,100,5\n" for day in ("05", "08", "12")]
    dates = [str(row.visit.began.date()) for row in read(HEADER + "".join(rows)).rows]
    assert dates == ["2024-03-05", "2024-03-08", "2024-03-12"]


@pytest.mark.django_db
def test_a_short_year_that_may_be_a_day_is_asked_about() -> None:
    user = lifter(unit="kg")
    content = f"{HEADER}24/03/12,Deadlift,100,5\n24/03/19,Deadlift,100,5\n".encode()
    _, page = asked(user, content)
    assert "24 March 2012" in said(page)
    assert "12 March 2024" in said(page)


def test_a_row_below_one_that_cannot_be_read_repeats_nothing() -> None:
    long = "x" * 40_000
    rows = f"2024-03-05,Bench,100,5\n2024-03-12,Squat,{long},5\n,,110,4\n"
    reading = read(HEADER + rows)
    assert [row.reps for row in reading.rows] == [5]
    assert found(HEADER + rows).broken
