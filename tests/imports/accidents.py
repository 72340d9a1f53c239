"""Files that had an accident: bytes, cells, rows, dates and units that no app wrote so.

Each check takes a case that was drawn: the file is read, or refused with a sentence, within three
seconds; and what the accident did not touch is read as before.
"""

from __future__ import annotations

import csv
import datetime
import io
import random
import time
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from imports.files.apps import read
from imports.files.file_sets import FileSet, Reading, UnreadableFileError
from imports.files.table import delimiter_of

from .reads import LIMITS, TWINS

SMALL = Path(__file__).with_name("small")
LONGEST = 3.0  # seconds of the processor for one file
FILES = sorted([*TWINS.glob("*.csv"), *SMALL.glob("*.csv")])
# Whose rows are one set each, below one line of columns.
TABLES = [path for path in FILES if path.name.split(".")[0] not in {"jefit", "alpha_progression"}]
# Whose unit or generation is told from the cells of all rows.
BY_SAMPLE = {"fitnotes_ios.csv", "strong_another.csv"}

PIECES = [
    b'"',
    b'""',
    b",",
    b";",
    b"\t",
    b"|",
    b"\n",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"sep=;\n",
]
PIECES += [
    b"nan",
    b"1e9",
    b"-1",
    b"5.9",
    b"1,000",
    b"9" * 30,
    b"3/18/2024",
    b"<<<<<<< HEAD\n",
    b"A",
]
PIECES += [
    "\u202e".encode(),
    "٥/٣/٢٠٢٤".encode(),
    "เม.ย.".encode(),
    "月".encode(),
    "\u2028".encode(),
]
CELLS = [
    "",
    " ",
    "nan",
    "-",
    "0",
    "-0",
    "00",
    "1e5",
    "٥",
    "५",
    "½",
    "²",
    "12,5",
    "1,000",
    "1.000,5",
    "=1+1",
]
CELLS += ["3/18/2024", "18/3/2024", "3/5/24", "31/02/2024", "99/99/99", "05-Mar-24", "2024-13-45"]
CELLS += ["24/03/05", "2567-03-05", "0000-00-00", "5 มี.ค. 2567", "kg", "stone", "100 kg", "W", "A"]
CELLS += ['"', 'a"b', '"a', "a,b", "a;b", "a\nb", "a\tb", "x" * 200, "💪", "\u202e", "\0", "null"]
TITLES = [
    "My workouts",
    "<<<<<<< HEAD",
    "sep=;",
    ",,,,",
    '"a title, with a comma"',
    "# 2024",
    "\ufeff",
]
STYLES = ["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%d.%m.%Y", "%d/%m/%y", "%m/%d/%y"]
STYLES += ["%d-%b-%y", "%d %B %Y", "%b %d, %Y", "%Y/%m/%d"]
CODECS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]

_Told = Counter[tuple[object, ...]]


class Rows(NamedTuple):
    """A file as lists of cells, and how it is written."""

    name: str
    delimiter: str
    rows: tuple[tuple[str, ...], ...]
    header: int  # the place of the columns' names


@cache
def rows_of(path: Path) -> Rows:
    text = path.read_bytes().decode("utf-8-sig")
    lines = text.splitlines()
    header = 1 if path.name == "strong_title_above.csv" else 0
    delimiter = delimiter_of(lines[header])
    rows = tuple(tuple(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row)
    return Rows(path.name, delimiter, rows, header)


def written(rows: list[tuple[str, ...]], delimiter: str) -> tuple[bytes, list[int]]:
    """The rows as a file, and the line that each begins on."""
    parts, lines, line = [], [], 1
    for row in rows:
        stream = io.StringIO(newline="")
        csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerow(row)
        lines.append(line)
        parts.append(stream.getvalue())
        line += parts[-1].count("\n") + parts[-1].replace("\r\n", "").count("\r")
    return "".join(parts).encode("utf-8", "surrogatepass"), lines


def outcome(content: bytes, first: str = "") -> Reading | None:
    """What a file is read as; None where it is refused with a sentence."""
    began, refusal = time.process_time(), ""
    try:
        reading = read(content, LIMITS, first)
    except UnreadableFileError as error:
        refusal = str(error)
    assert time.process_time() - began < LONGEST
    if refusal:
        assert refusal.endswith((".", "…"))
        return None
    for row in reading.rows:
        assert LIMITS.earliest <= row.visit.began.date() <= LIMITS.latest
        assert 1 <= row.reps <= LIMITS.reps[1]
        assert row.weight is None or abs(row.weight) < 10_000
        assert row.unit in {None, "lb", "kg"}
        assert row.rir is None or 0 <= row.rir <= 5
        assert 1 <= len(row.exercise) <= 100
    assert all(each.why.endswith(".") for each in reading.skipped)
    return reading


def told(row: FileSet) -> tuple[object, ...]:
    return row.exercise, row.reps, row.weight, row.unit, row.is_warm_up


def by_line(reading: Reading) -> dict[int, _Told]:
    lines: defaultdict[int, _Told] = defaultdict(Counter)
    for row in reading.rows:
        lines[row.line][told(row)] += 1
    return dict(lines)


# Bytes


@st.composite
def bytes_lost(draw: st.DrawFn) -> bytes:
    """A file after a few accidents to its bytes, in any encoding."""
    content = draw(st.sampled_from(FILES)).read_bytes()
    if draw(st.booleans()):
        content = content.decode("utf-8-sig").encode(draw(st.sampled_from(CODECS)))
    chance = draw(st.randoms(use_true_random=False))
    for _ in range(draw(st.integers(1, 6))):
        content = hurt(content, chance)
    return content


def hurt(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    piece, rest = content[at : (end := at + chance.randrange(60))], content[end:]
    new = chance.choice(PIECES)
    after = chance.choice(
        [rest, new + piece + rest, new + rest, piece * 2 + rest, piece[::-1] + rest]
    )
    return content[:at] + after


def check_bytes(content: bytes) -> None:
    outcome(content)


# Cells


@st.composite
def cells_changed(draw: st.DrawFn) -> tuple[Rows, dict[int, tuple[str, ...]]]:
    """A table, and some of its rows with other cells."""
    table = rows_of(draw(st.sampled_from(TABLES)))
    changed = {}
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(table.header + 1, len(table.rows) - 1))
        cells = list(changed.get(at, table.rows[at]))
        kind = draw(st.sampled_from(["cell", "cell", "cell", "more", "fewer"]))
        if kind == "more":
            cells.append(draw(st.sampled_from(CELLS)))
        elif kind == "fewer":
            cells.pop()
        if cells:
            cells[draw(st.integers(0, len(cells) - 1))] = draw(st.sampled_from(CELLS))
        changed[at] = tuple(cells)
    return table, changed


def check_cells(case: tuple[Rows, dict[int, tuple[str, ...]]]) -> None:
    """The rows that were not changed are read as before."""
    table, changed = case
    before, lines_before = written(list(table.rows), table.delimiter)
    after, lines_after = written(
        [changed.get(at, row) for at, row in enumerate(table.rows)], table.delimiter
    )
    was, now = outcome(before), outcome(after)
    if not was or not now or table.name in BY_SAMPLE:
        return
    assert now.source.app == was.source.app
    read_before, read_after = by_line(was), by_line(now)
    for at, row in enumerate(table.rows):
        if at not in changed and at > table.header:
            found = read_after.get(lines_after[at])
            assert found == read_before.get(lines_before[at]), (row, found)


# Rows


@st.composite
def rows_moved(draw: st.DrawFn) -> tuple[Rows, list[int], list[str]]:
    """A table, its rows in another order, some lost, some twice; and lines above it."""
    table = rows_of(draw(st.sampled_from(TABLES)))
    places = range(table.header + 1, len(table.rows))
    order = draw(st.lists(st.sampled_from(places), min_size=1, max_size=2 * len(places)))
    return table, order, draw(st.lists(st.sampled_from(TITLES), max_size=3))


def check_rows(case: tuple[Rows, list[int], list[str]]) -> None:
    """Each row says the same wherever it stands, and what is above the columns says nothing."""
    table, order, titles = case
    head = table.rows[table.header]
    was = outcome(written(list(table.rows), table.delimiter)[0])
    content, lines = written([head, *(table.rows[at] for at in order)], table.delimiter)
    above = "".join(f"{title}\n" for title in titles if title.strip("\ufeff"))
    now = outcome(above.encode() + content)
    if not was or not now or table.name in BY_SAMPLE or above.startswith("sep="):
        return
    read_before = by_line(was)
    first = above.count("\n")
    _, lines_before = written(list(table.rows), table.delimiter)
    for line, at in zip(lines[1:], order, strict=True):
        found = by_line(now).get(line + first)
        assert found == read_before.get(lines_before[at]), (table.rows[at], found)


# Dates


@st.composite
def dates_written(draw: st.DrawFn) -> tuple[str, list[datetime.date], str]:
    """The columns of an app with dates in their own way, and a way to write them."""
    days = st.dates(datetime.date(2015, 1, 1), datetime.date(2026, 6, 1))
    dates = draw(st.lists(days, min_size=1, max_size=12))
    kind = draw(st.sampled_from(sorted(DATED)))
    return kind, dates if draw(st.booleans()) else sorted(dates), draw(st.sampled_from(STYLES))


DATED = {
    "Strong": "Date,Workout Name,Exercise Name,Set Order,Weight,Reps\n{},Back,Deadlift,1,100,5\n",
    "Hevy": "title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps\n"
    "Back,{},,Deadlift,0,normal,100,5\n",
    "FitNotes": "Date,Exercise,Category,Weight,Weight Unit,Reps\n{},Deadlift,Back,100,kgs,5\n",
    "StrongLifts": "Date (dd/mm/yyyy),Exercise,Set 1 (Reps),Set 1 (KG)\n{},Deadlift,5,100\n",
    "Fitbod": "Date,Exercise,Reps,Weight(kg),isWarmup\n{},Deadlift,5,100,false\n",
    "Liftosaur": "Workout DateTime,Exercise,Completed Reps,Completed Weight Value\n"
    "{},Deadlift,5,100\n",
    "LiftLog": "SessionId,Timestamp,Exercise,Weight,Reps\n,{},Deadlift,100,5\n",
    "JEFIT": "### EXERCISE LOGS ###\nename,logs,mydate\nDeadlift,100x5,{}\n",
    "RepCount": "Workout Start,Workout End,Exercise,Weight,Reps\n{},,Deadlift,100,5\n",
    "Lyfta": "Title,Date,Exercise,Exercise Note,Weight,Reps,Set Type\nBack,{},Deadlift,,100,5,\n",
    "Flexify": "id,name,reps,weight,created,unit,hidden\n1,Deadlift,5,100,{},kg,false\n",
    "GymRun": "Date,Time,Routine,Exercise,Set,Weight,Reps,Book\n{},,Back,Deadlift,1,100,5,\n",
    "Alpha Progression": '"Back","{}","1:02 hr"\n"1. Deadlift · 5 reps"\n'
    "#,KG,REPS,RIR\n1,100,5,2\n",
}


def check_dates(case: tuple[str, list[datetime.date], str]) -> None:
    """Dates are those that were meant, or the lifter is asked and the answer makes them so."""
    app, dates, style = case
    *head, row = DATED[app].splitlines(keepends=True)
    if app == "Alpha Progression":
        head, row = [], DATED[app]
    said = [date.strftime(style) for date in dates]
    content = "".join(head) + "".join(
        row.replace("{}", f'"{each}"'.replace('""', '"')) for each in said
    )
    content = content.replace('""', '"')
    reading = outcome(content.encode())
    assert reading, content
    assert reading.source.app == app
    assert reading.skipped == []
    if reading.order and reading.order.is_open:
        first = "day" if style.startswith("%d") else "month"
        assert first in dict(reading.order.asked)
        reading = outcome(content.encode(), first)
        assert reading
    found = [row.visit.began.date() for row in sorted(reading.rows, key=lambda row: row.line)]
    if len(set(found)) >= 5 and in_order(found) and not in_order(dates):
        return  # one in sixty of those in no order that are in order the other way
    assert found == dates, (said, reading.order)


def in_order(dates: list[datetime.date]) -> bool:
    return dates in (sorted(dates), sorted(dates, reverse=True))


# Units


UNITS = {"kg": "kg", "kgs": "kg", "KG": "kg", "Kilograms": "kg", "lb": "lb", "lbs": "lb"}
NO_UNITS = ["-", "", "nan", "stone", "%"]


@st.composite
def units_named(draw: st.DrawFn) -> tuple[Rows, list[str], str]:
    """A table, the unit that each row names in place of its own, and that of the columns."""
    table = rows_of(draw(st.sampled_from(TABLES)))
    words = st.sampled_from([*UNITS, *NO_UNITS])
    units = draw(st.lists(words, min_size=len(table.rows), max_size=len(table.rows)))
    return table, units, draw(st.sampled_from(["kg", "kgs", "lb", "lbs"]))


def check_units(case: tuple[Rows, list[str], str]) -> None:
    """The unit of a weight is what its row or its column says, and none that nothing says."""
    table, units, column = case
    named = {"kg", "kgs", "lb", "lbs", "kilograms"}
    rows = [
        tuple(unit if cell.casefold() in named else cell for cell in row)
        for row, unit in zip(table.rows, units, strict=True)
    ]
    head = (cell.replace("kg", column).replace("KG", column) for cell in table.rows[table.header])
    rows[table.header] = tuple(head)
    content, lines = written(rows, table.delimiter)
    now = outcome(content)
    if not now or table.name == "fitnotes_ios.csv":  # whose rows are in either unit
        return
    said = dict(zip(lines, units, strict=True))
    text = " ".join(cell for row in table.rows[table.header + 1 :] for cell in row)
    for row in now.rows:
        of_row = None if now.source.unit else UNITS.get(said[row.line])
        assert row.unit in {of_row, now.source.unit} or f" {row.unit}" in text, row


CHECKS = [
    (bytes_lost, check_bytes),
    (cells_changed, check_cells),
    (rows_moved, check_rows),
    (dates_written, check_dates),
    (units_named, check_units),
]
