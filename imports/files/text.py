"""The bytes of a file as text, or an error that says what the file is instead."""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from imports.files import other_scripts
from imports.files.file_sets import UnreadableFileError

_ARCHIVE = "This is an archive or a spreadsheet, not a CSV file. Unpack it, or export it as CSV."
_PICTURE = "This is a picture, not a CSV file."
_BACKUP = "This is a backup of the app's database. Use the app's export as CSV instead."
# How other kinds of files begin.
_OTHER = (
    ((b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a"), _ARCHIVE),
    ((b"\xfd7zXZ\x00", b"BZh", b"\x28\xb5\x2f\xfd", b"\xd0\xcf\x11\xe0\xa1\xb1"), _ARCHIVE),
    ((b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*"), _PICTURE),
    ((b"%PDF-",), "This is a PDF, not a CSV file."),
    ((b"{\\rtf",), "This is a formatted document, not a CSV file."),
    ((b"SQLite format 3\x00", b"bplist00"), _BACKUP),
)
# The longer marks come first, as UTF-32 begins like UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_BEGINNING = 4096  # bytes, an even number, that show how a text is written
_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(r"([^\r\n]*+)(?:\r\n|\r|\n|\Z)")
_BLANK_LINES = re.compile(r"[ \t\r\n]*[\r\n]")
# Western words have single accented letters; in other scripts whole words are high bytes.
_RUN_OF_HIGH_BYTES = re.compile(rb"[\x80-\xff]{4}")


class Decoded(NamedTuple):
    """The text of a file without its byte order mark, and how its encoding was known."""

    text: str
    evidence: tuple[str, ...] = ()


def decoded(content: bytes) -> Decoded:
    """The text of the bytes. Raises UnreadableFileError with the line of the first wrong byte."""
    if not content.strip():
        raise UnreadableFileError("The file is empty.")
    _refuse_others(content)
    text, evidence = _read(content)
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableFileError("The file is empty.")
    # One stray NUL spoils only its row, but a file with many is no text.
    if text.count("\0") * 100 > len(text):
        line = line_at(text, text.index("\0"))
        raise UnreadableFileError(f"This is not a text file: line {line} has a NUL byte.", line)
    return Decoded(text.lstrip("\ufeff"), evidence)


def line_at(text: str, position: int) -> int:
    """The line, from 1, of a position in a text."""
    return 1 + line_ends(text, 0, position)


def line_ends(text: str, start: int, stop: int) -> int:
    """How many lines end between two positions; \\r\\n, \\n and \\r end one each."""
    feeds = text.count("\n", start, stop)
    returns = text.count("\r", start, stop)
    return feeds + returns - (text.count("\r\n", start, stop) if returns else 0)


def lines(text: str, at: int = 0, line: int = 1) -> Iterator[tuple[str, int, int]]:
    """The lines with text, from a place on: the line, its place and its number, beginning with
    `line`."""
    while at < len(text):
        row, end, ends = line_from(text, at)
        if row.strip(" \t"):
            yield row, at, line
        at, line = end, line + ends


def line_from(text: str, at: int) -> tuple[str, int, int]:
    """The line at a place, where the next begins, and how many line ends lie between; blank lines
    are taken together."""
    match = _LINE.match(text, at)
    row, end = (match[1], match.end()) if match else ("", len(text))
    if row:
        return row, end, 1
    blank = _BLANK_LINES.match(text, at)
    end = blank.end() if blank else end
    return row, end, line_ends(text, at, end)


def _refuse_others(content: bytes) -> None:
    for beginnings, sentence in _OTHER:
        if content.startswith(beginnings):
            raise UnreadableFileError(sentence)
    if (content[:4] == b"RIFF" and content[8:12] == b"WEBP") or content[4:8] == b"ftyp":
        raise UnreadableFileError(_PICTURE)


def _read(content: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(codec), (f"Read as {name}, as its first bytes say.",)
            except UnicodeDecodeError as error:
                line = line_at(content[: error.start].decode(codec, "ignore"), error.start)
                raise _not_text(line, name) from None
    if codec := _unmarked(content):
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode(codec), ("Read as UTF-16, as every second byte shows.",)
    try:
        return content.decode(), ()
    except UnicodeDecodeError as error:
        return _western(content, error.start)


def _unmarked(content: bytes) -> str:
    """The UTF-16 of a text without a mark; blank for another. Its digits and commas have a zero in
    one half of their two bytes, and no text has many zeros in the other."""
    beginning = content[:_BEGINNING]
    in_first, in_second = beginning[::2].count(0), beginning[1::2].count(0)
    for codec, zeros, others in (
        ("utf-16-le", in_second, in_first),
        ("utf-16-be", in_first, in_second),
    ):
        if zeros * 20 > len(beginning) and others * 20 <= zeros:
            return codec
    return ""


def _western(content: bytes, wrong: int) -> tuple[str, tuple[str, ...]]:
    """Text that is not UTF-8, read in the encoding that makes sense of the names of its columns,
    else in the Western one of Windows where that is likely."""
    line = line_at(content[:wrong].decode("latin-1"), wrong)
    if other := other_scripts.read(content):
        return other[0], (f"Read as {other[1]}: line {line} is not UTF-8.",)
    meant_as_utf8 = content.decode("utf-8", "ignore")
    accents = len(meant_as_utf8) - len(meant_as_utf8.encode("ascii", "ignore"))
    high = len(content) - len(content.decode("ascii", "ignore"))
    if accents * 2 > high - accents * 2 or _RUN_OF_HIGH_BYTES.search(content):
        raise _not_text(line, "UTF-8")
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        raise _not_text(line, "UTF-8") from None
    return text, (f"Read as Western text of Windows: line {line} is not UTF-8.",)


def _not_text(line: int, name: str) -> UnreadableFileError:
    sentence = f"Line {line} has bytes that are no {name} text. Save the file as UTF-8."
    return UnreadableFileError(sentence, line)
