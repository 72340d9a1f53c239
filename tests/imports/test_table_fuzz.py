"""Whatever a table holds and whatever is chosen of it: sets, or sentences."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imports.any_table.forms import LABELS, ColumnsForm
from imports.files.any_table import guess, lacking, packed, table_found
from imports.files.any_table.layout import Layout
from imports.files.any_table.names import KINDS
from imports.files.file_sets import UnreadableFileError
from imports.files.text import decoded

from .reads import LIMITS
from .test_any_table import HEADERS
from .test_fuzz import look_over

pytestmark = pytest.mark.slow

# What a column may be called and have in it.
COLUMNS = {
    "date": (
        ["Date", "日付", "Дата"],
        ["2024-03-05", "03/05/2024", "13/03/2024", "5.3.24", "03/13/2024", ""],
    ),
    "exercise": (["Exercise", "種目", "Übung"], ["Deadlift", "懸垂", "Становая тяга", "", "?"]),
    "reps": (["Reps", "回数", "Wdh"], ["5", "0", "3x5", "100x5, 105x4", "5 @ 100", "5, 5, 4"]),
    "weight": (["Weight", "Weight (kg)", "lb"], ["100", "102,5", "1,000", "225lb", "bw", "-5"]),
    "side by side": (["Set 1", "Set 2", "Set 3 kg"], ["100x5", "5x100", "8", "bw x 8", "@"]),
    "others": (["Sets", "RPE", "RIR", "Time", "Unit", "Notes"], ["3", "W", "kg", "18:02", "9"]),
}
ODD = ["", "nan", "1e9", "\u0663", "9" * 30, "99x99x99", "0x0", "2999-01-01", "\0", "\u202e"]
CELLS = [cell for _, cells in COLUMNS.values() for cell in cells] + ODD
few = settings(max_examples=250, deadline=None)


odd = st.sampled_from(ODD) | st.text(max_size=12)


def mostly(draw: st.DrawFn, likely: list[str]) -> str:
    # In the middle of the range, as both its ends are drawn more often.
    return draw(odd) if draw(st.integers(0, 14)) == 7 else draw(st.sampled_from(likely))


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """A table whose columns have what they are called after, for the most part."""
    kinds = ["date", "exercise", "reps", *draw(st.lists(st.sampled_from(sorted(COLUMNS))))]
    kinds = draw(st.permutations(kinds[draw(st.sampled_from([0, 0, 0, 1])) :]))
    rows = [[mostly(draw, COLUMNS[kind][0]) for kind in kinds]]
    for _ in range(draw(st.integers(1, 6))):
        rows.append([mostly(draw, COLUMNS[kind][1]) for kind in kinds])
    rows[-1] = rows[-1][: draw(st.integers(1, len(kinds)))] + draw(st.sampled_from([[], ["x"]]))
    stream = io.StringIO(newline="")
    mark, end = draw(st.sampled_from(",;\t|")), draw(st.sampled_from(["\n", "\r\n"]))
    csv.writer(stream, delimiter=mark, lineterminator=end, escapechar="\\").writerows(rows)
    above = draw(st.just("") | st.text(max_size=30).map(lambda title: f"{title}\n"))
    codec = draw(st.sampled_from(["utf-8", "utf-8", "utf-16", "cp932", "cp1251"]))
    return (above + stream.getvalue()).encode(codec, "replace")


@st.composite
def choices(draw: st.DrawFn) -> dict[str, str]:
    """Any choices of the form, sound ones among them."""
    columns = st.sampled_from([*"0123456789", "0.1", "2.3.4", "x", "-1", "9" * 30])
    changed = draw(st.lists(st.sampled_from(sorted(LABELS)), max_size=2))
    return {name: draw(columns) for name in changed} | {
        "unit": draw(st.sampled_from(["", "kg", "kg", "lb", "st"])),
        "order": draw(st.sampled_from(["", "day", "month", "year"])),
    }


def form_of(content: bytes, data: dict[str, str]) -> ColumnsForm | None:
    """The form of a table, once it is looked over; None where the file is refused."""
    try:
        table = table_found.found(content, LIMITS)
    except UnreadableFileError:
        return None
    if table is None or not lacking.is_log(table, LIMITS) or lacking.lacks(table, LIMITS):
        return None
    columns = guess.guessed(table, LIMITS)
    taken = [column for place in columns.places.values() for column in place]
    assert len(taken) == len(set(taken))
    sure = {each.html_name: each.value() or "" for each in ColumnsForm(
        table=table, limits=LIMITS, columns=columns
    )}  # fmt: skip
    data = sure | {name: value for name, value in data.items() if value}
    return ColumnsForm(data, table=table, limits=LIMITS, columns=columns)


def judge(form: ColumnsForm) -> bool:
    """Whether its answers are taken; then every set is within the limits."""
    if not form.is_valid():
        assert all(str(error) for errors in form.errors.values() for error in errors)
        return False
    assert form.file.reading.rows
    for row in form.file.reading.rows:
        look_over(row)
    width = len(form.table.names)
    assert Layout.read(form.columns.written(), width) == form.columns
    return True


@settings(max_examples=500, deadline=None)
@given(tables(), choices())
def test_any_table_is_read_or_refused(content: bytes, data: dict[str, str]) -> None:
    if form := form_of(content, data):
        judge(form)


@few
@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_none(content: bytes) -> None:
    if form := form_of(content, {}):
        judge(form)


sound = st.tuples(
    st.sampled_from(["Deadlift", "Pull-up", "Barbell row", "デッドリフト"]),
    st.decimals(1, 400, places=2).map(lambda weight: f"{weight:f}"),
    st.integers(1, 30),
)


@few
@given(st.lists(sound, min_size=1, max_size=9), st.sampled_from(sorted(HEADERS)), st.data())
def test_a_sound_table_loses_nothing(
    lifts: list[tuple[str, str, int]], language: str, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(4)))
    mark = data.draw(st.sampled_from(";\t|"))
    comma = data.draw(st.booleans())
    rows = [HEADERS[language].split(",")]
    for exercise, weight, reps in lifts:
        written = weight.replace(".", ",") if comma else weight
        rows.append(["2024-03-05", exercise, written, str(reps)])
    text = "\n".join(mark.join(row[at] for at in order) for row in rows)
    form = form_of(text.encode(), {"unit": "kg"})
    assert form is not None
    assert judge(form), form.errors
    found = [(row.exercise, row.weight, row.reps) for row in form.file.reading.rows]
    assert [(name, f"{weight:.2f}", reps) for name, weight, reps in found] == lifts


@given(st.text(max_size=40) | st.lists(st.sampled_from(CELLS)).map(" ".join))
def test_any_cell_is_unpacked_or_left(cell: str) -> None:
    for weight_first in (True, False):
        for part in packed.unpacked(cell, weight_first=weight_first, is_weighed=False) or ():
            assert 0 <= part.times <= packed.MOST_SETS


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from([*KINDS, "places", "order"]), inner)
        ),
    )
)
def test_an_answer_that_is_none_is_nothing(written: object) -> None:
    assert Layout.read(written, 5) is None


def test_the_text_of_every_encoding_here_is_read() -> None:
    assert decoded("日付,種目\n".encode("cp932")).text == "日付,種目\n"
