"""Our own exported file as lists of rows: JSON exactly as we write it.

The file begins with its schema and ends with "complete" (the format is in
accounts/export_json.py). The values are not checked here: they are text, whole numbers, lists,
objects, true, false and null.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from imports.files.file_sets import UnreadableFileError

APP = "Backplan"
SCHEMA = 1
MOST_PARTS = 200_000  # lists and objects; a file of only brackets would fill the memory
_BEGINS = re.compile(rb'\s*\{\s*"schema"\s*:')
_BOM = b"\xef\xbb\xbf"

Parts = dict[str, list[dict[str, Any]]]

CUT_OFF = "This file was cut off: what says that it is whole is missing. Export it once more."


def is_ours(content: bytes) -> bool:
    """Whether a file begins like ours."""
    return bool(_BEGINS.match(content.removeprefix(_BOM)))


def parts(content: bytes) -> Parts:
    """The lists of a file by name, each row a dictionary.

    Raises UnreadableFileError for a file that is cut off, is not JSON, has another schema or has
    a key twice.
    """
    if content.count(b"{") + content.count(b"[") > MOST_PARTS:
        raise UnreadableFileError("This file holds more than an export of ours can.")
    file = _parsed(content)
    if file.get("schema") != SCHEMA or type(file["schema"]) is not int:
        raise UnreadableFileError("This file is of a Backplan that is newer than this one.")
    if file.get("complete") is not True:
        raise UnreadableFileError(CUT_OFF)
    return {
        name: part
        for name, part in file.items()
        if isinstance(part, list) and all(isinstance(row, dict) for row in part)
    }


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        text = content.removeprefix(_BOM).decode()
        file = json.loads(
            text, object_pairs_hook=_once, parse_constant=_refused, parse_float=_refused
        )
    except UnicodeDecodeError:
        raise UnreadableFileError("This file is damaged: it is no text.") from None
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()) or not text.rstrip().endswith("}"):
            raise UnreadableFileError(CUT_OFF) from None
        raise UnreadableFileError("This file is damaged.", error.lineno) from None
    except (RecursionError, ValueError) as error:
        sentence = str(error) if isinstance(error, UnreadableFileError) else "This file is damaged."
        raise UnreadableFileError(sentence) from None
    if not isinstance(file, dict):
        raise UnreadableFileError("This file is damaged.")
    return file


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        raise UnreadableFileError("This file says something twice.")
    return row


def _refused(number: str) -> NoReturn:
    raise UnreadableFileError(f"{number[:20]} is no number that an export of ours holds.")
