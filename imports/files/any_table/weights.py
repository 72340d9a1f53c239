"""Weights and other numbers in the cells of a table, units and all."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from imports.files import cells
from imports.files.any_table import names
from imports.files.any_table.layout import ColumnPlace
from imports.files.any_table.table_found import AnyTable
from imports.files.cells import UnreadableCellError

_WITH_UNIT = re.compile(r"([-+]?[\d.,\s]*\d)\s*([^\W\d_]+)\.?")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?")
_BODY = {"bw", "bodyweight", "body weight", "kg korpergewicht", "自重", "-", "–", "—"}
_LOOKED_AT = 200  # characters of a cell
_Value = TypeVar("_Value")


@lru_cache(maxsize=4096)
def amount(cell: str) -> tuple[Decimal | None, str | None]:
    """The weight of a cell and the unit that it names: `102,5 kg`. None and None for a blank one,
    zero for a word that means one's own body. Raises UnreadableCellError."""
    text = cells.digits(cell[:_LOOKED_AT])
    if text.casefold() in _BODY:
        return Decimal(0), None
    if (parts := _WITH_UNIT.fullmatch(text)) and (unit := names.unit_of(parts[2])):
        return cells.weight(parts[1]), unit
    return cells.weight(cell), None


def weight(cell: str) -> Decimal | None:
    """The weight of a cell, None for a blank one and for one that is no weight."""
    return _or_none(lambda: amount(cell)[0])


def is_weight(cell: str) -> bool:
    """Whether a cell says a weight."""
    return weight(cell) is not None


def whole(cell: str) -> int | None:
    """The whole number of a cell, None for a blank one and for one that is none."""
    return _or_none(lambda: cells.whole(cell, "number"))


def is_whole(cell: str) -> bool:
    """Whether a cell is a whole number."""
    return whole(cell) is not None


def is_number(cell: str) -> bool:
    """Whether a cell is a number."""
    return _or_none(lambda: cells.number(cell, "number")) is not None


def is_clock(cell: str) -> bool:
    """Whether a cell is a time of day, or a date with one."""
    return ":" in cell and bool(_CLOCK.search(cells.digits(cell[:_LOOKED_AT])))


def unit_of(table: AnyTable, place: ColumnPlace) -> str | None:
    """The unit that the names of some columns say."""
    units = {names.unit_in(table.names[column]) for column in place}
    return units.pop() if len(units) == 1 else None


def decimals(table: AnyTable, place: ColumnPlace) -> int:
    """How many decimals the weights of some columns have in all."""
    total = 0
    for cell in table.cells(place):
        exponent = (weight(cell) or Decimal(0)).normalize().as_tuple().exponent
        total += max(0, -exponent) if isinstance(exponent, int) else 0
    return total


def _or_none(read: Callable[[], _Value]) -> _Value | None:
    try:
        return read()
    except UnreadableCellError:
        return None
