"""The strict reader of numbers as people write them: weights, reps, reps left.

Each function takes text (or a number as JSON gives it) and returns an exact value,
or raises UnreadableError with the sentence to show beside the field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from progression import limits
from progression.characters import ascii_digits

_LOAD = re.compile(r"[+-]?\d{1,4}(?:[.,]\d{1,2})?")
# A set in one word, `225x5@2`. Each of its parts is then read by the function for that part.
_SET = re.compile(r"(?P<load>[^x@]+?) ?x ?(?P<reps>[^x@]+?)(?: ?@ ?(?P<rir>[^x@]+))?")
# One set of a line of sets. Between two sets only spaces, tabs, commas and semicolons may stand.
_LINE = re.compile(r"[^\sx@,;]+(?:,\d{1,2})? ?x ?\d+(?: ?@ ?\d+)?")
_LONGEST_LINE = 200  # characters
_TIMES = str.maketrans({"X": "x", "\u00d7": "x", "*": "x"})
_BODYWEIGHT = "bw"
_WHOLE = re.compile(r"\d{1,19}")


class UnreadableError(ValueError):
    """The input is no such value; str() is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Written:
    """What the weight field holds: a load, and the reps and reps left where they were written."""

    load: Decimal
    reps: int | None = None
    rir: int | None = None


def read_written(given: object) -> Written:
    """A weight, or a whole set in short: `225x5@2`, `102,5 x 8`, `bw x 6`.

    Raises UnreadableError for another shape, or for a part that its own reader refuses.
    """
    if not is_short(given):
        return Written(read_load(given))
    short = _SET.fullmatch(digits(given).translate(_TIMES))
    if short is None:
        raise UnreadableError("Write a set in short as 225x5, or 225x5@2 with two reps left.")
    load, reps, rir = short["load"], short["reps"], short["rir"]
    bodyweight = load.lower() == _BODYWEIGHT
    return Written(Decimal(0) if bodyweight else read_load(load), read_reps(reps), read_rir(rir))


def split_sets(given: str) -> list[str]:
    """The sets of a line, each as it was written: `225x6 235x4@1, 235 x 3` is three.

    Anything else comes back unchanged, as a list of one.
    """
    text = given[:_LONGEST_LINE].translate(_TIMES)
    sets, between = _LINE.findall(text), _LINE.sub("", text)
    return sets if len(sets) > 1 and not between.strip(" \t,;") else [given]


def is_short(given: object) -> bool:
    """Whether a weight is meant as a whole set in short, readable or not."""
    return not {"x", "@"}.isdisjoint(digits(given).translate(_TIMES))


def read_load(
    given: object, within: tuple[Decimal | int, Decimal | int] = limits.LOAD, sentence: str = ""
) -> Decimal:
    """A weight with at most two decimals, `102.5` or `102,5`, within limits, both included; outside
    of them, UnreadableError has the `sentence`."""
    text = digits(given)
    if not _LOAD.fullmatch(text):
        raise UnreadableError(
            "Write the weight as a number with at most two decimals, such as 102.5."
        )
    load = Decimal(text.replace(",", "."))
    low, high = within
    if not low <= load <= high:
        raise UnreadableError(sentence or f"Weights go from {low} to {high}.")
    return load


def fitting(load: Decimal, *, lifts_body: bool) -> Decimal:
    """The load, where an exercise can have it: see limits.loads. Raises UnreadableError."""
    lowest, highest = limits.loads(lifts_body=lifts_body)
    if load < lowest:
        raise UnreadableError("Write the weight you lift, 0 or more.")
    if load > highest:
        raise UnreadableError(f"Weights go from {lowest} to {highest}.")
    return load


def read_reps(given: object) -> int:
    """A whole number of reps within limits.REPS."""
    return read_whole(given, limits.REPS, "Write the reps as a whole number from 0 to 100.")


def read_rir(given: object) -> int | None:
    """Reps left, 0-5 where 5 is five or more; None when not said."""
    if given is None or given == "":
        return None
    return read_whole(given, limits.RIR, "Choose 0 to 5 reps left, or leave it out.")


def read_whole(given: object, limits: tuple[int, int], sentence: str) -> int:
    """A whole number within limits, both included. Raises UnreadableError with `sentence`."""
    text = digits(given)
    if not _WHOLE.fullmatch(text) or not limits[0] <= int(text) <= limits[1]:
        raise UnreadableError(sentence)
    return int(text)


def digits(given: object) -> str:
    """The text with every script's digits as 0-9; "" past 50 characters and for other types.

    JSON numbers come as int or Decimal.
    """
    if isinstance(given, bool) or not isinstance(given, str | int | Decimal):
        return ""
    text = (given if isinstance(given, str) else str(given)[:50]).strip(" \t\r\n")
    if len(text) > 50:
        return ""
    return ascii_digits(text)
