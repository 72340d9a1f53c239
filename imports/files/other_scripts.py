"""Text in the older encodings of other scripts, told by the names of a table's columns.

The same bytes are letters in many encodings. They are right in the one in which the file has
columns that somebody would have, one of them in letters of that script.
"""

from __future__ import annotations

import re

from imports.files.any_table import names

_ENCODINGS = (
    ("cp932", "Shift-JIS"),
    ("cp1251", "Cyrillic text of Windows"),
    ("gb18030", "Chinese text (GB 18030)"),
    ("big5", "Chinese text (Big5)"),
    ("cp949", "Korean text of Windows"),
    ("cp1252", "Western text of Windows"),
    ("cp1250", "Central European text of Windows"),
    ("cp1254", "Turkish text of Windows"),
    ("koi8_r", "Cyrillic text (KOI8-R)"),
)
_LINES = 20  # that may hold the names of the columns
_LONGEST = 10_000  # characters of these lines
_CELLS = re.compile(r"[,;\t|]")


def read(content: bytes) -> tuple[str, str] | None:
    """The text of bytes that are no UTF-8, and the name of its encoding; None where no encoding
    makes sense of them."""
    for codec, name in _ENCODINGS:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if any(map(_names_columns, text[:_LONGEST].splitlines()[:_LINES])):
            return text, name
    return None


def _names_columns(line: str) -> bool:
    known = [cell for cell in map(_trimmed, _CELLS.split(line)) if names.known(cell)]
    return len(known) > 1 and not all(map(str.isascii, known))


def _trimmed(cell: str) -> str:
    return cell.strip(' "\ufeff')
