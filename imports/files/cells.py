"""The cells of other apps' files as numbers and texts, read strictly.

Each function raises UnreadableCellError with a sentence for a cell that it cannot read; the row is
then skipped with that sentence.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from functools import lru_cache

from imports.files.file_sets import Limits
from imports.files.table import beginning
from progression.characters import MISLEADING, ascii_digits

NAME_LENGTH, NOTE_LENGTH = 100, 500
_MOST = 50  # characters that a number may take, blanks and all
MOST_WEIGHT = 10_000  # in any unit
_NUMBER = re.compile(r"[+-]?(?:\d{1,9}(?:[.,]\d{0,20})?|[.,]\d{1,20})")
# A comma before three digits may separate thousands or decimals, unless the thousands would be
# more than anyone lifts.
_AMBIGUOUS = re.compile(r"[+-]?[1-9],\d{3}")
_UNITS: dict[str, str | None] = dict.fromkeys(("", "-", "\u2013", "\u2014"))
_UNITS |= dict.fromkeys(("lb", "lbs", "lb.", "lbs.", "pound", "pounds"), "lb")
_UNITS |= dict.fromkeys(("kg", "kgs", "kg.", "kgs.", "kilogram", "kilograms"), "kg")
_FLAGS = dict.fromkeys(("", "0", "0.0", "false", "no"), False)
_FLAGS |= dict.fromkeys(("1", "1.0", "true", "yes"), True)
# Characters that no text may have: NUL, marks that reorder the text around them, half characters.
_REFUSED = re.compile(f"[\0{MISLEADING}]")
_CONTROL = re.compile("[\u0001-\u0009\u000b-\u001f\u007f-\u009f]+")


class UnreadableCellError(ValueError):
    """A cell is not what its column needs; str() is the sentence that says so."""


def digits(cell: str) -> str:
    """The cell, trimmed, with every script's digits and signs as ASCII."""
    return ascii_digits(cell.strip())


def number(cell: str, what: str) -> Decimal | None:
    """The exact number of a cell, `102.5` or `102,5`; None where it is blank.

    `what` names the thing in the error: "weight", "reps".
    """
    if not cell or cell.isspace():
        return None
    return _number(cell if len(cell) <= _MOST else cell[:_MOST] + "\u2026", what)


@lru_cache(maxsize=4096)
def _number(cell: str, what: str) -> Decimal:
    text = digits(cell)
    if _AMBIGUOUS.fullmatch(text):
        why = "may be one or a thousand"
    elif not _NUMBER.fullmatch(text):
        why = "is not a plain number"
    else:
        return Decimal(text.replace(",", "."))
    raise UnreadableCellError(f"The {what} can’t be read: {shown(cell)} {why}.")


def weight(cell: str) -> Decimal | None:
    """A weight as it is written, in whatever unit; None where it is blank."""
    amount = number(cell, "weight")
    if amount is not None and abs(amount) >= MOST_WEIGHT:
        raise UnreadableCellError(f"The weight {shown(cell)} is more than anyone lifts.")
    return amount


def whole(cell: str, what: str) -> int | None:
    """A whole number, which may be written `10.0`; None where it is blank."""
    exact = number(cell, what)
    if exact is None:
        return None
    if exact != exact.to_integral_value():
        raise UnreadableCellError(f"The {what} can’t be read: {shown(cell)} is no whole number.")
    return int(exact)


def reps(cell: str, limits: Limits) -> int | None:
    """A number of reps within the limits; None where it is blank."""
    count = whole(cell, "reps")
    low, high = limits.reps
    if count is not None and not low <= count <= high:
        raise UnreadableCellError(f"The reps go from {low} to {high}, not {shown(cell)}.")
    return count


def reps_done(cell: str, limits: Limits) -> int:
    """As `reps`, but 0 for a cell with nothing but zeros, dots and commas, and for a blank one."""
    return reps(cell, limits) or 0 if cell.strip("0.,") else 0


def rir(cell: str) -> int | None:
    """Reps left, 0-5, from an RPE: 10 minus the RPE, halves rounded down. None for 0 and blank."""
    rpe = number(cell, "RPE")
    if not rpe:
        return None
    if not 0 < rpe <= 10:
        raise UnreadableCellError(f"An RPE goes from 1 to 10, not {shown(cell)}.")
    return min(5, math.floor(10 - rpe))


def unit(cell: str) -> str | None:
    """`lb` or `kg`, also for `lbs`, `kgs` and the full names; None where it is blank or a dash."""
    try:
        return _UNITS[cell.casefold()]
    except KeyError:
        raise UnreadableCellError(f"The unit {shown(cell)} is not known.") from None


def flag(cell: str, what: str) -> bool:
    """Whether a cell says yes, as `1` or `true`; a blank one says no."""
    word = cell.casefold()
    if word not in _FLAGS:
        raise UnreadableCellError(f"The {what} says neither yes nor no: {shown(cell)}.")
    return _FLAGS[word]


def exercise(cell: str) -> str:
    """The name of an exercise, as `name` reads it, which must not be blank."""
    title = name(cell, "exercise name")
    if not title:
        raise UnreadableCellError("The exercise has no name.")
    return title


def name(cell: str, what: str) -> str:
    """A name on one line, at most 100 characters."""
    # What is longer is read anew each time: 4096 whole ones would be kept for their beginnings.
    return (_name if len(cell) <= NAME_LENGTH else _name.__wrapped__)(cell, what)


@lru_cache(maxsize=4096)
def _name(cell: str, what: str) -> str:
    return _text(cell, what, NAME_LENGTH, True)


def note(cell: str, what: str = "notes", longest: int = NOTE_LENGTH) -> str:
    """A text of one or more lines, at most 500 characters unless told."""
    return _text(cell, what, longest, False)


def _text(cell: str, what: str, longest: int, is_one_line: bool) -> str:
    text = cell.strip()
    if not text:
        return ""
    if not text.isprintable():
        if _REFUSED.search(text):
            why = "a character in it can’t be seen."
            raise UnreadableCellError(f"The {what} can’t be read: {why}")
        text = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if is_one_line:
        text = " ".join(text.split())
    return cut(text, longest)


def cut(text: str, longest: int = NOTE_LENGTH) -> str:
    """As much of a text as there may be, with an ellipsis where it went on."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}\u2026"


def shown(cell: str) -> str:
    """The beginning of a cell in quotes, for a sentence."""
    return f"\u201c{beginning(cell.strip(), 40)}\u201d"
