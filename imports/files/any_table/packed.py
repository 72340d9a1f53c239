"""Cells that hold whole sets: `100x5`, `5 @ 100`, `3x5 @ 102,5 kg`, `100x5, 100x5, 105x4`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from imports.files.any_table import names
from imports.files.cells import digits

MOST_SETS = 20  # in one part of a cell
_LONGEST = 200  # characters of a cell
_HEAVIER = 30  # more reps than that are rare, so such a number is a weight
_NUMBER = r"(\d{1,4}(?:[.,]\d{1,3})?)\s*"
_UNIT = r"(kgs?|lbs?|кг|公斤|磅)?\s*"
_TIMES = r"[x×х*✕]\s*"
_MARK = re.compile("[x×х*✕@]|at", re.IGNORECASE)  # one of them is in every packed cell
_TWO = re.compile(rf"(?:{_NUMBER}{_UNIT}|(bw)\s*){_TIMES}{_NUMBER}{_UNIT}", re.IGNORECASE)
_THREE = re.compile(
    rf"{_NUMBER}{_UNIT}{_TIMES}{_NUMBER}{_UNIT}{_TIMES}{_NUMBER}{_UNIT}", re.IGNORECASE
)
_AT = re.compile(rf"(?:(\d{{1,2}})\s*{_TIMES})?(\d{{1,3}})\s*(?:@|at)\s*{_NUMBER}{_UNIT}", re.I)
_BETWEEN = re.compile(r"\s*(?:[;/|+\n]|,\s|\s,)\s*")
# A comma may stand within a number as well, so it parts only where that makes sense of a cell.
_COMMA = re.compile(r"\s*[;/|+,\n]\s*")


class PackedSet(NamedTuple):
    """Some equal sets of a cell. `weight` is None where the cell does not say it."""

    weight: Decimal | None
    unit: str | None
    reps: str
    times: int = 1


def is_packed(cell: str) -> bool:
    """Whether a cell says the weight and the reps of sets."""
    return bool(_parts(cell))


def weight_comes_first(cells: Iterable[str]) -> bool:
    """Whether the weight stands before the reps in cells of two numbers, as in most tables."""
    first, second = 0, 0
    for one, unit, other, other_unit in _pairs(cells):
        first += bool(unit) or "," in one or "." in one or _amount(one) > _HEAVIER
        second += bool(other_unit) or "," in other or "." in other or _amount(other) > _HEAVIER
    return first >= second


def unpacked(cell: str, *, weight_first: bool, is_weighed: bool) -> list[PackedSet] | None:
    """The sets of a cell; None where it holds no packed ones.

    `is_weighed` where another column has the weight: then `3x5` is three sets of five.
    """
    parts = _parts(cell)
    return [_read(part, weight_first, is_weighed) for part in parts] if parts else None


def listed(cell: str) -> list[str] | None:
    """The reps of several sets with one weight, `5, 5, 4`; None for any other cell."""
    parts = _COMMA.split(digits(cell)) if len(cell) <= _LONGEST else []
    is_list = len(parts) > 1 and all(part.isdecimal() and len(part) <= 3 for part in parts)
    return parts if is_list else None


@lru_cache(maxsize=4096)
def _parts(cell: str) -> tuple[str, ...]:
    """The parts of a cell, where each of them is packed; none of any other cell."""
    if len(cell) > _LONGEST or not _MARK.search(cell):
        return ()
    text = digits(cell)
    for between in (_BETWEEN, _COMMA):
        parts = [part for part in between.split(text) if part]
        if parts and all(any(one.fullmatch(part) for one in (_AT, _TWO, _THREE)) for part in parts):
            return tuple(parts)
    return ()


def _pairs(cells: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    for cell in cells:
        for part in _parts(cell):
            if (two := _TWO.fullmatch(part)) and not two[3]:
                yield two[1], two[2] or "", two[4], two[5] or ""


def _read(part: str, weight_first: bool, is_weighed: bool) -> PackedSet:
    if at := _AT.fullmatch(part):
        return PackedSet(_amount(at[3]), names.unit_of(at[4] or ""), at[2], _count(at[1]))
    if two := _TWO.fullmatch(part):
        return _of_two(two, weight_first, is_weighed)
    three = _THREE.fullmatch(part)
    if three is None:
        raise ValueError(part)
    if three[2] or (_amount(three[1]) > _amount(three[5]) and not three[6]):
        return PackedSet(
            _amount(three[1]), names.unit_of(three[2] or ""), three[3], _count(three[5])
        )
    return PackedSet(_amount(three[5]), names.unit_of(three[6] or ""), three[3], _count(three[1]))


def _of_two(two: re.Match[str], weight_first: bool, is_weighed: bool) -> PackedSet:
    one, unit, is_bodyweight, other, other_unit = two.groups()
    if is_bodyweight:
        return PackedSet(Decimal(0), None, other)
    if is_weighed and not (unit or other_unit):
        return PackedSet(None, None, other, _count(one))
    if unit or (weight_first and not other_unit):
        return PackedSet(_amount(one), names.unit_of(unit or ""), other)
    return PackedSet(_amount(other), names.unit_of(other_unit or ""), one)


def _amount(number: str) -> Decimal:
    return Decimal(number.replace(",", "."))


def _count(number: str | None) -> int:
    """How many sets a number says; 0 for one that can’t be a number of sets."""
    if number is None:
        return 1
    return int(number) if number.isdecimal() and 1 <= int(number) <= MOST_SETS else 0
