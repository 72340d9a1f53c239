"""Whatever the bytes: a reading or a sentence, and every row within the limits."""

import csv
import datetime
import io
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from imports.files.apps import read
from imports.files.file_sets import FileSet, FileWorkout, Limits, Reading, UnreadableFileError

from .reads import LIMITS, TWINS, twin

pytestmark = pytest.mark.slow

NAMES = sorted(path.name for path in TWINS.iterdir() if path.suffix == ".csv")
HEADS = [twin(name).splitlines()[0] for name in NAMES]
HEADS += [b"### EXERCISE LOGS ###\nlogs,mydate,ename,belongsession"]
# Whose rows are written here as their apps write them.
ENGLISH = [
    name
    for name in NAMES
    if name.startswith(("strong_", "hevy")) and (twin(name).isascii() or name[:4] == "hevy")
]
# Whose rows hold one set each.
SINGLE = [name for name in NAMES if not name.startswith(("stronglifts", "jefit", "fitbod_old"))]
PIECES = [b'"', b'""', b",", b";", b"\t", b"\n", b"\r", b"\r\n", b"\0", b"\xff", b"\xef\xbb\xbf"]
PIECES += [b"1e9", b"-1", b"5.9", b"1,000", b"9" * 30, "\u202e".encode(), b"2999-01-01", b"W"]
# Python's own writer leaves \n bare in files whose lines end otherwise.
DIALECTS = [(csv.QUOTE_MINIMAL, "\n"), (csv.QUOTE_MINIMAL, "\r\n"), (csv.QUOTE_ALL, "\r")]
few = settings(max_examples=150, deadline=None)


def outcome(content: bytes) -> Reading | None:
    """The reading, looked over, or None where the file is refused with a sentence."""
    refusal = None
    try:
        reading = read(content, LIMITS)
    except UnreadableFileError as error:
        refusal = error
    if refusal:
        assert str(refusal).endswith((".", "…"))
        assert refusal.line is None or 1 <= refusal.line <= lines_in(content)
        return None
    for row in reading.rows:
        look_over(row)
        assert row.line <= lines_in(content)
    for skipped in reading.skipped:
        assert 1 <= skipped.line <= lines_in(content)
        assert skipped.why.endswith(".")
        assert is_seen(skipped.why + skipped.text)
    return reading


def lines_in(content: bytes) -> int:
    return 1 + content.count(b"\n") + content.count(b"\r")


def is_seen(text: str) -> bool:
    return not any(
        unicodedata.category(each) in {"Cc", "Cs"} or each in "\u202a\u202e\u2066\u2067"
        for each in text.replace("\n", "")
    )


def look_over(row: FileSet) -> None:
    assert LIMITS.earliest <= row.visit.began.date() <= LIMITS.latest
    assert 1 <= row.reps <= LIMITS.reps[1]
    assert row.weight is None or abs(row.weight) < 10_000
    assert row.unit in {None, "lb", "kg"}
    assert row.rir is None or 0 <= row.rir <= 5
    assert row.visit.seconds is None or 0 <= row.visit.seconds < 10_000_000
    assert 1 <= len(row.exercise) <= 100
    assert len(row.visit.title) <= 100
    assert max(len(row.note), len(row.visit.notes)) <= 500
    assert is_seen(row.exercise + row.note + row.visit.title + row.visit.notes)


@few
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    outcome(content)


@few
@given(st.sampled_from(HEADS), st.text(max_size=400), st.sampled_from(["utf-8", "utf-16"]))
def test_any_text_below_a_known_header_is_read_or_refused(
    head: bytes, text: str, codec: str
) -> None:
    outcome((head.decode() + "\n" + text).encode(codec, "surrogatepass"))


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A twin after a few accidents: pieces lost, put in, doubled or in each other's place."""
    content = twin(draw(st.sampled_from(NAMES)))
    for _ in range(draw(st.integers(1, 6))):
        at, length = draw(st.integers(0, len(content))), draw(st.integers(0, 60))
        piece, rest = content[at : at + length], content[at + length :]
        to = draw(st.integers(0, len(rest)))
        content = content[:at] + draw(
            st.sampled_from(
                [rest, piece * 2 + rest, rest[:to] + piece + rest[to:], piece[::-1] + rest]
            )
            | st.sampled_from(PIECES).map(lambda new, rest=piece + rest: new + rest)
        )
    return content


@settings(max_examples=400, deadline=None)
@given(mutated())
def test_a_file_after_an_accident_is_read_or_refused(content: bytes) -> None:
    outcome(content)


@few
@given(st.sampled_from(SINGLE), st.data())
def test_a_byte_more_or_less_costs_a_row_or_two(name: str, data: st.DataObject) -> None:
    content = twin(name)
    start = content.index(b"\n") + 1
    at = data.draw(st.integers(start, len(content) - 1))
    new = data.draw(st.sampled_from([b"", b'"', b",", b";", b"x"]))
    reading = outcome(content[:at] + new + content[at + 1 :])
    whole = outcome(content)
    assert whole is not None
    if reading is not None:
        told = len(reading.rows) + len(reading.skipped) + reading.dropped.total()
        assert told >= len(whole.rows) + len(whole.skipped) + whole.dropped.total() - 2


NOTHING = {"nan", "nat", "<na>", "null"}  # as other programs write an empty cell
words = st.text(
    st.sampled_from("ab Zé背💪'\"\n,;-=()") | st.characters(categories=["L", "N", "P"]),
    max_size=30,
)
titles = words.map(lambda text: " ".join(text.split()))
moments = st.datetimes(datetime.datetime(1950, 1, 1), datetime.datetime(2026, 6, 30)).map(
    lambda moment: moment.replace(microsecond=0)
)
weights = st.decimals(0, 9999, places=3) | st.decimals(0, 500, places=13)


@st.composite
def sets(draw: st.DrawFn) -> list[FileSet]:
    """Sets that any of the files can hold, each in a workout of its own."""
    visits = draw(
        st.lists(
            st.builds(FileWorkout, moments, st.just(True), titles, st.integers(1, 99_999), words),
            min_size=1,
            max_size=5,
            unique_by=lambda visit: visit.began,
        )
    )
    return [
        FileSet(
            line=0,
            visit=visit,
            exercise=draw(titles) or "Row",
            reps=draw(st.integers(1, 100)),
            weight=draw(weights),
            is_warm_up=draw(st.booleans()),
            rir=draw(st.none() | st.integers(0, 5)),
            note=draw(words),
        )
        for visit in visits
    ]


def rpe(row: FileSet) -> str:
    return "" if row.rir is None else str(10 - row.rir)


def strong_cells(row: FileSet, number: int) -> dict[str, str]:
    order = ("W" if number % 2 else "WARM_UP") if row.is_warm_up else str(number)
    return {
        "Workout #": str(number),
        "Date": f"{row.visit.began:%Y-%m-%d %H:%M:%S}",
        "Workout Name": row.visit.title,
        "Duration": f"{row.visit.seconds}s",
        "Duration (sec)": str(row.visit.seconds),
        "Workout Duration": f"{row.visit.seconds}s",
        "Exercise Name": row.exercise,
        "Set Order": order,
        "Reps": f"{row.reps}.0" if number % 2 else str(row.reps),
        "Distance": "0",
        "Seconds": "0",
        "Notes": row.note,
        "Workout Notes": row.visit.notes,
        "RPE": rpe(row),
    } | dict.fromkeys(("Weight", "kg", "Weight (kg)"), f"{row.weight:f}")


def hevy_cells(row: FileSet, number: int) -> dict[str, str]:
    ended = row.visit.began + datetime.timedelta(seconds=row.visit.seconds or 0)
    return {
        "title": row.visit.title,
        "start_time": f"{row.visit.began:%Y-%m-%d %H:%M:%S}",
        "end_time": f"{ended:%Y-%m-%d %H:%M:%S}",
        "description": row.visit.notes,
        "exercise_title": row.exercise,
        "exercise_notes": row.note,
        "set_index": str(number),
        "set_type": "warmup" if row.is_warm_up else "normal",
        "weight_kg": f"{row.weight:f}",
        "weight_lbs": f"{row.weight:f}",
        "reps": str(row.reps),
        "rpe": rpe(row),
    }


def plain(row: FileSet) -> FileSet:
    """The row as any reader tells it: texts trimmed, no place in the file."""
    visit = row.visit._replace(notes=row.visit.notes.strip())
    return row._replace(line=0, visit=visit, note=row.note.strip(), unit=None)


@settings(max_examples=100, deadline=None)
@given(
    rows=sets(),
    name=st.sampled_from(ENGLISH),
    dialect=st.sampled_from(DIALECTS),
)
def test_sets_written_in_any_generation_read_back(
    rows: list[FileSet], name: str, dialect: tuple[int, str]
) -> None:
    written = [text for row in rows for text in texts(row)]
    assume(not any(text.startswith("'") or text.casefold() in NOTHING for text in written))
    head = twin(name).decode().splitlines()[0].replace('"', "")
    delimiter = ";" if ";" in head else ","
    columns = head.split(delimiter)
    cells = hevy_cells if "title" in columns else strong_cells
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, quoting=dialect[0], lineterminator=dialect[1])
    writer.writerow(columns)
    for number, row in enumerate(rows, 1):
        said = cells(row, number)
        writer.writerow([said.get(column, "") for column in columns])
    limits = Limits(LIMITS.earliest, datetime.date(2026, 7, 2), LIMITS.reps, LIMITS.rows)
    found = read(stream.getvalue().encode(), limits)
    assert found.skipped == []
    assert [plain(row) for row in found.rows] == [without(row, columns) for row in rows]


def texts(row: FileSet) -> tuple[str, ...]:
    return row.exercise, row.note, row.visit.title, row.visit.notes


def without(row: FileSet, columns: list[str]) -> FileSet:
    """The row as a file of these columns can tell it."""
    names = {name.casefold() for name in columns}
    visit = row.visit._replace(
        notes=row.visit.notes if names & {"workout notes", "description"} else "",
        seconds=row.visit.seconds
        if any("duration" in x or x == "end_time" for x in names)
        else None,
    )
    row = row._replace(visit=visit, rir=row.rir if "rpe" in names else None)
    return plain(row._replace(note=row.note if names & {"notes", "exercise_notes"} else ""))


@given(st.decimals(-9999, 9999, places=16))
@example(Decimal("45.3592370000000019"))
def test_a_weight_keeps_all_its_decimals(weight: Decimal) -> None:
    head = b"Date,Workout Name,Exercise Name,Set Order,Weight,Reps\n"
    row = f"2024-03-05 18:02:11,Back,Pull Up,1,{weight:f},5\n"
    assert read(head + row.encode(), LIMITS).rows[0].weight == weight
