"""Sets written the way each app writes them are read back as they were."""

import datetime
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .reads import reading_of

pytestmark = pytest.mark.slow

# Words that need no quotes; apps that quote nothing write them with commas between.
word = st.from_regex(r"[A-Za-zäéßжλ背][A-Za-z0-9()' é-]{0,12}[A-Za-z)]", fullmatch=True).map(
    lambda text: " ".join(text.split())
)
listed = st.lists(word, min_size=1, max_size=4).map(", ".join)
exercise = listed.filter(lambda name: len(name) <= 60)
number = st.decimals(Decimal("0.25"), 999, places=2)


class Lift(NamedTuple):
    """A set as it was done."""

    minute: int
    exercise: str
    reps: int
    weight: Decimal
    unit: str
    is_warm_up: bool
    note: str


lifts = st.lists(
    st.builds(
        Lift,
        st.integers(0, 170),
        exercise,
        st.integers(1, 100),
        number,
        st.sampled_from(["kg", "lb"]),
        st.booleans(),
        st.just("") | listed,
    ),
    min_size=1,
    max_size=8,
)
BEGAN = datetime.datetime(2024, 3, 5, 22, 30)  # so that three hours go past midnight


def at(lift: Lift) -> datetime.datetime:
    return BEGAN + datetime.timedelta(minutes=lift.minute)


def quoted(text: str) -> str:
    return f'"{text}"'


class Read(NamedTuple):
    exercise: str
    reps: int
    weight: Decimal
    unit: str | None
    is_warm_up: bool
    note: str


def told(text: str) -> list[Read]:
    reading = reading_of(text)
    assert reading.skipped == []
    assert len({row.visit for row in reading.rows}) == 1
    return [
        Read(row.exercise, row.reps, row.weight or Decimal(0), row.unit, row.is_warm_up, row.note)
        for row in reading.rows
    ]


def written(header: str, rows: Iterable[str]) -> str:
    return "\n".join((header, *rows, ""))


def expected(lifts: list[Lift], *known: str, unit: str | None = None) -> list[Read]:
    """The lifts as a file can tell them that knows so much."""
    return [
        Read(
            lift.exercise,
            lift.reps,
            lift.weight,
            lift.unit if "unit" in known else unit,
            lift.is_warm_up and "warm-up" in known,
            lift.note if "note" in known else "",
        )
        for lift in lifts
    ]


few = settings(max_examples=60, deadline=None)


@few
@given(lifts, st.sampled_from([quoted, str]))
def test_what_fitnotes_writes_is_read_back(lifts: list[Lift], quote: Callable[[str], str]) -> None:
    header = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment"
    rows = (
        f"2024-03-05,{lift.exercise},Back,{lift.weight},{lift.unit}s,{lift.reps},,,,"
        f"{quote(lift.note)}"
        for lift in lifts
    )
    assert told(written(header, rows)) == expected(lifts, "unit", "note")


@few
@given(lifts)
def test_what_stronglifts_writes_is_read_back(lifts: list[Lift]) -> None:
    sets = ",".join(f"Set {count} (Reps),Set {count} (LB)" for count in range(1, 4))
    header = f"Date (yyyy/mm/dd),Workout Name,Exercise,Start Time (h:mm),Notes,{sets}"
    rows = (
        f"2024/03/05,A,{quoted(lift.exercise)},10:30 PM,{quoted(lift.note)},,,"
        f"{lift.reps},{lift.weight},,"
        for lift in lifts
    )
    assert told(written(header, rows)) == expected(lifts, "note", unit="lb")


@few
@given(lifts)
def test_what_fitbod_writes_is_read_back(lifts: list[Lift]) -> None:
    header = (
        "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,"
        "multiplier"
    )
    plain = [lift._replace(exercise=lift.exercise.split(",")[0]) for lift in lifts]
    rows = (
        f"{at(lift):%Y-%m-%d %H:%M:%S} +0000,{lift.exercise}, {lift.reps},{lift.weight},0.0,0.0,"
        f"0.0,0.0,{str(lift.is_warm_up).lower()},{lift.note}, 1.0"
        for lift in plain
    )
    in_order = sorted(plain, key=at)
    assert told(written(header, rows)) == expected(in_order, "warm-up", "note", unit="kg")


@few
@given(lifts)
def test_what_liftosaur_writes_is_read_back(lifts: list[Lift]) -> None:
    header = (
        "Workout DateTime,Day Name,Exercise,Is Warmup Set?,Completed Reps,"
        "Completed Weight Value,Completed Weight Unit,Notes"
    )
    rows = (
        f"2024-03-05T22:30:00.000Z,Pull,{quoted(lift.exercise)},{int(lift.is_warm_up)},"
        f"{lift.reps},{lift.weight},{lift.unit},{quoted(lift.note)}"
        for lift in lifts
    )
    assert told(written(header, rows)) == expected(lifts, "unit", "warm-up", "note")


@few
@given(lifts)
def test_what_liftlog_writes_is_read_back(lifts: list[Lift]) -> None:
    header = "SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes"
    rows = (
        f"1,{at(lift):%Y-%m-%dT%H:%M:%S},{quoted(lift.exercise)},{lift.weight},{lift.unit},"
        f"{lift.reps},5,{quoted(lift.note)}"
        for lift in lifts
    )
    assert told(written(header, rows)) == expected(sorted(lifts, key=at), "unit", "note")


@few
@given(lifts)
def test_what_jefit_writes_is_read_back(lifts: list[Lift]) -> None:
    header = "### SETTING ###\nmass\n lbs\n####\n\n### EXERCISE LOGS ###\nlogs,mydate,ename"
    rows = [
        f'"{lift.weight}x{lift.reps},{lift.weight}x{lift.reps}",2024-03-05,{quoted(lift.exercise)}'
        for lift in lifts
    ]
    twice = [lift for lift in lifts for _ in range(2)]
    assert told(written(header, [*rows, "####"])) == expected(twice, unit="lb")
