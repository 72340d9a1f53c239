"""Files that are no files of ours, or half of one: a sentence with its line, at once."""

import datetime
import gzip
import io
import random
import time
import zipfile

import pytest

from imports.files.apps import events, read
from imports.files.file_sets import FileSet, Limits, Skipped, UnreadableFileError

from .reads import LIMITS, Counts, broken, counted, reading_of, reasons, twin
from .test_heavy_files import FOR_EVER

HEAD = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
)
SET = '2024-03-05 18:02:11,"Back",1h 5m,"Deadlift (Barbell)",1,140.0,5,0,0,"","",\n'
MEGABYTES = 5 * 1024 * 1024


def refusal(content: str | bytes) -> str:
    """The sentence that a file as a whole is refused with."""
    with pytest.raises(UnreadableFileError) as caught:
        reading_of(content)
    return str(caught.value)


def line_of(content: str | bytes) -> int | None:
    with pytest.raises(UnreadableFileError) as caught:
        reading_of(content)
    return caught.value.line


def with_row(row: str) -> str:
    """A sound file with one row of its own, on line 3."""
    return HEAD + SET + row + "\n" + SET * 3


def reason(row: str) -> str:
    """Why that row is skipped; the others are read."""
    reading = reading_of(with_row(row))
    assert len(reading.rows) == 4
    [(line, why)] = reasons(reading)
    assert line == 3
    return why


# What is no text


@pytest.mark.parametrize("content", [b"", b"\n", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe", b"\0"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    assert refusal(content) in {
        "The file is empty.",
        "This is not a text file: line 1 has a NUL byte.",
    }


def zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("strong.csv", HEAD + SET)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        zipped(),
        gzip.compress((HEAD + SET).encode()),
        b"7z\xbc\xaf\x27\x1c\0\4",
        b"Rar!\x1a\x07\x01\0",
        b"\xfd7zXZ\0\0\4",
        b"BZh91AY&SY",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ],
)
def test_an_archive_is_refused(content: bytes) -> None:
    assert refusal(content).startswith("This is an archive or a spreadsheet, not a CSV file.")


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"GIF89a\1\0",
        b"RIFF\x24\0\0\0WEBPVP8 ",
        b"\0\0\0\x18ftypheic",
    ],
)
def test_a_picture_named_csv_is_refused(content: bytes) -> None:
    assert refusal(content) == "This is a picture, not a CSV file."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7\n", "This is a PDF, not a CSV file."),
        (b"{\\rtf1\\ansi", "This is a formatted document, not a CSV file."),
        (b"SQLite format 3\0\x10", "This is a backup of the app's database."),
        (b"bplist00\xd4", "This is a backup of the app's database."),
    ],
)
def test_another_kind_of_file_is_told_by_name(content: bytes, sentence: str) -> None:
    assert refusal(content).startswith(sentence)


# Encodings


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_says_how_to_read(codec: str) -> None:
    mark = "" if codec[-3] != "-" or codec == "utf-8-sig" else "\ufeff"
    reading = reading_of((mark + HEAD + SET.replace("Back", "Rücken 💪")).encode(codec))
    assert reading.rows[0].visit.title == "Rücken 💪"
    said = codec[:6].upper()
    expected = [] if codec == "utf-8-sig" else [f"Read as {said}, as its first bytes say."]
    assert [each for each in reading.source.evidence if "first bytes" in each] == expected


def test_western_text_of_windows_is_read_and_said() -> None:
    reading = reading_of(with_row(SET.strip().replace("Back", "Rücken")).encode("cp1252"))
    assert reading.rows[1].visit.title == "Rücken"
    assert reading.source.evidence[0] == "Read as Western text of Windows: line 3 is not UTF-8."


@pytest.mark.parametrize(
    "row",
    [
        SET.replace("Back", "Спина").encode("cp1251"),
        SET.replace("Back", "背部训练日").encode("gb18030"),
        SET.replace("Back", "Rücken, schön").encode().replace(b"1h", b"1h\xff"),
        SET.encode().replace(b"1h", b"1h\x81"),
    ],
)
def test_other_encodings_are_refused_at_their_first_line(row: bytes) -> None:
    content = (HEAD + SET).encode() + row
    assert line_of(content) == 3
    assert refusal(content).endswith("has bytes that are no UTF-8 text. Save the file as UTF-8.")


def test_half_a_file_of_utf_16_is_refused_at_its_line() -> None:
    assert line_of((HEAD + SET).encode("utf-16") + b"\x00") == 3
    assert "no UTF-16 text" in refusal((HEAD + SET).encode("utf-16") + b"\x00")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("title", ["Back", "Спина", "背中"])
def test_utf_16_without_its_mark_is_told_by_its_zeros(codec: str, title: str) -> None:
    reading = reading_of((HEAD + SET.replace("Back", title) * 3).encode(codec))
    assert [row.visit.title for row in reading.rows] == [title] * 3
    assert reading.source.evidence[0] == "Read as UTF-16, as every second byte shows."


def test_a_stray_nul_spoils_its_own_row_alone() -> None:
    head = HEAD + SET * 30
    reading = reading_of(head + SET.replace("Back", "Ba\0ck") + SET)
    assert len(reading.rows) == 31
    assert reasons(reading) == [
        (32, "The workout name can’t be read: a character in it can’t be seen.")
    ]
    assert "\0" not in reading.skipped[0].text


# Shapes


def test_a_file_of_no_app_is_told_which_ones_are_read() -> None:
    sentence = refusal("name,price\napples,3\n")
    assert sentence.startswith("This is not the export of an app that can be read here.")
    assert "Hevy" in sentence
    assert "Strong" in sentence


@pytest.mark.parametrize(
    "content", ["hello", "{}", "[1, 2]", "<html></html>", "\n\n,,,\n;;;\n", "a" * MEGABYTES]
)
def test_text_that_is_no_table_is_refused(content: str) -> None:
    assert refusal(content).startswith("This is not the export of an app")


def test_a_header_alone_is_no_file_to_bring_in() -> None:
    assert refusal(HEAD) == "The file has the columns of Strong and no rows."
    assert refusal(twin("hevy_kg.csv").splitlines()[0]).endswith("columns of Hevy and no rows.")


def test_more_rows_than_there_may_be_are_refused_at_the_first_too_many() -> None:
    small = Limits(LIMITS.earliest, LIMITS.latest, LIMITS.reps, 10)
    assert len(read((HEAD + SET * 10).encode(), small).rows) == 10
    with pytest.raises(UnreadableFileError, match="The file has more than 10 rows") as caught:
        read((HEAD + SET * 11).encode(), small)
    assert caught.value.line == 12


@pytest.mark.slow
def test_sixty_thousand_rows_are_refused_before_they_are_read() -> None:
    assert line_of(HEAD + SET * 60_000) == 50_002


def test_a_file_of_mostly_broken_rows_is_refused_with_its_first_reasons() -> None:
    bad = SET.replace(",5,", ",5.9,", 1)
    good, mostly = HEAD + SET * 5 + bad * 5, HEAD + SET * 5 + bad * 6
    assert counted(reading_of(good)) == Counts(1, 5, broken=5)
    reps = "The reps can’t be read: “5.9” is no whole number."
    assert refusal(mostly) == (
        f"6 of 11 rows can’t be read, so this file is left alone. line 7: {reps} line 8: {reps}"
        f" line 9: {reps}"
    )


def test_a_few_broken_rows_are_no_reason_to_refuse() -> None:
    assert len(reading_of(HEAD + SET.replace(",5,", ",5.9,", 1) * 4).skipped) == 4


def test_skipped_rows_are_told_in_the_order_of_the_file() -> None:
    broken_quote, broken_reps = SET.replace('"","",', '"oh no'), SET.replace(",5,", ",5.9,", 1)
    piece = broken_quote + SET + broken_reps + SET * 3
    lines = [each.line for each in reading_of(HEAD + piece * 20).skipped]
    assert len(lines) == 40
    assert lines == sorted(lines)


def test_sets_without_reps_do_not_count_as_broken() -> None:
    reading = reading_of(HEAD + SET.replace(",5,0,0,", ",0,0,60,") * 20)
    assert counted(reading) == Counts(0, 0, no_reps=20)
    assert broken(reading) == []


# Rows


def test_a_mixture_of_line_ends_is_read() -> None:
    lines = (HEAD + SET * 5).split("\n")[:-1]
    ends = ["\r\n", "\n", "\r", "\r\n", "\r", "\n"]
    text = "".join(line + end for line, end in zip(lines, ends, strict=True))
    assert [row.line for row in reading_of(text).rows] == [2, 3, 4, 5, 6]


def test_a_spreadsheets_word_on_its_delimiter_is_heeded() -> None:
    rows = reading_of("sep=;\r\n" + twin("strong_android_semicolon.csv").decode()).rows
    assert rows[0].line == 3


def test_delimiters_too_many_at_the_end_of_every_line_are_nothing() -> None:
    text = (HEAD + SET * 2).replace("\n", ",,\n")
    assert counted(reading_of(text)) == Counts(1, 2)


@pytest.mark.parametrize("count", [1, 5, 11, 14])
def test_a_row_of_another_length_is_skipped(count: int) -> None:
    row = ",".join(["2024-03-05 18:02:11"] + ["1"] * (count - 1))
    assert reason(row) == f"The row has {count} cells where the header has 12."


def test_a_file_that_was_cut_off_loses_its_last_row() -> None:
    reading = reading_of((HEAD + SET * 8)[:-20])
    assert len(reading.rows) == 7
    assert reasons(reading) == [(9, "The row has 5 cells where the header has 12.")]


def test_a_quote_that_is_never_closed_names_its_line() -> None:
    row = SET.strip().replace('"","",', '"oh no')
    assert reason(row) == "A quote opens on line 3 and is not closed where its row ends."


def test_a_huge_cell_is_skipped() -> None:
    assert reason("x" * MEGABYTES) == "The row is longer than 30,000 characters."
    assert reason('"' + "x" * MEGABYTES + '"') == "The row is longer than 30,000 characters."


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("2024-03-05", "2026-07-01", "The date “2026-07-01 18:02:11” is in the future."),
        ("2024-03-05", "1949-12-31", "The date “1949-12-31 18:02:11” is before 1950."),
        ("2024-03-05", "2024-02-30", "There’s no such date as “2024-02-30 18:02:11”."),
        (",5,", ",5.9,", "The reps can’t be read: “5.9” is no whole number."),
        (",5,", ",101,", "The reps go from 0 to 100, not “101”."),
        (",5,", ",9223372036854775808,", "The reps can’t be read: “9223372036854775808” is "),
        (",140.0,", ',"1,000",', "The weight can’t be read: “1,000” may be one or a thousand."),
        (",140.0,", ",1e2,", "The weight can’t be read: “1e2” is not a plain number."),
        (",140.0,", ",inf,", "The weight can’t be read: “inf” is not a plain number."),
        (",140.0,", ",20000,", "The weight “20000” is more than anyone lifts."),
        ("Deadlift (Barbell)", "", "The exercise has no name."),
        ("Deadlift", "Dead\u202elift", "The exercise name can’t be read: a character in it"),
        ('"",""', '"\u2067",""', "The notes can’t be read: a character in it can’t be seen."),
        (',"",\n', ',"",12\n', "An RPE goes from 1 to 10, not “12”."),
    ],
)
def test_a_cell_that_cannot_be_read_is_a_sentence(before: str, after: str, why: str) -> None:
    assert reason(SET.replace(before, after, 1).strip("\n")).startswith(why)


def test_three_shapes_of_dates_in_one_file_are_read() -> None:
    dates = ["2024-03-05 18:02:11", "5 Mar 2024, 18:02", "2024-03-05T18:02:11"]
    quoted = "".join(SET.replace(dates[0], f'"{date}"') for date in dates)
    began = [row.visit.began for row in reading_of(HEAD + quoted).rows]
    assert {each.date() for each in began} == {datetime.date(2024, 3, 5)}


# Speed

# What has made a reader of tables slow, over and over.
PIECES = {
    "quotes": '"',
    "quotes alone on their lines": '"a\n',
    "cells that open": '"a,',
    "literal quotes in a cell that opens": '"b' * 40 + "\n",
    "cells that seem to close": 'a"b' * 30 + '"\n',
    "quotes and blanks": '"a" ' * 30 + "\n",
    "blanks between quotes": '" ' * 50,
    "commas": ",",
    "blank rows": ",\n",
    "blank lines": "\n",
    "old line ends": "\r",
    "blank lines of all kinds": " \n\t\r\n",
    "one cell": "x",
    "short rows": "1\n",
    "long notes": ('"' + "a\n" * 99 + '",') * 9,
    "digits of another script": "٢,",
    "NUL": "\0",
    "quotes that nobody doubled": SET.replace('"",', '"do "it"",'),
    "quotes that nobody closed": SET.replace('"",', '"do it,'),
}


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_no_file_takes_long(piece: str) -> None:
    content = (HEAD + SET).encode() + piece.encode() * (MEGABYTES // len(piece.encode()))
    began = time.process_time()
    try:
        kinds = {type(event) for event in events(content, LIMITS)[1]}
    except UnreadableFileError:
        kinds = set()
    assert kinds <= {FileSet, Skipped}
    assert time.process_time() - began < FOR_EVER


def test_random_bytes_are_refused() -> None:
    assert refusal(random.Random(7).randbytes(1_000_000))
